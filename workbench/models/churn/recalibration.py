"""Chances set right: first by customers left out of the fit, then by what became of later ones.

Customers left out tell how far a kind of model overstates the differences between customers, and they are as many as
those it is fitted to. Later ones tell how the level has moved; they come from few moments and are believed by as much.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression

from workbench.arguments import known
from workbench.errors import ArgumentFault

EDGE = 1e-6  # chances of exactly 0 or 1 are nobody's
FEWEST = 10  # who left, and who stayed, that a line needs
FLATTEST = 0.01  # no line turns the order round: a model that ranks worse than chance tells next to nothing


class Line(NamedTuple):
    """The log odds of leaving as a line of the log odds told.

    slope_error : how wrong the slope may be, as a share of it (standard error); 0 where none was learned.

    >>> Line(1.0, 0.5).after(Line(2.0, 0.5))
    Line(intercept=2.0, slope=0.25, slope_error=0.0)
    """

    intercept: float = 0.0
    slope: float = 1.0
    slope_error: float = 0.0

    def after(self, first: Line) -> Line:
        """Return the one line that does what `first` and then this one do."""
        error = float(np.hypot(first.slope_error, self.slope_error))
        return Line(self.intercept + self.slope * first.intercept, self.slope * first.slope, error)


def platt(chance: ArrayLike, left: ArrayLike, *, people: ArrayLike | None = None) -> Line:
    """Return the line of the log odds of leaving on those told (Platt 1999); 0 and 1 with too few cases.

    people : whose rows they are; the error then allows for customers who stand in several of them.

    >>> platt([0.5] * 40, [True] * 20 + [False] * 20)
    Line(intercept=0.0, slope=1.0, slope_error=0.0)
    """
    fit = _fitted(chance, left, people)
    return Line() if fit is None else Line(fit.level - fit.slope * fit.middle, fit.slope, fit.slope_error / fit.slope)


def level_shift(
    chance: ArrayLike, left: ArrayLike, *, periods: float = np.inf, people: ArrayLike | None = None
) -> Line:
    """Return by how much later log odds of leaving lie above those told, as far as that can be believed; the slope stays 1.

    A shift is used as far as it exceeds its own error (positive-part shrinkage, James and Stein 1961), and what was
    learned from few periods by periods / (periods + 1) only, because periods differ.
    """
    fit = _fitted(chance, left, people)
    return Line() if fit is None else Line(_beyond(fit.level - fit.middle, fit.level_error**2) / (1 + 1 / periods))


def corrected(chance: ArrayLike, line: tuple[float, ...]) -> np.ndarray:
    """Return chances set right by a line's intercept and slope."""
    intercept, slope = line[:2]
    return expit(intercept + slope * _odds(chance))


class _Fit(NamedTuple):
    middle: float  # mean of the log odds told, where the level is read
    level: float
    slope: float
    level_error: float
    slope_error: float


def _fitted(chance: ArrayLike, left: ArrayLike, people: ArrayLike | None) -> _Fit | None:
    odds, outcome = _odds(known(chance, "chance", least=0.0, most=1.0)), known(left, "left", least=0.0, most=1.0) > 0.5
    if len(odds) != len(outcome):
        raise ArgumentFault(f"left has {len(outcome):,} entries for {len(odds):,} chances; it needs one for each.")
    if min(outcome.sum(), (~outcome).sum()) < FEWEST or np.ptp(odds) < 1e-9:
        return None
    middle = float(odds.mean())
    line = LogisticRegression(C=np.inf, max_iter=500).fit(odds[:, None] - middle, outcome)
    level, slope = float(line.intercept_[0]), max(float(line.coef_[0, 0]), FLATTEST)
    errors = _errors(np.column_stack([np.ones_like(odds), odds - middle]), outcome, np.array([level, slope]), people)
    return _Fit(middle, level, slope, *errors)


def _errors(design: np.ndarray, outcome: np.ndarray, line: np.ndarray, people: ArrayLike | None) -> tuple[float, float]:
    """Standard errors of a logistic line; with `people`, robust to rows of the same customer (Liang and Zeger 1986)."""
    chance = expit(design @ line)
    spread = np.linalg.pinv((design * (chance * (1 - chance))[:, None]).T @ design)
    if people is not None:
        each = pd.DataFrame(design * (outcome - chance)[:, None]).groupby(np.asarray(people)).sum().to_numpy()
        spread = spread @ (each.T @ each) @ spread * len(each) / max(len(each) - 1, 1)
    intercept, slope = np.sqrt(np.diag(spread))
    return float(intercept), float(slope)


def _beyond(change: float, variance: float) -> float:
    """The part of a change that exceeds its own error."""
    return change * max(0.0, 1 - variance / change**2) if change else 0.0


def _odds(chance: ArrayLike) -> np.ndarray:
    return logit(np.clip(np.asarray(chance, dtype="float64"), EDGE, 1 - EDGE))
