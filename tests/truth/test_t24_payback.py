"""T24: months to payback, where the younger cohorts have not been observed long enough to have paid back."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.truth import replicates
from tests.truth.gates import CoversAtLeast, Small
from tests.truth.replicates import Case, Result, compare
from workbench.models.acquisition.payback_time import months_to_payback

COHORTS, HORIZON = 60, 24
RATE = 0.08  # chance to pay back in a month, for those that have not
TRUE = float(np.ceil(np.log(0.5) / np.log(1 - RATE)))


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    takes, seen = rng.geometric(RATE, COHORTS), rng.integers(1, HORIZON + 1, COHORTS)
    done = takes <= seen
    found = months_to_payback(pd.DataFrame({"customers": 30, "months": np.minimum(takes, seen), "done": done}))
    naive = float(np.median(takes[done]))
    value, lo, hi = found[:3]
    told = compare(TRUE, value, lo, hi) if found.known and not found.no_interval else Result(TRUE, 0.0, 1.0)
    return {"months to payback": told, "those that have paid back alone": Result(TRUE, naive - TRUE)}


CASE = Case(
    "T24",
    simulate,
    {
        "months to payback": (CoversAtLeast(0.92), Small(1.0)),
        "those that have paid back alone": (Small(6.0),),
    },
    seed=24,
)


def test_months_to_payback_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
