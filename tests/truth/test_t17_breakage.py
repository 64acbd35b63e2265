"""T17: points that expire after eighteen months, of which nine have been seen."""

import math

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import Alarms, Covers, Small
from tests.truth.replicates import Case, Result, compare
from workbench.models.loyalty.breakage import PointRedemptionModel

SHARE, MEAN, EXPIRY, SEEN = 0.70, 120.0, 548.0, 274.0


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    vintages = joiners.point_vintages(rng, 4000, share=SHARE, mean_days=MEAN, seen_days=SEEN)
    model = PointRedemptionModel(expiry_days=EXPIRY).fit(vintages["age_days"], vintages["redeemed"])
    truth = SHARE * -math.expm1(-EXPIRY / MEAN)
    return {
        "ultimate redemption": compare(truth, *model.ultimate_[:3]),
        "extrapolation is marked": Result(alarm=float(model.seen_to_ < EXPIRY and model.extrapolated_ > 0)),
    }


CASE = Case(
    "T17",
    simulate,
    {"ultimate redemption": (Covers(), Small(within=0.01)), "extrapolation is marked": (Alarms(0.99),)},
    seed=17,
)


def test_breakage_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
