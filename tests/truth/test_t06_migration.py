"""T6: a known migration matrix of five segments over twelve months, and two halves of a year that do not differ."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, Covers, CoversAtLeast, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.models.segments.migration import equal_migration, migration

CUSTOMERS, MONTHS = 300, 12
STATES = list("abcde")


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    states = simulators.chains(rng, CUSTOMERS, MONTHS)
    cells = migration(moves(states), states=STATES)
    truth = simulators.MOVES.ravel()
    inside = (cells["lo"] <= truth) & (truth <= cells["hi"])
    at = 8  # from b to d
    results = {
        "all entries of a row at once": Result(covered=inside.groupby(cells["before"]).all().mean()),
        "an entry": Result(covered=inside.mean()),
        "share moving from b to d": compare(truth[at], cells["share"].iloc[at]),
        "change seen where there is none": _changed(states[:, : MONTHS // 2 + 1], states[:, MONTHS // 2 :]),
    }
    other = np.roll(simulators.MOVES, 1, axis=0)[[1, 1, 2, 3, 4]] * 0.15 + simulators.MOVES * 0.85
    later = simulators.chains(rng, CUSTOMERS, MONTHS // 2, moves=other)
    results["a change of the matrix noticed"] = _changed(states[:, : MONTHS // 2 + 1], later)
    return results


def moves(states: np.ndarray) -> pd.DataFrame:
    names, customers = np.array(STATES), np.repeat(np.arange(len(states)).astype(str), states.shape[1] - 1)
    return pd.DataFrame(
        {"customer_id": customers, "before": names[states[:, :-1].ravel()], "now": names[states[:, 1:].ravel()]}
    )


def _changed(earlier: np.ndarray, later: np.ndarray) -> Result:
    return Result(alarm=float(equal_migration(moves(earlier), moves(later), states=STATES, resamples=199) < 0.05))


CASE = Case(
    "T6",
    simulate,
    {
        "all entries of a row at once": (Covers(),),
        "an entry": (CoversAtLeast(0.95),),
        "share moving from b to d": (Unbiased(),),
        "change seen where there is none": (SeldomAlarms(),),
        "a change of the matrix noticed": (Alarms(0.8),),
    },
    seed=6,
)


def test_migration_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
