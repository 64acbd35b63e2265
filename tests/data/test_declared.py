"""Targets, notes and measures of a dataset file: every mistake is told at once, and none is used without a word."""

import datetime as dt
import re

import pytest

from workbench.data import declared
from workbench.features.scorecard.kpis import KINDS

BOTH = {"en": "New price list", "zh": "新价目表"}
NOTE = {"date": dt.date(2024, 3, 1), "words": BOTH}


def test_the_measures_that_may_be_named_are_those_of_the_scorecard():
    assert set(declared.KPIS) == set(KINDS)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({"targets": {"retentoin": {"value": 0.4}}}, "Did you mean 'retention'"),
        ({"targets": {"nps": {"value": "thirty"}}}, r"value = 'thirty': expected a number"),
        ({"targets": {"nps": 30}}, r"\[targets.nps\] = 30: expected a section"),
        ({"targets": {"nps": {"value": 30, "ownr": "Ann"}}}, "unknown key 'ownr'. Did you mean 'owner'"),
        ({"notes": [{"words": BOTH}]}, r"\[\[notes\]\] number 1: lacks date"),
        ({"notes": [NOTE, NOTE | {"date": "2024-03-01"}]}, r"number 2 date = '2024-03-01': expected a date"),
        ({"notes": [NOTE | {"words": {"en": "New price list"}}]}, r"lacks Chinese \(zh\)"),
        ({"notes": [NOTE | {"words": "New price list"}]}, "expected its words by language"),
        ({"notes": [NOTE | {"shift": "yes"}]}, "shift = 'yes': expected true or false"),
        ({"notes": ["price"]}, "expected a section"),
        ({"measures": [NOTE | {"kpi": "nps"}]}, "lacks owner"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_was_expected(raw, told):
    (found,) = declared.mistakes(raw)
    assert re.search(told, found), found


def test_what_is_right_is_read_in_order_of_its_days():
    raw = {"notes": [NOTE | {"shift": True, "kpi": "nps"}, NOTE | {"date": dt.date(2024, 1, 1), "shift": True}]}
    assert list(declared.mistakes(raw)) == []
    assert [row["date"].month for row in declared.rows(raw, "notes")] == [1, 3]
    assert declared.rows(raw, "notes")[0]["words"].render("zh") == "新价目表"
    assert declared.shifts(raw) == {"nps": dt.date(2024, 3, 1), "": dt.date(2024, 1, 1)}
