"""The columns that reports show: each has one format and one role; its heading is `column-<name>` in the common words.

A format is share, points, number or days (with decimals after a colon: "share:0"), count, p (a p-value), money (in the
report's currency, or money:GBP), date, period, text (from data, as it is), name (a code of ours, called by its name) or mixed (counts, which are whole, and measures
below each other).
`lo` and `hi` bound the number before them and take its format and role.

The role says what the numbers are about, so that a table can hide what is about few: see `workbench.disclosure`.
A missing value is marked [x], not available, unless the column says that it is [z], not applicable.
"""

from __future__ import annotations

from workbench.report.column_kinds import COLUMNS, Kind


class Kind(NamedTuple):
    """How a column is written, and what its numbers say about persons."""

    format: str
    role: str = "free"
    codes: str = ""  # the column whose codes these are, where several columns hold the same


COLUMNS: dict[str, Kind] = {
    "account": Kind("name", "name"),
    "act": Kind("name", "name"),
    "active": Kind("count", "part"),
    "actual": Kind("count", "part"),
    "adjusted_p": Kind("p"),
    "against": Kind("name"),
    "all_steps": Kind("share:1", "rate"),
    "amount": Kind("money", "rate"),
    "arm": Kind("name", "name"),
    "asked_for": Kind("mixed"),
    "assumption": Kind("name", "name"),
    "at_risk": Kind("count", "running"),
    "attempt": Kind("name", "name"),
    "attempt_result": Kind("number:2", "rate"),
    "average_precision": Kind("number:3", "rate"),
    "base": Kind("count", "free"),
    "bound": Kind("mixed"),
    "by_chance": Kind("name", "name"),
    "by_position": Kind("number:1", "events"),
    "borne_out": Kind("share:1", "rate"),
    "calendar_period": Kind("period", "name"),
    "called_right": Kind("share:1", "rate"),
    "campaign_kind": Kind("text", "name"),
    "cell_share": Kind("share:0", "rate"),
    "chance": Kind("share:1", "rate"),
    "chance_high": Kind("share:1", "rate"),
    "chance_low": Kind("share:1", "rate"),
    "chance_told": Kind("share:1", "rate"),
    "channel": Kind("text", "name"),
    "choice": Kind("name"),
    "cohort": Kind("period", "name"),
    "comes_back": Kind("share:0"),
    "contact_kind": Kind("text", "name"),
    "contacted": Kind("count", "events"),
    "contacts": Kind("count", "people"),
    "contacts_made": Kind("count", "people"),
    "contribution": Kind("points:1", "rate"),
    "conversions": Kind("count", "events"),
    "converted_share": Kind("share:1", "rate"),
    "cost": Kind("money", "rate"),
    "count": Kind("count", "events"),
    "coupon_share": Kind("share:1", "rate"),
    "covariate": Kind("name", "name"),
    "covered": Kind("share:0", "rate"),
    "credit_share": Kind("share:1", "rate"),
    "customer_share": Kind("share:1", "rate"),
    "customers": Kind("count", "people"),
    "customers_moved": Kind("count", "people"),
    "day": Kind("count", "name"),
    "days_silent": Kind("number:0", "rate"),
    "days_since": Kind("count", "name"),
    "depth": Kind("share:0"),
    "design": Kind("name", "name"),
    "diagnosis": Kind("name", "name"),
    "difference": Kind("points", "rate"),
    "difference_size": Kind("number:2", "rate"),
    "estimate": Kind("money", "rate"),
    "explained": Kind("share:1"),
    "explained_without": Kind("share:1"),
    "factor": Kind("name", "name"),
    "feature": Kind("name", "name"),
    "features": Kind("count"),
    "fifth": Kind("count", "name"),
    "first_group": Kind("share:1", "rate"),
    "first_touch": Kind("count", "events"),
    "fitted": Kind("share:1"),
    "followed": Kind("count", "running"),
    "frequency_rule": Kind("name"),
    "frequency_score": Kind("count", "name"),
    "from": Kind("text", "name"),
    "funnel_stage": Kind("count", "name"),
    "gained": Kind("money", "rate"),
    "gap_days": Kind("count", "name"),
    "gap_statistic": Kind("number:3"),
    "gross": Kind("money", "gross"),
    "group": Kind("name", "name"),
    "held_out": Kind("count", "events"),
    "importance": Kind("number:3", "rate"),
    "incentive": Kind("money"),
    "incremental_conversions": Kind("points", "rate"),
    "incremental_value": Kind("money", "money"),
    "incremental_value_hi": Kind("money", "money"),
    "incremental_value_lo": Kind("money", "money"),
    "index_value": Kind("number:0", "rate"),
    "journeys": Kind("count", "events"),
    "journeys_followed": Kind("count", "events"),
    "journeys_with_it": Kind("count", "events"),
    "lapsed": Kind("count", "part"),
    "largest": Kind("money", "largest"),
    "last_touch": Kind("count", "events"),
    "left": Kind("count", "part"),
    "left_so_far": Kind("count", "running"),
    "linear": Kind("number:1", "events"),
    "lines": Kind("count", "events"),
    "list_share": Kind("share:0"),
    "log_loss": Kind("number:3", "rate"),
    "loss": Kind("money", "rate"),
    "lost_on_the_way": Kind("count", "people"),
    "margin_difference": Kind("money", "rate"),
    "markov": Kind("number:1", "events"),
    "mean_away": Kind("number:1", "rate"),
    "mean_difference": Kind("number:1", "rate"),
    "mean_returned": Kind("number:1", "rate"),
    "measure": Kind("name", "name", "variable"),
    "median_days": Kind("days:1", "rate"),
    "median_orders": Kind("number:1", "rate"),
    "meet_the_rule": Kind("count", "people"),
    "minutes": Kind("count", "name"),
    "missed": Kind("text", "name"),
    "moment": Kind("date", "name"),
    "money_share": Kind("share:1", "money_share"),
    "money_step": Kind("name", "name"),
    "month": Kind("count", "name"),
    "move_share": Kind("share:0", "rate"),
    "moved": Kind("money", "money"),
    "moves": Kind("count", "events"),
    "n_control": Kind("count", "people"),
    "naive": Kind("share:1", "rate"),
    "natural_groups": Kind("count"),
    "net": Kind("money", "net"),
    "next_step": Kind("text", "name"),
    "nobody_called": Kind("share:1", "rate"),
    "number_of_groups": Kind("count"),
    "observed": Kind("share:1", "rate"),
    "on": Kind("share:1", "rate"),
    "or_after": Kind("share:1", "rate"),
    "order_value": Kind("money", "rate"),
    "order_value_rule": Kind("name"),
    "orders_at_least": Kind("number:0"),
    "origin": Kind("period", "name"),
    "others_followed": Kind("count", "running"),
    "overall": Kind("share:1", "rate"),
    "overall_value": Kind("number:3"),
    "p_value": Kind("p"),
    "pain": Kind("name", "name"),
    "part": Kind("name", "name"),
    "path": Kind("text", "name"),
    "per_customer": Kind("money", "money"),
    "period": Kind("count", "name"),
    "plain_difference": Kind("money", "rate"),
    "position": Kind("count", "name"),
    "predicted": Kind("count"),
    "profile_value": Kind("number:3", "rate"),
    "profit": Kind("money", "rate"),
    "profit_per_contact": Kind("money", "rate"),
    "proportional_p": Kind("number:3", "rate"),
    "quiet": Kind("count", "part"),
    "rate": Kind("share:1", "rate"),
    "ratio": Kind("number:2", "rate"),
    "reachable": Kind("count", "part"),
    "reached": Kind("count", "running"),
    "reached_share": Kind("share:1", "rate"),
    "reading": Kind("name"),
    "recency_at_most": Kind("number:0"),
    "recency_days_rule": Kind("name"),
    "recency_score": Kind("count", "name"),
    "reference_valley": Kind("share:1"),
    "removal_effect": Kind("share:1", "rate"),
    "result": Kind("mixed"),
    "returning": Kind("share:1", "rate"),
    "revenue_at_least": Kind("money"),
    "revenue_share": Kind("share:1", "money_share"),
    "right": Kind("share:0", "rate"),
    "roi": Kind("share:0", "rate"),
    "roi_high": Kind("share:0", "rate"),
    "roi_low": Kind("share:0", "rate"),
    "rule": Kind("name", "name"),
    "rung": Kind("name", "name"),
    "rung_state": Kind("name"),
    "save_rate": Kind("share:0"),
    "score": Kind("count", "name"),
    "skill": Kind("name", "name"),
    "score_value": Kind("number:3", "rate"),
    "scorer": Kind("name", "name"),
    "second": Kind("money", "second"),
    "second_group": Kind("share:1", "rate"),
    "second_order": Kind("share:1", "rate"),
    "segment": Kind("name", "name"),
    "segment_before": Kind("name", "name", "segment"),
    "segment_now": Kind("name", "name", "segment"),
    "sequence": Kind("text", "name"),
    "sequence_share": Kind("share:1", "rate"),
    "service_active": Kind("name", "name", "service"),
    "service_silent": Kind("name", "name", "service"),
    "sessions": Kind("count", "events"),
    "shapley": Kind("number:1", "events"),
    "share_left": Kind("share:1", "rate"),
    "share_stayed": Kind("share:1", "rate"),
    "side": Kind("name", "name"),
    "silence": Kind("days", "name"),
    "silences": Kind("count", "events"),
    "since": Kind("date", "name"),
    "single_touch": Kind("share:1", "rate"),
    "smd_after": Kind("number:2", "rate"),
    "smd_before": Kind("number:2", "rate"),
    "stability_index": Kind("number:2", "rate"),
    "stage": Kind("name", "name"),
    "step": Kind("text", "name"),
    "step_rate": Kind("share:1", "rate"),
    "survival": Kind("share:1", "rate"),
    "taken_instead": Kind("count", "part"),
    "tier": Kind("name", "name"),
    "time_decay": Kind("number:1", "events"),
    "times_random": Kind("number:2", "rate"),
    "to": Kind("text", "name"),
    "top_decile_lift": Kind("number:2", "rate"),
    "touches_per_session": Kind("number:1", "rate"),
    "trait": Kind("name", "name"),
    "treated_followed": Kind("count", "running"),
    "until": Kind("date"),
    "usual_hi": Kind("share:1"),
    "usual_lo": Kind("share:1"),
    "valley": Kind("share:1"),
    "value_first_touch": Kind("number:0", "money"),
    "value_last_touch": Kind("number:0", "money"),
    "value_linear": Kind("number:0", "money"),
    "value_markov": Kind("number:0", "money"),
    "value_per_cost": Kind("number:1", "rate"),
    "value_position": Kind("number:0", "money"),
    "value_shapley": Kind("number:0", "money"),
    "value_time_decay": Kind("number:0", "money"),
    "variable": Kind("name", "name"),
    "variance_ratio": Kind("number:2", "rate"),
    "verdict": Kind("name"),
    "way": Kind("name", "name"),
    "window": Kind("number:0", "name"),
    "window_from": Kind("date"),
    "window_to": Kind("date"),
    "worth_less": Kind("money", "money"),
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
        raise KeyError(f"column {name!r} is not in workbench/report/column_kinds.py: add its format and role there, and its heading as column-{name.replace('_', '-')} to common.ftl.")
    return COLUMNS[name]
