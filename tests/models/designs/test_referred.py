"""What the referred are worth beside others alike."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.designs.referred import chains, referral_rate, referrers_rate, told, worth_more
from workbench.models.incrementality.results import Setting


def test_shares_of_new_customers_and_of_referrers_are_two_figures():
    table = pd.DataFrame({"verified": [True] * 3 + [False] * 7, "brought": [0] * 9 + [3]})
    assert referral_rate(table)[:3] == pytest.approx((0.3, 0.1078, 0.6032), abs=1e-4), "Wilson, 3 of 10"
    assert referrers_rate(table).value == 0.1


def test_a_month_in_which_more_are_referred_and_all_are_worth_more_makes_no_difference():
    rng = np.random.default_rng(1)
    month = rng.integers(0, 2, 4000)
    referred = rng.random(4000) < np.where(month == 1, 0.6, 0.1)
    value = pd.Series(10.0 * month + rng.normal(size=4000))
    found = worth_more(value, pd.Series(referred), pd.Series(month))
    assert found.lo < 0 < found.hi and value[referred].mean() - value[~referred].mean() > 4


def test_the_range_covers_a_planted_difference():
    held = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        month, referred = rng.integers(0, 6, 600), rng.random(600) < 0.3
        found = worth_more(
            pd.Series(month + 2.0 * referred + rng.normal(size=600)), pd.Series(referred), pd.Series(month)
        )
        held += found.lo <= 2 <= found.hi
    assert 180 <= held <= 199


def test_without_others_alike_nothing_is_compared():
    found = worth_more(pd.Series([1.0, 2.0]), pd.Series([True, False]), pd.Series(["a", "b"]))
    assert np.isnan(found.value) and found.no_interval == "nobody-to-compare-with"


def test_what_is_said_of_the_referred_needs_enough_of_them_and_leaves_out_those_whose_days_are_not_over():
    rows = [(f"c{k}", "2024-01", k < 30, k < 20, int(k < 20), int(k < 5), 5.0 + (k < 20)) for k in range(60)]
    people = pd.DataFrame(rows, columns=["customer_id", "month", "named", "verified", "depth", "brought", "margin"])
    people.loc[59, "margin"] = float("nan")
    said = told(people, Setting("EUR"))
    assert said["r"].value == pytest.approx(1 / 3) and said["b"].value == pytest.approx(5 / 60) and said["strays"] == 10
    assert said["e"].value == pytest.approx(1.0) and said["e"].unit == "EUR" and said["when"]
    more = Setting("EUR", minimum=21)
    assert told(people, more) == {"when": False} and told(people.iloc[:0], Setting("EUR", minimum=1)) == {"when": False}
    assert chains(people).values.tolist() == [[0, 39, 5.0], [1, 20, 6.0]]
