import re
from xml.etree import ElementTree

import numpy
import pandas
import pytest

from workbench.report import charts
from workbench.report.charts.chart import nice_step, spread, tick
from workbench.report.shown import Shown
from workbench.report.sparkline import spark
from workbench.words.messages import say

LINES = pandas.DataFrame(
    {
        "month": [1, 2, 3, 1, 2],
        "rate": [0.4, 0.3, 0.2, 0.5, 0.4],
        "group": ["a", "a", "a", "<b>&$x$", "<b>&$x$"],
    }
)
FLOWS = pandas.DataFrame(
    [
        (1, "a", "b", 60),
        (1, "a", "(end)", 30),
        (1, "b", "c", 9),
        (1, "b", "(other)", 1),
        (2, "c", "c", 2),
        (2, "c", "(end)", 7),
    ],
    columns=["at", "one", "two", "n"],
)
CURVES = {"x": "month", "y": "rate", "series": "group", "y_format": "share"}


def words(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter() if element.tag.endswith("text")]


def everything():
    course = pandas.DataFrame({"k": range(5), "seen": [1, 0.7, 0.6, None, None], "fit": [1, 0.7, 0.6, 0.5, 0.45]})
    course = course.assign(lo=course["fit"] - 0.02, hi=course["fit"] + 0.02)
    limits = pandas.DataFrame(
        {"day": pandas.date_range("2024-01-01", periods=3), "value": [0.1, 0.2, 0.4], "mean": 0.2, "lo": 0.1, "hi": 0.3}
    )
    limits = limits.assign(signal=["", "", "outside"])
    bars = pandas.DataFrame({"name": ["web", "store"], "share": [0.3, 0.2], "lo": [0.25, 0.15], "hi": [0.35, 0.25]})
    return {
        "curves": charts.curves(LINES, **CURVES),
        "projection": charts.projection(
            course, x="k", observed="seen", fitted="fit", lo="lo", hi="hi", split=2, y_format="share"
        ),
        "bars": charts.bars(bars, label="name", value="share", lo="lo", hi="hi", x_format="share"),
        "tornado": charts.tornado(
            bars.assign(base=0.28), label="name", low="lo", high="hi", base="base", x_format="share"
        ),
        "control": charts.control(limits, x="day"),
        "flow": charts.flow(FLOWS, position="at", source="one", target="two", value="n", gone="(end)", other="(other)"),
    }


def test_names_from_data_may_be_in_a_script_that_the_font_it_is_laid_out_by_does_not_have():
    """A warning would be an error here, and a line on the terminal of whoever runs a report."""
    bars = pandas.DataFrame({"name": ["快递", "доставка", "👍"], "share": [0.3, 0.2, 0.1]})
    assert "快递" in words(charts.bars(bars, label="name", value="share", x_format="share").svg("fig-x")["zh"])


@pytest.mark.parametrize("name", ["curves", "projection", "bars", "tornado", "flow", "control"])
def test_every_chart_is_the_same_bytes_each_time(name):
    first, second = (everything()[name].svg("fig-x") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", ["curves", "projection", "bars", "tornado", "flow", "control"])
def test_every_chart_is_named_themed_and_self_contained(name):
    title, described = say("figure-number", k=7), say("show-the-data")
    svg = everything()[name].svg("fig-x", title=title, description=described)["en"]
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("class")) == ("img", "fig")
    assert root.get("aria-labelledby") == "fig-x-title fig-x-desc"
    assert [child.text for child in root[:2]] == ["Figure 7", "Show the data"]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("fig-x-") for name in ids)
    assert {e.get("href")[1:] for e in root.iter() if e.get("href")} <= set(ids)
    assert not re.search(r"https?:|<style|<metadata|clip-path|font-family|<!--|\d\.\d{3,}", svg)
    colours = re.findall(r"#[0-9a-fA-F]{6}", re.sub(r"var\(--\w+,#[0-9A-Fa-f]{6}\)", "", svg))
    assert colours == []


def test_a_tornado_writes_both_ends_of_each_bar_and_of_nothing_draws_nothing():
    made = everything()["tornado"]
    assert {"25%", "35%", "15%"} <= set(words(made.svg("fig-x")["en"]))
    nothing = pandas.DataFrame(columns=["name", "lo", "hi", "base"])
    assert not charts.tornado(nothing, label="name", low="lo", high="hi", base="base", x_format="share").drawable


