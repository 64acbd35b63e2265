"""BG/NBD and MBG/NBD: customers buy at random and may leave after any purchase.

Fader, Hardie & Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24:275; Batislam, Denizel &
Filiztekin 2007, Empirical validation and comparison of models for customer base analysis, Int. J. Research in
Marketing 24:201.
"""

from __future__ import annotations

import numpy as np
from scipy.special import digamma, expit, gammaln, polygamma

from workbench.models.purchases.purchase_histories import Histories
from workbench.models.purchases.purchase_model import PurchaseModel, dot, symmetric


class BetaGeoModel(PurchaseModel):
    """Purchases come at a customer's own rate, Gamma(r, alpha) over customers; after each repeat purchase the customer
    leaves with a probability of their own, Beta(a, b).

    A customer can leave only after a *repeat* purchase, so one who has bought once counts as alive with certainty:
    that is the model's construction, not a finding. `ModifiedBetaGeoModel` lets them leave at once.

    Parameters and attributes as of `PurchaseModel`; params_ holds r, alpha, a, b.

    Examples
    --------
    >>> import pandas as pd
    >>> rng, T = np.random.default_rng(1), np.full(3000, 52.0)
    >>> rate, stays = rng.gamma(0.8, 1 / 6.0, 3000), rng.geometric(rng.beta(0.8, 2.5, 3000))
    >>> chances = rng.poisson(rate * T)  # purchases if the customer stayed
    >>> x = np.minimum(chances, stays)
    >>> last = np.where(x > 0, T * rng.beta(np.maximum(x, 1), chances - x + 1), 0)
    >>> X = pd.DataFrame({"frequency": x, "recency": last, "T": T})
    >>> model = BetaGeoModel().fit(X)
    >>> model.params_.round(1).to_dict()
    {'r': 0.8, 'alpha': 5.8, 'a': 0.7, 'b': 2.2}
    >>> model.predict(X.head(2), 52).shape
    (2,)
    """

    _names = ("r", "alpha", "a", "b")
    _times = (1,)
    _first = 1  # the purchase after which a customer may first have left: 1 = the first repeat purchase

    def _start(self, histories: Histories) -> np.ndarray:
        return np.array([1.0, 1 / np.average(histories.frequency, weights=histories.weight), 1.0, 3.0])

    def _terms(self, params: np.ndarray, histories: Histories) -> tuple[float, np.ndarray, np.ndarray]:
        """Σ log of: bought x times by t_x and is alive, or left right after t_x.

        With u the log odds of being alive, log L = g(x) + r log α − (r + x) log(α + t_x) + log(1 + exp u), where g is a
        function of x alone and summed over distinct x. Who cannot have left yet has r log α − (r + x) log(α + T).
        """
        r, alpha, a, b = params
        loyal, may = self._split(histories)
        value, first, second = self._of_counts(params, histories.frequency, histories.weight)
        n = histories.weight.sum()
        value += n * r * np.log(alpha)
        first += [n * np.log(alpha), n * r / alpha, 0, 0]
        second[1, 1] -= n * r / alpha**2
        second[0, 1] += n / alpha
        for x, since, w in ((loyal.frequency, loyal.T, loyal.weight), (may.frequency, may.recency, may.weight)):
            inverse, shape = 1 / (alpha + since), w * (r + x)
            log_since = np.log(alpha + since)
            value -= dot(shape, log_since)
            first[:2] -= dot(w, log_since), dot(shape, inverse)
            second[0, 1] -= dot(w, inverse)
            second[1, 1] += dot(shape, inverse * inverse)
        x, recency, T, w = may
        inverse, inverse_T = 1 / (alpha + recency), 1 / (alpha + T)
        log_ratio = np.log((alpha + recency) * inverse_T)
        k, shape = b + (x - self._first), r + x
        u = np.log(k / a) + shape * log_ratio
        small = np.exp(-np.abs(u))
        alive = np.where(u >= 0, 1.0, small) / (1 + small)
        value += dot(w, np.maximum(u, 0) + np.log1p(small))
        slope = inverse - inverse_T
        by = (log_ratio, shape * slope, -1 / a, 1 / k)
        pull = w * alive
        spread = pull * (1 - alive)
        first += [dot(pull, each) for each in by]
        second += symmetric([[dot(spread * one, other) for other in by[: row + 1]] for row, one in enumerate(by)])
        second[0, 1] += dot(pull, slope)
        second[1, 1] -= dot(pull * shape, inverse * inverse - inverse_T * inverse_T)
        second[2, 2] += pull.sum() / a**2
        second[3, 3] -= dot(pull, by[3] ** 2)
        second[1, 0] = second[0, 1]
        return value, first, second

    def _split(self, histories: Histories) -> tuple[Histories, Histories]:
        """Those who cannot have left yet, and those who may have: histories are sorted by frequency."""
        at = int(np.searchsorted(histories.frequency, self._first))
        return histories.part(slice(None, at)), histories.part(slice(at, None))

    def _of_counts(self, params: np.ndarray, x: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """What depends on the number of purchases only: Σ log Γ(r+x)/Γ(r), and log B(a+1, b+k)/B(a, b) where k ≥ 0."""
        r, _, a, b = params
        counts = np.bincount(x.astype("int64"), weights=weight)
        number = np.flatnonzero(counts)
        n = counts[number]
        left = number >= self._first
        m, k = n[left], number[left] - self._first
        both, total = a + b, a + b + k + 1

        def rise(function, at, more):
            return function(at + more) - function(at)

        def trigamma(at):
            return polygamma(1, at)

        value = n @ rise(gammaln, r, number) + m @ (np.log(a) + rise(gammaln, b, k) + gammaln(both) - gammaln(total))
        shared = m @ (digamma(both) - digamma(total))
        curve = m @ (trigamma(both) - trigamma(total))
        first = np.array([n @ rise(digamma, r, number), 0, m.sum() / a + shared, m @ rise(digamma, b, k) + shared])
        second = np.zeros((4, 4))
        second[0, 0] = n @ rise(trigamma, r, number)
        second[2:, 2:] = curve
        second[2, 2] -= m.sum() / a**2
        second[3, 3] += m @ rise(trigamma, b, k)
        return value, first, second

    def _alive(self, params, x, recency, T) -> np.ndarray:
        r, alpha, a, b = params
        k = np.maximum(x - self._first, 0)
        log_odds = np.log(b + k) - np.log(a) + (r + x) * (np.log(alpha + recency) - np.log(alpha + T))
        return np.where(x >= self._first, expit(log_odds), 1.0)

    def _rate(self, params, x, T, ahead) -> np.ndarray:
        """E[λ exp(−λ p u)] with λ ~ Gamma(r + x, α + T) and p ~ Beta(a, b + survived chances to leave)."""
        r, alpha, a, b = params
        shape, since = (r + x)[:, None], (alpha + T)[:, None]
        numbers, which = np.unique(x, return_inverse=True)
        points, weights = beta_quadrature(a, b + numbers + 1 - self._first)
        total = np.zeros((len(x), len(ahead)))
        for p, w in zip(points.T, weights.T, strict=True):
            total += w[which, None] * np.exp(-(shape + 1) * np.log1p(p[which, None] * ahead / since))
        return total * shape / since

    def _draw(self, params, x, T, rng) -> tuple:
        r, alpha, a, b = params
        rate = rng.standard_gamma(r + x) / (alpha + T)
        dropout = rng.beta(a, b + x + 1 - self._first)
        return rate, rng.exponential(1, len(x)) / np.maximum(rate * dropout, 1e-300)


class ModifiedBetaGeoModel(BetaGeoModel):
    """BG/NBD in which a customer may leave right after the first purchase already (MBG/NBD).

    The probability that a one-time buyer is alive is below 1 and falls with time. Otherwise as `BetaGeoModel`.
    """

    _first = 0


def beta_quadrature(a: float, b: np.ndarray, points: int = 16) -> tuple[np.ndarray, np.ndarray]:
    """Return the points and weights of Gauss quadrature under Beta(a, b), a row for each b (Golub & Welsch 1969).

    >>> p, w = beta_quadrature(0.5, np.array([2.0]))
    >>> round(float((w * p).sum()), 12)
    0.2
    """
    k = np.arange(1, points)
    A, B = np.asarray(b, dtype="float64")[:, None] - 1, a - 1.0  # Jacobi weight (1 − t)^A (1 + t)^B on [−1, 1]
    total = 2 * k + A + B
    middle = (B**2 - A**2) / (total * (total + 2))
    start = (B - A) / (A + B + 2)
    off = 4 * k * (k + A) * (k + B) * (k + A + B) / (total**2 * (total + 1) * (total - 1))
    off[:, :1] = 4 * (1 + A) * (1 + B) / ((2 + A + B) ** 2 * (3 + A + B))  # where k + A + B and total − 1 may both be 0
    matrix = np.zeros((len(A), points, points))
    diagonal = np.arange(points)
    matrix[:, diagonal, diagonal] = np.concatenate([start, middle], axis=1)
    matrix[:, k, k - 1] = matrix[:, k - 1, k] = np.sqrt(off)
    where, vectors = np.linalg.eigh(matrix)
    return np.clip((where + 1) / 2, 0, 1), vectors[:, 0, :] ** 2
