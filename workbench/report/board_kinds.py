"""The columns of forecasts and of the scorecard, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

BOARD: dict[str, Kind] = {
    "forecast_way": Kind("name"),
    "forecasts_made": Kind("count", "free"),
    "held_share": Kind("share:0"),
    "line": Kind("name", "name"),
    "naive_error": Kind("number:2"),
    "own_error": Kind("number:2"),
    "part_name": Kind("name", "name"),
    "periods_seen": Kind("count"),
    "series_name": Kind("name", "name"),
    "steps_ahead": Kind("count", "name"),
    "told_adding": Kind("money", "rate"),
    "told_alone": Kind("money", "rate"),
    "told_money": Kind("money", "rate"),
    "told_next": Kind("number:0", "rate"),
}
