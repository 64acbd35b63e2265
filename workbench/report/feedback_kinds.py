"""The columns of comments and their themes, in alphabetical order; part of the table in `column_kinds`."""

from __future__ import annotations

from workbench.report.kinds import Kind

FEEDBACK: dict[str, Kind] = {
    "calibration_gap": Kind("share:1", "rate"),
    "comments": Kind("count", "events"),
    "language": Kind("name", "name"),
    "macro_f1": Kind("number:2", "rate"),
    "mark": Kind("name", "name"),
    "quote": Kind("text", "name"),
    "share_before": Kind("share:1", "rate", missing="c"),
    "share_now": Kind("share:1", "rate", missing="c"),
    "tendency": Kind("name"),
    "theme": Kind("name", "name"),
    "told_right": Kind("share:0", "rate"),
    "unhappy": Kind("count", "part"),
}
