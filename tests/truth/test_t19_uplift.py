"""T19: who responds, in a randomised trial whose effects are known."""

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import Alarms, Covers
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality.uplift import UpliftEstimator, best_policy

N, COST = 2000, 0.5


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    world = joiners.responders(rng, N, slope=1.0, mean=0.5)
    fitted = UpliftEstimator().fit(world.X, world.y, world.treated)
    effect = world.effect[fitted.judged_]
    rank = np.empty(len(effect))
    rank[np.argsort(-fitted.score_, kind="stable")] = (np.arange(len(effect)) + 0.5) / len(effect)
    truth = float(np.mean(effect * (0.5 - rank)))
    oracle = float(np.mean(np.maximum(effect - COST, 0)))
    worth = float(np.mean(np.where(fitted.score_ > COST, effect - COST, 0)))
    shown = best_policy(fitted, cost=COST)
    flat = joiners.responders(rng, N, slope=0.0, mean=0.5)
    none = UpliftEstimator().fit(flat.X, flat.y, flat.treated).qini_
    return {
        "Qini coefficient": compare(truth, *fitted.qini_[:3]),
        "value of the policy": compare(worth, *shown[:3]),
        "the policy is not better than knowing": Result(alarm=float(worth <= oracle + 1e-12)),
        "no difference in response": compare(0.0, *none[:3]),
    }


CASE = Case(
    "T19",
    simulate,
    {
        "Qini coefficient": (Covers(),),
        "value of the policy": (Covers(),),
        "the policy is not better than knowing": (Alarms(1.0),),
        "no difference in response": (Covers(),),
    },
    seed=19,
)


def test_uplift_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)


def test_without_a_draw_at_random_the_qini_is_refused():
    world = joiners.responders(np.random.default_rng(1), N, slope=1.0, mean=0.5)
    fitted = UpliftEstimator(randomised=False).fit(world.X, world.y, world.treated)
    assert np.isnan(fitted.qini_.value) and fitted.qini_.no_interval == "contacts-not-random"
