"""Members on the day their tiers were given: on a table made by hand."""

import datetime as dt

import ibis
import pandas as pd
import pandas.testing as pdt
import pytest

from workbench.features.loyalty.tier_reviews import COLUMNS, reviewed

MEMBERS = pd.DataFrame(
    [("a", "2023-05-01", None, "basic"), ("a", "2024-01-01", None, "gold"), ("b", "2024-01-01", None, "basic"),
     ("c", "2023-06-01", "2023-12-01", "gold"), ("d", "2024-01-01", None, "gold"), ("e", "2023-07-01", None, "basic"),
     ("f", "2024-02-20", None, "gold")],
    columns=["customer_id", "joined_on", "left_on", "tier"],
)  # fmt: skip
DAYS = pd.DataFrame(
    [("a", "2022-12-31", 50.0, 1.0), ("a", "2023-01-01", 60.0, 1.0), ("a", "2023-12-31", 40.0, 1.0), ("a", "2024-01-01", 9.0, 2.0),
     ("b", "2024-01-28", 9.0, 3.0), ("b", "2024-01-29", 9.0, 80.0), ("e", "2023-09-01", 7.0, 1.0)],
    columns=["customer_id", "day", "spend", "contribution"],
)  # fmt: skip
SPAN = {"days": 28, "as_of": dt.date(2024, 2, 29), "data_from": dt.date(2022, 1, 1)}


def tables(members: pd.DataFrame, **others: pd.DataFrame) -> dict:
    dates = {name: pd.to_datetime(members[name]) for name in ("joined_on", "left_on")}
    days = DAYS.assign(day=pd.to_datetime(DAYS["day"]).dt.date)
    found = {"tiers": ibis.memtable(members.assign(**dates)), "days": ibis.memtable(days)}
    return found | {name: ibis.memtable(frame) for name, frame in others.items()}


def test_the_year_before_the_review_and_the_days_from_it_on_are_summed_for_those_who_hold_a_tier():
    nan = float("nan")
    expected = pd.DataFrame(
        [("a", "gold", 100.0, nan, 2.0), ("b", "basic", 0.0, nan, 3.0), ("d", "gold", 0.0, nan, 0.0), ("e", "basic", 7.0, nan, 0.0)],
        columns=COLUMNS,
    )  # fmt: skip
    pdt.assert_frame_equal(reviewed(tables(MEMBERS), **SPAN), expected, check_dtype=False)


def test_points_issued_in_the_year_before_are_summed():
    when = pd.to_datetime(["2022-12-01", "2023-03-01", "2023-04-01", "2024-01-01"])
    rewards = pd.DataFrame({"customer_id": ["a", "a", "a", "b"], "issued_at": when, "points": [9.0, 3.0, 4.0, 50.0]})
    assert reviewed(tables(MEMBERS, rewards=rewards), **SPAN)["points"].tolist() == [7.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    "members", [MEMBERS.assign(joined_on=pd.date_range("2023-02-01", periods=7, freq="31D")), MEMBERS.assign(tier=None)]
)
def test_tiers_that_begin_on_days_of_their_own_are_no_review(members):
    assert reviewed(tables(members), **SPAN).empty


def test_days_that_are_not_over_are_not_counted():
    assert reviewed(tables(MEMBERS), **(SPAN | {"as_of": dt.date(2024, 1, 27)})).empty
