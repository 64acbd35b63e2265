"""The columns of recurring revenue and of acquisition, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

REVENUE: dict[str, Kind] = {
    "change": Kind("name", "name"),
    "done": Kind("name"),
    "due_value": Kind("money", "money"),
    "gross_hi": Kind("share:1", "rate"),
    "gross_kept": Kind("share:1", "rate"),
    "gross_lo": Kind("share:1", "rate"),
    "kept_before": Kind("share:1", "rate"),
    "kept_seen": Kind("share:1", "rate"),
    "kept_told": Kind("share:1", "rate"),
    "margin_each": Kind("money", "rate"),
    "meeting": Kind("name"),
    "months_seen": Kind("count", "rate"),
    "moved_on": Kind("count", "part"),
    "mrr_churn": Kind("money", "rate"),
    "mrr_contraction": Kind("money", "rate"),
    "mrr_end": Kind("money", "rate"),
    "mrr_expansion": Kind("money", "rate"),
    "mrr_new": Kind("money", "rate"),
    "mrr_reactivation": Kind("money", "rate"),
    "mrr_start": Kind("money", "rate"),
    "net_hi": Kind("share:1", "rate"),
    "net_kept": Kind("share:1", "rate"),
    "net_lo": Kind("share:1", "rate"),
    "paid_back": Kind("number:2", "rate"),
    "paid_back_told": Kind("number:2", "rate"),
    "plan": Kind("text", "name"),
    "plan_reached": Kind("text", "name"),
    "recurs": Kind("name"),
    "slope": Kind("number:2", "rate"),
    "state": Kind("name", "name"),
    "stayed": Kind("count", "part"),
    "stretches": Kind("count", "events"),
}
