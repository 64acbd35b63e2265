"""Simulate, estimate, compare with the truth, many times over; then judge the lot by its gates."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint
from threadpoolctl import threadpool_limits

from tests.truth.gates import Alarms, Covers, CoversAtLeast, Gate, SeldomAlarms, Small, Unbiased

MISSING = float("nan")
SIZES = {"pull": 500, "nightly": 2000}
COLUMNS = [
    "test",
    "quantity",
    "replicates",
    "promised",
    "coverage",
    "lo",
    "hi",
    "bias",
    "power",
    "false_alarms",
    "gate",
    "verdict",
    "seed",
]


class Result(NamedTuple):
    """What one replicate says about one quantity; `covered` may be a share when many intervals are checked at once."""

    truth: float = MISSING
    error: float = MISSING
    covered: float = MISSING
    alarm: float = MISSING


def compare(truth: float, value: float, lo: float = MISSING, hi: float = MISSING) -> Result:
    """An estimate and its interval against the truth.

    >>> compare(0.5, 0.4, 0.3, 0.6)
    Result(truth=0.5, error=-0.09999999999999998, covered=1.0, alarm=nan)
    """
    return Result(truth, value - truth, MISSING if isnan(lo) else float(lo <= truth <= hi))


@dataclass(frozen=True)
class Case:
    """One truth test: `simulate(rng)` makes one replicate and returns a result for each quantity named in `gates`.

    `seed` is the pull request's; a nightly run brings its own. `share` is the part of the usual number of replicates that
    a case too dear for all of them takes; its gates widen accordingly.
    """

    test: str
    simulate: Callable[[np.random.Generator], Mapping[str, Result]]
    gates: Mapping[str, tuple[Gate, ...]]
    seed: int
    share: float = 1.0


class ReplicateFailed(Exception):
    """A replicate raised; the message says how to make it again."""


def run(case: Case, *, size: str = "pull", seed: int | None = None) -> pd.DataFrame:
    """Run all replicates of a case and judge them: one row a quantity, columns as in COLUMNS.

    Replicate i draws from `numpy.random.SeedSequence(seed, spawn_key=(i,))`, so any single one can be made again.
    """
    seed = case.seed if seed is None else seed
    with threadpool_limits(limits=1):  # small problems: threads waiting for each other cost three times as much
        results = [_once(case, seed, number) for number in range(round(SIZES[size] * case.share))]
    frames = {name: pd.DataFrame([result[name] for result in results], columns=Result._fields) for name in case.gates}
    return pd.DataFrame([_judge(case, name, frame, seed) for name, frame in frames.items()], columns=COLUMNS)


def generator(seed: int, number: int) -> np.random.Generator:
    """The generator of one replicate."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))


def failures(rows: pd.DataFrame) -> str:
    """The rows that failed, one line each with the seed to run them again; empty when all passed."""
    return "\n".join(_line(row) for row in rows.to_dict("records") if row["verdict"] != "pass")


def _line(row: dict) -> str:
    figures = ("coverage", "bias", "power", "false_alarms")
    shown = ", ".join(f"{name.replace('_', ' ')} {row[name]:.4g}" for name in figures if not isnan(row[name]))
    return (
        f"{row['test']} {row['quantity']}: {shown}; expected {row['gate']}; "
        f"{row['replicates']} replicates of seed {row['seed']}"
    )


def _once(case: Case, seed: int, number: int) -> Mapping[str, Result]:
    try:
        return case.simulate(generator(seed, number))
    except Exception as error:
        where = f"{case.test}, replicate {number} of seed {seed}"
        raise ReplicateFailed(f"{where}: {''.join(traceback.format_exception_only(error)).strip()}") from error


def _judge(case: Case, name: str, results: pd.DataFrame, seed: int) -> dict:
    gates = case.gates[name]

    def shown(column: str, *kinds: type) -> float:
        return float(results[column].mean()) if any(isinstance(gate, kinds) for gate in gates) else MISSING

    coverage = shown("covered", Covers, CoversAtLeast)
    spread = (
        (MISSING, MISSING)
        if isnan(coverage)
        else proportion_confint(coverage * len(results), len(results), method="wilson")
    )
    return {
        "test": case.test,
        "quantity": name,
        "replicates": len(results),
        "promised": next((gate.level for gate in gates if isinstance(gate, Covers)), MISSING),
        "coverage": coverage,
        "lo": spread[0],
        "hi": spread[1],
        "bias": shown("error", Unbiased, Small),
        "power": shown("alarm", Alarms),
        "false_alarms": shown("alarm", SeldomAlarms),
        "gate": "; ".join(gate.describe(len(results)) for gate in gates),
        "verdict": "pass" if all(gate.holds(results) for gate in gates) else "fail",
        "seed": seed,
    }
