"""The columns of the report on the data themselves, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

QUALITY: dict[str, Kind] = {
    "check_said": Kind("name", "name"),
    "checks_made": Kind("count"),
    "checks_missed": Kind("count"),
    "column_name": Kind("text", "name"),
    "column_type": Kind("name", "free", "value_type"),
    "days_behind": Kind("count"),
    "drift": Kind("name"),
    "expected_rows": Kind("count", "events"),
    "fresh": Kind("name"),
    "gap_weekday": Kind("name", "name", "weekday_name"),
    "ledger_step": Kind("name", "name"),
    "longest_pause": Kind("count"),
    "missing_before": Kind("share:0", missing="z"),
    "missing_share": Kind("share:0"),
    "needed_tables": Kind("text"),
    "newest_row": Kind("date"),
    "report_name": Kind("name", "name"),
    "reports_affected": Kind("name"),
    "rows": Kind("count", "events"),
    "rows_a_day": Kind("number:1"),
    "rows_latest": Kind("count", "events"),
    "rows_share": Kind("share:1"),
    "rows_usual": Kind("number:0"),
    "rows_year_before": Kind("count", "events", missing="z"),
    "source_table": Kind("text", "name"),
    "type_before": Kind("name", "free", "value_type", missing="z"),
    "usual_a_day": Kind("number:1"),
    "usual_least": Kind("count", "events"),
    "usual_most": Kind("count", "events"),
    "volume": Kind("name"),
    "weekday_name": Kind("name", "name"),
}
