"""Logistic regression that takes its further columns only where the customers speak for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import issparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted, validate_data

from workbench.showing import Shown

RIDGES = (0.1, 1.0)  # strengths as scikit-learn counts them, the larger the weaker: a long tail needs the weaker one
CLEARLY = 2.0  # standard errors by which the loss has to be smaller
_BLOCK = 10_000


class SparingLogistic(Shown, ClassifierMixin, BaseEstimator):
    """Fit a logistic regression to the first columns, and one to all; use the second where it is clearly better.

    The first has the ridge under which rows left out are told best.

    Many columns that bend along a few numbers find what a straight line cannot, and where there is nothing to find, as in
    counts of which nearly all are 0, they cost as much as chance gives them. Better is the smaller log loss of rows that are
    left out one at a time, told from one fit by a step of Newton's method (Rad and Maleki 2020, J. R. Stat. Soc. B 82:965),
    by more than twice its standard error.

    Parameters
    ----------
    further : how many of the last columns are used only then.

    Attributes
    ----------
    classes_ : the labels. with_all_ : whether all columns are used. model_ : the regression that is used.

    Examples
    --------
    >>> x = np.linspace(-2, 2, 400)
    >>> middle = np.abs(x) < 1
    >>> SparingLogistic(further=1).fit(np.column_stack([x, x**2]), middle).with_all_
    True
    >>> SparingLogistic(further=1).fit(np.column_stack([x, np.cos(99 * x)]), x > 0.5).with_all_
    False
    """

    def __init__(self, further: int = 0) -> None:
        self.further = further

    def fit(self, X: ArrayLike, y: ArrayLike) -> SparingLogistic:
        """Fit them all, and keep one."""
        rows, label = validate_data(self, X, y, accept_sparse="csr")
        self.classes_ = np.unique(label)
        if len(self.classes_) != 2:
            raise ValueError(f"two classes are needed; the labels are {self.classes_}.")
        truth, first = (label == self.classes_[1]).astype("float64"), rows[:, : self._first]
        plain = [_fitted(first, label, ridge) for ridge in RIDGES]
        losses = [_left_out(model, first, truth) for model in plain]
        best = int(np.argmin([loss.mean() for loss in losses]))
        self.model_, self.with_all_ = plain[best], False
        if 0 < self.further < self.n_features_in_:
            both = _fitted(rows, label, RIDGES[0])
            gain = losses[best] - _left_out(both, rows, truth)
            self.with_all_ = bool(gain.mean() > CLEARLY * gain.std() / np.sqrt(len(gain)))
            self.model_ = both if self.with_all_ else self.model_
        return self

    @property
    def _first(self) -> int:
        return self.n_features_in_ - self.further if self.further < self.n_features_in_ else self.n_features_in_

    def decision_function(self, X: ArrayLike) -> np.ndarray:
        """Return the log odds of the second label."""
        check_is_fitted(self)
        rows = validate_data(self, X, accept_sparse="csr", reset=False)
        return self.model_.decision_function(rows if self.with_all_ else rows[:, : self._first])

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Return the chances of both labels."""
        check_is_fitted(self)
        rows = validate_data(self, X, accept_sparse="csr", reset=False)
        return self.model_.predict_proba(rows if self.with_all_ else rows[:, : self._first])

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Return the likelier label."""
        return self.classes_[(self.decision_function(X) > 0).astype(int)]


def _fitted(rows: np.ndarray, label: np.ndarray, ridge: float) -> LogisticRegression:
    return LogisticRegression(C=ridge, max_iter=2000).fit(rows, label)


def _left_out(model: LogisticRegression, rows: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """The log loss of each row by the model as it were without that row."""
    odds = model.decision_function(rows)
    chance = 1 / (1 + np.exp(-odds))
    weight, size = chance * (1 - chance), rows.shape[1]
    curved = np.zeros((size + 1, size + 1))
    for some, block in _blocks(rows):
        curved += (block * weight[some, None]).T @ block
    curved[np.arange(size), np.arange(size)] += 1 / model.C  # the intercept is not drawn towards 0
    inverse = np.linalg.pinv(curved, hermitian=True)
    pull = np.concatenate([np.einsum("ij,ij->i", block @ inverse, block) for _, block in _blocks(rows)])
    without = odds + pull / np.maximum(1 - pull * weight, 1e-9) * (chance - truth)
    return np.logaddexp(0, without) - truth * without


def _blocks(rows: Any) -> Iterator[tuple[slice, np.ndarray]]:
    """Rows some at a time, with a column of ones for the intercept."""
    for first in range(0, rows.shape[0], _BLOCK):
        some = rows[first : first + _BLOCK]
        dense = some.toarray() if issparse(some) else np.asarray(some)
        yield slice(first, first + _BLOCK), np.column_stack([dense, np.ones(len(dense))])
