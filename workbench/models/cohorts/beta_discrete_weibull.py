"""The beta-discrete-Weibull model of how long customers stay: everybody's own chance to leave may change with age.

Fader, Hardie, Liu, Davin & Steenburgh 2018, "How to Project Customer Retention" Revisited: The Role of Duration
Dependence, J. Interactive Marketing 43:1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import digamma, expit, gammaln
from scipy.stats import chi2
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel, transitions
from workbench.showing import Shown

_NAMES = ["gamma", "delta", "c"]
_LOG_TOTAL = (-7.0, 12.0)  # log(gamma + delta): from two extreme kinds of customers to customers all alike
_STARTS = ((2.0, 0.0), (1.0, 0.5))  # log(gamma + delta) and log(c)


class LikelihoodRatio(NamedTuple):
    """Twice the gain in log-likelihood over the simpler model, and how rarely chance gives so much."""

    statistic: float
    p_value: float


class BetaDiscreteWeibullModel(Shown, BaseEstimator):
    """Each customer stays t periods with probability (1 − θ)^(t^c), θ ~ Beta(gamma, delta) over customers.

    c > 1: everybody's risk rises with age; c < 1: it falls; c = 1 is the shifted-beta-geometric model, in which only
    the mix of customers changes. S(t) = B(gamma, delta + t^c) / B(gamma, delta).

    Attributes
    ----------
    params_ : Series of gamma, delta, c.
    standard_errors_ : Series, from the observed information; missing where the estimate lies on the edge.
    log_likelihood_ : of the observed losses and stays.
    at_edge_ : True when a parameter is only known to be very large or very small; S(t) remains good.
    constant_risk_ : the fitted ShiftedBetaGeoModel of the same survivors.
    at_risk_, lost_ : customers observed through each period 1, 2, ..., and those of them who left in it.

    Examples
    --------
    >>> model = BetaDiscreteWeibullModel().fit([1000, 869, 743, 653, 593, 551, 517, 491])
    >>> model.log_likelihood_ > ShiftedBetaGeoModel().fit([1000, 869, 743, 653, 593, 551, 517, 491]).log_likelihood_
    True
    """

    def fit(self, X: ArrayLike, y: object = None) -> BetaDiscreteWeibullModel:
        """Fit on survivors per period.

        Parameters
        ----------
        X : counts of shape (periods + 1,) for one cohort, or (cohorts, periods + 1) with missing cells where a
            cohort has not yet been observed; at least three periods. Column 0 is the number at the start.
        """
        at_risk, lost = transitions(X)
        if len(at_risk) < 3:
            raise ValueError(f"survivors over at least 3 periods are needed, got {len(at_risk)}")
        self.at_risk_, self.lost_ = at_risk, lost
        self.constant_risk_ = ShiftedBetaGeoModel().fit(X)
        alpha, beta = self.constant_risk_.params_
        fits = [
            minimize(
                self._negative, (np.log(alpha / beta), *start), jac=True, hess=self._curvature, method="trust-exact"
            )
            for start in _STARTS
        ]
        best = min(fits, key=lambda fit: fit.fun)
        self._best = best.x
        self.params_ = pd.Series(_natural(best.x), _NAMES)
        self.log_likelihood_ = -float(best.fun)
        self.at_edge_ = not _LOG_TOTAL[0] + 0.01 < best.x[1] < _LOG_TOTAL[1] - 2
        self.standard_errors_ = self._standard_errors()
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return S(t), the share of customers still there after t periods, for each t in X."""
        check_is_fitted(self)
        return np.exp(_log_survival(self._best, np.atleast_1d(X))[0])

    def survival_interval(self, periods: ArrayLike, *, level: float = 0.95) -> pd.DataFrame:
        """Return S(t) with its likelihood-ratio interval: columns period, value, lo, hi.

        The ends are the lowest and the highest S(t) among all parameters whose deviance from the best is below the
        chi-squared quantile (1 degree of freedom).
        """
        check_is_fitted(self)
        periods = np.atleast_1d(periods)
        cut = self.log_likelihood_ - chi2.ppf(level, 1) / 2
        ends = [[self._extreme(period, cut, sign) for sign in (1, -1)] for period in periods]
        lo, hi = np.array(ends).T
        return pd.DataFrame({"period": periods, "value": self.predict(periods), "lo": lo, "hi": hi})

    def duration_dependence(self) -> LikelihoodRatio:
        """Test c = 1: whether the shifted-beta-geometric model would do as well."""
        check_is_fitted(self)
        statistic = max(2 * (self.log_likelihood_ - self.constant_risk_.log_likelihood_), 0.0)
        return LikelihoodRatio(statistic, float(chi2.sf(statistic, 1)))

    def _negative(self, at: np.ndarray) -> tuple[float, np.ndarray]:
        """−Σ lost·log h(t) + stayed·log(1 − h(t)), with 1 − h(t) = S(t) / S(t − 1), and its gradient."""
        log_survival, slope = _log_survival(at, np.arange(len(self.at_risk_) + 1))
        stay, stay_slope = np.diff(log_survival), np.diff(slope, axis=1)
        stay = np.minimum(stay, -1e-16)  # where nobody can be lost any more, log(1 - exp(stay)) must stay finite
        stayed = self.at_risk_ - self.lost_
        value = (self.lost_ * np.log(-np.expm1(stay)) + stayed * stay).sum()
        pull = stayed - self.lost_ * np.exp(stay) / -np.expm1(stay)
        return -value, -(stay_slope * pull).sum(axis=1)

    def _curvature(self, at: np.ndarray) -> np.ndarray:
        """The second derivatives of `_negative`, from differences of its gradient."""
        step = 1e-4 * np.eye(3)
        curve = np.array([self._negative(at + h)[1] - self._negative(at - h)[1] for h in step]) / 2e-4
        return (curve + curve.T) / 2

    def _extreme(self, period: float, cut: float, sign: int) -> float:
        """The lowest (sign 1) or highest (−1) S(period) that the data do not speak against.

        Searched in coordinates in which the likelihood is about round, from the point where a round one would end.
        """
        strength, axes = np.linalg.eigh(self._curvature(self._best))
        scale = axes / np.sqrt(np.maximum(strength, 0.05))  # a direction the data do not speak about stays finite

        def place(z):
            return self._best + scale @ z

        def goal(z):
            value, slope = _log_survival(place(z), np.array([period]))
            return sign * value[0], sign * scale.T @ slope[:, 0]

        slack = {
            "type": "ineq",
            "fun": lambda z: -self._negative(place(z))[0] - cut,
            "jac": lambda z: -scale.T @ self._negative(place(z))[1],
        }
        downhill = -goal(np.zeros(3))[1]
        reach = np.sqrt(2 * (self.log_likelihood_ - cut))
        start = reach * downhill / np.linalg.norm(downhill)
        found = minimize(goal, start, jac=True, method="SLSQP", constraints=slack, options={"ftol": 1e-9})
        return float(np.exp(sign * found.fun))

    def _standard_errors(self) -> pd.Series:
        information = self._curvature(self._best)
        if self.at_edge_ or np.linalg.eigvalsh(information).min() <= 0:
            return pd.Series(np.nan, self.params_.index)
        gamma, delta, c = self.params_
        share = gamma / (gamma + delta)
        to_natural = np.array([[gamma * (1 - share), gamma, 0], [-delta * share, delta, 0], [0, 0, c]])
        covariance = to_natural @ np.linalg.inv(information) @ to_natural.T
        return pd.Series(np.sqrt(np.diag(covariance)), self.params_.index)


