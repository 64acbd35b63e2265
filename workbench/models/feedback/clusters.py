"""Groups of rows of terms: k-means on their main directions, then the nearest centroid among the terms themselves."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import scipy.sparse as sp
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

_STARTS, _ROUNDS = 4, 3


class Rows:
    """Rows of unit length that occur so often, and their main directions."""

    def __init__(self, rows: sp.csr_matrix, counts: np.ndarray, *, most: int, seed: int) -> None:
        told = np.flatnonzero(np.diff(rows.indptr) > 0)
        self.rows, self.counts, self.seed = rows[told], counts[told].astype("float64"), seed
        self.most = min(most, *self.rows.shape)

    @cached_property
    def _directions(self) -> np.ndarray:
        weighed = sp.diags(np.sqrt(self.counts)) @ self.rows
        if self.most >= min(weighed.shape) - 1:
            return np.linalg.svd(weighed.toarray(), full_matrices=False)[2][: self.most].T
        found = TruncatedSVD(self.most, algorithm="arpack", random_state=self.seed).fit(weighed)
        return np.asarray(found.components_).T

    def centroids(self, k: int) -> np.ndarray:
        """Return the centres of k groups, rows of unit length among the terms; of zeros where rows differ in fewer ways."""
        with threadpool_limits(limits=1):
            near = normalize(self.rows @ self._directions[:, :k])
            different = min(k, len(np.unique(near.round(9), axis=0)))
            labels = (
                KMeans(different, n_init=_STARTS, random_state=self.seed).fit(near, sample_weight=self.counts).labels_
            )
        for _ in range(_ROUNDS):
            centres = self._means(labels, k)
            labels = np.asarray(self.rows @ centres.T).argmax(axis=1)
        return self._means(labels, k)

    def cohesion(self, centres: np.ndarray) -> float:
        """Return how near the rows are to their nearest centre on average: cosine, 0 to 1."""
        return float(np.average((self.rows @ centres.T).max(axis=1), weights=self.counts))

    def wordings(self, centres: np.ndarray) -> int:
        """Return how many different rows the group with the fewest holds."""
        return int(np.bincount(np.asarray(self.rows @ centres.T).argmax(axis=1), minlength=len(centres)).min())

    def _means(self, labels: np.ndarray, k: int) -> np.ndarray:
        member = sp.csr_matrix((self.counts, (labels, np.arange(len(labels)))), shape=(k, len(labels)))
        return normalize(np.asarray((member @ self.rows).todense()))


def agreement(one: np.ndarray, two: np.ndarray, k: int, counts: np.ndarray) -> tuple[float, float]:
    """Return how far two assignments of the same rows agree once their groups are matched, and how alike the least alike pair is.

    The first is the share of rows in matched groups, the second the smallest Jaccard similarity of two matched groups.

    >>> agreement(np.array([0, 0, 1]), np.array([1, 1, 0]), 2, np.ones(3))
    (1.0, 1.0)
    """
    table = np.zeros((k, k))
    np.add.at(table, (one, two), counts)
    down, across = linear_sum_assignment(-table)
    both = table[down, across]
    either = table.sum(axis=1)[down] + table.sum(axis=0)[across] - both
    return float(both.sum() / max(table.sum(), 1)), float((both / np.maximum(either, 1)).min())
