"""T26: ranges of forecasts hold what comes, for series that stay, grow, wander or have a season."""

from __future__ import annotations

import numpy as np

from tests.truth import replicates
from tests.truth.gates import CoversAtLeast
from tests.truth.replicates import Case, Result
from workbench.models.forecasts.forecaster import Forecaster

KNOWN, AHEAD = 48, 4


def level(rng: np.random.Generator) -> np.ndarray:
    return 100 + rng.normal(0, 8, KNOWN + AHEAD)


def growth(rng: np.random.Generator) -> np.ndarray:
    return 100 * np.exp(0.01 * np.arange(KNOWN + AHEAD) + rng.normal(0, 0.06, KNOWN + AHEAD))


def walk(rng: np.random.Generator) -> np.ndarray:
    return 500 + np.cumsum(rng.normal(0, 10, KNOWN + AHEAD))


def season(rng: np.random.Generator) -> np.ndarray:
    at = np.arange(KNOWN + AHEAD)
    return (100 + at) * (1 + 0.25 * np.sin(2 * np.pi * at / 12)) + rng.normal(0, 6, KNOWN + AHEAD)


WORLDS = {"level": (level, 1), "growth": (growth, 1), "random walk": (walk, 1), "season": (season, 12)}


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {}
    for name, (world, length) in WORLDS.items():
        values = world(rng)
        told = Forecaster(steps=AHEAD, season=length, moments=10).fit(values[:KNOWN]).predict()
        came = values[KNOWN:]
        results[name] = Result(covered=float(((told["lo"] <= came) & (came <= told["hi"])).mean()))
    return results


CASE = Case("T26", simulate, {name: (CoversAtLeast(0.88),) for name in WORLDS}, seed=26, share=0.02)


def test_ranges_of_forecasts_hold_what_comes():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
