"""T5: where there are no kinds of customers the segmenter says so, and what has nothing to do with segments is not found to."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, SeldomAlarms
from tests.truth.replicates import Case, Result
from workbench.models.segments.profiles import differences
from workbench.models.segments.segmenter import CustomerSegmenter

NULLS = ("one blob", "an elongated blob", "log-normal RFM")
VARIABLES = 5


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for name, X in simulators.without_kinds(rng, 500).items():
        found = CustomerSegmenter(resamples=0, random_state=int(rng.integers(2**31))).fit(X)
        results[f"no clusters in {name}"] = Result(alarm=float(not found.natural_))
    half = len(X) // 2
    labels = pd.Series(
        CustomerSegmenter(4, resamples=0, references=1, random_state=0).fit(X[:half]).predict(X[half:]).astype(str)
    )
    noise = pd.DataFrame(rng.standard_normal((half, VARIABLES - 1))).rename(columns=str)
    noise["word"] = rng.choice(["a", "b", "c"], half)
    tested = differences(noise, labels, resamples=1)
    results["any difference, held-out half, after correction"] = Result(alarm=float(tested["differs"].any()))
    results["a difference in one variable, held-out half"] = Result(
        alarm=float((tested["p_value"] < 0.05).iloc[int(rng.integers(VARIABLES))])
    )
    return results


CASE = Case(
    "T5",
    simulate,
    {
        **{f"no clusters in {name}": (Alarms(0.9),) for name in NULLS},
        "any difference, held-out half, after correction": (SeldomAlarms(),),
        "a difference in one variable, held-out half": (SeldomAlarms(),),
    },
    seed=5,
    share=0.2,
)


def test_nothing_is_found_where_nothing_is():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
