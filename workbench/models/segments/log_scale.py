"""A scale on which skewed money, counts and days can be compared, whatever unit they come in."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from workbench.showing import Shown

_EQUAL = 1e-9
_NORMAL = 1.349  # the distance between the quartiles of a normal distribution, in standard deviations


class LogRobustScaler(Shown, OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    """Take log(1 + |x| / median |x|) with the sign of x, move outliers in, subtract the median and divide by the spread.

    Multiplying a column by a constant changes nothing: another currency gives the same numbers. Outliers are moved to
    `limit` robust standard deviations (from the quartiles) before the standard deviation is taken. The quartile
    distance itself would not do as the spread: it is largest where a column has two peaks and would hide them. A column
    that never varies becomes 0.

    Parameters
    ----------
    limit : values further than so many robust standard deviations from the median are moved to that distance.

    Attributes
    ----------
    unit_, low_, high_, center_, spread_ : by column.

    Examples
    --------
    >>> euros = np.array([[1.0], [10.0], [100.0]])
    >>> bool(np.allclose(LogRobustScaler().fit_transform(euros), LogRobustScaler().fit_transform(euros * 100)))
    True
    """

    def __init__(self, limit: float = 4.0) -> None:
        self.limit = limit

    def fit(self, X: ArrayLike, y: object = None) -> LogRobustScaler:
        """Learn unit, centre and spread of every column."""
        rows: np.ndarray = validate_data(self, X, dtype="float64")
        self.unit_ = np.array([np.median(size[size > 0]) if size.any() else 1.0 for size in np.abs(rows).T])
        logged = self._logged(rows)
        low, self.center_, high = np.quantile(logged, [0.25, 0.5, 0.75], axis=0)
        robust, plain = (high - low) / _NORMAL, logged.std(axis=0)
        reach = self.limit * np.where(robust > _EQUAL, robust, plain)
        self.low_, self.high_ = self.center_ - reach, self.center_ + reach
        spread = logged.clip(self.low_, self.high_).std(axis=0)
        self.spread_ = np.where(spread > _EQUAL, spread, 1.0)
        return self

    def transform(self, X: ArrayLike) -> np.ndarray:
        """Scale rows with what was learned."""
        check_is_fitted(self)
        rows: np.ndarray = validate_data(self, X, dtype="float64", reset=False)
        return (self._logged(rows).clip(self.low_, self.high_) - self.center_) / self.spread_

    def _logged(self, X: np.ndarray) -> np.ndarray:
        return np.sign(X) * np.log1p(np.abs(X) / self.unit_)
