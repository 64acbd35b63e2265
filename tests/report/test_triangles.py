import json
import re
from xml.etree import ElementTree

import pandas
import pytest

from workbench.report import triangle

WORDS = {"caption": "No cohort stands out", "subtitle": "Active customers, %, by month of first order"}


def frame(freq="M"):
    """Four cohorts: first left-truncated, last small; the newest period of each is not complete."""
    cohorts = pandas.period_range("2024-01", periods=4, freq=freq)
    sizes, rows = [100, 200, 100, 20], []
    active = [[100, 50, 40, 30], [200, 80, 60], [100, 45], [20]]
    for cohort, size, counts in zip(cohorts, sizes, active, strict=True):
        for k, n in enumerate(counts):
            complete = k == 0 or k < len(counts) - 1
            rows.append((cohort, k, size, n, n / size, complete, cohort == cohorts[0]))
    return pandas.DataFrame(rows, columns=["cohort", "period", "customers", "active", "rate", "complete", "left_truncated"])


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


def test_the_average_weighs_complete_cells_of_cohorts_that_are_new():
    known = frame()
    known.loc[(known["cohort"] == "2024-03") & (known["period"] == 1), "complete"] = True
    average = rows(triangle("retention", known, **WORDS), "tfoot")
    assert average == [["Weighted average", "320", "42", "", ""]]  # (80 + 45) / (200 + 100), not (40 + 45) / 2


def test_a_few_customers_are_marked_and_outside_the_colour_scale():
    few = frame()
    few.loc[few["customers"] == 200, ["customers", "active", "rate"]] = [29, 26, 0.9]
    item = triangle("retention", few, **WORDS)
    assert rows(item)[1][2] == "90 [u]"
    assert "Colour runs from 40% (lightest) to 50% (darkest)." in item.html["en"]


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


def test_small_groups_are_hidden_by_their_size_their_active_and_their_inactive():
    known = frame()
    known.loc[(known["cohort"] == "2024-01") & (known["period"] == 1), ["active", "rate"]] = [95, 0.95]
    known.loc[(known["cohort"] == "2024-01") & (known["period"] == 2), ["active", "rate"]] = [4, 0.04]
    item = triangle("retention", known, minimum_cell=10, **WORDS)
    assert rows(item)[0] == ["2024-01 [t]", "100", "[c]", "[c]", "30 [p]"]
    assert rows(triangle("retention", known, minimum_cell=25, **WORDS))[3][1] == "[c]"


def new_cohorts(*cells):
    """One complete period 1 of cohorts of 100, with so many active."""
    cohorts = pandas.period_range("2024-01", periods=len(cells), freq="M")
    return pandas.DataFrame(
        {"cohort": cohorts, "period": 1, "customers": 100, "active": cells, "complete": True}
    ).assign(rate=lambda f: f["active"] / f["customers"])


def test_a_small_cell_never_stands_alone_beside_an_average_it_could_be_taken_from():
    item = triangle("retention", new_cohorts(40, 4, 50), minimum_cell=10, **WORDS)
    assert [row[2] for row in rows(item)] == ["[c]", "[c]", "50"]
    assert rows(item, "tfoot") == [["Weighted average", "300", "31"]]  # the withheld cells are in it
    lone = triangle("retention", new_cohorts(4), minimum_cell=10, **WORDS)
    assert rows(lone, "tfoot") == [["Weighted average", "100", "[c]"]]
    assert lone.data["average"] == [None]


def test_the_total_never_gives_away_the_one_size_that_is_hidden():
    few = new_cohorts(40, 50, 3)
    few.loc[2, "customers"] = 8
    item = triangle("retention", few, minimum_cell=10, **WORDS)
    assert [row[1] for row in rows(item) + rows(item, "tfoot")] == ["100", "100", "[c]", "[c]"]


def test_an_average_and_what_is_hidden_may_come_from_the_caller():
    known = new_cohorts(40, 50, 60).assign(hidden=[True, True, False], size_hidden=[True, False, False])
    known.loc[0, ["customers", "active", "rate"]] = None
    item = triangle("retention", known, average={1: 0.555}, **WORDS)
    assert [row[1:] for row in rows(item)] == [["[c]", "[c]"], ["100", "[c]"], ["100", "60"]]
    assert rows(item, "tfoot") == [["Weighted average", "[c]", "56"]]
    assert rows(triangle("retention", known, **WORDS), "tfoot")[0][2] == "60"


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
        triangle("retention", frame(), caption="", subtitle="s")


def test_nothing_observed_yet_is_a_table_and_no_fault():
    item = triangle("retention", frame().query("period == 0"), **WORDS)
    assert item.data["periods"] == []


def test_the_frame_is_left_as_it_was():
    given, before = frame(), frame()
    triangle("retention", given, minimum_cell=50, **WORDS)
    pandas.testing.assert_frame_equal(given, before)
