"""Maximum likelihood of positive parameters, with exact first and second derivatives, and honest about edges.

The search runs in coordinates that are sums of the parameters' logarithms, such as how far customers differ (log r) and
how often they buy (log α/r). Data may show no differences at all; then such a coordinate only has to be large, the
search stops at its edge, and what depends on the other coordinates remains good.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from workbench.models.purchases.purchase_histories import NotEstimable

Terms = Callable[[np.ndarray], tuple[float, np.ndarray, np.ndarray]]
_SINGULAR = 1e-9  # the least curvature a maximum must have, as a share of its greatest
_FLAT = 1e-9  # slope per customer below which a summit is reached
_NEARLY_FLAT = 1e-6
_STEPS = 40


class Problem(NamedTuple):
    """What is to be maximised: `terms` returns value, gradient and second derivatives by the parameters themselves.

    Attributes
    ----------
    axes : matrix; log parameters = axes @ coordinates.
    bounds : lowest and highest value of every coordinate.
    weight : number of customers.
    silences : coordinate -> another one that means nothing when the first lies at its lower edge.
    """

    terms: Terms
    axes: np.ndarray
    bounds: np.ndarray
    weight: float
    silences: dict[int, int]

    def at(self, z: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Minus the mean log-likelihood per customer and its derivatives by the coordinates."""
        params = np.exp(self.axes @ z)
        value, gradient, curvature = self.terms(params)
        slope = params * gradient
        curve = np.outer(params, params) * curvature + np.diag(slope)
        return -value / self.weight, -self.axes.T @ slope / self.weight, -self.axes.T @ curve @ self.axes / self.weight


class Maximum(NamedTuple):
    """Where the likelihood is highest; `log_covariance` is that of the log parameters, `edge` marks coordinates."""

    params: np.ndarray
    log_likelihood: float
    log_covariance: np.ndarray
    edge: np.ndarray


def climb(problem: Problem, start: np.ndarray) -> np.ndarray:
    """Return coordinates near the maximum within the bounds, from a start in the parameters."""
    origin = np.linalg.solve(problem.axes, np.log(start)).clip(*problem.bounds.T)
    found = minimize(lambda z: problem.at(z)[:2], origin, jac=True, method="L-BFGS-B", bounds=problem.bounds)
    return found.x


def settle(problem: Problem, z: np.ndarray) -> Maximum:
    """Return the exact maximum next to `z` by Newton's method.

    Raises
    ------
    NotEstimable
        When the search does not arrive, or the curvature is singular there: the data do not tell the parameters apart.
    """
    for _ in range(_STEPS):
        value, slope, curve = problem.at(z)
        edge = _at_edge(problem, z, slope)
        free = ~edge
        steepness = np.abs(slope[free]).max(initial=0.0)
        if steepness < _FLAT:
            return _described(problem, z, value, curve, edge)
        step = _newton(curve[np.ix_(free, free)], slope[free])
        z = z.copy()
        z[free] -= step / max(1.0, np.abs(step).max())
        z = z.clip(*problem.bounds.T)
        if np.abs(step).max() < 1e-10:
            break
    if steepness < _NEARLY_FLAT:  # rounding hides the rest
        return _described(problem, z, value, curve, edge)
    raise NotEstimable("fit-did-not-converge", f"slope {steepness:.1e} after {_STEPS} steps")


def _newton(curve: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """The step towards the maximum: Newton's where the surface is curved the right way, else along the slope."""
    strength, axes = np.linalg.eigh(curve)
    return axes @ ((axes.T @ slope) / np.maximum(np.abs(strength), 1e-12))


def _at_edge(problem: Problem, z: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Coordinates at a bound beyond which the likelihood would still rise, and those that these silence."""
    low, high = problem.bounds.T
    at_low = (z <= low + 1e-9) & (slope >= 0)
    edge = at_low | ((z >= high - 1e-9) & (slope <= 0))
    for first, other in problem.silences.items():
        edge[other] |= at_low[first]
    return edge


def _described(problem: Problem, z: np.ndarray, value: float, curve: np.ndarray, edge: np.ndarray) -> Maximum:
    information = problem.weight * curve[np.ix_(~edge, ~edge)]
    strength = np.linalg.eigvalsh(information)
    if len(strength) and strength[0] <= _SINGULAR * strength[-1]:
        raise NotEstimable(
            "parameters-not-told-apart",
            f"curvatures {strength[0]:.1e} to {strength[-1]:.1e}",
        )
    covariance = np.zeros((len(z), len(z)))
    covariance[np.ix_(~edge, ~edge)] = np.linalg.inv(information)
    spread = problem.axes @ covariance @ problem.axes.T
    return Maximum(np.exp(problem.axes @ z), -value * problem.weight, spread, edge)


def draw_params(params: pd.Series, log_covariance: pd.DataFrame, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draw positive parameters whose logarithms have the estimated mean and covariance; shape (draws, parameters)."""
    nearly = log_covariance.to_numpy() + 1e-14 * np.eye(len(params))  # parameters at an edge do not vary
    root = np.linalg.cholesky(nearly)
    return np.exp(np.log(params.to_numpy()) + rng.standard_normal((draws, len(params))) @ root.T)
