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
    codes: str = ""  # the column whose codes these are, where several columns hold the same


COLUMNS: dict[str, Kind] = {
    "active": Kind("count", "part"),
    "actual": Kind("count", "part"),
    "adjusted_p": Kind("p"),
    "at_risk": Kind("count", "running"),
    "base": Kind("count", "free"),
    "cohort": Kind("period", "name"),
    "comes_back": Kind("share:0"),
    "covered": Kind("share:0", "rate"),
    "customer_share": Kind("share:1", "rate"),
    "customers": Kind("count", "people"),
    "customers_moved": Kind("count", "people"),
    "days_silent": Kind("number:0", "rate"),
    "difference_size": Kind("number:2", "rate"),
    "explained": Kind("share:1"),
    "explained_without": Kind("share:1"),
    "fitted": Kind("share:1"),
    "frequency_rule": Kind("name"),
    "frequency_score": Kind("count", "name"),
    "gap_statistic": Kind("number:3"),
    "gross": Kind("money", "gross"),
    "group": Kind("name", "name"),
    "index_value": Kind("number:0", "rate"),
    "largest": Kind("money", "largest"),
    "measure": Kind("name", "name", "variable"),
    "median_orders": Kind("number:1", "rate"),
    "meet_the_rule": Kind("count", "people"),
    "money_share": Kind("share:1", "money_share"),
    "move_share": Kind("share:0", "rate"),
    "moved": Kind("money", "money"),
    "natural_groups": Kind("count"),
    "net": Kind("money", "net"),
    "number_of_groups": Kind("count"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "order_value": Kind("money", "rate"),
    "order_value_rule": Kind("name"),
    "orders_at_least": Kind("number:0"),
    "origin": Kind("period", "name"),
    "overall_value": Kind("number:3"),
    "p_value": Kind("p"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "predicted": Kind("count"),
    "profile_value": Kind("number:3", "rate"),
    "quiet": Kind("count", "part"),
    "rate": Kind("share:1", "rate"),
    "reachable": Kind("count", "part"),
    "recency_at_most": Kind("number:0"),
    "recency_days_rule": Kind("name"),
    "recency_score": Kind("count", "name"),
    "reference_valley": Kind("share:1"),
    "revenue_at_least": Kind("money"),
    "revenue_share": Kind("share:1", "money_share"),
    "right": Kind("share:0", "rate"),
    "score": Kind("count", "name"),
    "second": Kind("money", "second"),
    "segment": Kind("name", "name"),
    "segment_before": Kind("name", "name", "segment"),
    "segment_now": Kind("name", "name", "segment"),
    "service_active": Kind("name", "name", "service"),
    "service_silent": Kind("name", "name", "service"),
    "stage": Kind("name", "name"),
    "tier": Kind("name", "name"),
    "valley": Kind("share:1"),
    "variable": Kind("name", "name"),
}
BOUNDS = ("lo", "hi")


def role(name: str) -> str:
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
        raise KeyError(f"column {name!r} is not in workbench/report/columns.py: add its format and role there, and its heading as column-{name.replace('_', '-')} to common.ftl.")
    return COLUMNS[name]
