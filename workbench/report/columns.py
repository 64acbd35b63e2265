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
    "act": Kind("name", "name"),
    "active": Kind("count", "part"),
    "actual": Kind("count", "part"),
    "arm": Kind("name", "name"),
    "at_risk": Kind("count", "running"),
    "average_precision": Kind("number:3", "rate"),
    "by_chance": Kind("name", "name"),
    "chance": Kind("share:1", "rate"),
    "chance_high": Kind("share:1", "rate"),
    "chance_low": Kind("share:1", "rate"),
    "chance_told": Kind("share:1", "rate"),
    "choice": Kind("name"),
    "cohort": Kind("period", "name"),
    "contacts": Kind("count", "people"),
    "contribution": Kind("points:1", "rate"),
    "customers": Kind("count", "people"),
    "depth": Kind("share:0"),
    "factor": Kind("name", "name"),
    "feature": Kind("name", "name"),
    "features": Kind("count"),
    "fitted": Kind("share:1"),
    "followed": Kind("count", "running"),
    "group": Kind("name", "name"),
    "importance": Kind("number:3", "rate"),
    "incentive": Kind("money"),
    "lapsed": Kind("count", "part"),
    "left": Kind("count", "part"),
    "left_so_far": Kind("count", "running"),
    "list_share": Kind("share:0"),
    "log_loss": Kind("number:3", "rate"),
    "loss": Kind("money", "rate"),
    "mean_away": Kind("number:1", "rate"),
    "mean_difference": Kind("number:1", "rate"),
    "mean_returned": Kind("number:1", "rate"),
    "moment": Kind("date", "name"),
    "month": Kind("count", "name"),
    "naive": Kind("share:1", "rate"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "origin": Kind("period", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "predicted": Kind("count"),
    "profit": Kind("money", "rate"),
    "proportional_p": Kind("number:3", "rate"),
    "rate": Kind("share:1", "rate"),
    "ratio": Kind("number:2", "rate"),
    "reached": Kind("share:1", "rate"),
    "reading": Kind("name"),
    "returning": Kind("share:1", "rate"),
    "right": Kind("share:1", "rate"),
    "rule": Kind("name", "name"),
    "save_rate": Kind("share:0"),
    "score": Kind("name", "name"),
    "score_value": Kind("number:3", "rate"),
    "scorer": Kind("name", "name"),
    "share_left": Kind("share:1", "rate"),
    "share_stayed": Kind("share:1", "rate"),
    "silence": Kind("days", "name"),
    "silences": Kind("count", "events"),
    "since": Kind("date", "name"),
    "stability_index": Kind("number:2", "rate"),
    "survival": Kind("share:1", "rate"),
    "times_random": Kind("number:2", "rate"),
    "top_decile_lift": Kind("number:2", "rate"),
    "trait": Kind("name", "name"),
    "until": Kind("date"),
    "usual_hi": Kind("share:1"),
    "usual_lo": Kind("share:1"),
    "way": Kind("name", "name"),
    "window_from": Kind("date"),
    "window_to": Kind("date"),
    "yearly_value": Kind("money", "rate"),
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
