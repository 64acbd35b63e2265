import json
import re
from xml.etree import ElementTree

import pandas
import pytest

from workbench.report.tables import column, table
from workbench.words.messages import data, say

WORDS = {"caption": "Most customers are in group a", "subtitle": "Customers, count, 2017"}
FRAME = pandas.DataFrame(
    {
        "month": pandas.period_range("2024-09", periods=3, freq="M"),
        "customers": [1234, 40, 7],
        "rate": [0.3844, 0.05, 0.1],
        "spend": [1500.5, None, 20.0],
        "mark": ["", "p", "c"],
        "name": ["=1+1", "<b>x</b>", "店"],
    }
)
COLUMNS = {
    "month": column("First order", "period"),
    "customers": column(say("column-customers"), "count", marks="mark"),
    "rate": column("Retention", "share"),
    "spend": column("Spend", "money:GBP"),
    "name": column("Name", "text"),
}


@pytest.fixture
def item():
    return table("sizes", FRAME, columns=COLUMNS, notes=["Refunds are taken off."], **WORDS)


def parsed(item, lang="en"):
    return ElementTree.fromstring(item.html[lang].replace("&nbsp;", " "))


def words(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def test_every_header_has_a_scope_and_the_table_a_caption(item):
    page = parsed(item)
    assert words(page.find(".//caption")) == "Most customers are in group a Customers, count, 2017"
    assert {th.get("scope") for th in page.iterfind(".//thead//th")} == {"col"}
    assert [words(th) for th in page.iterfind(".//tbody//th[@scope='row']")] == ["2024-09", "2024-10", "2024-11"]
    region = page.find(".//div[@role='region']")
    assert region.get("tabindex") == "0"
    assert region.get("aria-label") == "Most customers are in group a"


def test_cells_are_formatted_by_column_and_marked(item):
    rows = [[words(td) for td in tr.iterfind("td")] for tr in parsed(item).iterfind(".//tbody/tr")]
    assert rows == [
        ["1,234", "38.4%", "1,501", "=1+1"],
        ["40 [p]", "5.0%", "[x]", "<b>x</b>"],
        ["[c]", "10.0%", "20", "店"],
    ]
    assert [words(th) for th in parsed(item).iterfind(".//thead//th")][3] == "Spend (£)"
    assert [words(th) for th in parsed(item, "zh").iterfind(".//thead//th")][1] == "客户数"


def test_the_legend_explains_only_the_codes_used(item):
    legend = words(parsed(item).find("p[@class='legend']"))
    assert [code for code in ("[p]", "[c]", "[x]", "[u]", "[z]", "[low]") if code in legend] == ["[p]", "[c]", "[x]"]
    plain = table("k", FRAME[["month", "rate"]], columns={k: COLUMNS[k] for k in ("month", "rate")}, **WORDS)
    assert "legend" not in plain.html["en"]


def test_a_hidden_number_is_nowhere(item):
    bundle = json.dumps(item._repr_mimebundle_())
    hidden = table("sizes", FRAME.assign(customers=[1234, 40, 987654]), columns=COLUMNS, **WORDS)
    assert "987654" not in json.dumps(hidden._repr_mimebundle_())
    assert "987,654" not in json.dumps(hidden._repr_mimebundle_())
    assert "[c]" in bundle
    assert item.data["rows"][2][1] is None


def test_both_editions_carry_the_same_numbers(item):
    numbers = [re.findall(r'data-v="([^"]*)"', item.html[lang]) for lang in ("en", "zh")]
    assert numbers[0] == numbers[1] == ["1234", "0.3844", "1500.5", "40", "0.05", "0.1", "20.0"]


def test_the_csv_is_complete_and_formula_safe(item):
    assert 'download="sizes.csv" href="data:text/csv;charset=utf-8,%EF%BB%BFmonth,customers,rate' in item.html["en"]
    assert "&#x27;%3D1%2B1" in item.html["en"]


def test_the_data_are_json_without_nan(item):
    data = json.loads(json.dumps(item.payload(), allow_nan=False))["data"]
    assert data["rows"][0] == ["2024-09", 1234, 0.3844, 1500.5, "=1+1"]
    assert data["columns"][3] == {
        "name": "spend",
        "label": {"id": "", "values": {"text": "Spend"}, "text": {"en": "Spend"}},
        "format": "money:GBP",
    }
    assert data["marks"][1] == ["", "p", "", "x", ""]


def test_words_of_ours_in_a_column_are_translated():
    frame = pandas.DataFrame({"who": [data("Paris"), say("weighted-average")], "n": [1, 2]})
    shown = table("k", frame, columns={"who": column("Group", "msg"), "n": column("Customers", "count")}, **WORDS)
    assert "加权平均" in shown.html["zh"]
    assert "Paris" in shown.html["en"] and "Paris" in shown.html["zh"]
    assert shown.data["rows"][1][0] == say("weighted-average").to_json()


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"caption": ""}, "its caption is missing"),
        ({"subtitle": ""}, "its subtitle is missing"),
        ({"columns": {}}, "its columns, each with label and format, are missing"),
        ({"columns": {"rates": column("Rate", "share")}}, "'rates' is not in the frame"),
        ({"columns": {"rate": "share"}}, "'rate' is not described by column"),
        ({"columns": {"rate": column("Rate", "share", marks="marks")}}, "'marks' with the marks of 'rate' is not"),
        ({"caption": "Vouchers raise sales"}, "claims a cause"),
    ],
)
def test_a_table_without_its_parts_is_refused(changed, fault):
    with pytest.raises(ValueError, match=fault):
        table("sizes", FRAME, **({"columns": COLUMNS} | WORDS | changed))


