"""What an analysis leaves out of the attributes is listed with the reason, each column once."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn import setting
from workbench.features.customers.left_out import left_out
from workbench.features.segments import behaviour

PEOPLE = pd.DataFrame(
    {
        "customer_id": [f"c{k}" for k in range(40)],
        "plan": ["basic", "full"] * 20,
        "points": range(40),
        "land": "CN",
        "nickname": [f"n{k}" for k in range(40)],
        "city": [f"city {k % 12}" for k in range(40)],
        "acquired_on": [dt.date(2024, 1, 1 + k % 9) for k in range(40)],
        "fax": pd.Series([None] * 40, dtype="string"),
    }
)


def test_every_column_that_is_not_used_is_listed_once_with_its_reason():
    found = left_out(ibis.memtable(PEOPLE), ["plan", "points"])
    expected = pd.DataFrame(
        {
            "variable": ["land", "nickname", "city", "acquired_on", "fax"],
            "unused": ["one_value", "many_values", "many_values", "a_date", "nothing_known"],
            "different_values": [1.0, 40.0, 12.0, 9.0, 0.0],
        }
    )
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)
    assert left_out(None, []).empty and list(left_out(None, [])) == list(expected)


def test_used_and_left_out_together_are_all_columns_in_churn_and_in_segmentation():
    people = ibis.memtable(PEOPLE)
    churn = set(setting.unused({"people": people})["variable"])
    assert churn == {"land", "nickname", "acquired_on", "fax"}, "up to 30 cities are groups to churn"
    ids = pd.Index(PEOPLE["customer_id"])
    segments = set(behaviour.unused({"customers": people}, ids)["variable"])
    assert segments == {"land", "nickname", "city", "acquired_on", "fax"}, "more than 8 cities describe no segment"
    assert set(behaviour.attributes({"customers": people}, ids)) | segments == set(PEOPLE.columns) - {"customer_id"}
