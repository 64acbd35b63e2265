"""The parts of reports that churn brought: marked lines, calibration points, words, small groups, models on disk."""

import json

import pandas
import pytest

from workbench.report import charts, exports
from workbench.report.shown import Shown

LINE = pandas.DataFrame(
    {
        "x": [0, 10, 20, 30],
        "y": [0.0, 0.4, 0.6, 0.9],
        "lo": [0.0, 0.3, 0.5, 0.8],
        "hi": [0.0, 0.5, 0.7, 1.0],
        "rule": [0.0, 0.2, 0.5, 0.9],
    }
)
STEPS = pandas.DataFrame({"p": [0.1, 0.5], "o": [0.12, 0.4], "lo": [0.05, 0.3], "hi": [0.2, 0.5]})


def marked(**more):
    return charts.marked(
        LINE, x="x", lines=["y", "rule"], lo="lo", hi="hi", y_format="share", x_format="number", **more
    )


def calibrated(frame=STEPS):
    return charts.calibration(frame, predicted="p", observed="o", lo="lo", hi="hi")


@pytest.mark.parametrize("chart", [marked(mark=12, diagonal=True), calibrated()], ids=["marked", "calibration"])
def test_drawings_are_the_same_bytes_each_time_in_both_languages(chart):
    one, two = chart.svg("k"), chart.svg("k")
    assert one == two and set(one) == {"en", "zh"} and "<svg" in one["en"]


def test_a_mark_is_drawn_where_there_is_one_and_within_the_axis(spoken):
    shown = Shown(
        spoken("f =\n    .x = Depth\n    .mark = cut\n    .line-y = model\n    .line-rule = rule\n"),
        "f",
        {"currency": "GBP"},
    )
    assert "cut" in marked(mark=12).svg("k", shown=shown)["en"]
    for nowhere in (None, float("nan"), 99):
        assert "cut" not in marked(mark=nowhere).svg("k", shown=shown)["en"]


def test_without_points_there_is_nothing_to_draw():
    assert not charts.marked(LINE.head(0), x="x", lines=["y"]).drawable
    assert not calibrated(STEPS.head(0)).drawable


def test_a_model_is_written_with_its_manifest_and_its_item_names_neither_hash_nor_time(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_STAGING", str(tmp_path))
    item = exports.save_model(
        "churn", b"bytes", manifest={"sha256": "ab"}, summary={"kind": "tree", "slope": 0.1 + 0.2}
    )
    assert (tmp_path / "models" / "churn.skops").read_bytes() == b"bytes"
    assert json.loads((tmp_path / "models" / "churn.json").read_text("utf-8")) == {"sha256": "ab"}
    assert item.kind == "estimates" and item.data == {
        "churn": {"path": "models/churn.skops", "kind": "tree", "slope": 0.3}
    }
    assert exports.save_model("none", b"", manifest={}, summary={}).data == {"none": {}}
    with pytest.raises(ValueError, match="use up to 64 small letters"):
        exports.save_model("../x", b"y", manifest={}, summary={})
