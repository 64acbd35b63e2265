"""T20: the net promoter score from 15 to 500 answers, and where happy people answer more often."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.intervals.nps import net_promoter_score, weighted_net_promoter_score

SHARES = (0.45, 0.30, 0.25)
SIZES = (15, 30, 100, 500)
GROUPS = ("desktop", "mobile", "tablet")
ASKED = np.array([700, 1100, 200])
BY_GROUP = np.array([[0.52, 0.28, 0.20], [0.38, 0.32, 0.30], [0.45, 0.30, 0.25]])
RESPONSE = np.array([0.40, 0.15, 0.25])


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for n in SIZES:
        estimate = net_promoter_score(*simulators.answers(rng, n, SHARES))
        results[f"score of {n} answers"] = compare(
            100 * (SHARES[0] - SHARES[2]), estimate.value, estimate.lo, estimate.hi
        )
    counts = simulators.tilted_answers(rng, ASKED, BY_GROUP, RESPONSE)
    answers = pd.DataFrame(counts, index=GROUPS, columns=["promoters", "passives", "detractors"])
    truth = 100 * float(ASKED @ (BY_GROUP[:, 0] - BY_GROUP[:, 2]) / ASKED.sum())
    weighted = weighted_net_promoter_score(answers, dict(zip(GROUPS, ASKED, strict=True)))
    plain = net_promoter_score(*(int(count) for count in counts.sum(axis=0)))
    results["score of those asked, weighted"] = compare(truth, weighted.value, weighted.lo, weighted.hi)
    results["unweighted score misses"] = Result(alarm=float(not plain.lo <= truth <= plain.hi))
    return results


CASE = Case(
    "T20",
    simulate,
    {
        **{f"score of {n} answers": (Covers(), Unbiased(within=1.0)) for n in SIZES},
        "score of those asked, weighted": (Covers(), Unbiased(within=1.0)),
        "unweighted score misses": (Alarms(0.2),),
    },
    seed=20,
)


def test_net_promoter_score_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
