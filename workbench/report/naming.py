"""Names of coded values: what a tier, a stage or a feature is called; what has no name of ours is data and stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.report.columns import coded
from workbench.words.bundles import Words, words
from workbench.words.fmt import is_missing
from workbench.words.messages import Message, called, say
from workbench.words.values import native

_WINDOWED = re.compile(r"(.+)_(\d+)")
_PARTED = re.compile(r"([a-z]+)(?:: |_)(.+)", re.DOTALL)


@dataclass(frozen=True)
class Slot:
    """Words that a chart leaves to its figure: an attribute of its message, or else the heading of a column."""

    name: str
    column: str = ""


@dataclass(frozen=True)
class Code:
    """A value of a coded column, to be called by its name."""

    column: str
    value: object


def name(column: str, code: object, *, analysis: str, **values: Any) -> Message:
    """Return the name of a coded value: the message `<column>-<code>`, or the code itself where there is none.

    A code that ends in a number, such as spend_90, may have one name for all numbers, with the number as `$days`; one that
    goes on with a name from data, such as `attribute_region` or `group: basic`, one for all of these, with the rest as
    `$part`.

    >>> str(name("unit", "month", analysis="common")), str(name("unit", "Paris", analysis="common"))
    ('month', 'Paris')
    """
    if isinstance(code, Message):
        return code
    if isinstance(code, pandas.Period):
        return say("period-alone", p=code)
    held, column = words("en", analysis), coded(column)
    text = "" if is_missing(code) else str(native(code)) if isinstance(code, bool) else str(code)
    if (id := _id(column, text)) in held:
        return say(id, analysis=analysis, **values)
    if (found := _WINDOWED.fullmatch(text)) and (id := _id(column, found[1])) in held:
        return say(id, analysis=analysis, days=int(found[2]), **values)
    if (found := _PARTED.fullmatch(text)) and "part" in _named(held, id := _id(column, found[1])):
        return say(id, analysis=analysis, part=name(found[1], found[2], analysis=analysis, **values), **values)
    return called(text, values.get("labels") or {})


def _named(held: Words, id: str) -> set[str]:
    return held.variables(id, "") if id in held and "" in held.patterns(id) else set()


def _id(column: str, code: str) -> str:
    """Return the id under which a code's name stands in the word files.

    >>> _id("stage", "at risk"), _id("act", "")
    ('stage-at-risk', 'act-none')
    """
    return f"{_slug(column)}-{_slug(code) or 'none'}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def bare(label: object) -> object:
    """Return what a label says when there is no figure to ask: a code itself, or the column of a slot."""
    if isinstance(label, Code):
        return label.value
    return label.column if isinstance(label, Slot) else label
