"""T12: joining explained by what is observed; a linear and a squared outcome, log-normal noise, an effect of 5."""

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import Alarms, Covers, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality import DifferenceEstimator, DoublyRobustEstimator

EFFECT, N = 5.0, 1000


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for name, squared in (("linear outcome", False), ("squared outcome", True)):
        world = joiners.on_observables(rng, N, effect=EFFECT, squared=squared)
        fitted = DoublyRobustEstimator().fit(world.X, world.y, world.joined)
        results[f"effect on joiners, {name}"] = compare(EFFECT, *fitted.effect_[:3])
    naive = DifferenceEstimator().fit(None, world.y, world.joined).effect_
    results["plain comparison misses"] = Result(alarm=float(not naive.lo <= EFFECT <= naive.hi))
    return results


CASE = Case(
    "T12",
    simulate,
    {
        "effect on joiners, linear outcome": (Covers(), Unbiased(share=0.03)),
        "effect on joiners, squared outcome": (Covers(), Unbiased(share=0.03)),
        "plain comparison misses": (Alarms(0.95),),
    },
    seed=12,
)


def test_selection_on_observables_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
