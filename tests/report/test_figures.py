import re
from xml.etree import ElementTree

import pandas
import pytest

from workbench.models.intervals.estimate import Estimate
from workbench.report import charts
from workbench.report.figures import figure
from workbench.report.shown import Shown
from workbench.report.tables import column
from workbench.words.messages import say

FRAME = pandas.DataFrame(
    {"cohort": [1, 2, 3], "rate": [0.4, 0.25, 0.2], "lo": [0.35, 0.2, 0.15], "hi": [0.45, 0.3, 0.25]}
)
CHART = charts.curves(FRAME, x="cohort", y="rate", lo="lo", hi="hi")
PARTS = {
    "title": "About 40% return in month 1",
    "subtitle": "Share of customers active, %, new customers, 2017",
    "source": "Source: orders, data to 31 December 2017.",
    "alt": "Line chart: retention is 40% in month 1 and 20% in month 3, with narrow bands.",
    "table": FRAME,
    "columns": {"cohort": column("Month", "count"), "rate": column("Retention", "share")},
}


@pytest.fixture(scope="module")
def item():
    return figure(
        "curves", CHART, **PARTS, notes=["All of them."], shown=Shown("common", "weighted-average", {"currency": "GBP"})
    )


def test_a_figure_says_everything_around_its_drawing(item):
    page = ElementTree.fromstring(item.html["en"])
    words = " ".join("".join(page.itertext()).split())
    assert page.get("id") == "fig-curves"
    for part in ("title", "subtitle", "source"):
        assert str(PARTS[part]) in words
    assert page.find(".//span[@class='fno']") is not None
    assert page.find(".//details//table") is not None
    assert page.find(".//a[@download='curves.csv']").get("href").startswith("data:text/csv;charset=utf-8,%EF%BB%BF")
    assert page.find(".//{*}svg/{*}desc").text == PARTS["alt"]


def test_the_chinese_edition_has_the_same_drawing_and_numbers(item):
    def path(lang):
        return re.findall(r' d="([^"]*)"', item.html[lang]), re.findall(r'data-v="([^"]*)"', item.html[lang])

    assert path("en") == path("zh")
    assert ">First purchase</text>" in item.html["en"]  # the heading of its column names the axis
    assert ">首次购买</text>" in item.html["zh"]


def test_a_figure_keeps_its_numbers_beside_it(item):
    assert item.data["rows"] == [[1, 0.4], [2, 0.25], [3, 0.2]]
    assert item.data["alt"]["text"]["en"] == PARTS["alt"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": ""}, "its title, the finding, is missing"),
        ({"title": "word " * 16}, "its title has 16 words, at most 15"),
        ({"subtitle": ""}, "its subtitle is missing"),
        ({"source": ""}, "its source is missing"),
        ({"alt": ""}, "its alt text has 0 letters"),
        ({"alt": "A chart with 40%."}, "its alt text has 17 letters, at least 40"),
        ({"alt": "A line chart of the retention of new customers by month."}, "its alt text has no number"),
        ({"columns": {}}, "its columns, each with label and format, are missing"),
        ({"columns": {"x": column("Rate", "share")}}, "column 'x' is not in the frame"),
        ({"title": "Vouchers drive retention"}, "claims a cause"),
    ],
)
def test_a_figure_without_its_parts_is_refused(changed, fault):
    with pytest.raises(ValueError, match=fault):
        figure("curves", CHART, **(PARTS | changed))


def test_a_figure_needs_a_chart_and_a_key_that_can_be_an_id():
    with pytest.raises(ValueError, match="its key is not made of.*its chart is missing"):
        figure("My figure", None, **PARTS)


def test_a_title_may_name_a_cause_when_an_experiment_carries_it():
    assert figure("f", CHART, **(PARTS | {"title": "Vouchers raise retention"}), evidence="Experiment")


def test_a_figure_of_nothing_says_so_in_words():
    nothing = charts.curves(FRAME.assign(rate=None), x="cohort", y="rate")
    item = figure("curves", nothing, **PARTS)
    assert item.kind == "finding"
    assert repr(item) == "Not enough data to show: Share of customers active, %, new customers, 2017."


def test_names_from_the_data_do_not_make_a_title_too_long():
    long = "Checkout step two viewed by a customer who was signed in"
    loss = Estimate(0.5, 0.4, 0.6, 100, 0.95, "Wilson", "share")
    title = say("funnel", analysis="journey", attribute="title", before=long, after=long, drop=loss)
    assert figure("funnel", CHART, **(PARTS | {"title": title})).kind == "figure"
