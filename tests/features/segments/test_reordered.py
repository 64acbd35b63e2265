"""Weeks in random order: what is left is chance, and nothing that customers do is lost on the way."""

import datetime as dt

import ibis
import numpy as np
import pandas as pd
import pytest

from workbench.features.segments import reordered, rfm, stages

AS_OF = dt.date(2024, 12, 29)
WINDOW = {"as_of": AS_OF, "window_days": 168}


def purchases(rate, *, customers: int = 300, days: int = 400, seed: int = 1) -> ibis.Table:
    """Customer days of customers who buy for about 10 on a day with the chance `rate` (of the age in days)."""
    rng, rows = np.random.default_rng(seed), []
    for customer in range(customers):
        for age in np.flatnonzero(rng.random(days) < rate(np.arange(days))):
            rows.append((f"c{customer:03d}", AS_OF - dt.timedelta(days=int(age)), 1, rng.gamma(4, 2.5)))
    frame = pd.DataFrame(rows, columns=["customer_id", "day", "orders", "spend"])
    return ibis.memtable(frame.assign(margin=0.3 * frame["spend"]))


def standing(days: ibis.Table, **window) -> pd.DataFrame:
    return rfm.recency_frequency_monetary(days, **window).to_pandas()


STEADY = purchases(lambda age: np.full(age.shape, 0.1))
HALVED = purchases(lambda age: np.where(age < 84, 0.05, 0.1))


def test_customers_who_do_not_change_fall_and_rise_as_often_as_chance_says():
    seen = stages.halves(standing(STEADY, **WINDOW), window_days=168)
    drawn = reordered.halves(STEADY, standing(STEADY, **WINDOW), **WINDOW)
    for name in ("fell", "rose"):
        assert seen[name].mean() > 0.1  # so many of them although nothing has changed
        assert abs(seen[name].mean() - drawn[name].mean()) < 3 * drawn[name].std()
    assert abs(seen["money"].sum() / seen["early"].sum() - drawn["change"].mean()) < 3 * drawn["change"].std()


def test_a_fall_by_half_lies_far_beyond_chance():
    seen = stages.halves(standing(HALVED, **WINDOW), window_days=168)
    drawn = reordered.halves(HALVED, standing(HALVED, **WINDOW), **WINDOW)
    assert seen["fell"].mean() > drawn["fell"].max()
    assert seen["money"].sum() / seen["early"].sum() < drawn["change"].min()
    assert seen["money"].sum() / seen["early"].sum() == pytest.approx(-0.5, abs=0.06)


def test_weeks_keep_their_days_and_the_rest_stays_where_it_was():
    (order,) = reordered._orders(30, times=1, seed=3)
    assert sorted(order) == [*range(30)] and order[28:].tolist() == [28, 29]
    assert (order[:28] % 7 == np.arange(28) % 7).all()
    assert all(len({*block // 7}) == 1 for block in order[:28].reshape(4, 7))


def test_the_order_that_changes_nothing_gives_what_was_counted():
    """The frame of a reordered history is that of `rfm` where every day stays in its place."""
    bought = reordered._purchases(STEADY, pd.Series([f"c{k:03d}" for k in range(300)]), as_of=AS_OF, length=168, seed=0)
    mine = reordered._standing(bought, bought["age"].to_numpy(), days=168).reset_index(drop=True)
    counted = standing(STEADY, **WINDOW).query("frequency > 0").sort_values("customer_id", ignore_index=True)
    for name in ("recency_days", "frequency", "monetary", "margin"):
        assert mine[name].tolist() == pytest.approx(counted[name].tolist(), abs=1e-3)


def by_frequency(features: pd.DataFrame) -> pd.Series:
    return pd.Series(np.where(features["frequency"] > 16, "often", "seldom"), features.index)


def test_moves_of_customers_who_do_not_change_are_those_of_chance_and_top_customers_fall_back_by_chance():
    found = reordered.moves(
        STEADY, standing(STEADY, **WINDOW), by_frequency, **WINDOW, step_days=84, high=0.3, times=20
    )
    assert len(found) == 20 and found["silent"].max() < 0.02
    assert found["stayed"].between(0.6, 0.95).all() and found["often"].between(0.4, 0.95).all()
    assert found["top"].between(0.1, 0.29).all()  # of the 30 % for which they were chosen, without any change
    assert abs(found["change"].mean()) < 0.05


def test_the_same_seed_gives_the_same_chance_and_a_window_that_is_not_covered_gives_none():
    days = purchases(lambda age: np.full(age.shape, 0.05), customers=40)
    people, window = standing(days, **WINDOW), WINDOW | {"step_days": 84, "times": 3}
    one, two = (reordered.moves(days, people, by_frequency, **window, seed=5) for _ in range(2))
    assert one.equals(two)
    assert reordered.moves(days, people, by_frequency, **window, covered=False).empty
    assert reordered.halves(days, people.assign(tenure_days=5), **WINDOW).empty
