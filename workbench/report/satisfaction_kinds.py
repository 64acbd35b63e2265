"""The columns of the satisfaction report, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

SATISFACTION: dict[str, Kind] = {
    "answers_given": Kind("count", "events"),
    "asked": Kind("count", "events"),
    "bought_hi": Kind("share:1", "rate"),
    "bought_lo": Kind("share:1", "rate"),
    "bought_rate": Kind("share:1", "rate"),
    "driver": Kind("text", "name"),
    "explained_share": Kind("share:0", "rate"),
    "first_in": Kind("share:0", "rate"),
    "gap": Kind("number:1", "rate"),
    "gap_reading": Kind("name"),
    "known_by": Kind("text", "name"),
    "known_level": Kind("text", "name"),
    "returns_after": Kind("money", "rate"),
    "score_group": Kind("name", "name"),
    "spend_after": Kind("money", "rate"),
    "spend_year": Kind("money", "rate"),
    "survey_kind": Kind("name", "name"),
    "told": Kind("number:1", "rate"),
}