def test_words_of_ours_are_translated_and_words_from_data_are_not(spoken):
    shown = Shown(spoken("f =\n    .x = Age of the cohort\n", "f =\n    .x = 同期群年龄\n"), "f", {"currency": "GBP"})
    svg = everything()["curves"].svg("f", shown=shown)
    assert "Age of the cohort" in words(svg["en"])
    assert "同期群年龄" in words(svg["zh"])
    assert {"a", "<b>&$x$"} <= set(words(svg["en"])) & set(words(svg["zh"]))


def test_series_may_have_names_of_ours(spoken):
    shown = Shown(
        spoken("f =\n    .x = Age\ngroup-a = The first\n", "f =\n    .x = 年龄\ngroup-a = 第一组\n"),
        "f",
        {"currency": "GBP"},
    )
    assert "第一组" in words(everything()["curves"].svg("f", shown=shown)["zh"])


def test_places_along_the_axis_are_marked_in_both_languages_even_where_nothing_is_drawn(spoken):
    shown = Shown(
        spoken(
            "f =\n    .x = Window\n    .before = adjusted for\n    .start = start\n",
            "f =\n    .x = 窗口\n    .before = 已校正\n    .start = 启动\n",
        ),
        "f",
        {"currency": "GBP"},
    )
    points = pandas.DataFrame({"window": [1, 2, 3], "value": [0.1, 0.2, 0.3]})
    marks = [(-2, 0, "before"), (0.5, 0.5, "start")]
    plain, marked = (
        charts.curves(points, x="window", y="value", y_format="share", marks=given).svg("fig-x", shown=shown)
        for given in ([], marks)
    )
    assert {"adjusted for", "start"} <= set(words(marked["en"])) - set(words(plain["en"]))
    assert {"已校正", "启动"} <= set(words(marked["zh"]))


def test_an_axis_has_the_heading_and_the_format_of_its_column():
    shown = Shown("common", "unit-month", {"currency": "CNY"})
    spend = pandas.DataFrame({"period": [1, 2], "per_customer": [20000.0, 41000.0]})
    svg = charts.curves(spend, x="period", y="per_customer").svg("f", shown=shown)
    assert {"Age", "CN¥20K"} <= set(words(svg["en"]))
    assert {"¥2万"} <= set(words(svg["zh"]))


def test_a_single_point_has_its_range_as_a_whisker():
    point = pandas.DataFrame({"window": [1], "value": [0.2], "lo": [0.1], "hi": [0.3]})
    given = {"x": "window", "y": "value", "lo": "lo", "hi": "hi"}
    ribbon, whisker = (
        charts.curves(point, **given, ranges=ranges).svg("fig-x")["en"] for ranges in ("ribbon", "whisker")
    )
    strokes = [re.findall(r"stroke-width: ?2[;\"]", svg) for svg in (ribbon, whisker)]
    assert len(strokes[1]) == len(strokes[0]) + 1


def test_money_axes_count_in_thousands_or_in_ten_thousands():
    money = pandas.DataFrame({"month": [1, 2], "spend": [20000.0, 41000.0]})
    svg = charts.curves(money, x="month", y="spend", y_format="money:CNY").svg("f")
    assert "CN¥20K" in words(svg["en"])
    assert "¥2万" in words(svg["zh"])
    assert [tick(2.5e6, "money:GBP", "en"), tick(1.5e8, "money:GBP", "zh"), tick(0.025, "share", "zh")] == [
        "£2.5M", "£1.5亿", "2.5%"
    ]  # fmt: skip


def test_shares_start_at_0():
    assert "0%" in words(charts.curves(LINES, **CURVES).svg("f")["en"])


def test_control_characters_and_endless_names_do_not_break_a_drawing():
    odd = LINES.replace({"group": {"a": "x\x00\x0b\ny" + "z" * 90}})
    shown = words(charts.curves(odd, **CURVES).svg("f")["en"])
    assert any(word and word.startswith("x yzzz") and word.endswith("…") and len(word) == 36 for word in shown)


