"""BG/BB: customers who can buy, or give, once in each period, and may leave after any of them.

Fader, Hardie & Shang 2010, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29:1086.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import betaln, logsumexp
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted
from statsmodels.tools.numdiff import approx_fprime, approx_hess3

from workbench.models.purchases.purchase_histories import Histories, NotEstimable, columns, grouped
from workbench.showing import Shown

_NAMES = ["alpha", "beta", "gamma", "delta"]
_FARTHEST = 8.0  # |log| of a parameter beyond which customers do not differ, or never leave, as far as data can tell


class BetaBinomialModel(Shown, BaseEstimator):
    """In each period a customer who is still one buys with a chance of their own, Beta(alpha, beta) over customers; before
    each period they leave for good with a chance of their own, Beta(gamma, delta).

    For what happens at most once in a period: a yearly gift, a cruise, an appointment each week.

    Parameters
    ----------
    minimum_repeat_buyers : fewer customers who bought at all after the first time are refused (`NotEstimable`).

    Attributes
    ----------
    params_ : Series of alpha, beta, gamma, delta.
    standard_errors_ : Series, from the second derivatives; missing where they are not known.
    log_likelihood_ : of all histories.
    n_customers_ : number of customers.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> buys, leaves = rng.beta(1.2, 0.8, 5000), rng.beta(0.7, 2.8, 5000)
    >>> stays = np.minimum(rng.geometric(leaves) - 1, 6)  # periods before the customer leaves
    >>> bought = (rng.random((5000, 6)) < buys[:, None]) & (np.arange(6) < stays[:, None])
    >>> last = np.where(bought.any(1), 6 - bought[:, ::-1].argmax(1), 0)
    >>> X = pd.DataFrame({"frequency": bought.sum(1), "recency": last, "T": 6})
    >>> BetaBinomialModel().fit(X).params_.round(1).to_dict()
    {'alpha': 1.2, 'beta': 0.8, 'gamma': 0.7, 'delta': 3.0}
    """

    def __init__(self, *, minimum_repeat_buyers: int = 50) -> None:
        self.minimum_repeat_buyers = minimum_repeat_buyers

    def fit(self, X: ArrayLike, y: object = None) -> BetaBinomialModel:
        """Fit on one row per customer.

        Parameters
        ----------
        X : frame with frequency (periods with a purchase after the first one), recency (the last of them, counted from 1; 0 for
            none) and T (periods observed after the first purchase), all whole numbers.

        Raises
        ------
        ValueError : for a history that cannot be, with its row.
        NotEstimable : when the data do not carry the model: too few bought again, all alike, parameters at an edge.
        """
        _whole(X)
        histories = grouped(X, minimum_repeat_buyers=self.minimum_repeat_buyers)

        def loss(logs: np.ndarray) -> float:
            return -float(histories.weight @ _log_likelihood(np.exp(logs), histories)) / histories.weight.sum()

        found = minimize(loss, np.zeros(4), method="L-BFGS-B", bounds=[(-_FARTHEST, _FARTHEST)] * 4)
        for _ in range(3):  # to the summit itself: the search stops a little below
            curve = approx_hess3(found.x, loss)
            step = np.linalg.lstsq(curve, approx_fprime(found.x, loss, centered=True), rcond=None)[0]
            if np.abs(step).max() < 0.5 and loss(found.x - step) <= found.fun:
                found.x, found.fun = found.x - step, loss(found.x - step)
        if np.abs(found.x).max() > _FARTHEST - 1e-3:
            name = _NAMES[int(np.abs(found.x).argmax())]
            raise NotEstimable("parameters-not-told-apart", f"{name} goes to an edge")
        self._keep(found.x, approx_hess3(found.x, loss), histories)
        return self

    def _keep(self, logs: np.ndarray, curve: np.ndarray, histories: Histories) -> None:
        n = histories.weight.sum()
        self.params_ = pd.Series(np.exp(logs), _NAMES)
        strength = np.linalg.eigvalsh(curve)
        known = bool(strength[0] > 1e-9 * strength[-1])
        spread = np.sqrt(np.diag(np.linalg.inv(curve * n))) if known else np.full(4, np.nan)
        self.standard_errors_ = self.params_ * spread
        self.log_likelihood_ = float(histories.weight @ _log_likelihood(self.params_.to_numpy(), histories))
        self.n_customers_ = int(n)

    def probability_alive(self, X: ArrayLike) -> np.ndarray:
        """Return the probability that each customer is still one in the period after the last observed, given the history."""
        check_is_fitted(self)
        params, histories = self.params_.to_numpy(), _histories(X)
        alive = _bought(params, histories) + _stays(params, histories.T + 1)
        return np.exp(alive - _log_likelihood(params, histories))

    def predict(self, X: ArrayLike, horizon: int) -> np.ndarray:
        """Return the purchases to be expected of each customer in the next `horizon` periods, given the history.

        Parameters
        ----------
        X : frame with frequency, recency and T.
        horizon : periods, 1 or more.
        """
        check_is_fitted(self)
        if horizon < 1:
            raise ValueError(f"horizon = {horizon}: expected 1 period or more.")
        params, histories = self.params_.to_numpy(), _histories(X)
        x, _, T, _ = histories
        once_more = betaln(params[0] + x + 1, params[1] + T - x) - betaln(params[0], params[1])
        ahead = _stays(params, T[:, None] + np.arange(1, int(horizon) + 1))
        return np.exp(once_more + logsumexp(ahead, axis=1) - _log_likelihood(params, histories))


def _histories(X: ArrayLike) -> Histories:
    _whole(X)
    x, recency, T = columns(X)
    return Histories(x, recency, T, np.ones(len(x)))


def _whole(X: ArrayLike) -> None:
    x, recency, T = columns(X)
    rules = {
        "recency and T must be whole numbers of periods": (recency != np.floor(recency)) | (T != np.floor(T)),
        "frequency must not be above recency: at most one purchase in a period": x > recency,
    }
    for rule, broken in rules.items():
        if broken.any():
            raise ValueError(f"{rule}: broken in {broken.sum()} rows, first in row {int(np.flatnonzero(broken)[0])}")


def _bought(params: np.ndarray, histories: Histories) -> np.ndarray:
    """log of: bought x times of T, being there all the time."""
    alpha, beta, _, _ = params
    x, T = histories.frequency, histories.T
    return betaln(alpha + x, beta + T - x) - betaln(alpha, beta)


def _stays(params: np.ndarray, periods: np.ndarray) -> np.ndarray:
    """log of: is still there in so many periods."""
    _, _, gamma, delta = params
    return betaln(gamma, delta + periods) - betaln(gamma, delta)


def _log_likelihood(params: np.ndarray, histories: Histories) -> np.ndarray:
    """log of: is still there, or left in one of the periods since the last purchase; of each history."""
    alpha, beta, gamma, delta = params
    x, recency, T, _ = histories
    after = np.arange(int((T - recency).max(initial=0)))  # periods of silence before leaving
    at = recency[:, None] + after
    left = (
        betaln(alpha + x[:, None], beta + at - x[:, None]) - betaln(alpha, beta)
        + betaln(gamma + 1, delta + at) - betaln(gamma, delta)
    )  # fmt: skip
    left = np.where(at < T[:, None], left, -np.inf)
    there = _bought(params, histories) + _stays(params, T)
    return logsumexp(np.column_stack([there, left]), axis=1)
