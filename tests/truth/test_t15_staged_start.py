"""T15: a staged start with growing effects and stores that never start; and one whose stores were on a trend anyway."""

import numpy as np

from tests.truth import replicates, staggered
from tests.truth.gates import Alarms, Covers, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.incrementality.rollout_study import diagnose_leads
from workbench.models.incrementality.staggered import StaggeredEstimator
from workbench.models.incrementality.verdicts import worst

SLOPE = 0.1


def fitted(world: staggered.Stores) -> StaggeredEstimator:
    return StaggeredEstimator(draws=0).fit(world.windows)


def noticed(world: staggered.Stores) -> Result:
    """Warned of or refused, as the study does it."""
    return Result(alarm=float(worst(d.verdict for d in diagnose_leads(fitted(world))) != "ESTIMATE"))


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    sound, broken = staggered.staged_stores(rng), staggered.staged_stores(rng, slope=SLOPE)
    none = staggered.staged_stores(rng, slope=SLOPE, effect=0.0)
    return {
        "effect per member": compare(sound.effect, *fitted(sound).effect_[:3]),
        "trend before the start": noticed(broken),
        "trend and no effect": noticed(none),
    }


CASE = Case(
    "T15",
    simulate,
    {
        "effect per member": (Covers(), Unbiased()),
        "trend before the start": (Alarms(0.90),),
        "trend and no effect": (Alarms(0.90),),
    },
    seed=15,
    share=0.4,
)


def test_a_staged_start_covers_the_truth_and_a_broken_trend_is_noticed():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