def _natural(at: np.ndarray) -> tuple[float, float, float]:
    """gamma, delta and c from log(gamma / delta), log(gamma + delta) and log(c)."""
    log_odds, log_total, log_c = at
    total = np.exp(np.clip(log_total, *_LOG_TOTAL))
    return total * expit(log_odds), total * expit(-log_odds), np.exp(np.clip(log_c, -3, 3))


def _log_survival(at: np.ndarray, ages: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """log S(age) and its slope in the three coordinates: shapes (ages,) and (3, ages)."""
    gamma, delta, c = _natural(at)
    log_age = np.log(np.maximum(ages, 1e-300))
    aged = delta + np.exp(c * log_age)
    value = gammaln(aged) - gammaln(gamma + aged) - gammaln(delta) + gammaln(gamma + delta)
    pull = digamma(aged) - digamma(gamma + aged)
    start = digamma(gamma + delta)
    by_gamma = gamma * (start - digamma(gamma + aged))
    by_delta = delta * (pull - digamma(delta) + start)
    share = gamma / (gamma + delta)
    inside = _LOG_TOTAL[0] < at[1] < _LOG_TOTAL[1]
    slope = np.array([
        (1 - share) * by_gamma - share * by_delta,
        (by_gamma + by_delta) * inside,
        pull * (aged - delta) * log_age * c * (abs(at[2]) < 3),
    ])  # fmt: skip
    return value, slope
