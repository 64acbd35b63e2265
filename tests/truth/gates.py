"""When a simulated procedure passes: bands wide enough that a correct one all but never fails.

With R replicates a correct 95% interval covers 95% give or take √(.95·.05/R). A band of 3.3 such errors lets a correct
procedure fail once in a thousand tests, so a suite of forty stays green, and still catches one that covers 90% nine
times in ten at R = 500 and always at R = 2,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np
import pandas as pd

ERRORS = 3.3


def coverage_band(replicates: int, *, level: float = 0.95) -> tuple[float, float]:
    """The range in which a correct interval's coverage falls.

    >>> [f"{share:.1%}" for share in coverage_band(500)]
    ['91.8%', '98.2%']
    >>> [f"{share:.1%}" for share in coverage_band(2000)]
    ['93.4%', '96.6%']
    """
    half = ERRORS * sqrt(level * (1 - level) / replicates)
    return level - half, level + half


def false_alarm_bound(replicates: int, *, size: float = 0.05) -> float:
    """The most false alarms a correct test of a given size gives.

    >>> f"{false_alarm_bound(500):.1%}", f"{false_alarm_bound(2000):.1%}"
    ('8.2%', '6.6%')
    """
    return size + ERRORS * sqrt(size * (1 - size) / replicates)


class Gate(Protocol):
    """Reads the replicates of one quantity (columns truth, error, covered, alarm) and says pass or not."""

    def describe(self, replicates: int) -> str: ...

    def holds(self, results: pd.DataFrame) -> bool: ...


@dataclass(frozen=True)
class Covers:
    """The interval holds the truth as often as it says."""

    level: float = 0.95

    def describe(self, replicates: int) -> str:
        lo, hi = coverage_band(replicates, level=self.level)
        return f"coverage {lo:.1%} to {hi:.1%}"

    def holds(self, results: pd.DataFrame) -> bool:
        lo, hi = coverage_band(len(results), level=self.level)
        return bool(lo <= results["covered"].mean() <= hi)


@dataclass(frozen=True)
class CoversAtLeast:
    """The interval holds the truth at least so often (for a mean over many sample sizes)."""

    share: float

    def describe(self, replicates: int) -> str:
        return f"coverage at least {self.share:.1%}"

    def holds(self, results: pd.DataFrame) -> bool:
        return bool(results["covered"].mean() >= self.share)


@dataclass(frozen=True)
class Unbiased:
    """The mean error is within chance and, whatever chance allows, small: below a share of the truth or `within`."""

    share: float = 0.05
    within: float | None = None

    def describe(self, replicates: int) -> str:
        most = f"{self.share:.0%} of the truth" if self.within is None else f"{self.within:g}"
        return f"|bias| within chance and below {most}"

    def holds(self, results: pd.DataFrame) -> bool:
        error = results["error"]
        most = self.share * np.abs(results["truth"]).mean() if self.within is None else self.within
        chance = ERRORS * error.std() / sqrt(len(error))
        return bool(abs(error.mean()) < min(most, chance))


@dataclass(frozen=True)
class Small:
    """The mean error is below `within`; for estimators that are not unbiased by design."""

    within: float

    def describe(self, replicates: int) -> str:
        return f"|bias| below {self.within:g}"

    def holds(self, results: pd.DataFrame) -> bool:
        return bool(abs(results["error"].mean()) < self.within)


@dataclass(frozen=True)
class SeldomAlarms:
    """Where nothing is wrong, the test says so in all but its size of cases."""

    size: float = 0.05

    def describe(self, replicates: int) -> str:
        return f"false alarms at most {false_alarm_bound(replicates, size=self.size):.1%}"

    def holds(self, results: pd.DataFrame) -> bool:
        return bool(results["alarm"].mean() <= false_alarm_bound(len(results), size=self.size))


@dataclass(frozen=True)
class Alarms:
    """Where something is wrong, it is noticed at least so often."""

    share: float

    def describe(self, replicates: int) -> str:
        return f"noticed in at least {self.share:.0%}"

    def holds(self, results: pd.DataFrame) -> bool:
        return bool(results["alarm"].mean() >= self.share)
