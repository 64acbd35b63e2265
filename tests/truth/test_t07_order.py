"""T7: a chain without a memory is seldom accused of one, and one with a memory seldom gets away with it."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, SeldomAlarms
from tests.truth.replicates import Case, Result
from workbench.models.journeys.markov_property import order_test, order_verdict

STATES, SESSIONS, ENDS, BACK = 8, 300, 0.1, 0.1


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    moves = np.column_stack([rng.dirichlet(np.ones(STATES), STATES) * (1 - ENDS), np.full(STATES, ENDS)])
    plain, memory = (_tested(rng, simulators.sessions(rng, SESSIONS, moves, back=back)) for back in (0.0, BACK))
    return {
        "first order is rejected": Result(alarm=float(plain.p_value <= 0.05)),
        "second order is found": Result(alarm=float(memory.p_value <= 0.05)),
        "attribution carries a warning under second order": Result(alarm=float(order_verdict(memory) == "longer")),
    }


def _tested(rng: np.random.Generator, runs: np.ndarray):
    table = pd.DataFrame(runs, columns=["before", "middle", "after"]).value_counts().rename("count").reset_index()
    return order_test(table, replicates=99, random_state=int(rng.integers(2**31)))


CASE = Case(
    "T7",
    simulate,
    {
        "first order is rejected": (SeldomAlarms(),),
        "second order is found": (Alarms(0.9),),
        "attribution carries a warning under second order": (Alarms(0.9),),
    },
    seed=7,
)


def test_order_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
