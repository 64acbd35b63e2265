"""The columns of forecasts and of the scorecard, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

BOARD: dict[str, Kind] = {
    "carries": Kind("name"),
    "changed_since": Kind("text"),
    "contribution_money": Kind("money", "rate"),
    "factor_before": Kind("mixed", "rate"),
    "factor_now": Kind("mixed", "rate"),
    "forecast_way": Kind("name"),
    "forecasts_made": Kind("count", "free"),
    "held_share": Kind("share:0"),
    "kpi": Kind("name", "name"),
    "kpi_money": Kind("money", "rate"),
    "kpi_owner": Kind("name"),
    "kpi_reading": Kind("name"),
    "kpi_target": Kind("mixed"),
    "line": Kind("name", "name"),
    "naive_error": Kind("number:2"),
    "newest": Kind("mixed"),
    "note_kpi": Kind("name", "name", "kpi"),
    "note_words": Kind("name", "name"),
    "own_error": Kind("number:2"),
    "part_change": Kind("money", "rate"),
    "part_name": Kind("name", "name"),
    "periods_seen": Kind("count"),
    "points_after": Kind("count"),
    "points_before": Kind("count"),
    "revenue_factor": Kind("name", "name"),
    "series_name": Kind("name", "name"),
    "step_change": Kind("text"),
    "step_reading": Kind("name"),
    "steps_ahead": Kind("count", "name"),
    "told_adding": Kind("money", "rate"),
    "told_alone": Kind("money", "rate"),
    "told_money": Kind("money", "rate"),
    "told_next": Kind("number:0", "rate"),
    "usual_from": Kind("mixed"),
    "usual_to": Kind("mixed"),
}
