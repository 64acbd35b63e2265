"""Whether segments come back when other customers of the same kind had been seen."""

from __future__ import annotations

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import pairwise_distances_argmin
from threadpoolctl import threadpool_limits

from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.segments.unclustered import Unclustered

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
    return _told(jaccard @ (np.asarray(sizes) / n), n=n, level=level, method="bootstrap over customers, Jaccard")


def without_groups(
    like: Unclustered, k: int, *, references: int = 5, resamples: int = 10, level: float = 0.95, seed: int = 0
) -> Estimate:
    """Estimate how alike k segments come back in data without groups, cut and drawn anew in the same way.

    This is what a stability is worth nothing without: a cut through a single cloud comes back too.

    >>> cloud = Unclustered.like(np.random.default_rng(1).normal(size=(200, 2)))
    >>> bool(0.3 < without_groups(cloud, 3, references=2).value < 0.95)
    True
    """
    if k < 2:
        return not_estimated("only-one-segment", n=like.n, level=level, unit="share")
    rng, weighed = np.random.default_rng(seed), []
    with threadpool_limits(limits=1):
        for _ in range(references):
            X = like.draw(rng)
            cut = KMeans(min(k, len(np.unique(X, axis=0))), n_init=_STARTS, random_state=seed).fit(X)
            again = bootstrap_jaccard(X, cut.cluster_centers_, resamples=resamples, seed=seed)
            weighed.append(again @ (np.bincount(cut.labels_) / like.n))
    return _told(np.concatenate(weighed), n=like.n, level=level, method="data without groups, Jaccard")


def _told(weighed: np.ndarray, *, n: int, level: float, method: str) -> Estimate:
    lo, hi = np.quantile(weighed, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(float(weighed.mean()), float(lo), float(hi), n, level, method, "share")
