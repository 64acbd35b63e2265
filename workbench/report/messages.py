"""Sentences with typed placeholders, kept without a language until they are shown."""

from __future__ import annotations

import functools
import html
import numbers
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas

from workbench.report import catalogue, dates, fmt

LANGUAGES = ("en", "zh")
HTML_LANG = {"en": "en", "zh": "zh-Hans"}
GAP = {"en": " ", "zh": ""}  # between two sentences
ESTIMATE = ("value", "size", "range", "lo", "hi", "n", "level")
PLAIN = ("share", "points", "count", "number", "money", "days", "date", "month", "ordinal", "text", "msg")


@dataclass(frozen=True)
class Text:
    """A message: an English sentence with placeholders, and the JSON-native values that fill them.

    Examples
    --------
    >>> t = text("{n:count} customers came in {m:month}.", n=1234, m="2024-09")
    >>> t.render("en")
    '1,234 customers came in Sep 2024.'
    >>> Text.from_json(t.to_json()) == t
    True
    """

    msgid: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def render(self, lang: str) -> str:
        """Return the message as plain text in a language ("en" or "zh"); English where no translation exists."""
        return _fill(catalogue.translate(self.msgid, lang), self.values, lang, _keep)

    def html(self, lang: str) -> str:
        """Return the message escaped for HTML; a message without translation is marked as English."""
        if catalogue.known(self.msgid, lang):
            return _fill(catalogue.translate(self.msgid, lang), self.values, lang, html.escape)
        return f'<span lang="en" data-untranslated="">{_fill(self.msgid, self.values, "en", html.escape)}</span>'

    def __str__(self) -> str:
        return self.render("en")

    def to_json(self) -> dict[str, Any]:
        """Return the language-free form that travels in notebooks and results."""
        return {"msgid": self.msgid, "values": dict(self.values)}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Text:
        """Rebuild a message from its language-free form."""
        return cls(record["msgid"], dict(record["values"]))


def text(msgid: str | Text, **values: object) -> Text:
    """Make a message from a whole English sentence and the values of its placeholders.

    Parameters
    ----------
    msgid : a literal sentence; placeholders are `{name:spec}`. For an estimate spec is one of value, size (without
        sign), range, lo, hi, n, level; for other values share, points, count, number, money (amount, "USD"),
        days, date, month (any period), ordinal, text (from data, as it is) or msg (a nested message).
    values : one value for each placeholder.

    Raises
    ------
    ValueError : if a placeholder has no or an unknown spec, a value is missing or is not used, or a spec does not fit.

    Examples
    --------
    >>> str(text("Half of the customers return within {d:days}.", d=45))
    'Half of the customers return within 45 days.'
    """
    if isinstance(msgid, Text) and not values:
        return msgid
    if not isinstance(msgid, str) or not msgid.strip():
        raise ValueError(f"a message is a whole sentence; {msgid!r} came.")
    specs = placeholders(msgid)
    names = {name for name, _ in specs}
    if names != set(values):
        raise ValueError(f"the message {msgid!r} has the placeholders {sorted(names)}; {sorted(values)} came.")
    return Text(msgid, {name: _native(values[name], spec, msgid) for name, spec in specs})


def placeholders(msgid: str) -> list[tuple[str, str]]:
    """Return the (name, spec) pairs of a message, in order.

    >>> placeholders("{r:value} of new customers (between {r:lo} and {r:hi})")
    [('r', 'value'), ('r', 'lo'), ('r', 'hi')]
    """
    found = [(name, spec) for _, name, spec in _parts(msgid) if name is not None]
    for name, spec in found:
        if spec not in ESTIMATE + PLAIN:
            raise ValueError(f"placeholder {{{name}:{spec}}} in {msgid!r}: the spec is one of {ESTIMATE + PLAIN}.")
    return found


def is_estimate(value: object) -> bool:
    """Say whether a value is an estimate, or the record of one: it has value, lo, hi and n."""
    has = value.__contains__ if isinstance(value, Mapping) else functools.partial(hasattr, value)
    return all(has(name) for name in ("value", "lo", "hi", "n"))


def estimate_record(value: object) -> dict[str, Any]:
    """Return the JSON-native form of an estimate, whichever package made it."""
    get = value.get if isinstance(value, Mapping) else functools.partial(getattr, value)
    record = {name: json_number(get(name, None)) for name in ("value", "lo", "hi", "n", "level")}
    return record | {name: str(get(name, "") or "") for name in ("unit", "method", "no_interval")}


@functools.cache
def _parts(msgid: str) -> tuple[tuple[str, str | None, str | None], ...]:
    return tuple((literal, name, spec) for literal, name, spec, _ in string.Formatter().parse(msgid))


def _keep(word: str) -> str:
    return word


def _fill(template: str, values: Mapping[str, Any], lang: str, escape: Callable[[str], str]) -> str:
    out = []
    for literal, name, spec in _parts(template):
        out.append(escape(literal))
        if name is not None:
            out.append(_shown(values[name], spec, lang, escape))
    return "".join(out)


def _shown(value: Any, spec: str, lang: str, escape: Callable[[str], str]) -> str:
    if spec == "msg" and value is not None:
        nested = Text.from_json(value)
        return nested.render(lang) if escape is _keep else nested.html(lang)
    return escape(fmt.estimate(value, spec, lang) if spec in ESTIMATE else fmt.value(value, spec, lang))


def json_number(value: Any) -> float | int | None:
    """Return a number as JSON holds it: int or float of ten digits, None for a missing one.

    >>> json_number(0.1 + 0.2), json_number(float("nan"))
    (0.3, None)
    """
    if fmt.is_missing(value):
        return None
    return int(value) if isinstance(value, numbers.Integral) else fmt.significant(float(value), 10)


def _native(value: Any, spec: str, msgid: str) -> Any:
    """Turn a value into plain JSON, or say which placeholder it does not fit."""
    if spec in ESTIMATE:
        if not is_estimate(value):
            raise ValueError(f"{{…:{spec}}} in {msgid!r} needs an estimate; {value!r} came.")
        return estimate_record(value)
    if spec == "msg":
        return text(value).to_json()
    if spec == "money":
        amount, currency = value
        return [json_number(amount), str(currency)]
    if value is None or value is pandas.NaT:
        return None
    if spec in ("date", "month"):
        return dates.iso(value)
    if spec == "text":
        return str(value)
    fits = isinstance(value, numbers.Real)
    if not fits:
        raise ValueError(f"{{…:{spec}}} in {msgid!r} needs a number; {value!r} came.")
    return json_number(value)
