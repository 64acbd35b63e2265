"""What a notebook asks of a report: checks against a bound, names of codes, columns left out, a range hidden with its value."""

import datetime as dt
import math
from types import SimpleNamespace

import pandas
import pytest

from workbench.report import Report
from workbench.report.cells import Grid
from workbench.report.shown import Shown
from workbench.words.files import WordsError
from workbench.words.messages import Message

DATASET = SimpleNamespace(
    privacy={"minimum_cell": 10},
    data_from=dt.date(2024, 1, 1),
    name="shop",
    title={"en": "shop"},
    labels={},
    currency="GBP",
)
WORDS = """
check-level = { $known ->
        [yes] It is { NUMBER($value) }, at most { NUMBER($threshold) } is asked for ({ $status }).
       *[no] It is not known ({ $status }).
    }
check-slope = The slope is { $value } ({ RANGE($value) }).
    .unknown = The slope is not known: { $why }.
group-new = New customers
feature-spend = spending in { DAYS($days) }
feature-attribute = { $part }
factor-group = { $part } rather than { $base }
"""


def estimate(value, lo, hi):
    return SimpleNamespace(
        value=value,
        lo=lo,
        hi=hi,
        n=90,
        level=0.95,
        unit="number",
        method="",
        no_interval="nobody-to-count" if math.isnan(value) else "",
    )


@pytest.fixture
def shown():
    return []


@pytest.fixture
def report(spoken, shown):
    return Report(spoken(WORDS), DATASET, as_of=dt.date(2024, 9, 30), show=shown.append)


def told(item):
    return item.data["status"], str(Message.from_json(item.data["message"])), item.data.get("value")


def test_a_check_passes_at_its_bound_and_not_above_it_nor_when_the_value_is_not_known(report, shown):
    for value in (0.5, 0.75, float("nan")):
        report.at_most("level", value, 0.5)
    report.at_most("level", 9.0, 0.5, when=False)
    assert [told(item) for item in shown] == [
        ("pass", "It is 0.5, at most 0.5 is asked for (pass).", 0.5),
        ("warn", "It is 0.75, at most 0.5 is asked for (warn).", 0.75),
        ("warn", "It is not known (warn).", None),
    ]


def test_a_check_of_an_estimate_says_its_range_and_passes_where_that_holds_what_is_expected(report, shown):
    for found in (estimate(0.9, 0.8, 1.1), estimate(0.6, 0.5, 0.7), estimate(*[float("nan")] * 3)):
        report.holds("slope", found, 1)
    assert [told(item)[0] for item in shown] == ["pass", "warn", "warn"]
    assert told(shown[0])[1] == "The slope is 0.90 (0.80 to 1.10)." and told(shown[0])[2] == 0.9
    assert told(shown[2])[1] == "The slope is not known: there is nobody to count."


def test_a_name_may_hold_a_number_or_a_part_from_data(report):
    report.common["base"] = report.name("group", "new")
    names = [
        ("group", "new"),
        ("feature", "spend_90"),
        ("feature", "attribute_region_north"),
        ("feature", "unheard_of"),
        ("factor", "group: basic"),
        ("factor", "group: new"),
    ]
    assert [str(report.name(*one)) for one in names] == [
        "New customers", "spending in 90 days", "region_north", "unheard_of", "basic rather than New customers", "New customers rather than New customers",
    ]  # fmt: skip


def test_all_columns_but_some_are_shown_and_what_says_that_another_is_hidden_never_is():
    frame = pandas.DataFrame({"customers": [40], "active": [20], "rate": [0.5], "rate_hidden": [False]})
    described = Shown("common", "x", {"currency": "GBP"}).table(frame, "-active", minimum=10, whole="")[1]
    assert list(described) == ["customers", "rate"]
    with pytest.raises(ValueError, match="gone, which the frame does not have"):
        Shown("common", "x", {"currency": "GBP"}).table(frame, "-gone", minimum=10, whole="")


def test_a_missing_value_is_not_applicable_where_the_column_says_so_and_else_not_available():
    frame = pandas.DataFrame({"coverage": [0.95, None], "lo": [0.93, None], "rate": [None, 0.5]})
    dressed, described = Shown("common", "x", {}).table(frame, "", minimum=0, whole="")
    assert {name: dressed[column.marks].tolist() for name, column in described.items()} == {
        "coverage": ["", "z"], "lo": ["", "z"], "rate": ["", ""],
    }  # fmt: skip
    assert Grid.of(dressed, described).marks == [["", "", "x"], ["z", "z", ""]]


