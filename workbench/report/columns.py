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
    codes: str = ""  # the column whose codes these are, where several columns hold the same


COLUMNS: dict[str, Kind] = {
    "account": Kind("name", "name"),
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
    "contact_kind": Kind("text", "name"),
    "reached_share": Kind("share:1", "rate"),
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
    "by_position": Kind("number:1", "events"),
    "cell_share": Kind("share:0", "rate"),
    "channel": Kind("text", "name"),
    "contacted": Kind("count", "events"),
    "conversions": Kind("count", "events"),
    "converted_share": Kind("share:1", "rate"),
    "count": Kind("count", "events"),
    "credit_share": Kind("share:1", "rate"),
    "day": Kind("count", "name"),
    "difference": Kind("points", "rate"),
    "first_group": Kind("share:1", "rate"),
    "first_touch": Kind("count", "events"),
    "from": Kind("text", "name"),
    "funnel_stage": Kind("count", "name"),
    "gap_days": Kind("count", "name"),
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
    "act": Kind("name", "name"),
    "arm": Kind("name", "name"),
    "average_precision": Kind("number:3", "rate"),
    "by_chance": Kind("name", "name"),
    "chance": Kind("share:1", "rate"),
    "chance_high": Kind("share:1", "rate"),
    "chance_low": Kind("share:1", "rate"),
    "chance_told": Kind("share:1", "rate"),
    "choice": Kind("name"),
    "contacts": Kind("count", "people"),
    "contribution": Kind("points:1", "rate"),
    "depth": Kind("share:0"),
    "factor": Kind("name", "name"),
    "feature": Kind("name", "name"),
    "features": Kind("count"),
    "followed": Kind("count", "running"),
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
    "order_value": Kind("money", "rate"),
    "order_value_rule": Kind("name"),
    "orders_at_least": Kind("number:0"),
    "origin": Kind("period", "name"),
    "overall_value": Kind("number:3"),
    "p_value": Kind("p"),
    "others_followed": Kind("count", "running"),
    "part": Kind("name", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "plain_difference": Kind("money", "rate"),
    "overall": Kind("share:1", "rate"),
    "pain": Kind("name", "name"),
    "path": Kind("text", "name"),
    "position": Kind("count", "name"),
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
    "profit": Kind("money", "rate"),
    "proportional_p": Kind("number:3", "rate"),
    "ratio": Kind("number:2", "rate"),
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
