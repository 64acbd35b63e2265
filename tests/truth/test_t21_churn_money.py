"""T21: the money of a churn list, in companies whose lapsed customers return, from nearly all of them to nearly none.

The report's own way is gone: moments, model, yearly values, share truly lost, list, profit with its range; then the list is
reckoned by the law of the company, with a save rate drawn from what is assumed of it and values that move as is assumed.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from tests.features.churn.test_churn_features import as_found
from tests.truth import lapsing, replicates
from tests.truth.gates import Alarms, Covers, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.features.churn import setting
from workbench.features.churn.outcomes import Design
from workbench.models.churn import churn_scoring, churn_validation, stakes, truly_lost, trust
from workbench.models.churn import retention_offer as offers
from workbench.models.churn.churn_metrics import judgement
from workbench.models.churn.retention_offer import Offer

SHOP, MONEY = Design("non-contractual", gap=7, horizon=60), {"unit": "EUR"}
NOTHING = Result()


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    made = lapsing.company(rng)
    save = rng.beta(Offer().alpha, Offer().beta)
    offer, scored = reported(made)
    acts = offers.act_list(scored, offer)
    promised = offers.list_profit(acts, offer, **MONEY)
    brings = profit(made, acts, offer, save=save, rng=rng)
    lost, chance = float(brings < 0), stakes.loss_chance(acts, offer)
    whole = as_told(offers.act_list(scored, Offer()), offer)  # who would be called if all of the year's value were lost
    wasted = profit(made, whole, offer, save=offer.save_rate) < 0
    return {
        "profit of the list": _held(brings, promised),
        "chance of a loss": Result(lost, chance - lost) if promised.known else NOTHING,
        "a list that loses is told that it may": Result(alarm=float(offers.sign(promised) != "clear"))
        if lost
        else NOTHING,
        "a wasted list is told to lose, or likely to": Result(alarm=float(_warned(whole, offer)))
        if wasted
        else NOTHING,
    }


def _warned(listed: pd.DataFrame, offer: Offer) -> bool:
    """Whether the report gives such a list no promise: money withheld, a loss expected, or one in more than a quarter of cases."""
    told = offers.list_profit(listed, offer, **MONEY)
    return not told.known or told.value < 0 or stakes.risk(stakes.loss_chance(listed, offer)) == "likely"


def reported(made: lapsing.Company) -> tuple[Offer, pd.DataFrame]:
    """The offer as the report makes it, without money where a check is grave, and today's customers with their chances."""
    found = as_found({"transactions": made.lines})
    window = {"first_day": lapsing.START, "as_of": lapsing.LAST}
    known, today = setting.known_and_today(found, SHOP, **window)
    tried = churn_validation.rolling_origin(known, matures=SHOP.matures, models=["logistic"])
    after, sales = setting.afterwards_and_sales(found, SHOP, known, **window)
    lost = truly_lost.share_lost(after)
    offer = trust.come_true(tried, Offer().losing(lost))
    group, values = trust.called(tried, offer), trust.excess(today, sales)
    why = trust.grave(judgement(tried), group, values=values, lost=lost, kind=tried.kind)
    return trust.withholding(offer, why), churn_scoring.scored(churn_scoring.final_model(known, tried), today)


def as_told(listed: pd.DataFrame, offer: Offer) -> pd.DataFrame:
    """A list that was made by another offer, with the profit that this one expects of it."""
    return listed.assign(
        expected_profit=offers.expected_profit(listed["p_churn"].to_numpy(), listed["value"].to_numpy(), offer)
    )


def profit(
    made: lapsing.Company, acts: pd.DataFrame, offer: Offer, *, save: float, rng: np.random.Generator | None = None
) -> float:
    """What contacting the list truly brings, with leavers drawn by their true chances, or on average; missing without a list."""
    acted = acts[acts["act"] == "contact"]
    if acted.empty:
        return float("nan")
    who = acted["customer_id"].str[1:].astype(int).to_numpy()
    left, more = lapsing.truth(made, who, gap=SHOP.gap, horizon=SHOP.horizon)
    left = left if rng is None else (rng.random(len(left)) < left).astype("float64")
    each = left * save * (offer.margin * more - offer.incentive) - (1 - left) * offer.incentive - offer.contact
    return float(each.sum())


def _held(true: float, promised) -> Result:
    return compare(true, promised.value, promised.lo, promised.hi) if promised.known else NOTHING


CASE = Case(
    "T21",
    simulate,
    {
        "profit of the list": (Covers(),),
        "chance of a loss": (Unbiased(within=0.3),),
        "a list that loses is told that it may": (Alarms(0.9),),
        "a wasted list is told to lose, or likely to": (Alarms(0.9),),
    },
    seed=21,
    share=0.1,
)


def test_the_money_of_a_list_holds_its_gates():
    """Twenty worlds at two seconds each; the certificate has fifty, nightly two hundred."""
    rows = replicates.run(replace(CASE, share=0.04))
    assert not replicates.failures(rows), replicates.failures(rows)
