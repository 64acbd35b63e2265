"""Numbers as normal scores of their mid-ranks: whatever their distribution, no value lies further out than it is rare."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from workbench.showing import Shown

POINTS = 200  # values of a column that are kept at most: a model is no copy of its customers


class MidRanks(Shown, TransformerMixin, BaseEstimator):
    """Give every value the normal score of its mid-rank, scaled to mean 0 and variance 1 over the values learned from.

    The mid-rank is the share of values below and half the equal ones. A mass at one value, such as customers with no case
    at all, so stands where the middle of the mass would: half of the customers lie at -0.7 and not at the far end, to
    which quantiles would send them. Between values learned it is linear, beyond them constant.

    Attributes
    ----------
    values_, scores_ : for each column its different values, evenly spaced by rank where they are many, and their scores.

    Examples
    --------
    >>> MidRanks().fit_transform([[0.0], [0.0], [0.0], [90.0]]).ravel().round(2).tolist()
    [-0.58, -0.58, -0.58, 1.73]
    """

    def fit(self, X: ArrayLike, y: object = None) -> MidRanks:
        """Learn the ranks of each column; every value has to be known."""
        self.values_, self.scores_ = [], []
        for column in validate_data(self, X, dtype="float64").T:
            values, often = np.unique(column, return_counts=True)
            score = norm.ppf((np.cumsum(often) - often / 2) / len(column))
            score = score - np.average(score, weights=often)
            spread = np.sqrt(np.average(score**2, weights=often))
            kept = np.unique(np.searchsorted(np.cumsum(often), np.linspace(1, len(column), POINTS)))
            self.values_.append(values[kept])
            self.scores_.append((score / spread if spread > 0 else score)[kept])
        return self

    def transform(self, X: ArrayLike) -> np.ndarray:
        """Return the scores, one column for each column learned from."""
        check_is_fitted(self)
        rows: np.ndarray = validate_data(self, X, dtype="float64", reset=False)
        scored = zip(rows.T, self.values_, self.scores_, strict=True)
        return np.column_stack([np.interp(column, values, scores) for column, values, scores in scored])
