"""T4: four kinds of customers in log space are found, all four, and hardly anybody is put with the wrong kind."""

import numpy as np
from sklearn.metrics import adjusted_rand_score

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms
from tests.truth.replicates import Case, Result
from workbench.models.segments.segmenter import CustomerSegmenter


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    X, kind = simulators.blobs(rng, 1000)
    found = CustomerSegmenter(resamples=0, random_state=int(rng.integers(2**31))).fit(X)
    agreement = adjusted_rand_score(kind, found.labels_)
    return {
        "four kinds found": Result(alarm=float(found.natural_ and found.n_clusters_ == 4)),
        "customers put with their kind (adjusted Rand index)": Result(alarm=agreement),
    }


CASE = Case(
    "T4",
    simulate,
    {"four kinds found": (Alarms(0.95),), "customers put with their kind (adjusted Rand index)": (Alarms(0.95),)},
    seed=4,
    share=0.1,
)


def test_segments_hold_their_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
