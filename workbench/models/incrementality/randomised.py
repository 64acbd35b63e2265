"""Effects of what was assigned at random: the difference in means, and the same with less noise (CUPED).

Assumptions: chance alone decided who was treated (within each stratum, when strata are given), nobody's outcome depends
on the treatment of others, and everybody who was assigned is counted in the arm they were assigned to.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.incrementality import checks
from workbench.models.incrementality.regression import Fitted, coefficient, groups_of
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown

NO_SPREAD = 1e-10  # of the largest outcome: an error below it is that of the arithmetic


class DifferenceEstimator(Shown, BaseEstimator):
    """Difference in means of treated and control, with the variances of both arms (Neyman 1923; Welch).

    Parameters
    ----------
    level : of the interval. unit : of the outcome, for the estimate.

    Attributes
    ----------
    effect_ : Estimate, per treated case. standard_error_ : float. n_treated_, n_control_ : cases in each arm.
    influence_ : array, what each case (or group) moves the effect by. without_largest_ : Estimate without the one that
        moves it most.

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
        return _fit(
            self, np.empty((len(np.asarray(y)), 0)), y, treated, groups, method="difference in means", interacted=False
        )


class CupedEstimator(Shown, BaseEstimator):
    """Difference in means adjusted for what was known before (CUPED, Deng et al. 2013), robust to a wrong model.

    A regression on treatment, covariates and, with `interacted`, their products with the treatment: in a randomised
    trial it is consistent whatever the true relation, and never noisier than the plain difference (Lin 2013, Annals
    of Applied Statistics 7:295). Standard errors leave out each case, or each of the `groups`, in turn (see `regression`): one
    large customer bends the line to themselves, and a range from what is left of it would hold too little.

    Parameters
    ----------
    interacted : as Lin; False is the analysis of covariance.
    level : of the interval. unit : of the outcome, for the estimate.

    Attributes
    ----------
    effect_, standard_error_, n_treated_, n_control_, influence_, without_largest_ : as DifferenceEstimator.
    """

    def __init__(self, *, interacted: bool = True, level: float = 0.95, unit: str = "number") -> None:
        self.interacted = interacted
        self.level = level
        self.unit = unit

    def fit(self, X: ArrayLike, y: ArrayLike, treated: ArrayLike, *, groups: ArrayLike | None = None) -> CupedEstimator:
        """Estimate the effect; X holds numbers known before the treatment, one row a case."""
        X = checks.covariates(X, len(np.asarray(y)))
        return _fit(self, X, y, treated, groups, method="CUPED", interacted=self.interacted)


def _fit(
    estimator,
    X: np.ndarray,
    y: ArrayLike,
    treated: ArrayLike,
    groups: ArrayLike | None,
    *,
    method: str,
    interacted: bool,
):
    y = checks.outcome(y).ravel()
    treated = checks.arms(treated, len(y))
    estimator.n_treated_, estimator.n_control_ = int(treated.sum()), int((~treated).sum())
    if min(estimator.n_treated_, estimator.n_control_) < 2:
        arms = f"{estimator.n_treated_} treated and {estimator.n_control_} control cases came"
        raise ValueError(f"an effect needs at least two cases in each arm; {arms}.")
    code, words = groups_of(groups, len(y)), {"level": estimator.level, "method": method, "unit": estimator.unit}
    words["largest"] = float(np.abs(y).max())
    fitted = coefficient(y, treated, X, code=code, interacted=interacted)
    estimator.influence_ = fitted.influence
    estimator.standard_error_ = fitted.error
    estimator.effect_ = _normal(fitted, **words)
    rest = code != np.abs(fitted.influence).argmax()
    enough = min(treated[rest].sum(), (~treated[rest]).sum()) > 1
    left = (
        coefficient(y[rest], treated[rest], X[rest], code=groups_of(code[rest], rest.sum()), interacted=interacted)
        if enough
        else None
    )
    nothing = not_estimated("one-case-in-an-arm", level=estimator.level, unit=estimator.unit)
    estimator.without_largest_ = _normal(left, **words) if left else nothing
    return estimator


def _normal(fitted: Fitted, *, largest: float, level: float, method: str, unit: str) -> Estimate:
    if not fitted.error > NO_SPREAD * largest:  # nothing varies, which is no certainty
        return not_estimated("outcome-does-not-vary", n=len(fitted.influence), level=level, unit=unit)
    half = float(norm.ppf((1 + level) / 2)) * fitted.error
    return Estimate(fitted.value, fitted.value - half, fitted.value + half, len(fitted.influence), level, method, unit)
