"""T16: a trait that nobody recorded, of known strength; how strong it must be is reported right."""

import numpy as np
import pandas as pd

from tests.truth import joiners, replicates
from tests.truth.gates import Alarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality import DoublyRobustEstimator, hidden_trait

PULL, N = 1.0, 4000


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    world = joiners.hidden_trait(rng, N, pull=PULL)
    fitted = DoublyRobustEstimator().fit(world.X, world.y, world.joined)
    scale = hidden_trait.scale(fitted, world.y, world.joined)
    value = hidden_trait.robustness_value(fitted.effect_.value, scale.size)
    weak = joiners.hidden_trait(rng, N, pull=0.0, effect=0.05)
    X = pd.DataFrame({"seen": weak.X[:, 0]})
    by_trait = hidden_trait.benchmarks(DoublyRobustEstimator(), X.assign(noise=rng.normal(size=N)), weak.y, weak.joined)
    small = DoublyRobustEstimator().fit(X, weak.y, weak.joined)
    strength = hidden_trait.robustness_value(small.effect_.value, hidden_trait.scale(small, weak.y, weak.joined).size)
    return {
        "robustness value": compare(joiners.hidden_robustness(pull=PULL), value),
        "a weak effect is called fragile": Result(alarm=float(strength <= by_trait["strength"].max())),
    }


CASE = Case(
    "T16",
    simulate,
    {"robustness value": (Unbiased(share=0.10),), "a weak effect is called fragile": (Alarms(0.90),)},
    seed=16,
    share=0.15,
)


def test_a_hidden_trait_is_measured():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