@pytest.mark.parametrize("format", ["", "percent", "money", "money:pounds", "share:x", "text:3"])
def test_an_unknown_format_is_refused(format):
    with pytest.raises(ValueError, match="column format"):
        column("Rate", format)


def test_a_value_that_rounds_to_0_is_told_from_0_and_half_a_customer_is_not_cut_off():
    frame = pandas.DataFrame({"name": ["a", "b", "c"], "rate": [0.0004, 0.0, 0.5], "n": [61.5, 2.0, None]})
    columns = {"name": column("Name", "text"), "rate": column("Rate", "share"), "n": column("Customers", "count")}
    item = table("k", frame, columns=columns, **WORDS)
    shown = [[words(td) for td in tr.iterfind("td")] for tr in parsed(item).iterfind(".//tbody/tr")]
    assert shown == [["0.0% [low]", "62"], ["0.0%", "2"], ["50.0%", "[x]"]]
    assert "[low] rounds to 0." in item.html["en"]


def test_unknown_marks_are_refused():
    with pytest.raises(ValueError, match=r"marks \['q'\]"):
        table("k", FRAME.assign(mark="q"), columns=COLUMNS, **WORDS)


def test_the_frame_is_left_as_it_was():
    before = FRAME.copy()
    table("sizes", FRAME, columns=COLUMNS, **WORDS)
    pandas.testing.assert_frame_equal(FRAME, before)


def test_shares_of_a_whole_carry_a_bar_and_the_ends_of_ranges_and_hidden_cells_do_not():
    frame = pandas.DataFrame({"g": ["a", "b"], "rate": [0.25, 0.5], "rate_lo": [0.2, 0.4], "m": ["", "c"]})
    columns = {
        "g": column("Group", "text"),
        "rate": column("Rate", "share", marks="m"),
        "rate_lo": column("Low", "share"),
    }
    made = table("t", frame, caption="C", subtitle="S", columns=columns).html["en"]
    assert re.findall(r'class="bar" style="([^"]*)"', made) == ["width:25%"]


def test_a_column_with_shares_beyond_0_and_1_has_no_bars():
    frame = pandas.DataFrame({"g": ["a", "b"], "rate": [0.25, 1.5]})
    columns = {"g": column("Group", "text"), "rate": column("Rate", "share")}
    assert "bar" not in table("t", frame, caption="C", subtitle="S", columns=columns).html["en"]
