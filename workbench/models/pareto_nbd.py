"""Pareto/NBD: customers buy at random and leave at a random moment (Schmittlein, Morrison & Colombo 1987, Management
Science 33:1; likelihood as in Fader & Hardie 2005, A Note on Deriving the Pareto/NBD Model)."""

from __future__ import annotations

import numpy as np
from scipy.special import digamma, gammaln, logsumexp, polygamma

from workbench.models.purchase_histories import Histories
from workbench.models.purchase_model import PurchaseModel

_POINTS, _SHARES = np.polynomial.legendre.leggauss(24)
_POINTS, _SHARES = (_POINTS + 1) / 2, _SHARES / 2


class ParetoNBDModel(PurchaseModel):
    """Purchases come at a customer's own rate, Gamma(r, alpha) over customers; they leave at a rate of their own,
    Gamma(s, beta), whether they buy or not.

    Attributes
    ----------
    params_ : Series of r, alpha, s, beta (alpha and beta in the unit of time of T).
    standard_errors_ : Series, from the second derivatives.
    log_likelihood_ : of all histories, without the constants of the counts.
    log_covariance_ : frame, of the logarithms of the parameters.
    n_customers_ : number of customers.

    Notes
    -----
    The moment of leaving, unknown between the last purchase and T, is integrated out by quadrature; there is no
    hypergeometric function whose derivatives would have to be approximated.
    """

    _names = ("r", "alpha", "s", "beta")
    _times = (1, 3)

    def _start(self, histories: Histories) -> list[float]:
        mean = np.average(histories.frequency, weights=histories.weight)
        return [1.0, 1 / mean, 0.5, 0.5]

    def _terms(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """Σ log of: bought x times by t_x and is alive at T, or left at some moment y between t_x and T.

        Each possibility has density f = r log α + s log β − (r + x) log(α + y) − s log(β + y), for leaving at y with
        s / (β + y) besides. The derivatives are means over what is possible, given the history: E f' and
        E f'' + Var f'.
        """
        r, alpha, s, beta = params
        x, _, T, weight = histories
        moment, log_width = _moments(params, *histories[:3])
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
        value = weight @ total + n * (r * np.log(alpha) + s * np.log(beta))
        value += counts @ (gammaln(r + numbers) - gammaln(r))
        by = np.stack([-log_a, -rx / (alpha + moment), left / s - log_b, -(s + left) / (beta + moment)])
        mean = (by * share).sum(axis=2)
        rise = counts @ (digamma(r + numbers) - digamma(r))
        first = mean @ weight + [n * np.log(alpha) + rise, n * r / alpha, n * np.log(beta), n * s / beta]

        weighted = share * weight[:, None]
        second = np.einsum("iht,jht,ht->ij", by, by, weighted, optimize=True) - (mean * weight) @ mean.T
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
        moment, log_width = _moments(params, x, recency, T)
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


def _moments(params: np.ndarray, x: np.ndarray, recency: np.ndarray, T: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Moments y between recency and T at which a customer may have left, and the log of the width each stands for.

    They lie dense where leaving is likely: with m = r + x + s and z = ((α + t_x) / (α + y))^m the integrand is nearly
    constant in z. The points lie evenly in the cube root of z, because z^(1/m) bends near 0.
    """
    r, alpha, s, _ = params
    m = (r + x + s)[:, None]
    since = (alpha + recency)[:, None]
    reach = np.log((alpha + T)[:, None] / since)
    low = np.exp(-m * reach)
    low_root = np.cbrt(low)
    root = low_root + (1 - low_root) * _POINTS
    log_y = -3 * np.log(root) / m
    # dy = since·z^(−1/m)/m · dz/z with z = root³: dz/z = 3·d root/root
    with np.errstate(divide="ignore"):  # T = recency leaves no moment to leave
        log_width = np.log(3 * (1 - low_root) * _SHARES / (root * m)) + log_y + np.log(since)
    return since * np.exp(log_y) - alpha, log_width
