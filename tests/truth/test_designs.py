"""Two further designs: passing a tier's threshold, with curves that straight lines miss, and a test in some of the regions."""

import numpy as np
import pandas as pd

from tests.truth import replicates
from tests.truth.gates import Alarms, Covers, SeldomAlarms, Small, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.designs.regional import RegionalTestEstimator
from workbench.models.designs.threshold import ThresholdEstimator

JUMP, LIFT = 0.04, 3.0
BELOW, ABOVE = [0.48, 1.27, 7.18, 20.21, 21.54, 7.33], [0.52, 0.84, -3.00, 7.99, -9.01, 3.56]


def curved(rng: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Votes in Lee's elections, the curves of Imbens & Kalyanaraman's simulation, whose jump is .04."""
    score = 2 * rng.beta(2, 4, n) - 1
    mean = np.where(
        score < 0, np.polynomial.polynomial.polyval(score, BELOW), np.polynomial.polynomial.polyval(score, ABOVE)
    )
    return score, mean + 0.1295 * rng.normal(size=n)


def simulate_threshold(rng: np.random.Generator) -> dict[str, Result]:
    score, y = curved(rng, 2000)
    found = ThresholdEstimator().fit(score, y)
    steered = np.where((score < 0) & (score > -0.1) & (rng.random(2000) < 0.5), -score / 2, score)
    notices = ThresholdEstimator().fit(steered, y).density_.p < 0.1
    return {
        "jump at the threshold": compare(JUMP, *found.effect_[:3]),
        "nobody steers": Result(alarm=float(found.density_.p < 0.05)),
        "half of those just below steer": Result(alarm=float(notices)),
    }


def simulate_regions(rng: np.random.Generator) -> dict[str, Result]:
    """Thirty regions on three common courses; those tested are among the larger ones."""
    courses, pull = rng.normal(size=(60, 3)).cumsum(axis=0), rng.random((3, 30))
    values = 50 + 2 * courses @ pull + rng.normal(size=(60, 30))
    sales = pd.DataFrame(values, columns=[f"r{k}" for k in range(30)])
    tested = [f"r{k}" for k in rng.choice(np.argsort(pull.sum(axis=0))[-15:], 3, replace=False)]
    none = RegionalTestEstimator().fit(sales, tested, start=50)
    sales.loc[50:, tested] += LIFT
    return {
        "effect per region and day": compare(LIFT, *RegionalTestEstimator().fit(sales, tested, start=50).effect_[:3]),
        "no effect": Result(alarm=float(none.p_ < 0.05)),
    }


THRESHOLD = Case(
    "threshold",
    simulate_threshold,
    {
        "jump at the threshold": (Covers(), Small(within=0.02)),
        "nobody steers": (SeldomAlarms(),),
        "half of those just below steer": (Alarms(0.9),),
    },
    seed=23,
    share=0.4,
)
REGIONS = Case(
    "regions",
    simulate_regions,
    {"effect per region and day": (Covers(), Unbiased()), "no effect": (SeldomAlarms(),)},
    seed=24,
    share=0.1,
)


def test_a_tiers_threshold_holds_its_gates():
    rows = replicates.run(THRESHOLD)
    assert not replicates.failures(rows), replicates.failures(rows)


def test_a_regional_test_holds_its_gates():
    rows = replicates.run(REGIONS)
    assert not replicates.failures(rows), replicates.failures(rows)
