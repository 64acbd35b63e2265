"""Purchase histories as models of repeat buying read them: frequency, recency and T, like customers counted together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

COLUMNS = ["frequency", "recency", "T"]


class NotEstimable(ValueError):
    """The data cannot carry the model: `reason` is the id of why (`reason-…` in the words), with the figures behind it.

    >>> str(NotEstimable("too-few-bought-again", "12, at least 50 are needed"))
    'too-few-bought-again (12, at least 50 are needed)'
    """

    def __init__(self, reason: str, figures: str) -> None:
        self.reason = reason
        super().__init__(f"{reason} ({figures})")


class Histories(NamedTuple):
    """Distinct histories, sorted by frequency, with the number of customers that share each (`weight`)."""

    frequency: np.ndarray
    recency: np.ndarray
    T: np.ndarray
    weight: np.ndarray

    def part(self, which: slice | int | np.ndarray) -> Histories:
        """Some of the histories: a slice, an index or a mask."""
        return Histories(*(column[which] for column in self))


def matrix(X: Any, names: Sequence[str]) -> np.ndarray:
    """Return the named columns of a frame, or an array of just so many columns, as floats."""
    if hasattr(X, "columns"):
        missing = [name for name in names if name not in X.columns]
        if missing:
            raise ValueError(f"X lacks the columns {missing}; it has {list(X.columns)}")
        X = X[list(names)]
    values = np.asarray(X, dtype="float64")
    if values.ndim != 2 or values.shape[1] != len(names):
        raise ValueError(f"X must have the {len(names)} columns {list(names)}, got an array of shape {values.shape}")
    return values


def columns(X: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return frequency, recency and T as floats, or raise an error that says which rows break which rule.

    Parameters
    ----------
    X : frame with the columns frequency (repeat purchase days after the first), recency (time from the first to the
        last purchase) and T (time from the first purchase to the end of observation), all in one unit of time; or an
        array of these three columns.
    """
    values = matrix(X, COLUMNS)
    x, recency, T = np.ascontiguousarray(values.T)
    rules = {
        "frequency, recency and T must be finite numbers": ~np.isfinite(values).all(axis=1),
        "frequency must be a whole number, not negative": (x < 0) | (x != np.floor(x)),
        "recency must lie between 0 and T": (recency < 0) | (recency > T),
        "recency must be 0 where frequency is 0, and only there": (x > 0) != (recency > 0),
    }
    for rule, broken in rules.items():
        if broken.any():
            first = int(np.flatnonzero(broken)[0])
            raise ValueError(f"{rule}: broken in {broken.sum()} rows, first in row {first} ({values[first].tolist()})")
    return x, recency, T


def grouped(X: ArrayLike, *, minimum_repeat_buyers: int = 50) -> Histories:
    """Check histories, refuse what cannot carry a model, and count like ones together.

    Raises
    ------
    NotEstimable
        When fewer than `minimum_repeat_buyers` customers bought again, or all of them have the same history.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"frequency": [1, 0, 1], "recency": [2.0, 0.0, 2.0], "T": [5.0, 4.0, 5.0]})
    >>> grouped(frame, minimum_repeat_buyers=1).weight.tolist()
    [1.0, 2.0]
    """
    x, recency, T = columns(X)
    repeated = int((x > 0).sum())
    if repeated < minimum_repeat_buyers:
        raise NotEstimable("too-few-bought-again", f"{repeated}, at least {minimum_repeat_buyers} are needed")
    # sorted by frequency; like histories get like keys, so they lie together (one sort is far cheaper than three)
    order = np.argsort(x + (recency + 0.618033988749895 * T) / (2 * T.max() + 1))
    x, recency, T = x[order], recency[order], T[order]
    new = np.ones(len(x), dtype=bool)
    new[1:] = (np.diff(x) != 0) | (np.diff(recency) != 0) | (np.diff(T) != 0)
    starts = np.flatnonzero(new)
    if len(starts) == 1:
        raise NotEstimable("all-histories-alike", f"{len(x)}")
    return Histories(x[starts], recency[starts], T[starts], np.diff(np.append(starts, len(x))).astype("float64"))
