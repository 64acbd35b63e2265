"""Maximum likelihood in the logarithms of positive parameters, with exact gradients and second derivatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from workbench.models.purchase_histories import NotEstimable

Terms = Callable[[np.ndarray], tuple[float, np.ndarray, np.ndarray]]
_SINGULAR = 1e-10  # the least curvature a maximum must have, as a share of its greatest


class Maximum(NamedTuple):
    """Where a log-likelihood is highest: parameters, its value there, and the covariance of their logarithms."""

    params: np.ndarray
    log_likelihood: float
    log_covariance: np.ndarray


def climb(terms: Terms, start: np.ndarray, *, weight: float, tolerance: float = 1e-9) -> np.ndarray:
    """Return the positive parameters at which a log-likelihood is highest, from a start.

    Parameters
    ----------
    terms : parameters -> value, gradient and second derivatives by the parameters themselves.
    weight : number of customers; the search works on the mean per customer, so `tolerance` means the same everywhere.

    Raises
    ------
    NotEstimable
        When the search does not arrive.
    """
    seen: dict[bytes, tuple] = {}

    def at(logs: np.ndarray) -> tuple:
        key = logs.tobytes()
        if key not in seen:
            seen.clear()
            seen[key] = _in_logs(terms, logs, weight)
        return seen[key]

    found = minimize(
        lambda z: at(z)[:2], np.log(start), jac=True, hess=lambda z: at(z)[2], method="trust-exact",
        options={"gtol": tolerance, "maxiter": 200},
    )  # fmt: skip
    steepness = np.abs(found.jac).max()
    if not np.isfinite(found.fun) or steepness > 1e-6:
        raise NotEstimable(
            f"the fit did not converge: after {found.nit} steps the likelihood still rises (slope {steepness:.1e})"
        )
    return np.exp(found.x)


def summit(terms: Terms, params: np.ndarray) -> Maximum:
    """Describe the maximum at `params`.

    Raises
    ------
    NotEstimable
        When the curvature is singular there: the data do not tell the parameters apart.
    """
    value, _, information = _in_logs(terms, np.log(params), 1.0)
    strength = np.linalg.eigvalsh(information)
    if strength[0] <= _SINGULAR * strength[-1]:
        raise NotEstimable("the data do not tell the parameters apart: the Hessian is singular at the estimate")
    return Maximum(params, -value, np.linalg.inv(information))


def _in_logs(terms: Terms, logs: np.ndarray, weight: float) -> tuple[float, np.ndarray, np.ndarray]:
    """Minus the log-likelihood per unit of weight and its derivatives by the logarithms of the parameters."""
    params = np.exp(np.clip(logs, -50, 50))
    with np.errstate(over="ignore", invalid="ignore"):  # a trial step too far gives inf and is taken back
        value, gradient, curvature = terms(params)
    slope = params * gradient
    curve = np.outer(params, params) * curvature + np.diag(slope)
    return (np.inf if np.isnan(value) else -value) / weight, -slope / weight, -(curve + curve.T) / 2 / weight
