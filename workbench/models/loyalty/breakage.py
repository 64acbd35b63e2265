"""Which share of issued points will be redeemed before they expire, seen before the oldest have done either."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.optimize import approx_fprime, minimize
from scipy.stats import norm
from sklearn.base import BaseEstimator

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.showing import Shown

FEWEST = 50  # redemptions


class PointRedemptionModel(Shown, BaseEstimator):
    """Mixture cure model of points: a share is redeemed after a Weibull time, the rest never; all end on expiry.

    Redemption and expiry compete: what has not been redeemed at `expiry_days` never will be. Vintages still open are
    censored at their age. Maximum likelihood; the interval of the ultimate share is the delta method's on its logit,
    with the information sandwiched between the scores of customers where `groups` are given (Boag 1949; Farewell 1982).

    Attributes
    ----------
    params_ : Series share, shape, scale. ultimate_ : Estimate, share redeemed before expiry.
    seen_to_ : the oldest age observed, in days. extrapolated_ : share of the ultimate that lies beyond it.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> age, when = rng.uniform(0, 270, 4000), np.where(rng.random(4000) < 0.7, rng.exponential(120, 4000), np.inf)
    >>> model = PointRedemptionModel(expiry_days=548).fit(np.minimum(age, when), when < age)
    >>> bool(model.ultimate_.lo < 0.693 < model.ultimate_.hi)
    True
    """

    def __init__(self, *, expiry_days: float = 548.0, level: float = 0.95) -> None:
        self.expiry_days = expiry_days
        self.level = level

    def fit(
        self,
        age_days: ArrayLike,
        redeemed: ArrayLike,
        *,
        sample_weight: ArrayLike | None = None,
        groups: ArrayLike | None = None,
    ) -> PointRedemptionModel:
        """Fit to one row per vintage: age at redemption or today, whether redeemed, what it counts, its customer."""
        age = np.clip(np.asarray(age_days, dtype=float), 0.5, self.expiry_days)  # a day has no finer time
        redeemed = np.asarray(redeemed).astype(bool)
        weight = np.ones(len(age)) if sample_weight is None else np.asarray(sample_weight, dtype=float)
        self.seen_to_ = float(age.max()) if len(age) else 0.0
        if redeemed.sum() < FEWEST or (~redeemed).sum() < 2:
            self.params_ = pd.Series({"share": math.nan, "shape": math.nan, "scale": math.nan})
            self.ultimate_ = not_estimated("too-few-points-redeemed", n=len(age), level=self.level, unit="share")
            self.extrapolated_ = math.nan
            return self
        scale = weight / weight.mean()
        start = np.array([0.5, 0.0, math.log(age[redeemed].mean())]) if not hasattr(self, "_start") else self._start
        found = minimize(_negative, start, args=(age, redeemed, scale), jac=True, method="BFGS")
        self._theta = found.x
        share, shape, spread = _natural(found.x)
        self.params_ = pd.Series({"share": share, "shape": shape, "scale": spread})
        self.ultimate_ = self._interval(age, redeemed, scale, groups)
        beyond = self.redeemed_by(np.array([min(self.seen_to_, self.expiry_days)]))[0]
        self.extrapolated_ = float(1 - beyond / self.ultimate_.value)
        return self

    def redeemed_by(self, age_days: ArrayLike) -> np.ndarray:
        """Share of all points redeemed by an age."""
        return _redeemed_by(self._theta, np.minimum(np.asarray(age_days, dtype=float), self.expiry_days))

    def still_to_redeem(self, age_days: ArrayLike) -> np.ndarray:
        """Chance that points open at an age are redeemed before they expire."""
        by = self.redeemed_by(age_days)
        return np.where(
            np.asarray(age_days) >= self.expiry_days, 0.0, (self.redeemed_by([self.expiry_days])[0] - by) / (1 - by)
        )

    def _interval(
        self, age: np.ndarray, redeemed: np.ndarray, weight: np.ndarray, groups: ArrayLike | None
    ) -> Estimate:
        def logit(theta: np.ndarray) -> float:
            chance = _redeemed_by(theta, np.array([self.expiry_days]))[0]
            return float(np.log(chance / (1 - chance)))

        scores = _scores(self._theta, age, redeemed) * weight[:, None]
        hessian = np.array(
            [
                approx_fprime(self._theta, lambda t, k=k: _negative(t, age, redeemed, weight)[1][k], 1e-5)
                for k in range(3)
            ]
        )
        code = np.arange(len(age)) if groups is None else pd.factorize(np.asarray(groups))[0]
        meat = np.column_stack([np.bincount(code, column) for column in scores.T])
        bread = np.linalg.pinv((hessian + hessian.T) / 2)
        slope = approx_fprime(self._theta, logit, 1e-6)
        error = math.sqrt(max(float(slope @ bread @ (meat.T @ meat) @ bread @ slope), 0.0))
        half, middle = norm.ppf((1 + self.level) / 2) * error, logit(self._theta)
        value, lo, hi = (1 / (1 + math.exp(-x)) for x in (middle, middle - half, middle + half))
        return Estimate(value, lo, hi, len(age), self.level, "mixture cure model", "share")


def _natural(theta: np.ndarray) -> tuple[float, float, float]:
    return (
        float(1 / (1 + np.exp(-theta[0]))),
        float(np.exp(np.clip(theta[1], -3, 3))),
        float(np.exp(np.clip(theta[2], -3, 12))),
    )


def _redeemed_by(theta: np.ndarray, age: np.ndarray) -> np.ndarray:
    share, shape, scale = _natural(theta)
    return share * -np.expm1(-((age / scale) ** shape))


def _scores(theta: np.ndarray, age: np.ndarray, redeemed: np.ndarray) -> np.ndarray:
    """Gradient of each vintage's log-likelihood."""
    share, shape, scale = _natural(theta)
    ratio = np.log(age / scale)
    z = np.exp(shape * ratio)
    survive = np.exp(-z)
    open_ = 1 - share + share * survive
    by_share = np.where(redeemed, 1 - share, share * (1 - share) * (survive - 1) / open_)
    common = -share * survive * z / open_
    by_shape = np.where(redeemed, 1 + shape * ratio * (1 - z), common * shape * ratio)
    by_scale = np.where(redeemed, shape * (z - 1), -common * shape)
    return np.column_stack([by_share, by_shape, by_scale])


def _negative(theta: np.ndarray, age: np.ndarray, redeemed: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray]:
    share, shape, scale = _natural(theta)
    ratio = np.log(age / scale)
    z = np.exp(shape * ratio)
    event = math.log(share) + math.log(shape / scale) + (shape - 1) * ratio - z
    likelihood = np.where(redeemed, event, np.log(1 - share + share * np.exp(-z)))
    return -float(weight @ likelihood), -(weight @ _scores(theta, age, redeemed))
