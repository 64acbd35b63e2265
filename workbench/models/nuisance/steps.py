"""Thresholds of one covariate, or of two together: columns found one at a time by what those before them leave over.

What customers do often changes at a line (a tier, free delivery, an age), and for two traits only together. Straight lines
miss that, and boosted trees find it where cases are many. Columns of 0 and 1 (a covariate beyond a line, and two such columns
at once) are added to the straight line as forward selection does (as in Friedman 1991, Ann. Stat. 19:1, with steps in the
place of hinges), until none goes further with the rest than the largest of so many would by chance. Lines are looked for at
the tenths of a covariate, and where one is found, at the hundredths around it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

TENTHS = np.arange(1, 10) / 10
AROUND = np.arange(-9, 10) / 100
LOOKED_AT = 12  # covariates whose steps go most with what a straight line leaves over
MOST = 12  # columns
CHANCE = 10  # times as many as are looked at: one search in a hundred finds a step where there is none
SMALLEST = 20  # rows on either side of a step


class Step(NamedTuple):
    """Whether a covariate (its number) is beyond a value."""

    covariate: int
    line: float

    def of(self, X: np.ndarray) -> np.ndarray:
        return (X[:, self.covariate] > self.line).astype(float)


def columns(X: np.ndarray, chosen: list[tuple[Step, Step]]) -> np.ndarray:
    """Return the columns of 0 and 1 that pairs of steps stand for.

    >>> columns(np.array([[1.0, 1.0], [1.0, -1.0]]), [(Step(0, 0.0), Step(1, 0.0))]).ravel().tolist()
    [1.0, 0.0]
    """
    return np.column_stack([one.of(X) * other.of(X) for one, other in chosen] or [np.empty((len(X), 0))])


def found(X: np.ndarray, y: np.ndarray) -> list[tuple[Step, Step]]:
    """Return the pairs of steps that are worth a column beside a straight line in X; a step with itself is itself.

    Parameters
    ----------
    y : what is to be learnt, row by row.
    """
    design = np.column_stack([np.ones(len(y)), X])
    left = _left(design, y)
    steps = _promising(X, left)
    if not steps:
        return []
    beyond = np.column_stack([step.of(X) for step in steps])
    spread = _spread(beyond.T @ beyond, len(y))
    bound = np.sqrt(2 * np.log(CHANCE * spread.size))
    chosen: list[tuple[Step, Step]] = []
    while len(chosen) < min(MOST, len(y) // SMALLEST):
        goes = np.abs(beyond.T @ (beyond * left[:, None])) / spread
        one, other = np.unravel_index(int(goes.argmax()), goes.shape)
        if goes[one, other] <= bound * left.std():
            break
        spread[[one, other], [other, one]] = np.inf
        chosen.append(_placed(X, left, (steps[one], steps[other])))
        design = np.column_stack([design, columns(X, chosen[-1:])])
        left = _left(design, y)
    return chosen


def _promising(X: np.ndarray, left: np.ndarray) -> list[Step]:
    """The steps looked at: those that go most with what is left, as many as the tenths of 12 covariates are."""
    cuts = np.quantile(X, TENTHS, axis=0)
    steps = [Step(j, float(cut)) for j in range(X.shape[1]) for cut in np.unique(cuts[:, j]) if cut < X[:, j].max()]
    beyond = np.column_stack([step.of(X) for step in steps] or [np.empty((len(X), 0))])
    goes = np.abs(beyond.T @ left) / _spread(beyond.sum(axis=0), len(X))
    return [steps[number] for number in np.sort(np.argsort(-goes, kind="stable")[: LOOKED_AT * len(TENTHS)])]


def _placed(X: np.ndarray, left: np.ndarray, pair: tuple[Step, Step]) -> tuple[Step, Step]:
    """A pair with its lines moved to the hundredths around them where they go most with what is left."""
    alone, (one, other) = pair[0] == pair[1], pair
    one = _moved(X, left, one, np.ones(len(X)) if alone else other.of(X))
    return (one, one) if alone else (one, _moved(X, left, other, one.of(X)))


def _moved(X: np.ndarray, left: np.ndarray, step: Step, other: np.ndarray) -> Step:
    column = X[:, step.covariate]
    lines = np.quantile(column, np.clip((column <= step.line).mean() + AROUND, 0.0, 1.0))
    beyond = (column[:, None] > lines) * other[:, None]
    best = int((np.abs(beyond.T @ left) / _spread(beyond.sum(axis=0), len(left))).argmax())
    return step._replace(line=float(lines[best]))


def _spread(count: np.ndarray, n: int) -> np.ndarray:
    """The deviation of the sum of what is left over the rows of a step, by chance; endless where one side is of few rows."""
    few = np.minimum(count, n - count) < SMALLEST
    return np.where(few, np.inf, np.sqrt(np.maximum(count * (1 - count / n), 1e-12)))


def _left(design: np.ndarray, y: np.ndarray) -> np.ndarray:
    return y - design @ np.linalg.lstsq(design, y, rcond=1e-9)[0]
