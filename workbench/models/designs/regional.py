"""A test in regions: what came where it ran, against what a weighted mean of the other regions says would have come.

Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens & Wager 2021, Am. Econ. Rev. 111:4088): weights of
the other regions make their course before the start run parallel to that of the tested ones, weights of the periods before
make them like the periods after, and the effect is the double difference so weighted. Few regions give no error of their
own: the test is pretended in others, as many at a time as were tested, and the spread of what is then found is the error.

Assumptions: without the test the regions had kept to the course of their weighted others; nothing spills over.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import nnls
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown

PLACEBOS = 200  # pretended tests
FEWEST = 5  # other regions for each tested one, and periods before the start
EXACT = 1e4  # weight of the rule that weights add up to 1


class RegionalTestEstimator(Shown, BaseEstimator):
    """Synthetic difference-in-differences with placebo permutation.

    Parameters
    ----------
    level, unit : of the estimates. random_state : of the pretended tests, where there are more than 200.

    Attributes
    ----------
    effect_ : Estimate per region and period. lift_ : the same as a share of what would have come. total_ : in all tested
        regions and periods. p_ : share of pretended tests that find as much, this one counted among them.
    region_weights_, period_weights_ : Series. placebos_ : array, what the pretended tests found.
    course_ : frame with period, observed, expected (mean of the tested regions, and of their weighted others at their level).

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> sales = pd.DataFrame(100 + rng.normal(size=(40, 20)), columns=[f"r{k}" for k in range(20)])
    >>> sales.loc[30:, ["r0", "r1"]] += 5
    >>> fitted = RegionalTestEstimator().fit(sales, ["r0", "r1"], start=30)
    >>> bool(fitted.effect_.lo < 5 < fitted.effect_.hi), fitted.p_ < 0.05
    (True, True)
    """

    def __init__(self, *, level: float = 0.95, unit: str = "number", random_state: int = 0) -> None:
        self.level = level
        self.unit = unit
        self.random_state = random_state

    def fit(self, outcomes: pd.DataFrame, tested: Sequence[str], *, start: object) -> RegionalTestEstimator:
        """Estimate the effect of a test.

        Parameters
        ----------
        outcomes : one row a period (the index, in order), one column a region, nothing missing.
        tested : regions in which it ran. start : first period in which it did.
        """
        own, before = _checked(outcomes, tested, start)
        values = outcomes.to_numpy(float)
        found = _double_difference(values, own, before)
        others, n = np.flatnonzero(~own), int(own.sum())
        cells = n * int((~before).sum())
        self.region_weights_ = pd.Series(found.regions, index=outcomes.columns[others])
        self.period_weights_ = pd.Series(found.periods, index=outcomes.index[before])
        expected = values[:, others] @ found.regions + found.level
        seen = values[:, own].mean(axis=1)
        self.course_ = pd.DataFrame({"period": outcomes.index, "observed": seen, "expected": expected})
        if len(others) < FEWEST * n or before.sum() < FEWEST:
            few = not_estimated("data-forbid-estimate", n=cells, level=self.level, unit=self.unit)
            self.effect_ = self.total_ = few
            self.lift_, self.p_, self.placebos_ = few._replace(unit="share"), float("nan"), np.array([])
            return self
        self.placebos_ = self._pretended(values[:, others], n, before)
        half = float(norm.ppf((1 + self.level) / 2)) * float(self.placebos_.std(ddof=1))
        self.p_ = float((1 + (np.abs(self.placebos_) >= abs(found.effect)).sum()) / (1 + len(self.placebos_)))
        per, would = Estimate(found.effect, found.effect - half, found.effect + half, cells, self.level,
                              "synthetic difference-in-differences", self.unit), float(seen[~before].mean()) - found.effect  # fmt: skip
        self.effect_, self.total_ = per, _times(per, cells, self.unit)
        self.lift_ = _times(per, 1 / would if would else float("nan"), "share")
        return self

    def _pretended(self, values: np.ndarray, n: int, before: np.ndarray) -> np.ndarray:
        """What is found in others among which the test did not run: all choices of as many, or 200 drawn at random."""
        width = values.shape[1]
        chosen = (
            np.array(list(combinations(range(width), n)))
            if comb(width, n) <= PLACEBOS
            else np.array(
                [np.random.default_rng([self.random_state, k]).choice(width, n, False) for k in range(PLACEBOS)]
            )
        )
        return np.array([_double_difference(values, np.isin(np.arange(width), one), before).effect for one in chosen])


class _Found(NamedTuple):
    effect: float
    regions: np.ndarray
    periods: np.ndarray
    level: float  # of the tested regions above their weighted others, over the weighted periods before


def _double_difference(values: np.ndarray, own: np.ndarray, before: np.ndarray) -> _Found:
    others, tested = values[:, ~own], values[:, own].mean(axis=1)
    noise = float(np.diff(others[before], axis=0).std(ddof=1))
    held = (int(own.sum()) * int((~before).sum())) ** 0.25 * noise
    regions = _weights(others[before], tested[before], held)
    periods = _weights(others[before].T, others[~before].mean(axis=0), 1e-6 * noise)
    gap = tested - others @ regions
    level = float(periods @ gap[before])
    return _Found(float(gap[~before].mean()) - level, regions, periods, level)


def _weights(columns: np.ndarray, aim: np.ndarray, held: float) -> np.ndarray:
    """Weights of the columns, none negative, 1 in all, that follow the aim but for its level; `held` evens them out."""
    rows, width = columns.shape
    design = np.vstack([columns - columns.mean(axis=0), held * np.sqrt(rows) * np.eye(width)])
    scale = max(float(np.abs(design).max()), 1e-300)
    design = np.vstack([design / scale, np.full((1, width), EXACT)])
    found = nnls(design, np.concatenate([(aim - aim.mean()) / scale, np.zeros(width), [EXACT]]), maxiter=50 * width)[0]
    return found / found.sum()


def _times(estimate: Estimate, factor: float, unit: str) -> Estimate:
    value, lo, hi = (number * factor for number in estimate[:3])
    return estimate._replace(value=value, lo=min(lo, hi), hi=max(lo, hi), unit=unit)


def _checked(outcomes: pd.DataFrame, tested: Sequence[str], start: object) -> tuple[np.ndarray, np.ndarray]:
    """Who was tested and which periods lie before, or a ValueError that names what does not fit."""
    missing = [name for name in tested if name not in outcomes.columns]
    if missing or not len(tested):
        there = ", ".join(map(str, outcomes.columns[:10]))
        raise ValueError(f"tested regions {missing or 'none'} are no columns of the outcomes; there are: {there}.")
    if outcomes.isna().to_numpy().any():
        where = outcomes.isna().to_numpy().nonzero()
        raise ValueError(
            f"the outcome is missing in region {outcomes.columns[where[1][0]]!r}, period {outcomes.index[where[0][0]]}; "
            "every region needs every period. A region that sold nothing has 0."
        )
    own, before = outcomes.columns.isin(list(tested)), np.asarray(outcomes.index < start)
    if own.all() or before.all() or before.sum() < 2:
        raise ValueError(
            f"{int((~own).sum())} other regions, {int(before.sum())} periods before the start and {int((~before).sum())} "
            "after it came; a test needs others, at least two periods before and one after."
        )
    return np.asarray(own), before
