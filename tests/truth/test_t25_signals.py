"""T25: a scorecard of twelve measures is quiet where nothing happens, and a step is found within three points.

Row T22 of the design. Chances are those of a whole scorecard in one week, not of one measure; a step is three standard
deviations of the series, its season and what it carries over included. Where values hang together (.6) a step is found in
four cases of five: what is carried over hides it from any chart that alarms so seldom.
"""

from __future__ import annotations

import numpy as np

from tests.truth import replicates
from tests.truth.gates import Alarms, SeldomAlarms
from tests.truth.replicates import Case, Result
from workbench.models.scorecard.usual import usual

MEASURES, MONTHS, WEEKS = 12, 60, 104


def steady(rng: np.random.Generator, points: int) -> np.ndarray:
    return rng.normal(size=points)


def carried(rng: np.random.Generator, points: int) -> np.ndarray:
    values = [0.0]
    for shock in rng.normal(size=points + 30):
        values.append(0.6 * values[-1] + 0.8 * shock)
    return np.array(values[-points:])


def seasonal(rng: np.random.Generator, points: int) -> np.ndarray:
    at = np.arange(points) + rng.uniform(0, 12)
    return rng.normal(size=points) + 2 * np.sin(2 * np.pi * at / 12)


WORLDS = {"stationary": (steady, 40, 1), "carried over": (carried, WEEKS, 1), "seasonal": (seasonal, MONTHS, 12)}


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for name, (world, points, season) in WORLDS.items():
        quiet = [usual(world(rng, points), season=season)["signal"].iloc[-1] != "" for _ in range(MEASURES)]
        moved = world(rng, points)
        moved[-3:] += 3 * moved[:-3].std()
        found = (usual(moved, season=season)["signal"].iloc[-3:] != "").any()
        results[f"{name}, nothing happens"] = Result(alarm=float(any(quiet)))
        results[f"{name}, a step"] = Result(alarm=float(found))
    return results


CASE = Case(
    "T25",
    simulate,
    {f"{name}, nothing happens": (SeldomAlarms(0.1),) for name in WORLDS}
    | {
        "stationary, a step": (Alarms(0.9),),
        "seasonal, a step": (Alarms(0.9),),
        "carried over, a step": (Alarms(0.75),),
    },
    seed=25,
    share=0.4,
)


def test_a_scorecard_is_quiet_and_sees_a_step():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
