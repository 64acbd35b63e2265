"""A list where nobody leaves, and one where a known share does: value at risk is value truly lost."""

import numpy as np
import pandas as pd
import pytest

from tests.features.churn.test_churn_features import as_found
from tests.features.churn.test_yearly_values import AS_OF, FROM, SHOP, lasting
from workbench.features.churn import afterwards, setting
from workbench.models.churn import churn_scoring, churn_validation, hold_out, truly_lost
from workbench.models.churn import retention_offer as offers
from workbench.models.churn.retention_offer import Offer
from workbench.models.intervals.estimate import Estimate


def test_where_nobody_leaves_for_good_the_list_is_empty():
    """Every silence ends: a lapse costs nothing, whatever the chance of it, and no contact pays."""
    found = as_found({"transactions": lasting()})
    known, today = setting.known_and_today(found, SHOP, first_day=FROM, as_of=AS_OF)
    lost = truly_lost.share_lost(afterwards.afterwards(found, known, SHOP, first_day=FROM, as_of=AS_OF))
    assert lost.known and lost.value < 0.1
    tried = churn_validation.rolling_origin(known, matures=SHOP.matures, models=["logistic"])
    scored = churn_scoring.scored(churn_scoring.final_model(known, tried), today)
    offer = Offer(contact=0.1, incentive=1.0)
    assert (offers.act_list(scored, offer)["act"] == "contact").any(), "with a whole year's margin at risk it is not"
    assert (offers.act_list(scored, offer.losing(lost))["act"] == "leave alone").all()


def test_slow_buyers_who_happen_to_be_silent_have_lost_nothing():
    """Everybody buys for ever, each at a rate of their own: the slow ones are silent more often, and were worth less all along.

    Beside customers as likely to leave who stayed they seem to lack 7 % of their value (3 to 12), which no contact brings.
    """
    rng, span = np.random.default_rng(4), (AS_OF - FROM).days
    rates, rows = rng.gamma(2.0, 0.01, 1200) + 0.004, []
    for number, rate in enumerate(rates):
        for day in np.cumsum(rng.exponential(1 / rate, int(3 * rate * span) + 20)):
            if day <= span:
                rows.append((f"c{number:04d}", f"o{len(rows)}", pd.Timestamp(FROM) + pd.Timedelta(days=day), 20.0, "x"))
    lines = pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount", "category"])
    found = as_found({"transactions": lines})
    known, _ = setting.known_and_today(found, SHOP, first_day=FROM, as_of=AS_OF)
    after = afterwards.afterwards(found, known, SHOP, first_day=FROM, as_of=AS_OF)
    assert truly_lost.share_lost(after).value < 0.03
    assert truly_lost.share_lost(after.assign(value_then=after["value"])).lo > 0.02, "by what they were worth before"


def rows(gone, seed, n=1500):
    """Customers who spend at their own rate; of those silent in the window the share `gone` stays away, the others return."""
    rng = np.random.default_rng(seed)
    value, chance = rng.lognormal(5, 0.7, n), rng.uniform(0.1, 0.6, n)
    left = rng.random(n) < chance
    away = left & (rng.random(n) < gone)
    later = np.where(away, 0.0, value * 180 / 365.25 * rng.gamma(4, 0.25, n))
    who = [f"c{k}" for k in range(n)]
    return pd.DataFrame(
        {
            "snapshot": 0,
            "customer_id": who,
            "left": left,
            "value": value,
            "recency_days": 100 * chance,
            "followed": 180,
            "later": later,
            "value_then": value,
        }
    )


@pytest.mark.parametrize("gone", [0.1, 0.3, 0.7])
def test_the_share_truly_lost_is_found_and_its_range_holds_it(gone):
    found = [truly_lost.share_lost(rows(gone, seed)) for seed in range(12)]
    assert np.mean([one.value for one in found]) == pytest.approx(gone, abs=0.03)
    assert sum(one.lo <= gone <= one.hi for one in found) >= 9, "93 % of 60 worlds"


def test_too_few_lapses_followed_give_no_share():
    assert truly_lost.share_lost(rows(0.3, 0).head(60)).no_interval == "lapses-not-followed"
    assert not truly_lost.share_lost(rows(0.3, 0).head(0)).known


def test_the_profit_promised_is_that_of_the_value_truly_lost():
    """By hand: worth 0.25·300 = 75: 0.5·0.3·(75 - 10) - 0.5·10 - 1 = 3.75; with all of it lost it would be 37.5."""
    offer = Offer().losing(Estimate(0.25, 0.2, 0.3, 90))
    assert offers.expected_profit(np.array([0.5]), np.array([1000.0]), offer)[0] == pytest.approx(3.75)
    people = pd.DataFrame({"customer_id": [f"c{k}" for k in range(200)], "p_churn": 0.5, "value": 1000.0})
    profit = offers.list_profit(offers.act_list(people, offer), offer, unit="EUR")
    assert profit.lo < 0 < profit.value < profit.hi and offers.sign(profit) == "open"
    assert offers.value_at_risk(offers.act_list(people, offer), offer)["loss"].sum() == pytest.approx(200 * 0.5 * 75)


def test_the_power_of_a_hold_out_is_that_of_a_simulated_test():
    listed = pd.DataFrame({"act": ["contact"] * 400 + ["hold out"] * 100, "p_churn": 0.4})
    told, rng = hold_out.power(listed, Offer()), np.random.default_rng(0)
    stayed, kept = rng.binomial(400, 0.6 + 0.4 * 0.3, 20_000) / 400, rng.binomial(100, 0.6, 20_000) / 100
    error = np.sqrt(stayed * (1 - stayed) / 400 + kept * (1 - kept) / 100)
    assert told["power"] == pytest.approx((np.abs(stayed - kept) > 1.96 * error).mean(), abs=0.02)
    assert hold_out.power(listed.head(0), Offer())["lists"] == 0
    more = pd.concat([listed] * told["lists"])
    assert hold_out.power(more, Offer())["power"] >= 0.8
