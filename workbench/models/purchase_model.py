"""What all models of repeat buying share: fitting, what to expect of each customer, and the futures they may have."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from workbench.models import likelihood
from workbench.models.purchase_histories import Histories, columns, grouped

_BLOCK = 32_768  # histories at a time: what fits into the processor's cache
_WARM = 20_000  # histories of the first, rough fit of a large base
_STEPS, _WEIGHTS = np.polynomial.legendre.leggauss(16)


class PurchaseModel(BaseEstimator, ABC):
    """A buy-till-you-die model of four positive parameters, fitted by maximum likelihood.

    Parameters
    ----------
    minimum_repeat_buyers : fewer customers who bought again are refused (`NotEstimable`).
    """

    _names: tuple[str, ...]
    _times: tuple[int, ...]  # positions of the parameters that are times and follow its unit

    def __init__(self, *, minimum_repeat_buyers: int = 50) -> None:
        self.minimum_repeat_buyers = minimum_repeat_buyers

    def fit(self, X, y=None):
        """Fit on one row per customer: frequency, recency and T in one unit of time (days or weeks).

        Raises
        ------
        NotEstimable
            With the reason: too few repeat buyers, everybody identical, no convergence, a singular Hessian.
        """
        histories = grouped(X, minimum_repeat_buyers=self.minimum_repeat_buyers)
        unit = float(np.average(histories.T, weights=histories.weight))
        scaled = histories._replace(recency=histories.recency / unit, T=histories.T / unit)
        best = likelihood.summit(lambda at: self._summed(at, scaled), self._climb(scaled))
        units = np.where(np.isin(np.arange(len(self._names)), self._times), unit, 1.0)
        self.params_ = pd.Series(best.params * units, list(self._names))
        self.log_covariance_ = pd.DataFrame(best.log_covariance, self.params_.index, self.params_.index)
        self.standard_errors_ = self.params_ * np.sqrt(np.diag(best.log_covariance))
        self.log_likelihood_ = best.log_likelihood - float(histories.weight @ histories.frequency) * np.log(unit)
        self.n_customers_ = int(histories.weight.sum())
        return self

    def probability_alive(self, X) -> np.ndarray:
        """Return the probability that each customer is still one at the end of their observation, given the history."""
        check_is_fitted(self)
        return self._alive(self.params_.to_numpy(), *columns(X))

    def predict(self, X, horizon: float, *, discount: float = 0.0) -> np.ndarray:
        """Return the purchases to be expected of each customer within `horizon` after the end of their observation.

        Parameters
        ----------
        X : frame with frequency, recency and T.
        horizon : in the unit of time of X, above 0.
        discount : continuous rate per unit of time; a purchase at time u counts exp(-discount·u).
        """
        check_is_fitted(self)
        if not horizon > 0:
            raise ValueError(f"horizon must be above 0, got {horizon!r}")
        histories = columns(X)
        ahead, weights = horizon * (_STEPS + 1) / 2, horizon * _WEIGHTS / 2
        params = self.params_.to_numpy()
        rate = self._rate(params, histories[0], histories[2], ahead)
        return self._alive(params, *histories) * (rate @ (weights * np.exp(-discount * ahead)))

    def expected_repeats(self, times) -> np.ndarray:
        """Return the repeat purchases to be expected of a customer until each time after their first purchase."""
        new = np.zeros((1, 3))
        return np.array([self.predict(new, time)[0] if time > 0 else 0.0 for time in np.atleast_1d(times)])

    def _climb(self, histories: Histories) -> np.ndarray:
        """The parameters of the highest likelihood; a large base is first fitted roughly on a part of it."""
        start = np.array(self._start(histories))
        stride = -(-len(histories.weight) // _WARM)
        for part in [histories.part(slice(None, None, stride)), histories][stride == 1 :]:
            start = likelihood.climb(lambda at, part=part: self._summed(at, part), start, weight=part.weight.sum())
        return start

    def _summed(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """The log-likelihood with its first and second derivatives by the parameters, summed over customers."""
        blocks = [histories.part(slice(at, at + _BLOCK)) for at in range(0, len(histories.weight), _BLOCK)]
        values, gradients, curvatures = zip(*(self._terms(params, block) for block in blocks), strict=True)
        return float(np.sum(values)), np.sum(gradients, axis=0), np.sum(curvatures, axis=0)

    @abstractmethod
    def _start(self, histories: Histories) -> list[float]:
        """Where the search begins, with the mean T as the unit of time."""

    @abstractmethod
    def _terms(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """The log-likelihood of some histories with its first and second derivatives."""

    @abstractmethod
    def _alive(self, params: np.ndarray, x: np.ndarray, recency: np.ndarray, T: np.ndarray) -> np.ndarray:
        """P(alive at T)."""

    @abstractmethod
    def _rate(self, params: np.ndarray, x: np.ndarray, T: np.ndarray, ahead: np.ndarray) -> np.ndarray:
        """Purchases per unit of time at each time ahead of T, of customers alive at T: shape (customers, ahead)."""

    @abstractmethod
    def _draw(self, params: np.ndarray, x: np.ndarray, T: np.ndarray, rng: np.random.Generator) -> tuple:
        """One purchase rate and one remaining lifetime for each customer, given that they are alive at T."""
