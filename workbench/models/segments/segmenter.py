"""Segments of customers: as many as the data hold, or a convenient cut that is called so."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import linear_sum_assignment
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import KMeans
from sklearn.metrics import pairwise_distances_argmin
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data
from threadpoolctl import threadpool_limits

from workbench.models.segments.log_scale import LogRobustScaler
from workbench.models.segments.natural_groups import find_clusters
from workbench.models.segments.stability import bootstrap_jaccard
from workbench.models.segments.unclustered import Unclustered
from workbench.showing import Shown

SAMPLE = 3000  # rows on which the number of clusters and their stability are judged; more would only take longer


class CustomerSegmenter(Shown, ClusterMixin, BaseEstimator):
    """Cut customers into segments by k-means on log and robust scaled features that all weigh the same.

    Neither the order of the rows nor the currency changes anything. The number of segments is the number of natural
    clusters (`natural_groups`); where there are none it is `fallback`, and `natural_` is False: the cut is
    convenient, not found.

    Parameters
    ----------
    n_clusters : fixes the number of segments; None lets the data decide.
    fallback : number of segments where there are no natural clusters.
    most : largest number of segments considered.
    smallest : every segment holds so many customers; where one would not, there is one segment fewer.
    references, resamples : how many data sets without clusters, and how many bootstrap resamples, are tried.
    previous : centres of an earlier run (its `centers_`); segments keep the numbers of those they lie nearest to.
    random_state : seed, None or a generator.

    Attributes
    ----------
    labels_ : segment of each row. n_clusters_ : how many there are.
    natural_ : whether there are natural clusters and these are they. p_value_, clusters_ : what was found of them.
    jaccard_ : array (resamples, segments): how alike each segment is to its nearest one in each resample.
    unclustered_ : data without clusters that are otherwise like these, to hold the stability against.
    centers_ : medians of the segments in the features' own units; cluster_centers_ : centres on the scale.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> X = np.exp(np.concatenate([rng.normal(0, 0.3, (100, 2)), rng.normal(3, 0.3, (100, 2))]))
    >>> found = CustomerSegmenter(random_state=0).fit(X)
    >>> found.n_clusters_, found.natural_, float(found.jaccard_.mean().round(2))
    (2, True, 1.0)
    """

    def __init__(self, n_clusters: int | None = None, *, fallback: int = 4, most: int = 7, smallest: int = 10,
                 references: int = 19, resamples: int = 50, previous=None, random_state=None) -> None:  # fmt: skip
        self.n_clusters = n_clusters
        self.fallback = fallback
        self.most = most
        self.smallest = smallest
        self.references = references
        self.resamples = resamples
        self.previous = previous
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: object = None) -> CustomerSegmenter:
        """Find the segments of customers (rows) by their features (columns).

        Raises
        ------
        ValueError : when `n_clusters` asks for more segments than so many customers carry.
        """
        rows: np.ndarray = validate_data(self, X, dtype="float64")
        largest = largest_number(len(rows), smallest=self.smallest)
        if self.n_clusters is not None and not 1 <= self.n_clusters <= largest:
            raise ValueError(
                f"n_clusters={self.n_clusters} segments of {len(rows)} customers were asked for; with at least {self.smallest} "
                f"customers to a segment 1 to {largest} are possible. Ask for fewer, or set smallest="
            )
        seed = int(check_random_state(self.random_state).randint(np.iinfo("int32").max))
        self.scaler_ = LogRobustScaler().fit(rows)
        scaled = self.scaler_.transform(rows)
        ordered = scaled[np.lexsort(scaled.T[::-1])]  # the same customers in any order give the same segments
        few = _sample(ordered, seed)
        self.unclustered_ = Unclustered.like(few)
        with threadpool_limits(limits=1):
            self._choose(few, largest, seed)
            self._place(rows, scaled, self._centers(ordered, seed))
            self.jaccard_ = bootstrap_jaccard(few, self.cluster_centers_, resamples=self.resamples, seed=seed)
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return the segment of each row, by the scale and the centres that were learned."""
        check_is_fitted(self)
        scaled = self.scaler_.transform(validate_data(self, X, dtype="float64", reset=False))
        return self.numbers_[pairwise_distances_argmin(scaled, self.cluster_centers_)]

    def _choose(self, ordered: np.ndarray, largest: int, seed: int) -> None:
        """Decide on the number of segments: the one asked for, that of natural clusters, or the convenient one."""
        distinct = len(np.unique(ordered, axis=0))
        most = min(self.most, largest, distinct)
        self.clusters_ = find_clusters(ordered, most=most, references=self.references, seed=seed) if most > 1 else None
        found = self.clusters_.k if self.clusters_ else 1
        self.p_value_ = self.clusters_.p_value if self.clusters_ else float("nan")
        convenient = found if found > 1 else min(self.fallback, most)
        self.n_clusters_ = min(self.n_clusters or convenient, distinct)
        self.natural_ = found > 1 and found == self.n_clusters_

    def _centers(self, ordered: np.ndarray, seed: int) -> np.ndarray:
        """The centres of k-means, with as many fewer segments as it takes for each to hold `smallest` customers."""
        while True:
            fitted = KMeans(self.n_clusters_, n_init=10, random_state=seed).fit(ordered)
            if self.n_clusters_ == 1 or np.bincount(fitted.labels_).min() >= self.smallest:
                return fitted.cluster_centers_
            self.n_clusters_ -= 1
            self.natural_ = False

    def _place(self, X: np.ndarray, scaled: np.ndarray, centers: np.ndarray) -> None:
        """Number the segments: from low to high on the features, or as in the earlier run."""
        self.cluster_centers_ = centers[np.lexsort(centers.T[::-1].round(9))]
        nearest = pairwise_distances_argmin(scaled, self.cluster_centers_)
        self.centers_ = np.array([np.median(X[nearest == k], axis=0) for k in range(len(centers))])
        self.numbers_ = np.arange(len(centers))
        if self.previous is not None:
            self.numbers_ = matched(
                self.cluster_centers_, self.scaler_.transform(np.asarray(self.previous, dtype="float64"))
            )
        self.labels_ = self.numbers_[nearest]


def largest_number(customers: int, *, smallest: int = 10) -> int:
    """Return into how many segments so many customers can be cut.

    >>> largest_number(40), largest_number(5)
    (4, 1)
    """
    return max(1, customers // max(smallest, 1))


def matched(centers: np.ndarray, previous: np.ndarray) -> np.ndarray:
    """Return for each centre the number of the earlier one it stands for, so that the sum of distances is smallest.

    Each earlier number is used once; centres for which none is left get new ones (Kuhn 1955, the Hungarian method).

    >>> matched(np.array([[0.0], [5.0], [9.0]]), np.array([[5.2], [0.1]])).tolist()
    [1, 0, 2]
    """
    distance = np.linalg.norm(centers[:, None] - previous[None], axis=2)
    rows, columns = linear_sum_assignment(distance)
    numbers = np.full(len(centers), -1)
    numbers[rows] = columns
    numbers[numbers < 0] = len(previous) + np.arange((numbers < 0).sum())
    return numbers


def _sample(ordered: np.ndarray, seed: int) -> np.ndarray:
    """At most SAMPLE rows, drawn without replacement and left in order."""
    if len(ordered) <= SAMPLE:
        return ordered
    return ordered[np.sort(np.random.default_rng(seed).choice(len(ordered), SAMPLE, replace=False))]
