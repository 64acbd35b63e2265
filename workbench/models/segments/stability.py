"""Whether segments come back when other customers of the same kind had been seen."""

from __future__ import annotations

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import pairwise_distances_argmin

from workbench.models.intervals.estimate import Estimate, not_estimated

DISSOLVED, STABLE = 0.6, 0.75  # Hennig 2007
_STARTS = 3


def bootstrap_jaccard(X: np.ndarray, centers: np.ndarray, *, resamples: int = 50, seed: int = 0) -> np.ndarray:
    """Return how alike each segment is to its nearest one after re-clustering bootstrap resamples.

    The Jaccard similarity of two sets is the size of what they share over the size of what either holds; it is taken
    over the distinct customers of the resample (Hennig 2007, Comput. Stat. Data Anal. 52:258).

    Parameters
    ----------
    X : scaled features (customers, columns). centers : the segments' centres, one row each.

    Returns
    -------
    array (resamples, segments) of similarities between 0 and 1.

    Examples
    --------
    >>> X = np.repeat([[0.0], [9.0]], 50, axis=0)
    >>> bootstrap_jaccard(X, np.array([[0.0], [9.0]]), resamples=2).tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    rng, k = np.random.default_rng(seed), len(centers)
    labels = pairwise_distances_argmin(X, centers)
    found = np.ones((resamples, k))
    for number in range(resamples if k > 1 else 0):
        drawn = np.sort(rng.integers(len(X), size=len(X)))
        again = KMeans(min(k, len(np.unique(X[drawn], axis=0))), n_init=_STARTS, random_state=seed + number).fit(
            X[drawn]
        )
        first = np.unique(drawn, return_index=True)[1]
        shared = np.zeros((k, again.n_clusters))
        np.add.at(shared, (labels[drawn[first]], again.labels_[first]), 1)
        either = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
        found[number] = (shared / np.maximum(either, 1)).max(axis=1)
    return found


def stability(jaccard: np.ndarray, sizes: np.ndarray, *, level: float = 0.95) -> Estimate:
    """Estimate how alike segments come back, weighed by their customers, with the range over the resamples.

    >>> stability(np.array([[0.8, 0.6], [0.6, 0.8]]), np.array([50, 50])).value
    0.7
    """
    n = int(np.sum(sizes))
    if len(sizes) < 2:
        return not_estimated("only-one-segment", n=n, level=level)
    weighed = jaccard @ (np.asarray(sizes) / n)
    lo, hi = np.quantile(weighed, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(float(weighed.mean()), float(lo), float(hi), n, level, "bootstrap over customers, Jaccard", "share")
