"""Whether a series has a season, and what each part of the year takes away from it or adds to it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

YEARS = 3  # of history, at least, before a season is looked for: with fewer a trend or luck passes for one


class Season(NamedTuple):
    """A season of `length` periods: what each of them, from the series' first, does to it; factors, or terms to add."""

    length: int
    parts: np.ndarray
    factors: bool

    def over(self, first: int, count: int) -> np.ndarray:
        """Return the parts of `count` periods from the one numbered `first`.

        >>> Season(2, np.array([0.9, 1.1]), True).over(1, 3).tolist()
        [1.1, 0.9, 1.1]
        """
        return self.parts[np.arange(first, first + count) % self.length]

    def without(self, values: np.ndarray) -> np.ndarray:
        """Return the series without its season.

        >>> Season(2, np.array([-1.0, 1.0]), False).without(np.array([4.0, 6.0])).tolist()
        [5.0, 5.0]
        """
        parts = self.over(0, len(values))
        return values / parts if self.factors else values - parts

    def put_back(self, values: np.ndarray, *, first: int) -> np.ndarray:
        """Return values that begin at the period numbered `first` with their season.

        >>> Season(2, np.array([0.5, 1.5]), True).put_back(np.array([10.0]), first=3).tolist()
        [15.0]
        """
        parts = self.over(first, len(values))
        return values * parts if self.factors else values + parts


def season_of(values: np.ndarray, length: int) -> Season | None:
    """Return the season of a series, or None where it has none that can be told from chance.

    Looked for with three years or more; it is there where the values a year apart hang together beyond the 90 % limit for
    what hangs together at shorter distances (Fiorucci et al. 2016, Int. J. Forecast. 32:1151). It multiplies where all
    values are above 0, and adds else.

    Parameters
    ----------
    values : in order of time, none missing. length : periods in a year; 1 for none.

    >>> season_of(np.array([3.0, 5.0, 4.0, 8.0] * 4), 4).length, season_of(np.arange(16.0), 4)
    (4, None)
    """
    if length < 2 or len(values) < YEARS * length or not _hangs_together(values, length):
        return None
    factors = bool(values.min() > 0)
    middle = _centred(values, length)
    beside = values / middle if factors else values - middle
    parts = pd.Series(beside).groupby(np.arange(len(values)) % length).mean().to_numpy()
    return Season(length, parts / parts.mean() if factors else parts - parts.mean(), factors)


def _hangs_together(values: np.ndarray, length: int) -> bool:
    distance = values - values.mean()
    squares = float((distance**2).sum())
    if not squares > 0:
        return False
    lags = np.array([float((distance[k:] * distance[:-k]).sum()) for k in range(1, length + 1)]) / squares
    return bool(abs(lags[-1]) > 1.645 * np.sqrt((1 + 2 * float((lags[:-1] ** 2).sum())) / len(values)))


def _centred(values: np.ndarray, length: int) -> np.ndarray:
    """The mean of the year around each value, missing at both ends."""
    weights = np.ones(length) if length % 2 else np.r_[0.5, np.ones(length - 1), 0.5]
    inner = np.convolve(values, weights / length, mode="valid")
    ends = np.full((len(values) - len(inner)) // 2, np.nan)
    return np.r_[ends, inner, ends]
