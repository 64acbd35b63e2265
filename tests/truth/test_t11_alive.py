"""T11: the chance to be still a customer, where BG/NBD is the truth."""

import numpy as np
import pandas as pd

from tests.truth import replicates, simulators
from tests.truth.gates import Alarms, CoversAtLeast, Small
from tests.truth.replicates import Case, Result, compare
from workbench.models import BetaGeoModel, NotEstimable

TRUTH = {"r": 0.8, "alpha": 6.0, "a": 0.8, "b": 2.5}
CUSTOMERS, TENTHS = 2000, 10


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    world = simulators.bg_nbd(rng, rng.uniform(39, 52, CUSTOMERS), ahead=39, **TRUTH)
    chance = BetaGeoModel().fit(world).probability_alive(world)
    tenth = np.ceil(pd.Series(chance).rank(method="first") / CUSTOMERS * TENTHS)
    means = pd.DataFrame({"chance": chance, "alive": world["alive"], "tenth": tenth}).groupby("tenth").mean()
    results = {f"tenth {k:.0f} of P(alive)": compare(row.alive, row.chance) for k, row in means.iterrows()}
    brier = ((chance - world["alive"]) ** 2).mean()
    results["Brier score at most the best hiatus rule's and 1%"] = Result(covered=float(brier <= 1.01 * hiatus(world)))
    results["few repeat buyers are refused"] = Result(alarm=float(refused(world.head(40))))
    return results


def hiatus(world: pd.DataFrame) -> float:
    """The Brier score of the best rule "gone after so many weeks of silence", which knows the truth twice over: its
    cut and the share alive on either side of it are taken from what really happened."""
    order = np.argsort(world["T"] - world["recency"])
    alive = world["alive"].to_numpy(dtype="float64")[order]
    n, before = np.arange(1, len(alive)), np.cumsum(alive)[:-1]
    after, rest = alive.sum() - before, len(alive) - n
    return float((before * (1 - before / n) + after * (1 - after / rest)).min() / len(alive))


def refused(few: pd.DataFrame) -> bool:
    try:
        BetaGeoModel().fit(few)
    except NotEstimable as error:
        return error.reason == "too-few-bought-again"
    return False


CASE = Case(
    "T11",
    simulate,
    {
        **{f"tenth {k} of P(alive)": (Small(0.02),) for k in range(1, TENTHS + 1)},
        "Brier score at most the best hiatus rule's and 1%": (CoversAtLeast(0.95),),
        "few repeat buyers are refused": (Alarms(1.0),),
    },
    seed=11,
)


def test_probability_alive_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
