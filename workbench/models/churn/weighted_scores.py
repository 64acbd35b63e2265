"""Scores of chances, for many resamples of the same customers at once: customers count by weights, a row per resample."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

DRAWS, CELLS = 400, 4_000_000


def resampled(measure: Callable, left: np.ndarray, p: np.ndarray, *, draws: int = DRAWS, seed: int = 0) -> np.ndarray:
    """Return the measure over bootstrap resamples of customers; those without leavers or stayers are left out."""
    rng, n = np.random.default_rng(seed), len(p)
    at_once = max(min(CELLS // n, draws), 1)
    parts = []
    for start in range(0, draws, at_once):
        rows = min(at_once, draws - start)
        weights = rng.multinomial(n, np.full(n, 1 / n), size=rows).astype("float64")
        with np.errstate(divide="ignore", invalid="ignore"):
            parts.append(measure(left, p, weights))
    found = np.concatenate(parts)
    return found[np.isfinite(found)]


def average_precision(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Σ (recall gained)·precision over the distinct chances, from the highest down.

    >>> average_precision(np.array([True, False, True]), np.array([0.9, 0.5, 0.1]), np.ones((1, 3))).round(3).tolist()
    [0.833]
    """
    hits, misses = _cumulated(left, p, weights)
    precision = np.divide(hits, hits + misses, out=np.zeros_like(hits), where=hits + misses > 0)
    return (np.diff(hits, axis=1, prepend=0) * precision).sum(axis=1) / hits[:, -1]


def roc_auc(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the area under the ROC curve; equal chances count by half.

    >>> roc_auc(np.array([True, False]), np.array([0.9, 0.1]), np.ones((1, 2))).tolist()
    [1.0]
    """
    hits, misses = _cumulated(left, p, weights)
    higher = hits - np.diff(hits, axis=1, prepend=0) / 2
    return (np.diff(misses, axis=1, prepend=0) * higher).sum(axis=1) / (hits[:, -1] * misses[:, -1])


def lift(left: np.ndarray, p: np.ndarray, weights: np.ndarray, share: float = 0.1) -> np.ndarray:
    """Return how much more often the highest chances leave than everybody; equal chances count by their mean.

    >>> lift(np.array([True] * 5 + [False] * 45), np.arange(50.0)[::-1], np.ones((1, 50))).tolist()
    [10.0]
    """
    hits, misses = _cumulated(left, p, weights)
    total = hits + misses
    size = np.maximum(share * total[:, -1:], 1)
    place = (total < size).sum(axis=1)[:, None]
    before = [np.take_along_axis(np.pad(a, ((0, 0), (1, 0))), place, 1) for a in (hits, total)]
    at = [np.take_along_axis(a, place, 1) for a in (hits, total)]
    part = (size - before[1]) / (at[1] - before[1])
    found = before[0] + part * (at[0] - before[0])
    return (found / size / (hits[:, -1:] / total[:, -1:]))[:, 0]


def brier(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean squared distance of the chance from what happened."""
    return weights @ (p - left) ** 2 / weights.sum(axis=1)


def log_loss(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean negative log likelihood of what happened."""
    return weights @ -np.log(np.where(left, p, 1 - p)) / weights.sum(axis=1)


def calibration_error(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the mean distance, over tenths, between the chance told and the share that left."""
    gaps = [np.abs(weights[:, part] @ (left[part] - p[part])) for part in tenths(p)]
    return np.sum(gaps, axis=0) / weights.sum(axis=1)


def tenths(p: np.ndarray) -> list[np.ndarray]:
    """Return the positions of ten groups of customers, from the lowest chances to the highest."""
    return [part for part in np.array_split(np.argsort(p, kind="stable"), 10) if len(part)]


def _cumulated(left: np.ndarray, p: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of leavers and of stayers at least as high as each distinct chance, from the highest down."""
    order = np.argsort(-p, kind="stable")
    ends = np.append(np.diff(p[order]) != 0, True)
    ordered = weights[:, order]
    leavers, stayers = (np.cumsum(ordered * side[order], axis=1)[:, ends] for side in (left, ~left.astype(bool)))
    return leavers, stayers
