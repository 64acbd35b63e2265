import json
import re
from xml.etree import ElementTree

import pandas
import pytest

from workbench.report.triangles import triangle

WORDS = {
    "caption": "No cohort stands out",
    "subtitle": "Active customers, %, by month of first order",
    "average": {1: 0.4},
}


def frame(freq="M"):
    """Four cohorts: first left-truncated, last small; the newest period of each is not complete."""
    cohorts = pandas.period_range("2024-01", periods=4, freq=freq)
    sizes, rows = [100, 200, 100, 20], []
    active = [[100, 50, 40, 30], [200, 80, 60], [100, 45], [20]]
    for cohort, size, counts in zip(cohorts, sizes, active, strict=True):
        for k, n in enumerate(counts):
            complete = k == 0 or k < len(counts) - 1
            rows.append((cohort, k, size, n, n / size, complete, cohort == cohorts[0]))
    return pandas.DataFrame(
        rows, columns=["cohort", "period", "customers", "active", "rate", "complete", "left_truncated"]
    )


def parsed(item, lang="en"):
    return ElementTree.fromstring(item.html[lang])


def rows(item, part="tbody"):
    found = []
    for tr in parsed(item).iterfind(f".//{part}/tr"):
        cells = [re.sub(r"\s+", " ", "".join(cell.itertext())).strip() for cell in tr]
        found.append(["" if c == "not yet observed" else c for c in cells])
    return found


def test_cohorts_run_down_and_periods_across_without_period_0():
    item = triangle("retention", frame().sample(frac=1, random_state=1), **WORDS)
    assert rows(item) == [
        ["2024-01 [t]", "100", "50", "40", "30 [p]"],
        ["2024-02", "200", "40", "30 [p]", ""],
        ["2024-03", "100", "45 [p]", "", ""],
        ["2024-04", "20", "", "", ""],
    ]
    heads = [th.find("span[@aria-hidden]") for th in parsed(item).iterfind(".//thead//th")][2:]
    assert [head.text for head in heads] == ["1", "2", "3"]


def test_the_average_is_the_callers_and_speaks_of_new_customers():
    item = triangle("retention", frame(), **WORDS | {"average": pandas.Series({1: 0.416, 2: None})})
    assert rows(item, "tfoot") == [["Weighted average", "320", "42", "", ""]]
    assert item.data["average"] == [0.416, None, None]


def test_a_triangle_without_its_average_is_refused():
    with pytest.raises(TypeError, match="average"):
        triangle("retention", frame(), caption="No cohort stands out", subtitle="Active customers, %")


def test_a_few_customers_are_marked_and_outside_the_colour_scale():
    few = frame()
    few.loc[few["customers"] == 200, ["customers", "active", "rate"]] = [29, 26, 0.9]
    item = triangle("retention", few, **WORDS)
    assert rows(item)[1][2] == "90 [u]"
    assert "Colour runs from 40% (weakest) to 50% (strongest)." in item.html["en"]


def test_unobserved_cells_are_empty_for_the_eye_and_said_to_a_screen_reader():
    item = triangle("retention", frame(), **WORDS)
    empty = [td for td in parsed(item).iterfind(".//tbody//td") if td.get("class") == "na"]
    assert len(empty) == 6  # 1 + 2 + 3
    assert {td.find("span").get("class") for td in empty} == {"vh"}
    assert "尚未观察到" in item.html["zh"]
    assert item.data["rows"][3]["cells"] == [None, None, None]


def test_one_colour_scale_runs_over_the_whole_table():
    item = triangle("retention", frame(), **WORDS)
    classes = {td.text: td.get("class") for td in parsed(item).iterfind(".//tbody//td")}
    assert (classes["50"], classes["40"]) == ("r5", "r0")


def test_hidden_cells_leave_no_trace():
    known = frame()
    known["active"] = known["active"].astype(float)
    secret = (known["cohort"] == "2024-02") & (known["period"] == 1)
    known.loc[secret, ["active", "rate"]] = [61.728, 0.30864]
    item = triangle("retention", known.assign(hidden=secret, lo=known["rate"], hi=known["rate"]), **WORDS)
    everything = json.dumps(item._repr_mimebundle_())
    assert "61.7" not in everything
    assert "0.308" not in everything
    assert rows(item)[1][2] == "[c]"
    assert item.data["rows"][1]["cells"][0] == {"value": None, "mark": "c"}
    assert "2024-02,1,200,[c],[c],True,[c],[c],False" in item.html["en"].replace("%0A", "\n")


