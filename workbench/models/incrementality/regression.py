"""The coefficient of the treatment in a linear regression, with what each case adds to it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

HEAVY = 0.05  # leverage of a group above which its rows are left out together, exactly
RANK = 1e-10  # of the largest direction of the covariates: smaller ones are not told apart


class Fitted(NamedTuple):
    """The effect, and what each case (or group of rows) moves it by: the variance is the sum of the squares."""

    value: float
    influence: np.ndarray

    @property
    def error(self) -> float:
        return float(np.sqrt((self.influence**2).sum()))


def coefficient(
    y: np.ndarray, treated: np.ndarray, X: np.ndarray, *, code: np.ndarray, interacted: bool = False
) -> Fitted:
    """Return the effect of the treatment adjusted for X and its influence by group.

    Without X the influence is such that its squares sum to the variance HC2 gives, Neyman's. With X each group's is what
    leaving it out would change (the jackknife; HC3 for single rows): a case that pulls the line to itself has no residual
    left, and only leaving it out shows what rests on it. With `interacted` the effect is taken at the mean of X, whose own
    variation is added.

    Parameters
    ----------
    X : what was known before, centred here. code : group of each row, whole numbers from 0.

    >>> fitted = coefficient(np.array([1.0, 3.0, 0.0, 2.0]), np.array([1, 1, 0, 0]) > 0, np.empty((4, 0)), code=np.arange(4))
    >>> round(fitted.value, 6), round(fitted.error, 3)
    (1.0, 1.414)
    """
    X = X - X.mean(axis=0)
    own = X * treated[:, None] if interacted else np.empty((len(y), 0))
    Z, back = _orthogonal(np.column_stack([treated, np.ones(len(y)), X, own]))
    at = back @ (Z.T @ y)
    residual, pull = y - Z @ (Z.T @ y), Z @ back[0]
    groups = int(code.max()) + 1
    moved: np.ndarray
    if not X.shape[1]:
        leverage = (Z**2).sum(axis=1)
        moved = np.bincount(code, pull * residual / np.sqrt(np.maximum(1 - leverage, 1e-12)), groups)
        return Fitted(float(at[0]), moved * (1.0 if groups == len(y) else np.sqrt(groups / (groups - 1))))
    moved = np.bincount(code, pull * _left_out(Z, residual, code), groups)
    if interacted:
        moved = moved + np.bincount(code, X @ at[2 + X.shape[1] :], groups) / len(y)
    return Fitted(float(at[0]), moved)


def _orthogonal(design: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Orthonormal columns that span the design, and what turns their coefficients into those of the design."""
    left, size, right = np.linalg.svd(design, full_matrices=False)
    kept = size > RANK * size[0]
    return left[:, kept], (right[kept] / size[kept, None]).T


def _left_out(Z: np.ndarray, residual: np.ndarray, code: np.ndarray) -> np.ndarray:
    """Residuals from a line fitted without the row's group."""
    leverage = (Z**2).sum(axis=1)
    left = residual / np.maximum(1 - leverage, 1e-8)
    left[1 - leverage < 1e-8] = 0.0  # a column of its own: the line without it says nothing of it
    together = np.bincount(code, leverage)
    for group in np.flatnonzero((together > HEAVY) & (np.bincount(code) > 1)):
        rows = np.flatnonzero(code == group)
        block = np.eye(len(rows)) - Z[rows] @ Z[rows].T
        left[rows] = np.linalg.lstsq(block, residual[rows], rcond=1e-8)[0]
    return left


def groups_of(groups: ArrayLike | None, n: int) -> np.ndarray:
    """Return the group of each row as whole numbers from 0; every row its own without groups."""
    return np.arange(n) if groups is None else np.unique(np.asarray(groups), return_inverse=True)[1]
