"""Data without clusters that are otherwise like those given: what segments have to be told apart from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import isotonic_regression
from scipy.stats import norm, rankdata

_BINS = 60


@dataclass(frozen=True)
class Unclustered:
    """A distribution with one mode in every column, the columns' own marginals otherwise, and their rank correlations.

    Each marginal is the histogram with one mode that lies nearest to the data's (least squares, isotonic on either
    side of the mode), so that a marginal with one mode stays as it is and valleys are filled. The columns hang
    together as in a Gaussian copula. A column in which most values repeat (counts, days) keeps to the values that
    occur, so that its steps are no clusters.
    """

    n: int
    root: np.ndarray
    margins: tuple[tuple[np.ndarray, np.ndarray, np.ndarray | None], ...]

    @classmethod
    def like(cls, X: np.ndarray) -> Unclustered:
        """Learn the distribution from data of shape (customers, columns).

        >>> X = np.random.default_rng(1).normal(size=(200, 2))
        >>> Unclustered.like(X).draw(np.random.default_rng(2)).shape
        (200, 2)
        """
        n = len(X)
        scores = np.column_stack([norm.ppf((rankdata(column) - 0.5) / n) for column in X.T])
        scores /= np.where(scores.std(axis=0) > 0, scores.std(axis=0), 1)
        values, vectors = np.linalg.eigh(scores.T @ scores / n)
        return cls(n, vectors * np.sqrt(values.clip(min=0)), tuple(_margin(column) for column in X.T))

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        """Draw as many rows as the data have."""
        scores = rng.standard_normal((self.n, len(self.margins))) @ self.root.T
        return np.column_stack([_quantiles(*m, norm.cdf(z)) for m, z in zip(self.margins, scores.T, strict=True)])


def one_mode(heights: np.ndarray) -> np.ndarray:
    """Return the heights with one mode that lie nearest to the given ones.

    >>> one_mode(np.array([1.0, 4.0, 1.0, 3.0, 0.0])).tolist()
    [1.0, 4.0, 2.0, 2.0, 0.0]
    """
    fits = []
    for mode in range(len(heights)):
        rise = isotonic_regression(heights[: mode + 1]).x
        fall = isotonic_regression(heights[mode + 1 :], increasing=False).x if mode + 1 < len(heights) else []
        fits.append(np.concatenate([rise, fall]))
    best = min(range(len(fits)), key=lambda k: (((fits[k] - heights) ** 2).sum().round(9), k))
    return fits[best]


def _margin(column: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """The edges of the bins, the cumulative share at them, and the values that occur where most of them repeat."""
    distinct = np.unique(column)
    if len(distinct) < 2:
        return np.repeat(distinct, 2), np.array([0.0, 1.0]), distinct
    repeats = len(distinct) <= len(column) / 2
    if len(distinct) <= _BINS:
        middles = (distinct[1:] + distinct[:-1]) / 2
        edges = np.concatenate([[2 * distinct[0] - middles[0]], middles, [2 * distinct[-1] - middles[-1]]])
    else:
        edges = np.linspace(distinct[0], distinct[-1], _BINS + 1)
    heights = one_mode(np.histogram(column, edges)[0].astype(float))
    return edges, np.concatenate([[0.0], np.cumsum(heights) / heights.sum()]), distinct if repeats else None


def _quantiles(edges: np.ndarray, cumulative: np.ndarray, values: np.ndarray | None, chance: np.ndarray) -> np.ndarray:
    drawn = np.interp(chance, cumulative, edges)
    return drawn if values is None else values[np.searchsorted((values[1:] + values[:-1]) / 2, drawn)]
