"""The columns of the service report, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

SERVICE: dict[str, Kind] = {
    "afterwards": Kind("name", "name"),
    "age_group": Kind("name", "name"),
    "answered_hi": Kind("share:1", "rate"),
    "answered_lo": Kind("share:1", "rate"),
    "answered_rate": Kind("share:1", "rate"),
    "apart": Kind("number:2", "rate"),
    "cases": Kind("count", "events"),
    "cases_before": Kind("count", "events"),
    "cases_forecast": Kind("number:0", "rate"),
    "cases_now": Kind("count", "events"),
    "cases_repeated": Kind("count", "events"),
    "category": Kind("text", "name"),
    "customers_before": Kind("count", "people"),
    "customers_now": Kind("count", "people"),
    "customers_with": Kind("count", "people"),
    "customers_without": Kind("count", "people"),
    "forecast_hi": Kind("number:0", "rate"),
    "forecast_lo": Kind("number:0", "rate"),
    "growth": Kind("name"),
    "hours": Kind("number:1", "name"),
    "open_cases": Kind("count", "events"),
    "over_so_far": Kind("count", "running"),
    "resolve_hi": Kind("hours:2", "rate"),
    "resolve_lo": Kind("hours:2", "rate"),
    "resolve_median": Kind("hours:2", "rate"),
    "resolved_hi": Kind("share:1", "rate"),
    "resolved_lo": Kind("share:1", "rate"),
    "resolved_rate": Kind("share:1", "rate"),
    "respond_hi": Kind("hours:2", "rate"),
    "respond_lo": Kind("hours:2", "rate"),
    "respond_median": Kind("hours:2", "rate"),
    "still_open": Kind("share:1", "rate"),
    "unanswered": Kind("count", "part"),
    "with_case": Kind("number:2", "rate"),
    "without_case": Kind("number:2", "rate"),
}
