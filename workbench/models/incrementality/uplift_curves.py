"""Normalised areas under the uplift and the Qini curve, as the field compares models of response by them.

Defined as scikit-uplift 0.5 documents them (uplift_auc_score, qini_auc_score): the area between a model's curve and the
diagonal, by that between the perfect curve and the diagonal. Radcliffe (2007), Using control groups to target on predicted
lift. They have no range and depend on the share treated; `models.incrementality.uplift.qini` has one, and decides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from workbench.models.incrementality import checks


class Curve(NamedTuple):
    """Cases contacted in the order of the score, ties together, and what their contact gained; from 0, 0."""

    contacted: np.ndarray
    gained: np.ndarray

    @property
    def area(self) -> float:
        return float(np.trapezoid(self.gained, self.contacted))


def auuc(y: ArrayLike, score: ArrayLike, treated: ArrayLike) -> float:
    """Return the normalised area under the uplift curve of a model, for an outcome of 0 and 1; 1 is the perfect order.

    >>> round(auuc([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], [1, 0, 1, 1]), 6)
    0.642857
    """
    y, score, treated = _checked(y, score, treated)
    failed = ((y == 1) & ~treated).sum(), ((y == 0) & treated).sum()
    best = 2 * (y == treated) + (y if failed[0] > failed[1] else treated)
    return _normalised(uplift_curve(y, score, treated), uplift_curve(y, best, treated))


def qini_score(y: ArrayLike, score: ArrayLike, treated: ArrayLike) -> float:
    """Return the normalised area under the Qini curve (its perfect curve allows for who is put off by a contact).

    >>> round(qini_score([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], [1, 0, 1, 1]), 6)
    0.666667
    """
    y, score, treated = _checked(y, score, treated)
    best = y * treated - y * ~treated
    return _normalised(qini_curve(y, score, treated), qini_curve(y, best, treated))


def uplift_curve(y: np.ndarray, score: np.ndarray, treated: np.ndarray) -> Curve:
    """The difference of the rates of the two arms among those contacted so far, times their number."""
    n, cases, made = _sums(y, score, treated)
    rates = [np.divide(made[arm], cases[arm], out=np.zeros(len(n)), where=cases[arm] > 0) for arm in (True, False)]
    return Curve(np.append(0.0, n), np.append(0.0, (rates[0] - rates[1]) * n))


def qini_curve(y: np.ndarray, score: np.ndarray, treated: np.ndarray) -> Curve:
    """What the treated brought so far, less what as many controls did."""
    n, cases, made = _sums(y, score, treated)
    others = np.divide(made[False] * cases[True], cases[False], out=np.zeros(len(n)), where=cases[False] > 0)
    return Curve(np.append(0.0, n), np.append(0.0, made[True] - others))


def _sums(
    y: np.ndarray, score: np.ndarray, treated: np.ndarray
) -> tuple[np.ndarray, dict[bool, np.ndarray], dict[bool, np.ndarray]]:
    order = np.argsort(-score, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(score[order])), len(order) - 1)
    arms = {arm: (treated[order] == arm).astype(float) for arm in (True, False)}
    cases = {arm: of.cumsum()[ends] for arm, of in arms.items()}
    return ends + 1.0, cases, {arm: (of * y[order]).cumsum()[ends] for arm, of in arms.items()}


def _normalised(model: Curve, perfect: Curve) -> float:
    diagonal = Curve(perfect.contacted[[0, -1]], np.array([0.0, perfect.gained[-1]])).area
    return (model.area - diagonal) / (perfect.area - diagonal)


def _checked(y: ArrayLike, score: ArrayLike, treated: ArrayLike) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    y = checks.outcome(y).ravel()
    treated = checks.arms(treated, len(y))
    if not np.isin(y, (0, 1)).all():
        raise ValueError(
            "uplift and Qini curves need an outcome of 0 and 1; for money use models.incrementality.uplift.qini."
        )
    if treated.all() or not treated.any():
        raise ValueError("uplift and Qini curves need both arms; one came.")
    return y, checks.numbers(score, "the score").ravel(), treated
