"""The columns that reports show: each has one format and one role; its heading is `column-<name>` in the common words.

A format is share, points, number or days (with decimals after a colon: "share:0"), count, p (a p-value), money (in the
report's currency, or money:GBP), date, period, text (from data, as it is), name (a code of ours, called by its name) or mixed (counts, which are whole, and measures
below each other).
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
    "amount": Kind("money", "rate"),
    "asked_for": Kind("mixed"),
    "assumption": Kind("name", "name"),
    "at_risk": Kind("count", "running"),
    "calendar_period": Kind("period", "name"),
    "attempt": Kind("name", "name"),
    "attempt_result": Kind("number:2", "rate"),
    "bound": Kind("mixed"),
    "campaign_kind": Kind("text", "name"),
    "cohort": Kind("period", "name"),
    "contacts_made": Kind("count", "people"),
    "cost": Kind("money", "rate"),
    "coupon_share": Kind("share:1", "rate"),
    "covariate": Kind("name", "name"),
    "customers": Kind("count", "people"),
    "days_since": Kind("count", "name"),
    "design": Kind("name", "name"),
    "diagnosis": Kind("name", "name"),
    "estimate": Kind("money", "rate"),
    "fifth": Kind("count", "name"),
    "fitted": Kind("share:1"),
    "gained": Kind("money", "rate"),
    "group": Kind("name", "name"),
    "lines": Kind("count", "events"),
    "margin_difference": Kind("money", "rate"),
    "money_step": Kind("name", "name"),
    "n_control": Kind("count", "people"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "origin": Kind("period", "name"),
    "others_followed": Kind("count", "running"),
    "part": Kind("name", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "plain_difference": Kind("money", "rate"),
    "predicted": Kind("count"),
    "profit_per_contact": Kind("money", "rate"),
    "rate": Kind("share:1", "rate"),
    "result": Kind("mixed"),
    "roi": Kind("share:0", "rate"),
    "roi_high": Kind("share:0", "rate"),
    "roi_low": Kind("share:0", "rate"),
    "rung": Kind("name", "name"),
    "rung_state": Kind("name"),
    "side": Kind("name", "name"),
    "smd_after": Kind("number:2", "rate"),
    "smd_before": Kind("number:2", "rate"),
    "treated_followed": Kind("count", "running"),
    "variance_ratio": Kind("number:2", "rate"),
    "verdict": Kind("name"),
    "window": Kind("number:0", "name"),
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