def test_nothing_is_written_about_a_cohort_whose_size_is_hidden():
    secret = frame()["cohort"] == "2024-02"
    known = frame().assign(
        customers=lambda f: f["customers"].where(~secret, 22391), size_hidden=secret, lo=0.777, hi=0.888
    )
    known.loc[secret, ["active", "rate"]] = [9917, 0.443946]
    known.loc[~secret, ["lo", "hi"]] = None
    item = triangle("retention", known, **WORDS)
    assert rows(item)[1] == ["2024-02", "[c]", "[c]", "[c]", ""]
    assert rows(item, "tfoot")[0][1] == "[c]"  # the total would give the size away
    assert item.data["rows"][1]["customers"] is None
    everything = json.dumps(item._repr_mimebundle_()) + repr(item)
    assert not any(number in everything for number in ("22391", "22,391", "9917", "0.4439", "0.777", "0.888"))


def test_a_cohort_of_a_guarded_frame_whose_numbers_are_gone_is_shown_as_hidden():
    known = frame().astype({"customers": float, "active": float}).assign(hidden=False, size_hidden=False)
    gone = known["cohort"] == "2024-03"
    known.loc[gone, ["hidden", "size_hidden"]] = True
    known.loc[gone, ["customers", "active", "rate"]] = None
    assert rows(triangle("retention", known, **WORDS))[2] == ["2024-03", "[c]", "[c]", "", ""]


def test_a_cohorts_name_is_text_and_never_markup():
    item = triangle("retention", frame().assign(cohort="<img src=x onerror=1>"), **WORDS)
    for page in item.html.values():
        assert "<img" not in page and "&lt;img src=x onerror=1&gt;" in page


def test_later_periods_go_to_the_csv_only():
    item = triangle("retention", frame(), last_period=2, **WORDS)
    assert item.data["periods"] == [1, 2]
    assert "Later periods, up to 3, are in the CSV file." in item.html["en"]
    assert "2024-01,3,100,30,0.3" in item.html["en"]


def test_weeks_and_quarters_have_their_own_names():
    assert ">Quarter 2<" in triangle("retention", frame("Q"), **WORDS).html["en"]
    weekly = triangle("retention", frame("W-SUN"), **WORDS).html["zh"]
    assert ">第 2 周<" in weekly
    assert "2024-01-01" in weekly
    assert "/2024-01-07" not in weekly.split("data:text/csv")[0]


def test_both_editions_carry_the_same_numbers():
    item = triangle("retention", frame(), **WORDS)
    numbers = [re.findall(r'data-v="([^"]*)"', item.html[lang]) for lang in ("en", "zh")]
    assert numbers[0] == numbers[1]
    assert numbers[0][:3] == ["100", "0.5", "0.4"]


@pytest.mark.parametrize("missing", ["cohort", "customers", "complete"])
def test_a_missing_column_is_named(missing):
    with pytest.raises(ValueError, match=f"triangle 'retention' cannot be shown: .*column '{missing}' is missing"):
        triangle("retention", frame().drop(columns=missing), **WORDS)


def test_an_empty_frame_is_said_in_words_and_a_missing_caption_is_refused():
    assert repr(triangle("retention", frame().iloc[:0], **WORDS)).startswith("Not enough data to show: ")
    with pytest.raises(ValueError, match="its caption is missing"):
        triangle("retention", frame(), caption="", subtitle="s", average={})


def test_nothing_observed_yet_is_a_table_and_no_fault():
    item = triangle("retention", frame().query("period == 0"), **WORDS)
    assert item.data["periods"] == []


def test_the_frame_is_left_as_it_was():
    given, before = frame(), frame()
    triangle("retention", given, **WORDS)
    pandas.testing.assert_frame_equal(given, before)
