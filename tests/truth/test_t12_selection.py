"""T12: joining explained by what is observed; outcomes linear and squared, with log-normal noise, and beyond straight lines."""

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
    share=0.2,
)


def simulate_curved(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for truth, n, covariates in WORLDS:
        world = joiners.beyond_straight_lines(rng, n, effect=EFFECT, truth=truth, covariates=covariates)
        fitted = DoublyRobustEstimator(most=3).fit(world.X, world.y, world.joined)
        results[_named(truth, n, covariates)] = compare(world.effect, *fitted.effect_[:3])
    straight = DoublyRobustEstimator(library=("straight",), most=3).fit(world.X, world.y, world.joined).effect_
    results["straight lines miss"] = Result(alarm=float(not straight.lo <= world.effect <= straight.hi))
    return results


def _named(truth: str, n: int, covariates: int) -> str:
    return f"effect on joiners, {truth}, {n:,} of {covariates} covariates"


WORLDS = [("products", 1000, 10), ("products", 1000, 60), ("thresholds", 1000, 10), ("thresholds", 5000, 10)]
CURVED = Case(
    "T12c",
    simulate_curved,
    {_named(*world): (Covers(), Unbiased(share=0.03)) for world in WORLDS} | {"straight lines miss": (Alarms(0.5),)},
    seed=212,
    share=0.04,
)


def test_selection_on_observables_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)


def test_truths_beyond_straight_lines_hold_their_gates():
    rows = replicates.run(CURVED)
    assert not replicates.failures(rows), replicates.failures(rows)
