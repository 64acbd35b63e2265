"""What all models of repeat buying share: fitting, what to expect of each customer, and the futures they may have."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from workbench.models.purchases import likelihood
from workbench.models.purchases.purchase_histories import Histories, NotEstimable, columns, grouped
from workbench.showing import Shown

_BLOCK = 8_192  # histories at a time: what fits into the processor's cache
_WARM = 20_000  # histories of the first, rough fit of a large base
_STEPS, _WEIGHTS = np.polynomial.legendre.leggauss(16)
_COORDINATES = ("differences in buying", "rate of buying", "differences in leaving", "rate of leaving")
# log parameters = _AXES @ coordinates: log r, log α/r, log of the second shape, log of what stands over the last parameter
_AXES = np.array([[1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 1, -1]], dtype="float64")
_BOUNDS = np.array([(-6, 6), (-12, 12), (-8, 6), (-9, 9)], dtype="float64")  # with the mean T as the unit of time


def dot(one: np.ndarray | float, other: np.ndarray | float) -> float:
    """Σ one·other without BLAS, whose threads wait for one another on a busy machine.

    >>> dot(np.array([1.0, 2.0]), np.array([3.0, 4.0])), dot(np.array([1.0, 2.0]), 3.0)
    (11.0, 9.0)
    """
    one, other = np.broadcast_arrays(one, other)
    return float(np.einsum("i,i->", one.ravel(), other.ravel()))


def symmetric(lower: list[list[float]]) -> np.ndarray:
    """Return the symmetric matrix of a lower triangle given by rows.

    >>> symmetric([[1.0], [2.0, 3.0]]).tolist()
    [[1.0, 2.0], [2.0, 3.0]]
    """
    matrix = np.zeros((len(lower), len(lower)))
    for row, values in enumerate(lower):
        matrix[row, : row + 1] = matrix[: row + 1, row] = values
    return matrix


class PurchaseModel(Shown, BaseEstimator, ABC):
    """A buy-till-you-die model of four positive parameters, fitted by maximum likelihood.

    Parameters
    ----------
    minimum_repeat_buyers : fewer customers who bought again are refused (`NotEstimable`).

    Attributes
    ----------
    params_ : Series of the four parameters; times are in the unit of T.
    standard_errors_ : Series, from the exact second derivatives; missing for parameters that are at an edge.
    log_likelihood_ : of all histories, without the constants of the counts.
    log_covariance_ : frame, of the logarithms of the parameters.
    at_edge_ : list of what the data do not show, such as "differences in leaving": the parameters behind it are only
        known to be extreme, what is expected of customers remains good.
    n_customers_ : number of customers.
    """

    _names: tuple[str, ...]
    _times: tuple[int, ...]  # positions of the parameters that are times and follow its unit

    def __init__(self, *, minimum_repeat_buyers: int = 50) -> None:
        self.minimum_repeat_buyers = minimum_repeat_buyers

    def fit(self, X: ArrayLike, y: object = None):
        """Fit on one row per customer: frequency, recency and T in one unit of time (days or weeks).

        Raises
        ------
        NotEstimable
            With the reason: too few repeat buyers, everybody identical, no convergence, a singular Hessian.
        """
        histories = grouped(X, minimum_repeat_buyers=self.minimum_repeat_buyers)
        unit = float(np.average(histories.T, weights=histories.weight))
        best = self._best(histories._replace(recency=histories.recency / unit, T=histories.T / unit))
        units = np.where(np.isin(np.arange(len(self._names)), self._times), unit, 1.0)
        self.params_ = pd.Series(best.params * units, list(self._names))
        self.log_covariance_ = pd.DataFrame(best.log_covariance, self.params_.index, self.params_.index)
        errors = self.params_ * np.sqrt(np.diag(best.log_covariance))
        self.standard_errors_ = errors.mask((_AXES[:, best.edge] != 0).any(axis=1))
        self.at_edge_ = [name for name, edge in zip(_COORDINATES, best.edge, strict=True) if edge]
        self.log_likelihood_ = best.log_likelihood - float(histories.weight @ histories.frequency) * np.log(unit)
        self.n_customers_ = int(histories.weight.sum())
        return self

    def probability_alive(self, X: ArrayLike, *, params: np.ndarray | None = None) -> np.ndarray:
        """Return the probability that each customer is still one at the end of their observation, given the history.

        Parameters
        ----------
        params : other parameters than the fitted ones, such as a row of `draw_params`.
        """
        check_is_fitted(self)
        return self._alive(self.params_.to_numpy() if params is None else params, *columns(X))

    def predict(
        self, X: ArrayLike, horizon: float, *, discount: float = 0.0, params: np.ndarray | None = None
    ) -> np.ndarray:
        """Return the purchases to be expected of each customer within `horizon` after the end of their observation.

        Parameters
        ----------
        X : frame with frequency, recency and T.
        horizon : in the unit of time of X, above 0.
        discount : continuous rate per unit of time; a purchase at time u counts exp(-discount·u).
        params : other parameters than the fitted ones, such as a row of `draw_params`.
        """
        check_is_fitted(self)
        if not horizon > 0:
            raise ValueError(f"horizon must be above 0, got {horizon!r}")
        histories = columns(X)
        ahead, weights = horizon * (_STEPS + 1) / 2, horizon * _WEIGHTS / 2
        params = self.params_.to_numpy() if params is None else params
        rate = self._rate(params, histories[0], histories[2], ahead)
        return self._alive(params, *histories) * (rate @ (weights * np.exp(-discount * ahead)))

    def draw_params(self, draws: int, rng: np.random.Generator) -> np.ndarray:
        """Draw parameters as uncertain as they are: log-normal, with the covariance of the fit; shape (draws, 4)."""
        check_is_fitted(self)
        return likelihood.draw_params(self.params_, self.log_covariance_, draws, rng)

    def simulate(self, X: ArrayLike, horizon: float, *, params: np.ndarray, rng: np.random.Generator) -> tuple:
        """Draw one future for each customer, given the history: purchases within `horizon`, and how long they stay.

        Parameters
        ----------
        params : the four parameters in the order of `params_`, such as a row of `draw_params`.
        """
        x, recency, T = columns(X)
        alive = np.flatnonzero(rng.random(len(x)) < self._alive(params, x, recency, T))
        rate, lifetime = self._draw(params, x[alive], T[alive], rng)
        purchases, stay = np.zeros(len(x)), np.zeros(len(x))
        stay[alive] = np.minimum(lifetime, horizon)
        purchases[alive] = rng.poisson(rate * stay[alive])
        return purchases, stay

    def expected_repeats(self, times: ArrayLike) -> np.ndarray:
        """Return the repeat purchases to be expected of a customer until each time after their first purchase."""
        new = np.zeros((1, 3))
        return np.array([self.predict(new, time)[0] if time > 0 else 0.0 for time in np.atleast_1d(times)])

    def _best(self, histories: Histories) -> likelihood.Maximum:
        """The highest likelihood; a large base is first searched on every n-th history, which is near enough."""
        problem = self._problem(histories)
        stride = -(-len(histories.weight) // _WARM)
        if stride > 1:
            part = self._problem(histories.part(slice(None, None, stride)))
            try:
                return likelihood.settle(problem, likelihood.climb(part, self._start(histories)))
            except NotEstimable:
                pass  # the part misled the search: start again with everybody
        return likelihood.settle(problem, likelihood.climb(problem, self._start(histories)))

    def _problem(self, histories: Histories) -> likelihood.Problem:
        return likelihood.Problem(
            lambda at: self._summed(at, histories), _AXES, _BOUNDS, histories.weight.sum(), silences={3: 2}
        )

    def _summed(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """The log-likelihood with its first and second derivatives by the parameters, summed over customers."""
        blocks = [histories.part(slice(at, at + _BLOCK)) for at in range(0, len(histories.weight), _BLOCK)]
        values, gradients, curvatures = zip(*(self._terms(params, block) for block in blocks), strict=True)
        return float(np.sum(values)), np.sum(gradients, axis=0), np.sum(curvatures, axis=0)

    @abstractmethod
    def _start(self, histories: Histories) -> np.ndarray:
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
