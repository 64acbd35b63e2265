"""Labels: who was eligible, who left in the window, and that nothing counts before it is known."""

import datetime as dt

import pandas as pd

from tests.features.churn.test_churn_features import as_found, contracts, lines
from workbench.features.churn import outcomes
from workbench.features.churn.outcomes import Design

AS_OF = dt.date(2024, 6, 30)
CLUB = Design("contractual", horizon=30, gap=5, grace=10)


def labels(found, design, at, as_of=AS_OF):
    frame = outcomes.labelled(found, design, at=at, as_of=as_of, windows=(30,))
    return frame.set_index("customer_id")["left"].to_dict()


def test_an_end_in_the_window_is_churn_and_one_in_the_gap_takes_the_customer_out():
    found = as_found(contracts(
        ("stays", "2024-01-01", None, "s", 5.0), ("gap", "2024-01-01", "2024-05-05", "s", 5.0),
        ("first day", "2024-01-01", "2024-05-07", "s", 5.0), ("last day", "2024-01-01", "2024-06-05", "s", 5.0),
        ("later", "2024-01-01", "2024-06-06", "s", 5.0), ("before", "2024-01-01", "2024-05-01", "s", 5.0),
    ))  # fmt: skip
    told = labels(found, CLUB, [dt.date(2024, 5, 1)])
    assert told == {"stays": False, "first day": True, "last day": True, "later": False}


def test_a_contract_taken_up_again_within_the_grace_did_not_end():
    found = as_found(contracts(
        ("back", "2024-01-01", "2024-05-20", "s", 5.0), ("back", "2024-05-30", None, "s", 5.0),
        ("late", "2024-01-01", "2024-05-20", "s", 5.0), ("late", "2024-05-31", None, "s", 5.0),
    ))  # fmt: skip
    assert labels(found, CLUB, [dt.date(2024, 5, 1)]) == {"back": False, "late": True}


def test_without_contracts_who_buys_nothing_in_the_window_has_left():
    shop = Design("non-contractual", horizon=30, gap=5, rule="hiatus", hiatus=40)
    found = as_found(lines(
        ("buys", "1", "2024-04-20", 1.0, "x"), ("buys", "2", "2024-05-07", 1.0, "x"),
        ("in the gap only", "3", "2024-04-20", 1.0, "x"), ("in the gap only", "4", "2024-05-06", 1.0, "x"),
        ("returns only", "5", "2024-04-20", 3.0, "x"), ("returns only", "6", "2024-05-20", -3.0, "x"),
        ("long silent", "7", "2024-03-01", 1.0, "x"), ("long silent", "8", "2024-05-20", 1.0, "x"),
        ("not yet there", "9", "2024-05-20", 1.0, "x"),
    ))  # fmt: skip
    assert labels(found, shop, [dt.date(2024, 5, 1)]) == {"buys": False, "in the gap only": True, "returns only": True}


def test_moments_keep_their_whole_window_and_its_grace_before_the_cut():
    newest = outcomes.moments(CLUB, first_day=dt.date(2020, 1, 1), as_of=AS_OF)[0]
    assert newest + dt.timedelta(days=5 + 30 + 10) == AS_OF
    assert outcomes.moments(Design("non-contractual"), first_day=dt.date(2024, 5, 1), as_of=AS_OF) == []
    assert outcomes.labelled({}, CLUB, at=[], as_of=AS_OF, windows=()).empty


def test_moments_before_the_first_end_on_record_teach_nothing_and_are_left_out():
    found = as_found(contracts(("a", "2023-01-01", None, "s", 5.0), ("b", "2023-01-01", "2024-05-20", "s", 5.0)))
    frame = outcomes.labelled(found, CLUB, at=[dt.date(2024, 5, 1), dt.date(2023, 5, 1)], as_of=AS_OF, windows=())
    assert set(pd.to_datetime(frame["snapshot"]).dt.date) == {dt.date(2024, 5, 1)}


def test_standing_tells_who_is_lost_then_and_now_by_undated_columns():
    people = pd.DataFrame({"customer_id": ["a", "b"], "kind": ["x", "y"]})
    found = as_found(
        contracts(("a", "2024-01-01", "2024-05-20", "s", 5.0), ("b", "2024-01-01", None, "s", 5.0))
        | {"customers": people}
    )
    frame = outcomes.standing(found, CLUB, at=[dt.date(2024, 4, 1), AS_OF])
    assert frame.sort_values(["snapshot", "customer_id"])["lost"].tolist() == [False, False, True, False]
    assert list(frame.columns) == ["snapshot", "customer_id", "lost", "attribute_kind"]
