"""The effect on those who joined because they were invited, when chance decided who was invited.

Assumptions: invitations were drawn at random; an invitation changes the outcome only through joining; nobody joins less
readily because of it. Then the effect on the compliers is the effect of the invitation on the outcome divided by its
effect on joining (Imbens & Angrist 1994, Econometrica 62:467).
"""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.incrementality import checks
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown


class ComplierEffectEstimator(Shown, BaseEstimator):
    """Complier average causal effect with the Anderson-Rubin interval, which holds however weak the invitation is.

    The interval holds every effect b for which the difference of y − b·joined between invited and others is not clear
    (Anderson & Rubin 1949); where the invitation hardly moves anybody to join, that set is not bounded and no estimate
    is given.

    Attributes
    ----------
    effect_ : Estimate, per complier. first_stage_ : Estimate, share by which the invitation raises joining.
    invited_effect_ : Estimate, per invited case. n_treated_, n_control_ : invited and not.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> invited = rng.random(4000) < 0.5
    >>> joined = rng.random(4000) < 0.1 + 0.4 * invited
    >>> fitted = ComplierEffectEstimator().fit(joined, 10.0 + 3.0 * joined + rng.normal(size=4000), invited)
    >>> bool(fitted.effect_.lo < 3 < fitted.effect_.hi)
    True
    """

    def __init__(self, *, level: float = 0.95, unit: str = "number") -> None:
        self.level = level
        self.unit = unit

    def fit(self, joined: ArrayLike, y: ArrayLike, invited: ArrayLike) -> ComplierEffectEstimator:
        """Estimate from one row per person: whether they joined, the outcome, whether they were invited."""
        y = checks.outcome(y).ravel()
        joined, invited = checks.arms(joined, len(y)).astype(float), checks.arms(invited, len(y))
        self.n_treated_, self.n_control_ = int(invited.sum()), int((~invited).sum())
        if min(self.n_treated_, self.n_control_) < 2:
            raise ValueError(f"both arms need at least two; {self.n_treated_} and {self.n_control_} came.")
        first, outcome, covariance = _moments(joined, y, invited)
        z = norm.ppf((1 + self.level) / 2)
        simple = functools.partial(_normal, n=len(y), level=self.level, method="difference in means")
        self.first_stage_ = simple(first, covariance[0, 0], z, unit="share")
        self.invited_effect_ = simple(outcome, covariance[1, 1], z, unit=self.unit)
        bounds = _anderson_rubin(first, outcome, covariance, z)
        if bounds is None:
            self.effect_ = not_estimated(
                "weak-invitation",
                n=len(y), level=self.level, unit=self.unit,
            )  # fmt: skip
        else:
            self.effect_ = Estimate(outcome / first, *bounds, len(y), self.level, "Anderson-Rubin", self.unit)
        return self


def _moments(joined: np.ndarray, y: np.ndarray, invited: np.ndarray) -> tuple[float, float, np.ndarray]:
    """The differences of both means between the arms and their covariance."""
    both = np.column_stack([joined, y])
    arms = both[invited], both[~invited]
    gap = arms[0].mean(axis=0) - arms[1].mean(axis=0)
    covariance = [np.cov(arm, rowvar=False) / len(arm) for arm in arms]
    return float(gap[0]), float(gap[1]), covariance[0] + covariance[1]


def _normal(value: float, variance: float, z: float, *, n: int, level: float, unit: str, method: str) -> Estimate:
    half = z * math.sqrt(variance)
    return Estimate(value, value - half, value + half, n, level, method, unit)


def _anderson_rubin(first: float, outcome: float, covariance: np.ndarray, z: float) -> tuple[float, float] | None:
    """The roots of (outcome − b·first)² = z²·Var(outcome − b·first), or None when the set between is not bounded."""
    a = first**2 - z**2 * covariance[0, 0]
    b = -2 * (first * outcome - z**2 * covariance[0, 1])
    c = outcome**2 - z**2 * covariance[1, 1]
    root = b * b - 4 * a * c
    if a <= 0 or root < 0:
        return None
    lo, hi = (float((-b + sign * math.sqrt(root)) / (2 * a)) for sign in (-1, 1))
    return lo, hi
