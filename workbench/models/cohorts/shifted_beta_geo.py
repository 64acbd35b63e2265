"""The shifted-beta-geometric model of how long customers stay (Fader & Hardie 2007, J. Interactive Marketing 21:76)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import chi2
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from workbench.showing import Shown

Functional = Callable[[np.ndarray, np.ndarray], np.ndarray]
_LOG_TOTAL = (-6.0, 14.0)  # log(alpha + beta): from two extreme kinds of customers to customers all alike
_HALVINGS = 60  # of the unit interval: beyond double precision


class ShiftedBetaGeoModel(Shown, BaseEstimator):
    """Each customer leaves after every period with their own constant probability, Beta(alpha, beta) over customers.

    The model sees only how many survive each period: S(t) = B(alpha, beta + t) / B(alpha, beta). Because those likely
    to leave go first, the retention rate rises with age although nobody changes.

    Attributes
    ----------
    params_ : Series of alpha and beta.
    standard_errors_ : Series, from the observed information; missing where the estimate lies on the edge.
    log_likelihood_ : of the observed losses and stays.
    at_edge_ : True when the data show no spread between customers (or nothing else), so that alpha and beta are only
        known to be large; S(t) and its interval remain good.
    at_risk_, lost_ : customers observed through each period 1, 2, ..., and those of them who left in it.

    Examples
    --------
    >>> survivors = [1000, 869, 743, 653, 593, 551, 517, 491]
    >>> ShiftedBetaGeoModel().fit(survivors).params_.round(3).to_dict()
    {'alpha': 0.668, 'beta': 3.806}
    """

    def fit(self, X: ArrayLike, y: object = None) -> ShiftedBetaGeoModel:
        """Fit on survivors per period.

        Parameters
        ----------
        X : counts of shape (periods + 1,) for one cohort, or (cohorts, periods + 1) with missing cells where a
            cohort has not yet been observed. Column 0 is the number at the start. Counts never rise along a row.
        """
        at_risk, lost = transitions(X)
        if len(at_risk) < 2:
            raise ValueError("survivors over at least 2 periods are needed")
        if lost.sum() == 0 or lost.sum() == at_risk.sum():
            raise ValueError("the survivors show no loss, or nothing but loss: there is no churn rate to fit")
        self.at_risk_, self.lost_ = at_risk, lost
        best = self._best()
        mean, log_likelihood = self._profile(np.array([best]))
        total = np.exp(best)
        self.params_ = pd.Series({"alpha": mean[0] * total, "beta": (1 - mean[0]) * total})
        self.log_likelihood_ = float(log_likelihood[0])
        self.at_edge_ = bool(min(best - _LOG_TOTAL[0], _LOG_TOTAL[1] - best) < 0.01)
        self.standard_errors_ = self._standard_errors()
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return S(t), the share of customers still there after t periods, for each t in X."""
        check_is_fitted(self)
        return survival(self.params_["alpha"], self.params_["beta"], X)

    def survival_interval(self, periods: ArrayLike, *, level: float = 0.95) -> pd.DataFrame:
        """Return S(t) with its likelihood-ratio interval: columns period, value, lo, hi."""
        periods = np.atleast_1d(periods)
        lo, hi = self.interval(lambda alpha, beta: survival(alpha, beta, periods), level=level)
        return pd.DataFrame({"period": periods, "value": self.predict(periods), "lo": lo, "hi": hi})

    def interval(self, functional: Functional, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
        """Return the likelihood-ratio interval of any function of the parameters that falls as churn rises.

        All parameter pairs whose deviance from the best is below the chi-squared quantile (1 degree of freedom) are
        followed, one edge at a time: for every spread between customers the lowest and the highest mean churn.

        Parameters
        ----------
        functional : (alpha, beta), each of shape (k, 1) -> array of shape (k, outputs).
        """
        check_is_fitted(self)
        log_total = np.linspace(*_LOG_TOTAL, 801)
        best = np.log(self.params_.sum())
        log_total = np.sort(np.append(log_total, best + np.linspace(-1, 1, 201)).clip(*_LOG_TOTAL))
        peak, log_likelihood = self._profile(log_total)
        cut = self.log_likelihood_ - chi2.ppf(level, 1) / 2
        inside = log_likelihood >= cut
        total, peak = np.exp(log_total[inside]), peak[inside]
        low_churn = self._edge(total, peak, np.full_like(peak, 1e-12), cut)
        high_churn = self._edge(total, peak, np.full_like(peak, 1 - 1e-12), cut)
        high = functional((low_churn * total)[:, None], ((1 - low_churn) * total)[:, None])
        low = functional((high_churn * total)[:, None], ((1 - high_churn) * total)[:, None])
        return low.min(axis=0), high.max(axis=0)

    def _log_likelihood(self, mean: np.ndarray, total: np.ndarray) -> np.ndarray:
        """Σ lost·log h(t) + stayed·log(1 − h(t)) with h(t) = alpha / (alpha + beta + t − 1), for arrays of parameters."""
        age = np.arange(len(self.at_risk_))
        alpha, beta, total = (mean * total)[:, None], ((1 - mean) * total)[:, None], total[:, None]
        stayed = self.at_risk_ - self.lost_
        return (self.lost_ * np.log(alpha) + stayed * np.log(beta + age) - self.at_risk_ * np.log(total + age)).sum(1)

    def _profile(self, log_total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """For each log(alpha + beta), the mean churn that fits best and its log-likelihood (concave, so bisect)."""
        total = np.exp(log_total)
        age = np.arange(len(self.at_risk_))
        lo, hi = np.full_like(total, 1e-12), np.full_like(total, 1 - 1e-12)
        for _ in range(_HALVINGS):
            mean = (lo + hi) / 2
            pull = ((self.at_risk_ - self.lost_) * total[:, None] / (((1 - mean) * total)[:, None] + age)).sum(1)
            rising = self.lost_.sum() / mean > pull
            lo, hi = np.where(rising, mean, lo), np.where(rising, hi, mean)
        mean = (lo + hi) / 2
        return mean, self._log_likelihood(mean, total)

    def _best(self) -> float:
        """The log(alpha + beta) of the highest log-likelihood: a bounded search, then the root of its slope.

        The root is what makes the last digits the same on every machine; a search alone stops where the
        log-likelihood is flat to rounding.
        """
        found = minimize_scalar(
            lambda log_total: -self._profile(np.array([log_total]))[1][0], bounds=_LOG_TOTAL, method="bounded"
        ).x
        around = np.clip([found - 0.05, found + 0.05], *_LOG_TOTAL)
        return (
            brentq(self._slope, *around, xtol=1e-14) if self._slope(around[0]) > 0 > self._slope(around[1]) else found
        )

    def _slope(self, log_total: float) -> float:
        """The derivative of the profile log-likelihood by log(alpha + beta)."""
        total, age = np.exp(log_total), np.arange(len(self.at_risk_))
        beta = (1 - self._profile(np.array([log_total]))[0][0]) * total
        stayed = self.at_risk_ - self.lost_
        return float((self.lost_ + stayed * beta / (beta + age) - self.at_risk_ * total / (total + age)).sum())

    def _edge(self, total: np.ndarray, inner: np.ndarray, outer: np.ndarray, cut: float) -> np.ndarray:
        """Where the log-likelihood crosses `cut` between the peak and the far end of the unit interval."""
        for _ in range(_HALVINGS):
            middle = (inner + outer) / 2
            good = self._log_likelihood(middle, total) >= cut
            inner, outer = np.where(good, middle, inner), np.where(good, outer, middle)
        return inner

    def _standard_errors(self) -> pd.Series:
        (alpha, beta), age = self.params_, np.arange(len(self.at_risk_))
        shared = (self.at_risk_ / (alpha + beta + age) ** 2).sum()
        information = -np.array([
            [shared - self.lost_.sum() / alpha**2, shared],
            [shared, shared - ((self.at_risk_ - self.lost_) / (beta + age) ** 2).sum()],
        ])  # fmt: skip
        if self.at_edge_ or np.linalg.det(information) <= 0:
            return pd.Series(np.nan, self.params_.index)
        return pd.Series(np.sqrt(np.diag(np.linalg.inv(information))), self.params_.index)


def survival(alpha: ArrayLike, beta: ArrayLike, periods: ArrayLike) -> np.ndarray:
    """Return S(t) = B(alpha, beta + t) / B(alpha, beta) for whole periods t, as a product of retention rates.

    >>> survival(1.0, 1.0, [0, 1, 2]).round(4).tolist()
    [1.0, 0.5, 0.3333]
    """
    a, b, periods = np.asarray(alpha), np.asarray(beta), np.atleast_1d(periods).astype(int)
    age = np.arange(periods.max(initial=0))
    log_retention = np.log(b + age) - np.log(a + b + age)
    start = np.zeros((*log_retention.shape[:-1], 1))
    return np.exp(np.concatenate([start, np.cumsum(log_retention, axis=-1)], axis=-1)[..., periods])


def transitions(survivors: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Pool a triangle of survivors into customers at risk and lost, period by period.

    >>> at_risk, lost = transitions([[10, 8, 6], [20, 15, float("nan")]])
    >>> at_risk.tolist(), lost.tolist()
    ([30.0, 8.0], [7.0, 2.0])
    """
    counts = np.atleast_2d(np.asarray(survivors, dtype="float64"))
    before, after = counts[:, :-1], counts[:, 1:]
    observed = ~np.isnan(after)
    if (observed & np.isnan(before)).any():
        raise ValueError("survivors have a gap: a period is missing between two observed ones")
    if (after > before).any() or (counts < 0).any():
        raise ValueError("survivors must not be negative or rise from one period to the next")
    at_risk = np.where(observed, before, 0).sum(axis=0)
    lost = np.where(observed, before - after, 0).sum(axis=0)
    some = at_risk > 0
    return at_risk[some], lost[some]
