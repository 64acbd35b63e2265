"""Gamma-Gamma: what a customer spends each time (Fader & Hardie 2013, The Gamma-Gamma Model of Monetary Value)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import digamma, gammaln, polygamma
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from workbench.models.purchases import likelihood
from workbench.models.purchases.purchase_histories import NotEstimable, matrix
from workbench.showing import Shown

COLUMNS = ["frequency", "monetary_value"]


class GammaGammaModel(Shown, BaseEstimator):
    """Each purchase is Gamma(p, ν) with a scale ν of the customer's own, Gamma(q, v) over customers.

    It is fitted on the mean of the repeat purchases (`monetary_value`) of those who bought again; customers without
    repeat purchases and those whose mean is not above zero are left out of the fit and counted. The number of
    purchases must not depend on their size: test it (`workbench.models.purchases.independence`).

    Parameters
    ----------
    minimum_repeat_buyers : fewer usable customers are refused (`NotEstimable`).

    Attributes
    ----------
    params_ : Series of p, q, v (v in the currency of X).
    standard_errors_ : Series, from the exact second derivatives.
    log_likelihood_ : of the usable means.
    log_covariance_ : frame, of the logarithms of the parameters.
    mean_ : the mean purchase over customers, p·v / (q − 1); infinite where q ≤ 1.
    n_customers_ : customers used.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> scale, x = rng.gamma(4.0, 1 / 16.0, 2000), rng.integers(1, 9, 2000)
    >>> X = pd.DataFrame({"frequency": x, "monetary_value": rng.gamma(6.0 * x) / scale / x})
    >>> round(GammaGammaModel().fit(X).mean_)
    32
    """

    def __init__(self, *, minimum_repeat_buyers: int = 50) -> None:
        self.minimum_repeat_buyers = minimum_repeat_buyers

    def fit(self, X: ArrayLike, y: object = None) -> GammaGammaModel:
        """Fit on one row per customer: frequency (repeat purchases) and monetary_value (their mean).

        Raises
        ------
        NotEstimable
            With the reason: too few customers, all means alike, no convergence, a singular Hessian.
        """
        x, mean = _columns(X)
        usable = (x > 0) & (mean > 0)
        if usable.sum() < self.minimum_repeat_buyers:
            raise NotEstimable(
                "too-few-with-repeat-purchases",
                f"{usable.sum()}, at least {self.minimum_repeat_buyers} are needed",
            )
        order = np.lexsort((mean[usable], x[usable]))
        x, mean = x[usable][order], mean[usable][order]
        if mean.max() - mean.min() <= 1e-9 * mean.max():
            raise NotEstimable("all-spend-alike", f"{len(x)}")
        unit = float(mean.mean())
        means = _Means(x, mean / unit)
        problem = likelihood.Problem(means.terms, np.eye(3), np.array([(-8.0, 10.0)] * 3), len(x), silences={})
        best = likelihood.settle(problem, likelihood.climb(problem, np.array([2.0, 3.0, 1.0])))
        names = ["p", "q", "v"]
        self.params_ = pd.Series(best.params * [1, 1, unit], names)
        self.log_covariance_ = pd.DataFrame(best.log_covariance, names, names)
        self.standard_errors_ = (self.params_ * np.sqrt(np.diag(best.log_covariance))).mask(best.edge)
        self.log_likelihood_ = best.log_likelihood - len(x) * np.log(unit)
        self.n_customers_ = len(x)
        p, q, v = self.params_
        self.mean_ = p * v / (q - 1) if q > 1 else np.inf
        return self

    def predict(self, X: ArrayLike, *, params: np.ndarray | None = None) -> np.ndarray:
        """Return the mean purchase to be expected of each customer: between their own mean and everybody's.

        A customer without a usable repeat purchase is expected to spend everybody's mean.

        Parameters
        ----------
        params : other parameters than the fitted ones, such as a row of `draw_params`.
        """
        check_is_fitted(self)
        p, q, v = self.params_ if params is None else params
        x, mean = _columns(X)
        known = (x > 0) & (mean > 0)
        spent = p * np.where(known, x * mean, 0.0)
        shape = p * np.where(known, x, 0.0) + q - 1
        if q <= 1:
            raise NotEstimable("infinite-mean-purchase", f"q = {q:.3g}, above 1 is needed")
        return (p * v + spent) / shape

    def draw_params(self, draws: int, rng: np.random.Generator) -> np.ndarray:
        """Draw parameters as uncertain as they are; shape (draws, 3)."""
        check_is_fitted(self)
        return likelihood.draw_params(self.params_, self.log_covariance_, draws, rng)

    def simulate(
        self, X: ArrayLike, purchases: np.ndarray, *, params: np.ndarray, rng: np.random.Generator
    ) -> np.ndarray:
        """Draw the money of a number of purchases of each customer, given what they have spent before.

        Parameters
        ----------
        params : p, q, v, such as a row of `draw_params`.
        """
        p, q, v = params
        some = np.flatnonzero(purchases)
        x, mean = (column[some] for column in _columns(X))
        x = np.where(mean > 0, x, 0.0)
        scale = rng.standard_gamma(p * x + q) / (v + x * mean)
        money = np.zeros(len(purchases))
        money[some] = rng.standard_gamma(p * purchases[some]) / scale
        return money


class _Means:
    """Customers' mean purchases, reduced to what the likelihood needs: sums by number of purchases, and x·mean."""

    def __init__(self, x: np.ndarray, mean: np.ndarray) -> None:
        self.x, self.total = x, x * mean
        self.n = float(len(x))
        self.number, self.count = np.unique(x, return_counts=True)
        self.constant = float(-np.log(mean).sum())
        self.log_total = float(x @ np.log(self.total))  # multiplied by p

    def terms(self, params: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Σ log f(mean | x) = log Γ(px+q)/Γ(px)Γ(q) + q log v + px log(x·mean) − (px+q) log(x·mean + v) − log mean."""
        p, q, v = params
        number, count, n, x = self.number, self.count, self.n, self.x
        px = p * number
        weighted = count * number
        log_sum, inverse = np.log(self.total + v), 1 / (self.total + v)
        shape = p * x + q
        value = count @ (gammaln(px + q) - gammaln(px)) - n * gammaln(q) + n * q * np.log(v) + p * self.log_total
        value += self.constant - shape @ log_sum
        first = np.array([
            weighted @ (digamma(px + q) - digamma(px)) + self.log_total - x @ log_sum,
            count @ digamma(px + q) - n * digamma(q) + n * np.log(v) - log_sum.sum(),
            n * q / v - shape @ inverse,
        ])  # fmt: skip
        both = polygamma(1, px + q)
        pq, pv, qv = weighted @ both, -(x @ inverse), n / v - inverse.sum()
        second = np.array([
            [(weighted * number) @ (both - polygamma(1, px)), pq, pv],
            [pq, count @ both - n * polygamma(1, q), qv],
            [pv, qv, shape @ inverse**2 - n * q / v**2],
        ])  # fmt: skip
        return value, first, second


def _columns(X) -> tuple[np.ndarray, np.ndarray]:
    """frequency and monetary_value as floats; the latter missing or not above zero means not usable."""
    x, mean = matrix(X, COLUMNS).T
    if not np.isfinite(x).all() or (x < 0).any() or np.isinf(mean).any():
        raise ValueError("frequency must be a finite number, not negative, and monetary_value must not be infinite")
    return np.ascontiguousarray(x), np.ascontiguousarray(np.nan_to_num(mean))
