"""Effects of what was assigned at random: the difference in means, and the same with less noise (CUPED).

Assumptions: chance alone decided who was treated (within each stratum, when strata are given), nobody's outcome depends
on the treatment of others, and everybody who was assigned is counted in the arm they were assigned to.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.incrementality.regression import coefficient
from workbench.models.intervals.estimate import Estimate


class DifferenceEstimator(BaseEstimator):
    """Difference in means of treated and control, with the variances of both arms (Neyman 1923; Welch).

    Parameters
    ----------
    level : of the interval. unit : of the outcome, for the estimate.

    Attributes
    ----------
    effect_ : Estimate, per treated case. standard_error_ : float. n_treated_, n_control_ : cases in each arm.

    Examples
    --------
    >>> fitted = DifferenceEstimator().fit(None, [1.0, 3.0, 0.0, 2.0], [1, 1, 0, 0])
    >>> round(fitted.effect_.value, 6), round(fitted.standard_error_, 3)
    (1.0, 1.414)
    """

    def __init__(self, *, level: float = 0.95, unit: str = "number") -> None:
        self.level = level
        self.unit = unit

    def fit(
        self, X: object, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None
    ) -> DifferenceEstimator:
        """Estimate the effect; X is not used. `groups` names the unit that was drawn when it has several rows."""
        return _fit(self, np.empty((len(np.asarray(y)), 0)), y, treated, groups, method="difference in means")


class CupedEstimator(BaseEstimator):
    """Difference in means adjusted for what was known before (CUPED, Deng et al. 2013), robust to a wrong model.

    A regression on treatment, covariates and, with `interacted`, their products with the treatment: in a randomised
    trial it is consistent whatever the true relation, and never noisier than the plain difference (Lin 2013, Annals
    of Applied Statistics 7:295). Standard errors are HC2, or clustered by `groups`.

    Parameters
    ----------
    interacted : as Lin; False is the analysis of covariance.
    level : of the interval. unit : of the outcome, for the estimate.

    Attributes
    ----------
    effect_, standard_error_, n_treated_, n_control_ : as DifferenceEstimator.
    """

    def __init__(self, *, interacted: bool = True, level: float = 0.95, unit: str = "number") -> None:
        self.interacted = interacted
        self.level = level
        self.unit = unit

    def fit(self, X: ArrayLike, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None) -> CupedEstimator:
        """Estimate the effect; X holds numbers known before the treatment, one row a case."""
        known = np.asarray(X, dtype=float)
        centred = known - known.mean(axis=0)
        if self.interacted:
            centred = np.column_stack([centred, centred * np.asarray(treated, dtype=float)[:, None]])
        return _fit(self, centred, y, treated, groups, method="CUPED")


def _fit(estimator, X: np.ndarray, y: ArrayLike, treated: ArrayLike, groups: ArrayLike | None, *, method: str):
    y, treated = np.asarray(y, dtype=float), np.asarray(treated).astype(bool)
    estimator.n_treated_, estimator.n_control_ = int(treated.sum()), int((~treated).sum())
    if min(estimator.n_treated_, estimator.n_control_) < 2:
        arms = f"{estimator.n_treated_} treated and {estimator.n_control_} control cases came"
        raise ValueError(f"an effect needs at least two cases in each arm; {arms}.")
    value, error = coefficient(y, treated, X, groups=groups)
    estimator.standard_error_ = error
    half = norm.ppf((1 + estimator.level) / 2) * error
    n = len(y) if groups is None else pd.Series(np.asarray(groups)).nunique()
    estimator.effect_ = Estimate(value, value - half, value + half, n, estimator.level, method, estimator.unit)
    return estimator
