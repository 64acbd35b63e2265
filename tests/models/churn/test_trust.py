"""A check that fails reaches the money: withheld where it is grave."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.churn import retention_offer as offers
from workbench.models.churn import stakes, trust
from workbench.models.churn.churn_metrics import judgement
from workbench.models.churn.churn_validation import Validation
from workbench.models.churn.retention_offer import Offer
from workbench.models.intervals.estimate import Estimate

LOST = Estimate(0.5, 0.4, 0.6, 900)


def validation(told_off=0.0, high_off=0.0, n=4000, seed=1, kind="time"):
    """Customers whose chances are right, or lie too high for all or for the upper half."""
    rng = np.random.default_rng(seed)
    chance = rng.beta(2, 3, n)
    left = rng.random(n) < chance
    p = np.clip(chance + told_off + np.where(chance > np.median(chance), high_off, -high_off), 0.01, 0.99)
    held = pd.DataFrame(
        {
            "snapshot": pd.Timestamp("2024-05-01"),
            "customer_id": [f"c{k}" for k in range(n)],
            "left": left,
            "p": p,
            "value": 500.0,
            "naive": p,
        }
    )
    return Validation(kind, "logistic", held, held, ["x"], n)


def grave(tried, *, values=1.0, lost=LOST):
    group = trust.called(tried, Offer().losing(LOST))
    return trust.grave(judgement(tried), group, values=values, lost=lost, kind=tried.kind)


def test_chances_that_hold_raise_no_doubt_and_failing_ones_withhold_the_money():
    assert grave(validation()) == ""
    assert grave(validation(told_off=0.14)) == "level", "told 54, happened 40"
    assert grave(validation(), values=14.8 / 8.3) == "values", "more than the company takes"
    assert grave(validation(), lost=Estimate(np.nan, np.nan, np.nan, 0)) == "lost"
    assert grave(validation(kind="customers")) == "", "one period only is said beside the money"


def test_chances_right_on_average_and_wrong_for_the_group_called_withhold_it():
    tried = validation(high_off=0.06)
    group = trust.called(tried, Offer().losing(LOST))
    assert group.told - group.seen.value == pytest.approx(0.06, abs=0.02) and group.off
    assert judgement(tried).intercept.lo < 0 < judgement(tried).intercept.hi, "on average nothing is seen of it"
    assert grave(tried) == "called"


@pytest.mark.parametrize("why", sorted(trust.WITHHELD))
def test_where_money_is_withheld_nothing_tells_of_it(why):
    people = pd.DataFrame({"customer_id": [f"c{k}" for k in range(400)], "p_churn": 0.5, "value": 1000.0})
    offer = trust.withholding(Offer(), why)
    acts = offers.act_list(people, offer)
    profit = offers.list_profit(acts, offer, unit="EUR")
    assert not profit.known and profit.no_interval == trust.WITHHELD[why] and offers.sign(profit) == "none"
    assert (
        (acts["act"] == "leave alone").all()
        and acts["expected_profit"].isna().all()
        and offers.marked_list(acts, campaign="x").empty
    )
    assert (
        offers.profit_curve(acts, offer).empty
        and offers.value_at_risk(acts, offer).empty
        and len(offers.assumptions(acts, offer)) == 1
    )
    assert stakes.break_even(acts, offer).no_interval == trust.WITHHELD[why] and np.isnan(
        stakes.loss_chance(acts, offer)
    )


def test_without_a_trial_there_is_nothing_to_withhold():
    tried = validation()
    assert trust.grave(judgement(tried), trust.called(tried, Offer()), values=9.0, lost=LOST, kind="none") == ""
    assert trust.withholding(Offer(), "") == Offer()


def test_of_chances_picked_for_being_high_only_what_came_true_is_counted():
    """Chances right on average with noise of their own: those picked for a high chance and value are told too high."""
    rng, n = np.random.default_rng(2), 6000
    chance = rng.beta(2, 6, n)
    p = np.clip(chance * rng.lognormal(-0.125, 0.5, n), 0.01, 0.99)
    held = pd.DataFrame({"snapshot": pd.Timestamp("2024-05-01"), "customer_id": [f"c{k}" for k in range(n)],
                         "left": rng.random(n) < chance, "p": p, "value": rng.lognormal(5.5, 0.8, n), "naive": p})  # fmt: skip
    tried = Validation("customers", "logistic", held, held, ["x"], n)
    offer = trust.come_true(tried, Offer())
    chosen = offers.expected_profit(p, held["value"].to_numpy(), Offer()) > 0
    true = (chance * held["value"])[chosen].sum() / (p * held["value"])[chosen].sum()
    assert (
        true < 0.95 and abs(offer.came_true - true) < 3 * offer.came_true_error and 0.01 < offer.came_true_error < 0.1
    )
    told, left = (
        offers.expected_profit(each, held["value"].to_numpy(), one)[chosen].sum()
        for each, one in ((p, offer), (chance, Offer()))
    )
    assert (
        told == pytest.approx(left, rel=0.35)
        and left < offers.expected_profit(p, held["value"].to_numpy(), Offer())[chosen].sum()
    )
    assert trust.come_true(Validation("none", "logistic", held.head(0), held.head(0), ["x"], 0), Offer()) == Offer()


def test_the_group_called_keeps_to_capacity_and_is_not_told_where_it_is_few():
    assert trust.called(validation(), Offer(capacity=300)).seen.n == 300
    few = trust.called(validation(n=60), Offer(contact=1000.0))
    assert few.seen.no_interval == "too-few-to-show" and not few.off
