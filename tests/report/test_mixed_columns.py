"""Counts and measures below each other in one column, and the name of a code inside a sentence."""

import datetime as dt
from types import SimpleNamespace

import pandas

from workbench.report import Report

DATASET = SimpleNamespace(
    data_from=dt.date(2024, 1, 1),
    name="shop",
    title={"en": "Shop"},
    labels={},
    currency="EUR",
    privacy={"minimum_cell": 10},
)
FRAME = pandas.DataFrame({"diagnosis": ["customers", "balance"], "result": pandas.Series([1482, 0.034], dtype=object)})


def report(shown: list) -> Report:
    return Report("loyalty_roi", DATASET, as_of=dt.date(2024, 12, 30), show=shown.append, subject="membership")


def test_whole_numbers_are_counts_and_others_keep_their_decimals():
    report(shown := []).table("diagnoses", FRAME)
    assert "1,482" in shown[0].html["zh"] and "0.034" in shown[0].html["zh"]
    assert "较小一组的客户数" in shown[0].html["zh"]


def test_a_missing_number_is_said():
    report(shown := []).table("diagnoses", FRAME.assign(result=[float("nan"), 12]))
    assert ">not available<" in shown[0].html["en"] and ">12<" in shown[0].html["en"]


def test_a_code_has_its_name_in_a_sentence_and_none_has_one_too():
    named = report([])
    assert named.name("diagnosis", "groups_apart").render("en") == "Groups on the smaller side of the first start"
    assert named.name("diagnosis", "").render("zh") == "无"
