"""Who stands beside a customer with a case: alike before the day, without a case themselves, followed as long."""

import datetime as dt

import ibis
import pandas as pd

from workbench.features.service import alike

AS_OF = dt.date(2024, 6, 30)


def bought(*rows):
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "spend"]).assign(orders=1)
    return ibis.memtable(frame.assign(day=pd.to_datetime(frame["day"]).dt.date))


def opened(*rows):
    frame = pd.DataFrame(rows, columns=["customer_id", "day"])
    return frame.assign(day=pd.to_datetime(frame["day"]))


DAYS = bought(
    ("case", "2024-01-01", 10.0), ("case", "2024-01-10", 7.0), ("case", "2024-02-01", 5.0),
    ("like", "2024-01-01", 10.0), ("like", "2024-03-01", 3.0),
    ("ill", "2024-01-01", 10.0),
    ("far", "2023-03-01", 900.0), ("far", "2023-04-01", 900.0),
    ("late", "2024-02-01", 10.0),
)  # fmt: skip
CASES = opened(("case", "2024-01-10"), ("ill", "2023-12-01"))


def seen(**more):
    return alike.occasions(CASES, DAYS, as_of=AS_OF, **more)


def test_beside_a_case_stands_who_bought_alike_before_and_had_none():
    assert seen()[["customer_id", "treated"]].values.tolist() == [["case", True], ["like", False]]


def test_only_what_lies_before_the_day_is_known_and_only_what_lies_after_it_follows():
    """The purchase on the day of the case is neither: whether it came first nobody knows."""
    found = seen()
    assert found[list(alike.KNOWN)].values.tolist() == [[9.0, 1.0, 10.0, 9.0]] * 2
    assert found[["bought", "spend"]].values.tolist() == [[1.0, 5.0], [1.0, 3.0]]
    assert seen(follow_days=30)[["bought", "spend"]].values.tolist() == [[1.0, 5.0], [0.0, 0.0]]


def test_a_case_not_followed_long_enough_is_left_out():
    assert alike.occasions(CASES, DAYS, as_of=dt.date(2024, 3, 1), follow_days=90).empty


def test_a_second_case_within_half_a_year_is_not_set_beside_anybody():
    again = opened(("case", "2024-01-10"), ("case", "2024-01-20"))
    assert alike.occasions(again, DAYS, as_of=AS_OF)["occasion"].nunique() == 1


def test_answers_after_the_day_are_averaged_and_missing_where_nobody_answered():
    said = pd.DataFrame(
        {
            "customer_id": ["case", "case", "like"],
            "day": pd.to_datetime(["2024-01-12", "2024-01-20", "2024-01-05"]),
            "score": [4.0, 7.0, 9.0],
        }
    )
    found = alike.occasions(CASES, DAYS, said, as_of=AS_OF)
    assert found["score"].iloc[0] == 5.5 and pd.isna(found["score"].iloc[1])


def test_data_cut_at_the_day_give_the_same_occasions():
    later = bought(*DAYS.to_pandas()[["customer_id", "day", "spend"]].values.tolist(), ("like", "2024-07-01", 9.0))
    pd.testing.assert_frame_equal(alike.occasions(CASES, later, as_of=AS_OF), seen())


def test_without_purchases_there_is_nobody_to_compare():
    assert alike.occasions(CASES, None, as_of=AS_OF).empty
