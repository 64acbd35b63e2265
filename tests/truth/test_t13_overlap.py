"""T13: joining becomes ever more a matter of one trait, until no joiner has a like among the others."""

import numpy as np

from tests.truth import joiners, replicates
from tests.truth.gates import Alarms
from tests.truth.replicates import Case, Result
from workbench.models.incrementality import DoublyRobustEstimator
from workbench.models.incrementality.balance import diagnose_overlap

N = 1000


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    verdicts = {}
    for g in (1, 2, 4):
        world = joiners.with_overlap(rng, N, g=g)
        fitted = DoublyRobustEstimator(splits=1, most=1).fit(world.X, world.y, world.joined)
        verdicts[g] = diagnose_overlap(fitted.weights_, world.joined).verdict
    return {
        "g = 1 is estimated": Result(alarm=float(verdicts[1] == "ESTIMATE")),
        "g = 2 warns or is refused": Result(alarm=float(verdicts[2] != "ESTIMATE")),
        "g = 4 is refused": Result(alarm=float(verdicts[4] == "NO ESTIMATE")),
    }


CASE = Case(
    "T13",
    simulate,
    {
        "g = 1 is estimated": (Alarms(0.90),),
        "g = 2 warns or is refused": (Alarms(0.90),),
        "g = 4 is refused": (Alarms(0.95),),
    },
    seed=13,
    share=0.12,
)


def test_lack_of_overlap_is_refused():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
