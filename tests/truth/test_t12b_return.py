"""T12, after costs: the return on investment with its bootstrap over customers, cost estimated too."""

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import Covers
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality import DoublyRobustEstimator
from workbench.models.intervals.estimate import not_estimated
from workbench.models.loyalty.programme_value import Cost, worth

EFFECT, PRICE, N, DRAWS = 5.0, 3.0, 600, 100


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    world = joiners.on_observables(rng, N, effect=EFFECT, squared=False)
    paid = rng.gamma(2.0, PRICE / 2, N)[world.joined]
    fitted = DoublyRobustEstimator().fit(world.X, world.y, world.joined)
    effect = fitted.effect_
    weights = rng.standard_exponential(
        (DRAWS, N)
    )  # each customer's influence on the effect, weighed anew, and their cost
    margins = effect.value + (weights / weights.mean(axis=1, keepdims=True)) @ fitted.influence_[:, 0] / N
    costs = [np.average(paid, weights=weight[world.joined]) for weight in weights]
    total = effect._replace(value=float(paid.mean()))
    cost = Cost(total, 0.0, 0.0, total.value, not_estimated("no points"), np.array(costs))
    made = worth(effect, cost, margins)
    return {
        "return on investment": compare((EFFECT - PRICE) / PRICE, *made.roi[:3]),
        "left over per member": compare(EFFECT - PRICE, *made.net[:3]),
    }


CASE = Case(
    "T12b", simulate, {"return on investment": (Covers(),), "left over per member": (Covers(),)}, seed=112, share=0.15
)


def test_return_on_investment_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
