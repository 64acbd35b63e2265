"""Messages: an id and typed values, without a language until they are shown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.errors import did_you_mean
from workbench.words import legacy
from workbench.words.bundles import words
from workbench.words.files import COMMON, WordsError
from workbench.words.languages import language, requested
from workbench.words.values import Estimated, is_estimate, native, typed

_NAMES = re.compile(r"( > |^\d+ |=)")  # stands between names, or before one
UNKNOWN = "unknown"  # the attribute that is said when an estimate in the message has no value


@dataclass(frozen=True)
class Message:
    """A message of the word files, or text from data, with the JSON-native values that fill it.

    `analysis` names the word file; `said` holds the texts by language of a message that comes from a record.

    Examples
    --------
    >>> m = say("rows-from-customers", r=1234, c=20)
    >>> m.render("en"), m.render("zh")
    ('1,234 rows from 20 customers', '20 名客户的 1,234 行记录')
    >>> Message.from_json(m.to_json()) == m
    True
    """

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    analysis: str = COMMON
    attribute: str = ""
    said: Mapping[str, str] = field(default_factory=dict, compare=False)
    _rendered: dict[str, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def render(self, lang: str) -> str:
        """Return the message as plain text in a language; English where it has no words for it."""
        if lang not in self._rendered:  # a finding is read by its checks, its page and its record
            self._rendered[lang] = self._render(lang)
        return self._rendered[lang]

    def _render(self, lang: str) -> str:
        if self.said:
            return self.said.get(lang) or self.said["en"]
        if not self.id:
            return str(self.values["text"])
        spoken = lang if self.spoken(lang) else "en"
        held = words(spoken, self.analysis)
        text, missed = self._filled(spoken)
        other = f"{self.attribute}-{UNKNOWN}".lstrip("-")
        if not missed or other not in held.patterns(self.id):
            return text
        given = {name: typed(value) for name, value in self.values.items()}
        given["why"] = why(self.values[missed[0]]).render(spoken)
        return held.say(self.id, other, given)

    @property
    def known(self) -> bool:
        """Say whether every estimate that the words name has a value.

        >>> say("card-value", e={"value": None, "lo": None, "hi": None, "n": 0}).known
        False
        """
        return not self.id or self.id not in words("en", self.analysis) or not self._filled("en")[1]

    def _filled(self, lang: str) -> tuple[str, list[str]]:
        """Return the words filled, and the estimates among them that had no value."""
        given = {name: typed(value) for name, value in self.values.items()}
        text = words(lang, self.analysis).say(self.id, self.attribute, given)
        return text, [name for name, value in given.items() if isinstance(value, Estimated) and value.missed]

    def spoken(self, lang: str) -> bool:
        """Say whether the message has words in a language; text from data needs none."""
        if self.said:
            return lang in self.said
        held = words(lang, self.analysis)
        return not self.id or (self.id in held and self.attribute in held.patterns(self.id))

    def html(self, lang: str) -> str:
        """Return the message escaped for HTML; one without words in the language is marked as English."""
        shown = html.escape(self.render(lang))
        return shown if self.spoken(lang) else f'<span lang="en" data-untranslated="">{shown}</span>'

    def __str__(self) -> str:
        return self.render("en")

    def __bool__(self) -> bool:
        return True

    def to_json(self) -> dict[str, Any]:
        """Return the form that travels in notebooks and results: id, typed values, and the text by language."""
        said = {lang: self.render(lang) for lang in requested() if self.spoken(lang)} if self.id else dict(self.said)
        values = {name: value.to_json() if isinstance(value, Message) else value for name, value in self.values.items()}
        record: dict[str, Any] = {"id": self.id, "values": values, "text": said}
        record |= {"analysis": self.analysis} if self.analysis != COMMON else {}
        return record | ({"attribute": self.attribute} if self.attribute else {})

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Message:
        """Rebuild a message from a record; one made before word files had ids is read as it was written."""
        if "msgid" in record:
            return cls("", record["values"], said={"en": legacy.render(record)})
        values = {
            name: cls.from_json(value) if isinstance(value, Mapping) and "id" in value else value
            for name, value in record["values"].items()
        }
        return cls(
            record["id"], values, record.get("analysis", COMMON), record.get("attribute", ""), record.get("text", {})
        )


def say(id: str, *, analysis: str = COMMON, attribute: str = "", **values: object) -> Message:
    """Make a message of the word files from its id and values; those that it does not name are left out.

    Raises
    ------
    WordsError : if the id or the attribute is unknown (with the closest match), or a variable has no value.
    """
    held = words("en", analysis)
    if id not in held:
        raise WordsError(f"words/en/{analysis}.ftl has no message {id!r}.{did_you_mean(id, held)}")
    patterns = held.patterns(id)
    if attribute not in patterns:
        raise WordsError(
            f"words/en/{analysis}.ftl, {id!r}, has no {'.' + attribute if attribute else 'words of its own'}; it has {sorted(patterns)}."
        )
    unknown = f"{attribute}-{UNKNOWN}".lstrip("-")
    wanted = held.variables(id, attribute) | (held.variables(id, unknown) if unknown in patterns else set())
    if missing := wanted - {"why"} - set(values):
        raise WordsError(
            f"words/en/{analysis}.ftl, {id}{'.' + attribute if attribute else ''}: {sorted(missing)} have no value; given are {sorted(values)}."
        )
    return Message(id, {name: native(value) for name, value in values.items() if name in wanted}, analysis, attribute)


def data(text: object) -> Message:
    """Make a message of text from data: it is the same in every language."""
    return Message("", {"text": str(text)})


def called(text: str, labels: Mapping[str, Mapping[str, str]]) -> Message:
    """Make a message of a name from data: what a dataset's labels call it, by language, else the name itself.

    A path of names, as "web > order", a numbered one, as "2 web", and a column's value, as "channel=web", are called by
    their parts.

    >>> labels = {"web": {"en": "Web shop", "zh": "网店"}}
    >>> called("web > order", labels).render("en"), called("web", labels).render("zh")
    ('Web shop > order', '网店')
    >>> called("2 web", labels).render("en")
    '2 Web shop'
    >>> called("channel=web", labels).render("en"), called("channel=web", labels).render("zh")
    ('channel: Web shop', 'channel：网店')
    """
    found = _NAMES.split(text)
    if not any(part in labels for part in found):
        return data(text)
    languages = dict.fromkeys(lang for part in found for lang in labels.get(part, ()))
    said = {
        lang: "".join(labels[part].get(lang, labels[part]["en"]) if part in labels else part for part in parts)
        for lang in languages
        for parts in [[language(lang).colon if part == "=" else part for part in found]]
    }
    return Message("", {"text": text}, said=said)


def message(words: Message | str) -> Message:
    """Return words as a message; a plain sentence, as an analyst types it, is English and marked so elsewhere.

    >>> message("Half of them stayed.").html("zh")
    '<span lang="en" data-untranslated="">Half of them stayed.</span>'
    """
    if isinstance(words, Message):
        return words
    if not isinstance(words, str) or not words.strip():
        raise WordsError(f"a message is a whole sentence; {words!r} came.")
    return Message("", {"text": words}, said={"en": words})


def why(estimate: object) -> Message:
    """Return why an estimate has no value or no range.

    >>> from types import SimpleNamespace
    >>> str(why(SimpleNamespace(value=None, lo=None, hi=None, n=0, no_interval="too-few-to-show")))
    'it would be about too few customers to show'
    """
    given = estimate if isinstance(estimate, Mapping) else native(estimate)
    reason = given["no_interval"] if is_estimate(given) else ""
    if not reason:
        return say("reason-not-known")
    return say(f"reason-{reason}") if f"reason-{reason}" in words("en", COMMON) else data(reason)
