import datetime as dt
from pathlib import Path

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.customers import activity
from workbench.features.purchases import acquisition, repeat_purchases

DAY = dt.date(2024, 3, 31)


def lines(*rows) -> ibis.Table:
    frame = pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount"])
    return ibis.memtable(frame.assign(ordered_at=pd.to_datetime(frame["ordered_at"])))


@pytest.fixture(scope="module")
def days() -> pd.DataFrame:
    return activity.customer_days(
        lines(
            ("a", "1", "2024-01-01 09:00", 10.0),
            ("a", "2", "2024-01-01 18:00", 4.0),   # a second order on the day: one purchase
            ("a", "3", "2024-01-29 12:00", 8.0),
            ("a", "4", "2024-02-12 12:00", 6.0),
            ("a", "5", "2024-02-13 12:00", -6.0),  # a day with returns only
            ("b", "6", "2024-03-01 12:00", 5.0),
            ("b", "7", "2024-03-20 12:00", -5.0),
            ("c", "8", "2024-02-01 12:00", -9.0),  # never bought
            ("d", "9", "2024-04-05 12:00", 7.0),   # after the last day
        )
    )  # fmt: skip


def test_histories_count_days_and_leave_returns_and_the_future_out(days):
    found = repeat_purchases.histories(days, as_of=DAY)
    expected = pd.DataFrame({
        "customer_id": ["a", "b"], "first": pd.to_datetime(["2024-01-01", "2024-03-01"]),
        "frequency": [2.0, 0.0], "recency": [6.0, 0.0], "T": [90 / 7, 30 / 7], "monetary_value": [7.0, np.nan], "total": [28.0, 5.0],
    })  # fmt: skip
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_returns_are_counted_and_their_share_is_known(days):
    aside = repeat_purchases.set_aside(days, as_of=DAY)
    assert aside == {"returns_only_days": 3, "never_bought": 1, "refund_share": pytest.approx(11 / 33), "one": True}


@pytest.mark.parametrize(("returned", "one"), [([60.0], False), ([101.0], True), ([60.0, 60.0], False)])
def test_one_customer_who_returns_a_tenth_of_all_is_told_apart_from_many(returned, one):
    paid = [(f"c{k}", 1, 100.0, dt.date(2024, 1, 3)) for k in range(10)]
    back = [(f"c{k}", 0, -money, dt.date(2024, 2, 3)) for k, money in enumerate(returned)]
    frame = pd.DataFrame([*paid, *back], columns=["customer_id", "orders", "spend", "day"])
    found = repeat_purchases.set_aside(ibis.memtable(frame), as_of=dt.date(2024, 3, 1))
    assert (found["one"], found["refund_share"]) == (one, pytest.approx(sum(returned) / 1000))


def test_days_are_the_other_unit(days):
    found = repeat_purchases.histories(days, as_of=DAY, unit="day")
    assert found["recency"].tolist() == [42.0, 0.0] and found["T"].tolist() == [90.0, 30.0]


def test_holdout_knows_nothing_of_the_calibration_and_the_calibration_nothing_of_the_holdout(days):
    found = repeat_purchases.calibration_holdout(days, as_of=DAY, holdout_days=60)  # calibration ends on 31 January
    assert found["customer_id"].tolist() == ["a"]  # b had not bought by then
    assert found[["frequency", "holdout_orders", "holdout_money", "last_orders", "last_money"]].values.tolist() == [
        [1.0, 1.0, 0.0, 2.0, 22.0]
    ]


@pytest.mark.parametrize("as_of", [dt.date(2024, 1, 20), dt.date(2024, 2, 12), dt.date(2024, 3, 1)])
def test_what_comes_after_the_day_changes_nothing(days, as_of):
    cut = days.filter(days.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    for function in (repeat_purchases.histories, repeat_purchases.set_aside):
        now, then = function(days, as_of=as_of), function(cut, as_of=as_of)
        pd.testing.assert_frame_equal(
            pd.DataFrame(now, index=None if isinstance(now, pd.DataFrame) else [0]),
            pd.DataFrame(then, index=None if isinstance(then, pd.DataFrame) else [0]),
        )


def test_weekly_repeats_add_up_to_the_frequencies(days):
    weeks, births = repeat_purchases.repeats_by_week(days, as_of=DAY, known_by=DAY)
    assert weeks["repeats"].sum() == 2 and births["customers"].sum() == 2
    assert weeks["week_end"].iloc[-1] == pd.Timestamp(DAY) and (weeks["week_end"].diff().dropna().dt.days == 7).all()


@pytest.mark.shared
def test_known_answer_clv_log_to_summary(known_answers):
    log = pd.read_csv(Path(__file__).parents[2] / "models" / "cdnow" / "log.csv", dtype={"customer": str, "day": str})
    log = log.assign(order_id=[str(k) for k in range(len(log))], ordered_at=pd.to_datetime(log["day"]))
    log["amount"] = log["amount"].clip(lower=0.01)  # eight orders of CDs for nothing are orders
    table = ibis.memtable(
        log.rename(columns={"customer": "customer_id"})[["customer_id", "order_id", "ordered_at", "amount"]]
    )
    found = repeat_purchases.histories(activity.customer_days(table), as_of=dt.date(1997, 9, 30))
    expected = known_answers["clv-log-to-summary"]
    assert len(found) == expected["customers"] and found["frequency"].sum() == expected["sum_x"]
    assert (found["frequency"] == 0).sum() == expected["zero_repeaters"]
    assert found["T"].max() == pytest.approx(expected["max_T_weeks"], abs=1e-3)


def test_acquisition_says_nothing_where_the_tables_do_not():
    assert acquisition.new_customers({}, as_of=DAY).empty and acquisition.acquisition_cost({}, as_of=DAY).empty


def test_small_groups_are_emptied_and_never_alone():
    labels = pd.Series(["a"] * 30 + ["b"] * 12 + ["c"] * 4)
    folded = acquisition.fold_small(labels, minimum=10)
    assert set(folded) == {"a", ""} and (folded == "").sum() == 16
