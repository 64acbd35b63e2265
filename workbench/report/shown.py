"""How a report's word file and the table of columns dress a frame and a chart."""

from __future__ import annotations

import numbers
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas

from workbench import disclosure
from workbench.disclosure.roles import TOPS, Role
from workbench.report import columns as known
from workbench.report import naming
from workbench.report.naming import Code, Slot
from workbench.report.tables import Column
from workbench.words.bundles import words
from workbench.words.fmt import is_missing
from workbench.words.messages import Message, called, data, say
from workbench.words.values import is_estimate

WORDED = ("name", "mixed")  # formats whose cells are messages


@dataclass(frozen=True)
class Shown:
    """The words of one figure or table: its message, the names of codes, the headings of columns."""

    analysis: str
    id: str
    values: Mapping[str, Any]

    def words(self, label: object) -> Message | None:
        """Return the message of a chart's label: a slot of the figure, a code's name, a message, or text from data."""
        if isinstance(label, Message):
            return label
        if isinstance(label, Slot):
            return self._slot(label)
        if isinstance(label, Code):
            return naming.name(label.column, label.value, analysis=self.analysis, **self.values)
        return called(label, self.values.get("labels") or {}) if isinstance(label, str) else data(label)

    def format(self, column: str) -> str:
        """Return the format of a column; money is in the report's currency.

        >>> Shown("common", "x", {"currency": "GBP"}).format("per_customer")
        'money:GBP'
        """
        written = known.kind(column).format
        return f"money:{self.values['currency']}" if written == "money" else written

    def table(
        self,
        frame: pandas.DataFrame,
        columns: str,
        *,
        minimum: int,
        whole: str,
        cross: tuple[str, str, str] | None = None,
    ) -> tuple[pandas.DataFrame, dict[str, Column]]:
        """Return a frame with its codes named and what is about few marked, and how each of its columns is shown.

        `cross` names the rows, the columns and the count of a cross table, whose cells are guarded as such.
        """
        pairs = _asked(frame, columns)
        formats: dict[str, str] = {}
        roles: dict[str, Role] = {}
        of: dict[str, str] = {}
        missing: dict[str, str] = {}
        before = ""
        for column, kind in pairs:
            if before and {column, kind} & set(known.BOUNDS):
                formats[column], roles[column], of[column], missing[column] = (
                    formats[before],
                    roles[before],
                    before,
                    missing[before],
                )
                continue
            formats[column], of[column] = self.format(kind), column
            roles[column], missing[column] = known.kind(kind).role, known.kind(kind).missing
            before = column
        unseen = {name: known.kind(name).role for name in frame if name in known.COLUMNS and name not in roles}
        roles |= {name: role for name, role in unseen.items() if role in TOPS}
        marks = _guarded(frame, roles, minimum, cross) if not whole else pandas.DataFrame(index=frame.index)
        dressed, described = frame.copy(), {}
        for column, kind in pairs:
            if formats[column] == "name":
                dressed[column] = pandas.Series(
                    [self.words(Code(kind, code)) for code in frame[column]], frame.index, dtype=object
                )
            if (
                formats[column] == "text"
                and self.values.get("labels")
                and all(isinstance(x, str) for x in frame[column])
            ):
                dressed[column] = pandas.Series([self.words(name) for name in frame[column]], frame.index, dtype=object)
                formats[column] = "name"
            if formats[column] == "mixed":
                dressed[column] = pandas.Series([_number(x) for x in frame[column]], frame.index, dtype=object)
            found = _marks(frame, marks, column, of[column])
            dressed[f"mark: {column}"] = found.mask((found == "") & frame[column].isna(), missing[column])
            written = "msg" if formats[column] in WORDED else formats[column]
            described[column] = Column(self.heading(kind), written, f"mark: {column}")
        return dressed, described

    def heading(self, column: str) -> Message:
        """Return the heading of a column."""
        return say(f"column-{column.replace('_', '-')}", analysis=self.analysis, **self.values)

    def _slot(self, slot: Slot) -> Message | None:
        if slot.name in words("en", self.analysis).patterns(self.id):
            return say(self.id, analysis=self.analysis, attribute=slot.name, **self.values)
        return self.heading(slot.column) if slot.column else None


def _guarded(
    frame: pandas.DataFrame, roles: Mapping[str, Role], minimum: int, cross: tuple[str, str, str] | None
) -> pandas.DataFrame:
    """Return the guard's marks: of a cross table, or of one row per group; `<column>_told` says which parts their row's name tells."""
    if cross:
        down, across, count = cross
        others = {column: role for column, role in roles.items() if column not in cross}
        return disclosure.guard_matrix(frame, down=down, across=across, count=count, minimum=minimum, roles=others)
    told = {column: frame[f"{column}_told"] for column in roles if f"{column}_told" in frame}
    return disclosure.guard_table(frame, roles, minimum=minimum, told=pandas.DataFrame(told, frame.index))


def _number(number: object) -> Message:
    """Return a number as a message: a whole one is a count, an estimate is written in its unit."""
    if is_estimate(number):
        return say("estimate-alone", e=number) if not is_missing(number.value) else data("")  # type: ignore[attr-defined]
    return say("count-alone", k=number) if isinstance(number, numbers.Integral) else say("number-alone", x=number)


def _asked(frame: pandas.DataFrame, columns: str) -> list[tuple[str, str]]:
    """Return the columns to show, each with the name under which it is known.

    >>> _asked(pandas.DataFrame({"a": [1], "b": [2], "a_hidden": [False]}), ""), _asked(pandas.DataFrame({"a": [1], "b": [2]}), "-a b:c")
    ([('a', 'a'), ('b', 'b')], [('b', 'c')])
    """
    asked = columns.split()
    known_as = {one.partition(":")[0]: one.partition(":")[2] or one for one in asked if not one.startswith("-")}
    left_out = {one[1:] for one in asked if one.startswith("-")}
    if asked and not left_out:
        return list(known_as.items())
    if lacking := sorted((left_out | set(known_as)) - set(map(str, frame))):
        raise ValueError(
            f"columns={columns!r} names {', '.join(lacking)}, which the frame does not have. It has: {', '.join(map(str, frame))}."
        )
    return [
        (name, known_as.get(name, name))
        for name in map(str, frame)
        if name not in left_out and not _for_the_guard(name)
    ]


def _for_the_guard(name: str) -> bool:
    return name.endswith(("_hidden", "_told")) or known.role(name) in TOPS


def _marks(frame: pandas.DataFrame, marks: pandas.DataFrame, column: str, of: str) -> pandas.Series:
    """Return a column's marks: the guard's, and "c" where whoever made the frame has hidden a value (`<column>_hidden`).

    The ends of a range are hidden with the value that they bound, which is `of`.
    """
    found = marks[column] if column in marks else pandas.Series("", frame.index, dtype="str")
    own = next((name for name in (f"{column}_hidden", f"{of}_hidden") if name in frame), "")
    return found.mask(frame[own].astype(bool), "c") if own else found
