"""How far forecasts were off, in measures that can be compared between series."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from workbench.models.forecasts.seasons import season_of


def smape(seen: ArrayLike, told: ArrayLike, *, signed: bool = False) -> float:
    """Return the mean of 200 |seen - told| / (|seen| + |told|), in percent (Makridakis and Hibon 2000, Int. J. Forecast. 16:451).

    Parameters
    ----------
    signed : divide by seen + told as they are, as the published results of the M3 competition do: a forecast below 0 then
        counts as better than it was.

    >>> round(smape([100.0, 100.0], [100.0, 50.0]), 2)
    33.33
    """
    y, f = np.asarray(seen, dtype="float64"), np.asarray(told, dtype="float64")
    below = y + f if signed else np.abs(y) + np.abs(f)
    off = np.abs(y - f)
    return float(np.mean(200 * off / np.where(off == 0, 1.0, below)))


def scale(values: np.ndarray, *, season: int = 1) -> float:
    """Return by how much a series moves from one value to the next, or over a year where it has a season: what errors are divided by.

    The denominator of the mean absolute scaled error (Hyndman and Koehler 2006, Int. J. Forecast. 22:679); missing where
    nothing moves.

    >>> scale(np.array([3.0, 5.0, 4.0]))
    1.5
    """
    apart = 1 if season_of(values, season) is None else season
    moves = np.abs(values[apart:] - values[:-apart])
    return float(moves.mean()) if len(moves) and moves.any() else float("nan")