def test_more_series_than_can_be_told_apart_are_refused():
    many = pandas.DataFrame({"month": 1, "rate": 0.4, "group": list("abcde")})
    with pytest.raises(ValueError, match="5 series in one chart; show at most 4"):
        charts.curves(many, **CURVES)


def test_a_control_chart_draws_limits_only_where_there_are_any():
    points = pandas.DataFrame(
        {
            "day": pandas.date_range("2024-01-01", periods=3),
            "value": [0.1, 0.2, 0.4],
            "mean": 0.2,
            "lo": 0.1,
            "hi": 0.3,
            "signal": "",
        }
    )
    with_limits, without = (
        charts.control(frame, x="day").svg("fig-x")["en"]
        for frame in (points, points.assign(mean=None, lo=None, hi=None))
    )
    assert "usual, at most" in with_limits and "usual, at most" not in without and "2024-01-01" in without


def test_nothing_to_draw_is_refused_by_name():
    empty = LINES.assign(rate=numpy.nan)
    assert not charts.curves(empty, **CURVES).drawable  # a figure of it says so in words
    assert not charts.bars(LINES.iloc[:0], label="group", value="rate").drawable
    with pytest.raises(ValueError, match="'rate' has missing values"):
        charts.bars(empty, label="group", value="rate")


def test_a_single_point_and_a_flat_line_can_be_drawn():
    one = pandas.DataFrame({"month": [1], "rate": [0.0]})
    assert "0%" in words(charts.curves(one, x="month", y="rate", y_format="share").svg("f")["en"])


def test_drawing_leaves_matplotlib_as_it_was():
    import matplotlib

    before = dict(matplotlib.rcParams)
    everything()["curves"].svg("f")
    assert dict(matplotlib.rcParams) == before


def test_labels_are_moved_apart_and_keep_their_order():
    placed = spread([5.0, 4.0, 100.0, 4.5], 10.0)
    assert placed[1] < placed[3] < placed[0] < placed[2]
    assert min(abs(a - b) for k, a in enumerate(placed) for b in placed[:k]) >= 10 - 1e-9


def test_ticks_are_round_numbers():
    assert [nice_step(s) for s in (0.47, 1.0, 8.0, 23.0, 1e6)] == [0.1, 0.2, 2.0, 5.0, 200000.0]


def test_a_sparkline_shows_its_band_and_skips_gaps():
    svg = spark([1, None, 3, 2], lo=0.5, hi=3.5)
    root = ElementTree.fromstring(svg)
    assert [child.tag for child in root] == ["rect", "polyline", "circle"]
    assert len(root[1].get("points").split()) == 3
    assert root.get("aria-hidden") == "true"
    assert spark([]) == spark([1]) == spark([None, 2, float("nan")]) == ""
    assert spark([2, 2]).count(",15.0") == 2


def test_a_flow_names_its_columns_and_nodes_in_both_languages_and_draws_no_thin_band():
    drawn = everything()["flow"].svg("fig-x")
    assert {"a", "b", "c", "ended", "Step 1", "Step 3"} <= set(words(drawn["en"]))
    assert {"a", "b", "c", "已结束", "第 1 步"} <= set(words(drawn["zh"]))
    thin = FLOWS.assign(n=[60, 30, 9, 1, 1, 1])
    bands = [
        charts.flow(f, position="at", source="one", target="two", value="n", gone="(end)")
        .svg("fig-x")["en"]
        .count("opacity:0.28")
        for f in (FLOWS, thin)
    ]
    assert bands[1] == bands[0] - 2


def test_a_flow_draws_every_row_of_its_table_and_the_conversion_in_a_colour_of_its_own():
    flows = pandas.DataFrame({"at": 1, "one": [f"s{k:02d}" for k in range(10)], "two": "order", "n": 10})
    drawn = charts.flow(flows, position="at", source="one", target="two", value="n", gone="(end)", won="order").svg(
        "fig-x"
    )["en"]
    assert set(flows["one"]) | {"order"} <= set(words(drawn)) and "other" not in words(drawn)
    assert drawn.count("opacity:0.28") == 10
    plain = charts.flow(flows, position="at", source="one", target="two", value="n", gone="(end)").svg("fig-x")["en"]
    assert drawn != plain
    assert not charts.flow(flows.head(0), position="at", source="one", target="two", value="n", gone="(end)").drawable


