"""A check that fails reaches the money: withheld where it is grave, named where it is not."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.churn import retention_offer as offers
from workbench.models.churn import trust
from workbench.models.churn.churn_metrics import judgement
from workbench.models.churn.churn_validation import Validation
from workbench.models.churn.retention_offer import Offer
from workbench.models.intervals.estimate import Estimate

ALIKE, APART, LOST = Estimate(0.6, 0.58, 0.62, 900), Estimate(0.91, 0.9, 0.92, 900), Estimate(0.5, 0.4, 0.6, 900)


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


def doubt(tried, *, apart=ALIKE, values=1.0, lost=LOST):
    group = trust.called(tried, Offer().losing(LOST))
    return trust.doubt(judgement(tried), group, apart, values=values, lost=lost, kind=tried.kind)


def test_chances_that_hold_raise_no_doubt_and_failing_ones_withhold_the_money():
    assert doubt(validation()) == "none"
    assert doubt(validation(told_off=0.14)) == "level", "told 54, happened 40"
    assert doubt(validation(), values=14.8 / 8.3) == "values", "more than the company takes"
    assert doubt(validation(), lost=Estimate(np.nan, np.nan, np.nan, 0)) == "lost"
    assert doubt(validation(), apart=APART) == "drift" and doubt(validation(kind="customers")) == "period"


def test_chances_right_on_average_and_wrong_for_the_group_called_withhold_it():
    tried = validation(high_off=0.06)
    group = trust.called(tried, Offer().losing(LOST))
    assert group.told - group.seen.value == pytest.approx(0.06, abs=0.02) and group.off
    assert judgement(tried).intercept.lo < 0 < judgement(tried).intercept.hi, "on average nothing is seen of it"
    assert doubt(tried) == "called"


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
    assert np.isnan(offers.break_even(acts, offer)) and np.isnan(offers.loss_chance(acts, offer))


def test_a_lesser_doubt_leaves_the_money_and_gives_its_name():
    assert trust.withholding(Offer(), "drift").withheld == "" and trust.withholding(Offer(), "none") == Offer()
    assert (
        trust.doubt(
            judgement(validation()), trust.called(validation(), Offer()), ALIKE, values=9.0, lost=LOST, kind="none"
        )
        == "none"
    )


def test_the_group_called_keeps_to_capacity_and_is_not_told_where_it_is_few():
    assert trust.called(validation(), Offer(capacity=300)).seen.n == 300
    few = trust.called(validation(n=60), Offer(contact=1000.0))
    assert few.seen.no_interval == "too-few-to-show" and not few.off