def test_a_report_without_a_dataset_hides_nothing_and_refuses_words_of_one(spoken, shown):
    words = "sizes =\n    .title = Sizes at { $level }\n    .subtitle = Count\nsource = Made by hand.\nmoney = { MONEY($x) }\n"
    report = Report(spoken(words, words), show=shown.append)
    report.table("sizes", pandas.DataFrame({"customers": [3], "active": [1]}))
    assert str(report.say("sizes", "title")) == "Sizes at 0.95"
    assert shown[0].data["rows"] == [[3, 1]] and report.minimum == 0
    with pytest.raises(WordsError, match="'currency'.* have no value"):
        report.say("money", x=1)


def test_the_ends_of_a_range_are_hidden_with_the_value_that_they_bound():
    frame = pandas.DataFrame({"rate": [0.1, 0.5], "lo": [0.0, 0.4], "hi": [0.2, 0.6], "rate_hidden": [True, False]})
    dressed, described = Shown("common", "x", {"currency": "GBP"}).table(frame, "", minimum=10, whole="")
    assert {name: dressed[column.marks].tolist() for name, column in described.items()} == {
        name: ["c", ""] for name in ("rate", "lo", "hi")
    }


@pytest.mark.parametrize(("table", "told"), [("transactions", 1), ("", 1), ("events", 0)])
def test_the_largest_gap_in_the_days_of_a_table_is_a_main_point(table, told, shown):
    gaps = [
        {"key": f"transactions.gaps.{k}", "status": "warn", "value": rows, "threshold": 0, "message": "check-gap",
         "values": {"table": "transactions", "first": f"2024-0{k}-01", "last": f"2024-0{k}-20", "expected": rows}}
        for k, rows in ((3, 60), (5, 90))
    ]  # fmt: skip
    summary = {"name": "shop", "title": {"en": "Shop"}, "ledger": [], "checks": gaps}
    dataset = SimpleNamespace(**vars(DATASET), checks=gaps, summary=lambda: summary)
    Report("cohort", dataset, as_of=dt.date(2024, 6, 30), show=shown.append).opening(
        {"rows": 3, "customers": 2, "table": table}
    )
    points = [item for item in shown if item.kind == "finding" and item.data["main"]]
    assert len(points) == told
    assert all("1 May 2024 and 20 May 2024" in str(item) for item in points)


def labelled(spoken, shown, words):
    labels = {
        "buy_now": {"en": "purchase", "zh": "购买"},
        "web": {"en": "web shop", "zh": "网店"},
        "yes": {"en": "no", "zh": "否"},
    }
    dataset = SimpleNamespace(**vars(DATASET) | {"labels": labels})
    return Report(spoken(words, words), dataset, as_of=dt.date(2024, 9, 30), show=shown.append)


def test_names_from_data_are_called_by_the_labels_of_the_dataset_in_each_language(spoken, shown):
    report = labelled(spoken, shown, "path = { $path }, { $event }, { $other }\n")
    report.finding("path", path="web > order", event="buy_now", other="untouched")
    text = Message.from_json(shown[0].data["text"])
    assert text.render("en") == "web shop > order, purchase, untouched"
    assert text.render("zh") == "网店 > order, 购买, untouched"


def test_money_keeps_its_currency_where_a_dataset_has_labels(spoken, shown):
    report = labelled(spoken, shown, "cost = { MONEY($c) }\n")
    report.finding("cost", c=1.0)
    assert str(Message.from_json(shown[0].data["text"])) == "£1.00"


def test_a_value_by_which_words_are_chosen_is_no_name(spoken, shown):
    report = labelled(spoken, shown, "sure = { $known ->\n        [yes] Sure.\n       *[no] Not sure.\n    }\n")
    report.finding("sure", known="yes")
    assert str(Message.from_json(shown[0].data["text"])) == "Sure."


def test_codes_and_labels_of_charts_without_words_of_ours_are_called_by_the_dataset(spoken, shown):
    report = labelled(spoken, shown, "x = y\n")
    assert report.name("channel", "web").render("zh") == "网店"
    assert Shown(report.analysis, "x", report.common).words("buy_now").render("en") == "purchase"
    assert Shown(report.analysis, "x", report.common).words("plain").render("zh") == "plain"


def test_the_source_names_the_dataset_by_its_title(report):
    assert str(report.say("source")) == "Source: shop, data to 30 September 2024."


def test_a_column_of_names_from_data_is_called_by_the_labels_and_one_with_gaps_stays_as_it_is(spoken, shown):
    values = labelled(spoken, shown, "x = y\n").common
    frame = pandas.DataFrame(
        {"channel": pandas.Series(["web", "buy_now"], dtype="string[pyarrow]"), "path": ["web", None]}
    )
    dressed, columns = Shown("common", "x", values).table(frame, "", minimum=0, whole="names only")
    assert [name.render("zh") for name in dressed["channel"]] == ["网店", "购买"] and columns["channel"].format == "msg"
    assert columns["path"].format != "msg" or "None" not in str(dressed["path"].tolist())
