"""The columns that reports show: each has one format and one role; its heading is `column-<name>` in the common words.

A format is share, points, number or days (with decimals after a colon: "share:0"), count, p (a p-value), money (in the
report's currency, or money:GBP), date, period, text (from data, as it is) or name (a code of ours, called by its name).
`lo` and `hi` bound the number before them and take its format and role.

The role says what the numbers are about, so that a table can hide what is about few: see `workbench.disclosure`.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """How a column is written, and what its numbers say about persons."""

    format: str
    role: str = "free"


COLUMNS: dict[str, Kind] = {
    "active": Kind("count", "part"),
    "actual": Kind("count", "part"),
    "at_risk": Kind("count", "running"),
    "cohort": Kind("period", "name"),
    "customers": Kind("count", "people"),
    "fitted": Kind("share:1"),
    "group": Kind("name", "name"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "origin": Kind("period", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "predicted": Kind("count"),
    "rate": Kind("share:1", "rate"),
}
BOUNDS = ("lo", "hi")


def kind(name: str) -> Kind:
    """Return the format and role of a column.

    >>> kind("rate").format
    'share:1'

    Raises
    ------
    KeyError : for a column that is not in the table; say there what it is.
    """
    if name not in COLUMNS:
        raise KeyError(f"column {name!r} is not in workbench/report/columns.py: add its format and role there, and its heading as column-{name.replace('_', '-')} to common.ftl.")
    return COLUMNS[name]
