"""Pareto/NBD: customers buy at random and leave at a random moment (Schmittlein, Morrison & Colombo 1987, Management
Science 33:1; likelihood as in Fader & Hardie 2005, A Note on Deriving the Pareto/NBD Model)."""

from __future__ import annotations

import numpy as np
from scipy.special import digamma, gammaln, logsumexp, polygamma

from workbench.models.purchases.purchase_histories import Histories
from workbench.models.purchases.purchase_model import PurchaseModel, dot, symmetric

_FINE, _COARSE = 24, 12  # points of the quadrature for derivatives, and for probabilities


class ParetoNBDModel(PurchaseModel):
    """Purchases come at a customer's own rate, Gamma(r, alpha) over customers; they leave at a rate of their own,
    Gamma(s, beta), whether they buy or not.

    Parameters and attributes as of `PurchaseModel`; params_ holds r, alpha, s, beta.

    Notes
    -----
    The moment of leaving, unknown between the last purchase and T, is integrated out by quadrature; there is no
    hypergeometric function whose derivatives would have to be approximated.
    """

    _names = ("r", "alpha", "s", "beta")
    _times = (1, 3)

    def _start(self, histories: Histories) -> np.ndarray:
        return np.array([1.0, 1 / np.average(histories.frequency, weights=histories.weight), 0.5, 0.5])

    def _terms(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """Σ log of: bought x times by t_x and is alive at T, or left at some moment y between t_x and T.

        Each possibility has density f = r log α + s log β − (r + x) log(α + y) − s log(β + y), for leaving at y with
        s / (β + y) besides. The derivatives are means over what is possible, given the history: E f' and
        E f'' + Var f'.
        """
        r, alpha, s, beta = params
        x, _, T, weight = histories
        moment, log_width = _moments(params, *histories[:3], _FINE)
        moment = np.column_stack([T, moment])
        left = np.ones(moment.shape[1])
        left[0] = 0.0
        rx = (r + x)[:, None]
        log_a, log_b = np.log(alpha + moment), np.log(beta + moment)
        height = np.column_stack([np.zeros(len(x)), log_width]) - rx * log_a - (s + left) * log_b + left * np.log(s)
        total = logsumexp(height, axis=1)
        share = np.exp(height - total[:, None])

        n = weight.sum()
        numbers, counts = _counted(x, weight)
        value = dot(weight, total) + n * (r * np.log(alpha) + s * np.log(beta))
        value += counts @ (gammaln(r + numbers) - gammaln(r))
        by = np.stack([-log_a, -rx / (alpha + moment), left / s - log_b, -(s + left) / (beta + moment)])
        mean = (by * share).sum(axis=2)
        rise = counts @ (digamma(r + numbers) - digamma(r))
        first = np.array([dot(each, weight) for each in mean]) + [
            n * np.log(alpha) + rise,
            n * r / alpha,
            n * np.log(beta),
            n * s / beta,
        ]

        weighted = share * weight[:, None]
        second = symmetric([
            [dot(one * weighted, other) - dot(mean[row] * weight, mean[k]) for k, other in enumerate(by[: row + 1])]
            for row, one in enumerate(by)
        ])  # fmt: skip
        second[0, 0] += counts @ (polygamma(1, r + numbers) - polygamma(1, r))
        second[1, 1] += (weighted * rx / (alpha + moment) ** 2).sum() - n * r / alpha**2
        second[2, 2] -= (weighted * left).sum() / s**2
        second[3, 3] += (weighted * (s + left) / (beta + moment) ** 2).sum() - n * s / beta**2
        for row, place in ((0, alpha), (2, beta)):
            cross = n / place - (weighted / (place + moment)).sum()
            second[row, row + 1] += cross
            second[row + 1, row] += cross
        return value, first, second

    def _alive(self, params, x, recency, T) -> np.ndarray:
        r, alpha, s, beta = params
        moment, log_width = _moments(params, x, recency, T, _COARSE)
        rx = (r + x)[:, None]
        left = log_width - rx * np.log(alpha + moment) - (s + 1) * np.log(beta + moment) + np.log(s)
        here = -(r + x) * np.log(alpha + T) - s * np.log(beta + T)
        return np.exp(here - np.logaddexp(here, logsumexp(left, axis=1)))

    def _rate(self, params, x, T, ahead) -> np.ndarray:
        """E[λ exp(−μ u)] with λ ~ Gamma(r + x, α + T) and μ ~ Gamma(s, β + T)."""
        r, alpha, s, beta = params
        return ((r + x) / (alpha + T))[:, None] * np.exp(-s * np.log1p(ahead / (beta + T)[:, None]))

    def _draw(self, params, x, T, rng) -> tuple:
        r, alpha, s, beta = params
        leaving = rng.gamma(s, 1, len(x)) / (beta + T)
        return rng.gamma(r + x) / (alpha + T), rng.exponential(1, len(x)) / np.maximum(leaving, 1e-300)


def _counted(x: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    counts = np.bincount(x.astype("int64"), weights=weight)
    numbers = np.flatnonzero(counts)
    return numbers, counts[numbers]


def _moments(
    params: np.ndarray, x: np.ndarray, recency: np.ndarray, T: np.ndarray, points: int
) -> tuple[np.ndarray, np.ndarray]:
    """Moments y between recency and T at which a customer may have left, and the log of the width each stands for.

    They lie dense where leaving is likely. With c the smaller of α and β, the integrand falls in w = log((c + y) /
    (c + t_x)) about as exp(−κ w), κ = (r + x)(c + t_x) / (α + t_x) + (s + 1)(c + t_x) / (β + t_x) − 1; Gauss's points
    lie in exp(−κ w / 3), in which it is nearly a square.
    """
    r, alpha, s, beta = params
    recency = recency[:, None]
    least = min(alpha, beta)
    since = least + recency
    kappa = np.maximum((r + x)[:, None] * since / (alpha + recency) + (s + 1) * since / (beta + recency) - 1, 0.3)
    low = np.exp(-kappa / 3 * np.log((least + T)[:, None] / since))
    at, share = np.polynomial.legendre.leggauss(points)
    root = low + (1 - low) * (at + 1) / 2
    w = -3 / kappa * np.log(root)
    with np.errstate(divide="ignore"):  # T = recency leaves no moment to leave
        log_width = np.log(3 / kappa * (1 - low) * share / 2 / root) + w + np.log(since)
    return since * np.exp(w) - least, log_width
