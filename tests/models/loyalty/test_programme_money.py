"""Costs, payback and other assumptions, on numbers small enough to check by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.loyalty.payback import payback, sides
from workbench.models.loyalty.programme_cost import Cost, contact_cost
from workbench.models.loyalty.programme_value import detectable, holdout_needed, holdout_per_arm, swings, widest

NONE = not_estimated("no points", unit="share")


def cost(total: float, **parts) -> Cost:
    given = {"rewards": 0.0, "liability": 0.0, "running": 0.0} | parts
    return Cost(Estimate(total, total, total, 10, unit="EUR"), redemption=NONE, draws=np.array([]), **given)


def gained(value, lo, hi) -> pd.DataFrame:
    return pd.DataFrame({"window": range(1, len(value) + 1), "value": value, "lo": lo, "hi": hi})


UP = gained([1.0, 3.0, 5.0], [0.0, 1.0, 2.0], [2.0, 5.0, 8.0])


@pytest.mark.parametrize(
    ("price", "state", "days"),
    [
        (1.5, "within", (56, 28, 84)),
        (2.5, "open", (56, 56, None)),
        (6.0, "perhaps", (None, 84, None)),
        (9.0, "never", (None, None, None)),
        (0.0, "free", (28, 28, 28)),
    ],
)
def test_a_price_paid_at_the_beginning_comes_back_where_the_sum_reaches_it(price, state, days):
    found = payback(UP, contact_cost(pd.Series([price]), otherwise=0.0, currency="EUR"), window_days=28)
    assert found.state == state and found.horizon == 84
    assert tuple(None if math.isnan(x) else x for x in (found.days, found.lo, found.hi)) == days


def test_running_cost_grows_with_the_days():
    found = payback(UP, cost(28.0, running=28.0, days=280.0), window_days=28)
    assert found.course["cost"].tolist() == pytest.approx([0.0, 2.8, 5.6, 8.4])
    assert found.reached[:3] == (5.0, 2.0, 8.0) and found.spent.value == pytest.approx(8.4)


def test_a_sum_that_falls_below_the_cost_again_has_not_come_back():
    dipping = gained([3.0, 1.0, 3.0], [3.0, 1.0, 3.0], [3.0, 1.0, 3.0])
    assert payback(dipping, cost(2.0, running=2.0), window_days=28).days == 84


@pytest.mark.parametrize("nothing", [UP.iloc[:0], UP.assign(value=np.nan)])
def test_without_an_effect_nothing_is_known(nothing):
    found = payback(nothing, cost(2.0), window_days=28)
    assert found.state == "refused" and found.course.empty and sides(found.course).empty


def test_each_assumption_moves_the_return_by_as_much_as_by_hand():
    effect = Estimate(6.0, 4.0, 8.0, 100, unit="EUR")
    table = swings(effect, cost(4.0, rewards=1.0, liability=1.0, running=2.0)._replace(unexpected=2.0)).set_index(
        "assumption"
    )
    assert table["roi"].tolist() == [0.5] * 3
    assert table.loc["effect", ["roi_low", "roi_high"]].tolist() == [0.0, 1.0]
    assert table.loc["redemption", ["roi_low", "roi_high"]].tolist() == [0.0, 1.0]
    assert table.loc["running", ["roi_low", "roi_high"]].tolist() == [0.0, 1.0]


def test_a_refused_effect_or_no_cost_has_no_other_assumptions():
    assert swings(not_estimated("refused", unit="EUR"), cost(1.0)).empty
    assert swings(Estimate(1.0, 0.0, 2.0, 10, unit="EUR"), cost(0.0)).empty


def test_without_a_cost_no_hold_out_can_be_sized_and_the_reason_is_said():
    assert holdout_needed(10.0, 0.0).no_interval == "no-cost-or-spread-to-size-by"
    assert holdout_needed(10.0, 1.0).value == 1570


def test_the_widest_swing_is_told_and_of_nothing_none():
    table = swings(Estimate(6.0, 4.0, 8.0, 100, unit="EUR"), cost(4.0, running=4.0))
    assert widest(table) == {"moved": "running", "lo": 0.0 - 0.25, "hi": 2.0} and widest(table.iloc[:0])["moved"] == ""


def test_what_a_hold_out_shows_is_what_would_have_needed_it():
    shown = detectable(10.0, 2000)
    assert shown.value == pytest.approx(1.3) and holdout_per_arm(10.0, shown.value) <= 1000
    assert math.isnan(detectable(math.nan, 2000).value)
