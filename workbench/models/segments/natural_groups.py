"""How many segments the data themselves hold: as many as have fewer customers between them than within them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.ndimage import gaussian_filter1d
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from workbench.models.segments.unclustered import Unclustered

DEEP = 0.1  # a shallower valley is none: a tenth fewer customers than at the lower peak
_GRID = 128
_STARTS = 2  # of k-means, for the data and for every reference alike


@dataclass(frozen=True)
class Clustering:
    """What was found: the number of natural clusters (1: none), its p-value, and what each k looked like.

    ``table`` has k, depth (the shallowest valley between two of the k clusters), reference_depth (the deepest such
    valley among the references), gain (the fall of the log spread within clusters), expected_gain (the references'
    mean) and gap (their difference, the gap statistic).
    """

    k: int
    p_value: float
    references: int
    table: pd.DataFrame


def valley(left: np.ndarray, right: np.ndarray) -> float:
    """Return how much thinner the data are between two groups than at the lower of their two peaks, from 0 to 1.

    The two groups are seen along the line through their centres, where their density is smoothed by Silverman's rule
    of thumb; the valley is the lowest place between the peaks on either side of the middle.

    >>> rng = np.random.default_rng(1)
    >>> X = rng.normal(size=(2000, 2))
    >>> bool(valley(X[X[:, 0] < 0], X[X[:, 0] >= 0]) < 0.1), bool(valley(X, X + [6, 0]) > 0.8)
    (True, True)
    """
    axis = right.mean(axis=0) - left.mean(axis=0)
    points = [side @ axis for side in (left, right)]
    both = np.concatenate(points)
    spread, quartiles = both.std(), np.quantile(both, [0.25, 0.75])
    width = 0.9 * min(spread, (quartiles[1] - quartiles[0]) / 1.349 or spread) * len(both) ** -0.2
    if not width > 0:
        return 0.0
    edges = np.linspace(both.min() - width, both.max() + width, _GRID + 1)
    step = edges[1] - edges[0]
    smooth = gaussian_filter1d(np.histogram(both, edges)[0].astype(float), width / step, mode="constant")
    border = int(np.clip(np.searchsorted(edges, (points[0].mean() + points[1].mean()) / 2) - 1, 1, _GRID - 2))
    first, second = int(smooth[: border + 1].argmax()), border + int(smooth[border:].argmax())
    lowest = smooth[first : second + 1].min()
    return float(1 - lowest / min(smooth[first], smooth[second]))


def shallowest(X: np.ndarray, labels: np.ndarray, k: int) -> float:
    """Return the depth of the shallowest valley between any two of k clusters; 0 for a single one."""
    groups = [X[labels == label] for label in range(k)]
    if k < 2 or any(len(group) < 2 for group in groups):
        return 0.0
    centers = [group.mean(axis=0) for group in groups]
    nearest_first = sorted(
        combinations(range(k), 2), key=lambda pair: np.linalg.norm(centers[pair[0]] - centers[pair[1]])
    )
    depth = 1.0
    for one, other in nearest_first:  # neighbours first: where they have no valley the others need no look
        depth = min(depth, valley(groups[one], groups[other]))
        if depth <= 0:
            break
    return depth


def find_clusters(X: np.ndarray, *, most: int, references: int = 19, seed: int = 0) -> Clustering:
    """Find out how many natural clusters data of shape (customers, columns) have, 1 meaning none.

    Data are natural clusters when a valley lies between every two of them. How clustered data look is the deepest, over
    k = 2 … most, of the shallowest valleys between k-means clusters. References without clusters but with the same
    marginals and correlations are drawn until one looks as clustered, or all have been tried: the p-value is one over
    the number drawn then, or 1 / (references + 1) (Besag & Clifford 1991, Biometrika 78:301). There are clusters when
    no reference reached the data; their number is the largest k whose valleys are all deeper than any reference's and
    than DEEP.
    """
    rng, k = np.random.default_rng(seed), np.arange(1, most + 1)
    depth, gain = _looks(X, most, seed)
    alike, drawn, p_value = Unclustered.like(X), [], 1 / (references + 1)
    for number in range(1, references + 1):
        drawn.append(_looks(alike.draw(rng), most, seed))
        if drawn[-1][0].max() >= depth.max():
            p_value = 1 / number
            break
    depths, gained = np.array([one[0] for one in drawn]), np.array([one[1] for one in drawn])
    clear = depth > max(depths.max(), DEEP)
    found = p_value <= 1 / (references + 1) and clear.any()
    expected = gained.mean(axis=0)
    table = pd.DataFrame({"k": k, "depth": depth, "reference_depth": depths.max(axis=0), "gain": gain,
                          "expected_gain": expected, "gap": gain - expected})  # fmt: skip
    return Clustering(int(k[clear].max()) if found else 1, p_value, len(drawn), table)


def _looks(X: np.ndarray, most: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """For k = 1 … most: the shallowest valley, and the fall of the log spread within clusters."""
    whole = ((X - X.mean(axis=0)) ** 2).sum()
    depths, gains = [0.0], [0.0]
    for k in range(2, most + 1):
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", ConvergenceWarning
            )  # fewer different customers than k: no valley between them
            fitted = KMeans(k, n_init=_STARTS, random_state=seed).fit(X)
        depths.append(shallowest(X, fitted.labels_, k))
        gains.append(float(np.log(whole / max(fitted.inertia_, whole * 1e-12))))
    return np.array(depths), np.array(gains)


def groups_by_feature(
    X: pd.DataFrame, *, most: int = 4, references: int = 59, level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Find out for each column alone into how many groups it falls, 1 meaning none.

    Returns feature, groups, p_value; groups counts only where p_value holds at 1 - level after Bonferroni's correction.

    >>> rng = np.random.default_rng(1)
    >>> found = groups_by_feature(pd.DataFrame({"one": rng.normal(size=300), "two": np.append(rng.normal(size=150), rng.normal(8, 1, 150))}))
    >>> found["groups"].tolist()
    [1, 2]
    """
    found = []
    for name in X.columns:
        column = np.sort(X[name].to_numpy(dtype="float64"))[:, None]
        distinct = len(np.unique(column))
        with threadpool_limits(limits=1):
            one = (
                find_clusters(column, most=min(most, distinct), references=references, seed=seed)
                if distinct > 1
                else None
            )
        groups = one.k if one is not None and one.p_value * len(X.columns) <= 1 - level else 1
        found.append((name, groups, one.p_value if one else float("nan")))
    return pd.DataFrame(found, columns=["feature", "groups", "p_value"])
