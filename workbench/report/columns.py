"""The columns that reports show: each has one format and one role; its heading is `column-<name>` in the common words.

A format is share, points, number, days or hours (with decimals after a colon: "share:0"), count, p (a p-value), money (in the
report's currency, or money:GBP), date, period, text (from data, as it is), name (a code of ours, called by its name) or mixed (counts, which are whole, and measures
below each other).
`lo` and `hi` bound the number before them and take its format and role.

The role says what the numbers are about, so that a table can hide what is about few: see `workbench.disclosure`.
A missing value is marked [x], not available, unless the column says that it is [z], not applicable.
"""

from __future__ import annotations

from typing import Literal

from workbench.disclosure import Role
from workbench.report.column_kinds import COLUMNS, Kind

BOUNDS = ("lo", "hi")


def role(name: str) -> Role | Literal[""]:
    """Return the role of a column, "" of one that is not in the table.

    >>> role("customers"), role("gross"), role("of nobody")
    ('people', 'gross', '')
    """
    return COLUMNS[name].role if name in COLUMNS else ""


def coded(name: str) -> str:
    """Return the column by which the codes of a column are named: itself, or the one whose codes it holds.

    >>> coded("group")
    'group'
    """
    return (COLUMNS[name].codes if name in COLUMNS else "") or name


def kind(name: str) -> Kind:
    """Return the format and role of a column.

    >>> kind("rate").format
    'share:1'

    Raises
    ------
    KeyError : for a column that is not in the table; say there what it is.
    """
    if name not in COLUMNS:
        raise KeyError(
            f"column {name!r} is not in workbench/report/column_kinds.py: add its format and role there, and its heading as column-{name.replace('_', '-')} to common.ftl."
        )
    return COLUMNS[name]
