"""What a sentence is filled with: plain JSON on its way, typed and able to write itself when it is said."""

from __future__ import annotations

import datetime
import functools
import numbers
from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale
from fluent.runtime.types import FluentType

from workbench.words import dates, fmt
from workbench.words.languages import BY_LOCALE

PARTS = ("value", "size", "range", "lo", "hi", "n", "level")
ESTIMATE = ("value", "lo", "hi", "n", "level")


def is_estimate(value: object) -> bool:
    """Say whether a value is an estimate, or the record of one: it has value, lo, hi and n."""
    has = value.__contains__ if isinstance(value, Mapping) else functools.partial(hasattr, value)
    return all(has(name) for name in ("value", "lo", "hi", "n"))


def estimate_record(value: object) -> dict[str, Any]:
    """Return the JSON-native form of an estimate, whichever package made it."""
    get = value.get if isinstance(value, Mapping) else functools.partial(getattr, value)
    record = {name: json_number(get(name, None)) for name in ESTIMATE}
    return record | {name: str(get(name, "") or "") for name in ("unit", "method", "no_interval")}


def json_number(value: Any) -> float | int | None:
    """Return a number as JSON holds it: int or float of ten digits, None for a missing one.

    >>> json_number(0.1 + 0.2), json_number(float("nan"))
    (0.3, None)
    """
    if fmt.is_missing(value):
        return None
    return int(value) if isinstance(value, numbers.Integral) else fmt.significant(float(value), 10)


def native(value: object) -> Any:
    """Return a value as plain JSON that still tells an estimate, a day and a period from text and numbers; messages stay.

    >>> import pandas
    >>> native(True), native(datetime.date(2024, 9, 30)), native(pandas.Period("2024-09", "M")), native(float("nan"))
    ('yes', {'date': '2024-09-30'}, {'period': '2024-09'}, None)

    Raises
    ------
    TypeError : for what is none of these.
    """
    if hasattr(value, "to_json"):
        return value
    if isinstance(value, Mapping):
        return estimate_record(value) if is_estimate(value) else dict(value)
    if is_estimate(value):
        return estimate_record(value)
    if fmt.is_missing(value):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool":  # NumPy's has no other mark
        return "yes" if value else "no"
    if isinstance(value, str):
        return str(value)
    if isinstance(value, numbers.Real):
        return json_number(value)
    if isinstance(value, datetime.date):
        return {"date": dates.iso(value)}
    if hasattr(value, "freqstr"):
        return {"period": dates.iso(value)}
    raise TypeError(f"{value!r} ({type(value).__name__}) is none of text, number, day, period, estimate or message.")


class Said(FluentType):
    """A typed value in a sentence: writes itself, and remembers that it was asked for and had nothing to say."""

    missed = False

    def __init__(self, write: Callable[[str], str], *, missing: bool = False) -> None:
        self.write, self.missing = write, missing

    def format(self, locale: Locale) -> str:
        self.missed = self.missed or self.missing
        return self.write(BY_LOCALE[str(locale)])


class Number(Said):
    """A number that is not whole; without a function it is written as a number."""

    def __init__(self, value: float) -> None:
        self.value = value
        super().__init__(lambda lang: fmt.value(value, "number", lang))


class Estimated(Said):
    """An estimate; without a function its value is written."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record
        super().__init__(lambda lang: fmt.estimate(dict(record), "value", lang), missing=record["value"] is None)


def typed(value: Any) -> FluentType | str | int:
    """Return the value that Fluent is given for a JSON-native one, or for a message inside another.

    Whole numbers stay what they are: a sentence can choose its words by them, as for one and for several.
    """
    if value is None:
        return Said(lambda lang: fmt.value(None, "text", lang))
    if isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return Number(value)
    if isinstance(value, Mapping):
        if "date" in value:
            return Said(lambda lang: dates.day(value["date"], lang))
        if "period" in value:
            return Said(lambda lang: dates.period(value["period"], lang))
        return Estimated(value)
    return Said(value.render)


def _part(name: str) -> Callable[[object], FluentType]:
    def part(value: object) -> FluentType:
        if not isinstance(value, Estimated):
            raise TypeError(f"{name.upper()}(…) needs an estimate.")
        said = Said(lambda lang: fmt.estimate(dict(value.record), name, lang))
        value.missed = value.missed or (value.missing and name not in ("n", "level"))
        return said

    return part


def written(value: object, spec: str, currency: str = "") -> FluentType:
    """Return a number in a format, money in a currency; a missing one says so by itself."""
    if isinstance(value, Number):
        value = value.value
    elif isinstance(value, Said) and not isinstance(value, Estimated):
        return value
    if not isinstance(value, int | float):
        raise TypeError(f"{spec.upper()}(…) needs a number.")
    number = int(value) if isinstance(value, int) else float(value)
    return Said(lambda lang: fmt.value([number, currency] if spec == "money" else number, spec, lang))


def _day(value: Any) -> FluentType:
    return Said(lambda lang: dates.day(value, lang)) if isinstance(value, str) else value


FUNCTIONS: dict[str, Callable[..., FluentType]] = {
    "DAY": _day,
    **{name.upper(): _part(name) for name in ("range", "lo", "hi", "n", "size", "level")},
    **{
        name.upper(): functools.partial(written, spec=name)
        for name in ("share", "points", "count", "number", "days", "hours", "ordinal")
    },
}
