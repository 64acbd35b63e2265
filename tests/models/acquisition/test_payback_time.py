"""Months to payback under censoring, and what the triangle said before: by hand and against the published method."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.acquisition import cost_each, payback_time


def cohorts(months, done):
    return pd.DataFrame({"customers": 20, "months": months, "done": done})


def test_the_median_is_that_of_kaplan_and_meier_by_hand():
    """At risk 8: 2 of 8 at month 1, 1 of 5 at month 3 (one censored at 2), 1 of 3 at month 4: 0.75, 0.6, 0.4."""
    found = payback_time.months_to_payback(cohorts([1, 1, 2, 3, 3, 4, 6, 6], [1, 1, 0, 1, 0, 1, 0, 0]))
    assert found.value == 4.0 and found.n == 160


def test_without_censoring_it_is_the_median_and_with_it_no_shorter():
    months = [1, 2, 3, 4, 5, 6, 7]
    whole = payback_time.months_to_payback(cohorts(months, [True] * 7))
    partly = payback_time.months_to_payback(cohorts(months, [True, False, True, True, False, True, True]))
    assert whole.value == np.median(months) and partly.value >= whole.value


@pytest.mark.parametrize(
    ("months", "done", "reason"),
    [([1, 2, 3], [True] * 3, "too-few-cohorts"), ([3] * 6, [False] * 6, "fewer-than-half-paid-back")],
)
def test_what_has_not_been_seen_is_not_told(months, done, reason):
    assert payback_time.months_to_payback(cohorts(months, done)).no_interval == reason


def test_where_all_pay_back_at_once_the_range_is_that_month():
    assert payback_time.months_to_payback(cohorts([1] * 6, [True] * 6))[:3] == (1.0, 1.0, 1.0)


def test_the_chain_ladder_carries_a_cohort_on_as_the_older_ones_went():
    """Taylor and Ashe's way by hand: from age 2 to 3 the older cohorts grew by (3 + 9) / (2 + 6) = 1.5."""
    rows = [("a", 1, 1.0), ("a", 2, 2.0), ("a", 3, 3.0), ("a", 4, 4.0), ("b", 1, 3.0), ("b", 2, 6.0), ("b", 3, 9.0), ("b", 4, 9.5),
            ("c", 1, 2.0), ("c", 2, 4.0), ("c", 3, 5.0)]  # fmt: skip
    found = payback_time.restated(
        pd.DataFrame(rows, columns=["quarter", "age", "paid_back"]).assign(customers=10), back=1
    )
    assert found.set_index("quarter").loc["c", ["told", "seen"]].tolist() == [6.0, 5.0]
    assert "a" not in set(found["quarter"])  # nothing older had reached its age by then
    assert payback_time.restated_error(found[found["quarter"] == "c"]).value == pytest.approx(0.2)


def test_a_slope_is_that_of_the_process_and_a_cost_that_does_not_vary_tells_of_none():
    rng = np.random.default_rng(5)
    cost = np.exp(rng.normal(6, 0.5, 400))
    months = pd.DataFrame({"channel": "web", "cost": cost, "acquired": rng.poisson(3 * cost**0.6)})
    (told,) = cost_each.slopes(months).itertuples()
    assert told.lo <= 0.6 <= told.hi and told.hi - told.lo < 0.1
    assert cost_each.slopes(months.assign(cost=100.0)).empty and cost_each.slopes(months.head(7)).empty


def test_cost_of_a_customer_is_told_of_all_and_of_paid_channels_and_withheld_of_few():
    channels = pd.DataFrame({"acquired": [30, 20, 0], "cost": [300.0, 0.0, 60.0]})
    assert cost_each.cost_per_customer(channels, unit="EUR", minimum=10).value == pytest.approx(360 / 50)
    assert cost_each.cost_per_customer(channels, unit="EUR", paid=True, minimum=10).value == pytest.approx(360 / 30)
    assert cost_each.cost_per_customer(channels.head(1), unit="EUR", minimum=31).no_interval == "too-few-to-show"
    free = cost_each.cost_per_customer(channels.assign(cost=0.0), unit="EUR")
    assert free.no_interval == "no-cost-matched-with-customers"