def test_a_flow_from_which_more_go_on_than_came_is_refused():
    false = pandas.DataFrame([(1, "a", "b", 10), (2, "b", "c", 12)], columns=["at", "one", "two", "n"])
    with pytest.raises(ValueError, match="12 paths go on from 'b' in column 2, but 10 came to it"):
        charts.flow(false, position="at", source="one", target="two", value="n", gone="(end)")


@pytest.mark.parametrize("name", [name for name in everything() if everything()[name].bends])
def test_the_drawing_for_a_phone_is_narrow_and_holds_the_same_numbers_of_rows(name):
    chart = everything()[name]
    wide, slender = (ElementTree.fromstring(chart.svg("f", narrow=narrow)["en"]) for narrow in (False, True))
    assert wide.get("viewBox").split()[2] == "680" and slender.get("viewBox").split()[2] == "400"


def test_on_a_phone_the_names_of_rows_stand_above_their_bars_and_several_lines_are_named_in_the_legend_only():
    bars = everything()["bars"].svg("f", narrow=True)["en"]
    assert {"web", "store"} <= set(words(bars))
    assert {"a", "<b>&$x$"} & set(words(everything()["curves"].svg("f", narrow=True)["en"])) == set()
    assert {"a", "<b>&$x$"} <= set(words(everything()["curves"].svg("f")["en"]))


def test_a_pointer_over_a_mark_reads_its_place_its_value_and_its_range():
    frame = pandas.DataFrame({"month": [1, 2], "rate": [0.4, 0.3], "lo": [0.35, 0.3], "hi": [0.45, 0.3]})
    drawn = charts.curves(frame, x="month", y="rate", lo="lo", hi="hi", y_format="share").svg("f")
    tips = {lang: [e.text for e in ElementTree.fromstring(svg).iter("title")][1:] for lang, svg in drawn.items()}
    assert tips == {"en": ["1: 40% (35% to 45%)", "2: 30%"], "zh": ["1：40%（35% 至 45%）", "2：30%"]}
    assert "data-tip" not in drawn["en"] and "tip:" not in drawn["en"]


def read(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter("title")][1:]


def test_a_pointer_reads_both_ends_both_series_every_step_and_every_band():
    two = pandas.DataFrame({"of": ["web", "a\x01b"], "one": [0.3, 0.2], "other": [0.1, None]})
    steps = pandas.DataFrame(
        {"step": ["in", "out"], "sum": [100.0, -30.0], "lo": [90.0, None], "hi": [120.0, None], "level": [True, False]}
    )
    drawn = {
        "pairs": charts.pairs(two, label="of", first="one", second="other", x_format="share"),
        "dots": charts.dots(two.fillna(0.05), label="of", before="one", after="other", limit=0.1),
        "waterfall": charts.waterfall(
            steps, label="step", value="sum", lo="lo", hi="hi", level="level", x_format="money:EUR"
        ),
        **{name: everything()[name] for name in ("tornado", "flow", "projection")},
    }
    tips = {name: {lang: read(svg) for lang, svg in chart.svg("f").items()} for name, chart in drawn.items()}
    assert tips["pairs"]["en"] == ["web, one: 30%", "a b, one: 20%", "web, other: 10%"]
    assert tips["dots"]["zh"] == ["web，one：0.300", "a b，one：0.200", "web，other：0.100", "a b，other：0.0500"]
    assert tips["waterfall"]["en"] == ["in: €100 (€90 to €120)", "out: −€30.00"]
    assert tips["tornado"]["en"] == ["web: 25%", "store: 15%", "web: 35%", "store: 25%"]
    assert tips["flow"]["zh"] == ["a → b：60%", "a → 已结束：30%", "b → c：9.0%", "c → c：2.0%", "c → 已结束：7.0%"]
    assert tips["projection"]["en"] == ["0, observed: 100%", "1, observed: 70%", "2, observed: 60%",
                                        "3, projected: 50% (48% to 52%)", "4, projected: 45% (43% to 47%)"]  # fmt: skip
    assert all(not read(chart.svg("f", narrow=True)["en"]) for chart in drawn.values())
