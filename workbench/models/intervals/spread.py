"""The standard deviation of bootstrap draws of which a few may lie anywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm


def robust_deviation(draws: ArrayLike, *, inner: float = 0.68) -> float:
    """Return the normal standard deviation that the inner part of the draws has.

    An estimate weighted by odds has draws in which one customer weighs as much as all others; one such draw in a hundred
    doubled the plain standard deviation of a company of 2,000 customers and told nothing of the other ninety-nine.

    >>> round(robust_deviation([-1.0, 0.0, 1.0] * 30 + [1000.0]), 1)
    1.0
    """
    lo, hi = np.quantile(np.asarray(draws, dtype=float), [(1 - inner) / 2, (1 + inner) / 2])
    return float((hi - lo) / (2 * norm.ppf((1 + inner) / 2)))
