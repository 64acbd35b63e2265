import json
import re
from xml.etree import ElementTree

import pandas
import pytest

from workbench.report.matrices import matrix
from workbench.report.tables import column
from workbench.words.messages import say

WORDS = {"caption": "Most stay where they are", "subtitle": "Customers, %, half-years"}
COLUMNS = {
    "before": column("Before", "text"), "now": column("Now", "text"), "share": column("Share", "share:0", marks="mark"),
    "customers": column("Customers", "count"), "lo": column("Low", "share:1"),
}  # fmt: skip
PLACES = {"down": "before", "across": "now", "value": "share", "base": "customers", "columns": COLUMNS}


def frame() -> pandas.DataFrame:
    """Three groups before, two now; one pair never came, one is small."""
    rows = [("a", "a", 0.75, 400, 0.7, ""), ("a", "b", 0.25, 400, 0.2, ""), ("b", "a", 0.02, 300, 0.01, "c"),
            ("b", "b", 0.98, 300, 0.9, ""), ("<c>", "b", 1.0, 20, 0.8, "u")]  # fmt: skip
    return pandas.DataFrame(rows, columns=["before", "now", "share", "customers", "lo", "mark"])


def rows(item, part="tbody", lang="en"):
    found = ElementTree.fromstring(item.html[lang]).iterfind(f".//{part}/tr")
    return [[re.sub(r"\s+", " ", "".join(cell.itertext())).strip() for cell in tr] for tr in found]


def test_rows_and_columns_stand_in_the_order_of_the_frame_with_the_base_beside_the_name():
    item = matrix("moves", frame(), **PLACES, **WORDS)
    assert rows(item, "thead") == [["Before", "Customers", "a", "b"]]
    assert rows(item) == [
        ["a", "400", "75%", "25%"], ["b", "300", "[c]", "98%"], ["<c>", "20", "none", "100% [u]"],
    ]  # fmt: skip


def test_a_hidden_cell_is_nowhere_in_the_page_the_data_or_the_csv():
    item = matrix("moves", frame(), **PLACES, **WORDS)
    assert "0.02" not in json.dumps(item.payload()) and "[c]" in item.html["en"]
    assert "[c] hidden: few customers are behind it, or it would give away a figure about few." in item.html["en"]


def test_there_is_one_colour_scale_of_the_unmarked_cells():
    item = matrix("moves", frame(), **PLACES, **WORDS)
    assert "Colour runs from 25% (weakest) to 98% (strongest)." in item.html["en"]
    classes = [td.get("class") for td in ElementTree.fromstring(item.html["en"]).iterfind(".//tbody//td")]
    assert classes == ["n", "r4", "r0", "n", "na", "r5", "n", "na", "u"]


def test_a_middle_makes_lower_cells_orange_and_higher_ones_blue():
    given = frame().assign(share=[0.5, 1.5, 1.0, 2.0, 1.0], mark="")
    item = matrix("index", given, **PLACES, **WORDS, middle=1.0)
    classes = [td.get("class") for td in ElementTree.fromstring(item.html["en"]).iterfind(".//tbody//td")]
    assert [c for c in classes if c not in ("n", "na")] == ["o1", "r2", "r0", "r3", "r0"]
    assert "Orange lies below 100%, blue above" in item.html["en"]


def test_names_of_ours_are_translated_and_names_from_data_escaped():
    mine = frame().assign(now=[say(f"unit-{unit}") for unit in ("month", "week", "month", "week", "week")])
    item = matrix("moves", mine, **PLACES | {"columns": COLUMNS | {"now": column("Now", "msg")}}, **WORDS)
    assert rows(item, "thead", "zh")[0][2:] == [say("unit-month").render("zh"), say("unit-week").render("zh")]
    assert "<c>" not in item.html["en"] and "&lt;c&gt;" in item.html["en"]


def test_both_languages_show_the_same_numbers():
    item = matrix("moves", frame(), **PLACES, **WORDS)
    values = [re.findall(r'data-v="[^"]*"', item.html[lang]) for lang in ("en", "zh")]
    assert values[0] == values[1] and len(values[0]) == 7


def test_what_is_missing_or_double_is_named():
    twice = pandas.concat([frame(), frame().head(1)])
    with pytest.raises(ValueError, match=r"these cells come twice: \[\['a', 'a'\]\]"):
        matrix("moves", twice, **PLACES, **WORDS)
    with pytest.raises(ValueError, match="column 'now' is not described"):
        matrix("moves", frame(), **PLACES | {"columns": {k: v for k, v in COLUMNS.items() if k != "now"}}, **WORDS)


def test_an_empty_matrix_says_so():
    assert "Not enough data to show" in str(matrix("moves", frame().head(0), **PLACES, **WORDS))


def test_the_caller_s_frame_is_not_changed():
    given = frame()
    matrix("moves", given, **PLACES, **WORDS)
    pandas.testing.assert_frame_equal(given, frame())
