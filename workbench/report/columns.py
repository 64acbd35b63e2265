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
    "account": Kind("name", "name"),
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
    "against": Kind("name"),
    "all_steps": Kind("share:1", "rate"),
    "at_risk": Kind("count", "running"),
    "by_position": Kind("number:1", "events"),
    "campaign_kind": Kind("text", "name"),
    "cell_share": Kind("share:0", "rate"),
    "channel": Kind("text", "name"),
    "cohort": Kind("period", "name"),
    "contacted": Kind("count", "events"),
    "conversions": Kind("count", "events"),
    "converted_share": Kind("share:1", "rate"),
    "count": Kind("count", "events"),
    "credit_share": Kind("share:1", "rate"),
    "customers": Kind("count", "people"),
    "day": Kind("count", "name"),
    "difference": Kind("points", "rate"),
    "first_group": Kind("share:1", "rate"),
    "first_touch": Kind("count", "events"),
    "fitted": Kind("share:1"),
    "from": Kind("text", "name"),
    "funnel_stage": Kind("count", "name"),
    "gap_days": Kind("count", "name"),
    "group": Kind("name", "name"),
    "held_out": Kind("count", "events"),
    "incremental_conversions": Kind("points", "rate"),
    "incremental_value": Kind("money", "money"),
    "incremental_value_hi": Kind("money", "money"),
    "incremental_value_lo": Kind("money", "money"),
    "journeys": Kind("count", "events"),
    "journeys_followed": Kind("count", "events"),
    "journeys_with_it": Kind("count", "events"),
    "last_touch": Kind("count", "events"),
    "linear": Kind("number:1", "events"),
    "lost_on_the_way": Kind("count", "people"),
    "markov": Kind("number:1", "events"),
    "median_days": Kind("days:1", "rate"),
    "minutes": Kind("count", "name"),
    "missed": Kind("text", "name"),
    "moves": Kind("count", "events"),
    "next_step": Kind("text", "name"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "origin": Kind("period", "name"),
    "others_followed": Kind("count", "running"),
    "part": Kind("name", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "plain_difference": Kind("money", "rate"),
    "overall": Kind("share:1", "rate"),
    "pain": Kind("name", "name"),
    "path": Kind("text", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "position": Kind("count", "name"),
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
    "reached": Kind("count", "running"),
    "removal_effect": Kind("share:1", "rate"),
    "second_group": Kind("share:1", "rate"),
    "second_order": Kind("share:1", "rate"),
    "sequence": Kind("text", "name"),
    "sequence_share": Kind("share:1", "rate"),
    "sessions": Kind("count", "events"),
    "shapley": Kind("number:1", "events"),
    "single_touch": Kind("share:1", "rate"),
    "step": Kind("text", "name"),
    "step_rate": Kind("share:1", "rate"),
    "taken_instead": Kind("count", "part"),
    "time_decay": Kind("number:1", "events"),
    "to": Kind("text", "name"),
    "touches_per_session": Kind("number:1", "rate"),
    "value_first_touch": Kind("number:0", "money"),
    "value_last_touch": Kind("number:0", "money"),
    "value_linear": Kind("number:0", "money"),
    "value_markov": Kind("number:0", "money"),
    "value_per_cost": Kind("number:1", "rate"),
    "value_position": Kind("number:0", "money"),
    "value_shapley": Kind("number:0", "money"),
    "value_time_decay": Kind("number:0", "money"),
    "worth_less": Kind("money", "money"),
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
