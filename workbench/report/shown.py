"""How a report's word file and the table of columns dress a frame and a chart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from workbench import disclosure
from workbench.disclosure.roles import TOPS
from workbench.report import columns as known
from workbench.report import naming
from workbench.report.naming import Code, Slot
from workbench.report.tables import Column
from workbench.words.bundles import words
from workbench.words.messages import Message, data, say


@dataclass(frozen=True)
class Shown:
    """The words of one figure or table: its message, the names of codes, the headings of columns."""

    analysis: str
    id: str
    values: Mapping[str, object]

    def words(self, label: object) -> Message | None:
        """Return the message of a chart's label: a slot of the figure, a code's name, a message, or text from data."""
        if isinstance(label, Message):
            return label
        if isinstance(label, Slot):
            return self._slot(label)
        if isinstance(label, Code):
            return naming.name(label.column, label.value, analysis=self.analysis, **self.values)
        return data(label)

    def format(self, column: str) -> str:
        """Return the format of a column; money is in the report's currency.

        >>> Shown("common", "x", {"currency": "GBP"}).format("per_customer")
        'money:GBP'
        """
        written = known.kind(column).format
        return f"money:{self.values['currency']}" if written == "money" else written

    def table(self, frame: pandas.DataFrame, columns: str, *, minimum: int, whole: str) -> tuple[pandas.DataFrame, dict[str, Column]]:
        """Return a frame with its codes named and what is about few marked, and how each of its columns is shown."""
        pairs = [(one.partition(":")[0], one.partition(":")[2] or one) for one in (columns.split() or [str(name) for name in frame])]
        formats, roles, before = {}, {}, ""
        for column, kind in pairs:
            if kind in known.BOUNDS and before:
                formats[column], roles[column] = formats[before], roles[before]
                continue
            formats[column], roles[column] = self.format(kind), known.kind(kind).role
            before = column
        unseen = {name: known.kind(name).role for name in frame if name in known.COLUMNS and name not in roles}
        roles |= {name: role for name, role in unseen.items() if role in TOPS}
        marks = pandas.DataFrame(index=frame.index) if whole else disclosure.guard_table(frame, roles, minimum=minimum)
        dressed, described = frame.copy(), {}
        for column, kind in pairs:
            if formats[column] == "name":
                dressed[column] = pandas.Series([self.words(Code(kind, code)) for code in frame[column]], frame.index, dtype=object)
            dressed[f"mark: {column}"] = _marks(frame, marks, column)
            written = "msg" if formats[column] == "name" else formats[column]
            described[column] = Column(self.heading(kind), written, f"mark: {column}")
        return dressed, described

    def heading(self, column: str) -> Message:
        """Return the heading of a column."""
        return say(f"column-{column.replace('_', '-')}", analysis=self.analysis, **self.values)

    def _slot(self, slot: Slot) -> Message | None:
        if slot.name in words("en", self.analysis).patterns(self.id):
            return say(self.id, analysis=self.analysis, attribute=slot.name, **self.values)
        return self.heading(slot.column) if slot.column else None


def _marks(frame: pandas.DataFrame, marks: pandas.DataFrame, column: str) -> pandas.Series:
    """Return a column's marks: the guard's, and "c" where whoever made the frame has hidden a value (`<column>_hidden`)."""
    found = marks[column] if column in marks else pandas.Series("", frame.index, dtype="str")
    return found.mask(frame[f"{column}_hidden"].astype(bool), "c") if f"{column}_hidden" in frame else found
