"""T10: churn with a logistic hazard whose level drifts, repeated snapshots, features that tell nothing, and a planted leak.

The estimator as it is used: rolling origin, set right by customers left out and by the origin before, judged on the newest;
the list chosen from its chances is worth what the chances that made the world say.

Of the two intervals of the calibration slope, that of these very chances holds their own slope; the one reported, which
allows for the customers learned from as well, holds 1.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
import statsmodels.api as sm

from tests.truth import replicates
from tests.truth.gates import Alarms, Covers, SeldomAlarms, Small
from tests.truth.replicates import Case, Result, compare
from workbench.errors import AnalysisFailed
from workbench.models.churn import churn_metrics as metrics
from workbench.models.churn import churn_validation as validation
from workbench.models.churn import leakage, weighted_scores
from workbench.models.churn.retention_offer import Offer, expected_profit

N, MOMENTS, MATURES = 500, 7, 67
WEIGHTS = np.array([1.2, -0.8, 0.5, 0.0, 0.0])  # the last two tell nothing
OFFER = Offer(smallest=0)
NAMES = [f"x{k}" for k in range(len(WEIGHTS))]


def world(rng: np.random.Generator) -> tuple[pd.DataFrame, np.ndarray]:
    """Customers at moments 30 days apart, and the chance with which each left."""
    X = rng.normal(size=(N * MOMENTS, len(WEIGHTS)))
    moment = np.repeat(np.arange(MOMENTS), N)
    level = -1.3 + rng.normal(0, 0.03, MOMENTS).cumsum()
    chance = 1 / (1 + np.exp(-(level[moment] + X @ WEIGHTS)))
    frame = pd.DataFrame(X, columns=NAMES)
    left = rng.random(len(frame)) < chance
    frame = frame.assign(
        snapshot=pd.Timestamp("2024-01-01") + pd.to_timedelta(30 * moment, unit="D"),
        customer_id=np.tile(np.arange(N), MOMENTS).astype(str), left=left, spent=np.nan, naive=X[:, 0],
        value=rng.lognormal(6, 0.8, len(frame)),
    )  # fmt: skip
    return frame, chance


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    frame, chance = world(rng)
    tried = validation.rolling_origin(frame, matures=MATURES, model="logistic")
    held, truth = tried.held, chance[-N:]
    slope, own = metrics.calibration_line(tried)[1], _own_slope(held["p"].to_numpy(), truth)
    these = metrics.calibration_line(replace(tried, slope_error=0.0))[1]
    left, value = held["left"].to_numpy(), held["value"].to_numpy()
    once = np.ones((1, N))
    oracle_lift, own_lift = (weighted_scores.lift(left, p, once)[0] for p in (truth, held["p"].to_numpy()))
    worth = expected_profit(truth, value, OFFER)
    chosen = expected_profit(held["p"].to_numpy(), value, OFFER) > 0
    single = _alone(frame.assign(closed=frame["left"] ^ (rng.random(len(frame)) < 0.01)), tried)
    return {
        "calibration slope of the chances told": compare(own, these.value, these.lo, these.hi),
        "these chances have slope 1": compare(1.0, own),
        "the slope's interval holds 1": compare(1.0, slope.value, slope.lo, slope.hi),
        "lift of the first tenth beside the oracle's": compare(oracle_lift, own_lift),
        "profit of the list beside the oracle's": compare(1.0, worth[chosen].sum() / worth[worth > 0].sum()),
        "leak stops": Result(alarm=float(_stops(single))),
        "no leak, no stop": Result(alarm=float(_stops(single[single["feature"] != "closed"]))),
    }


def _own_slope(told: np.ndarray, truth: np.ndarray) -> float:
    """The slope of the true chances on those told, at these customers: what the calibration slope estimates."""
    odds = np.log(told / (1 - told))
    return float(sm.GLM(truth, sm.add_constant(odds), family=sm.families.Binomial()).fit().params[1])


def _alone(frame: pd.DataFrame, tried: validation.Validation) -> pd.DataFrame:
    return leakage.single_features(frame.head(tried.fitted_on), frame.tail(N), features=["x0", "closed"])


def _stops(single: pd.DataFrame) -> bool:
    try:
        leakage.screen(single, leakage.hindsight(pd.DataFrame()))
    except AnalysisFailed:
        return True
    return False


CASE = Case(
    "T10",
    simulate,
    {
        "calibration slope of the chances told": (Covers(),),
        "these chances have slope 1": (Small(0.05),),
        "the slope's interval holds 1": (Covers(),),
        "lift of the first tenth beside the oracle's": (Small(0.05),),
        "profit of the list beside the oracle's": (Small(0.01),),
        "leak stops": (Alarms(0.99),),
        "no leak, no stop": (SeldomAlarms(),),
    },
    seed=10,
    share=0.4,
)


def test_churn_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
