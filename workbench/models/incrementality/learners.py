"""The models behind `nuisance`, each fitted to some parts of the customers and predicting another."""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

PAIRED = 15  # covariates whose squares and products are tried: those that go most with what is to be learnt
RIDGE = 1e-6  # keeps a constant or doubled column from stopping the regression
PENALTY = 1.0  # of the logistic regression and of products, beside a likelihood of thousands
TREES = {"max_iter": 50, "max_leaf_nodes": 8, "learning_rate": 0.2, "max_bins": 63, "l2_regularization": 1.0,
         "early_stopping": False, "random_state": 0}  # fmt: skip


class Parts(NamedTuple):
    """Standardised covariates, who was treated, and the part of the customers each row is in."""

    X: np.ndarray
    treated: np.ndarray
    fold: np.ndarray

    def each(self) -> range:
        return range(int(self.fold.max()) + 1)


def standardised(X: np.ndarray) -> np.ndarray:
    """Return columns of mean 0 and deviation 1, constant ones as 0."""
    scale = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(scale > 0, scale, 1.0)


def strongest(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the columns of X that go most with any column of y, which may have missing values."""
    if X.shape[1] <= PAIRED:
        return np.arange(X.shape[1])
    seen = ~np.isnan(y)
    mean = np.where(seen, y, 0.0).sum(axis=0) / np.maximum(seen.sum(axis=0), 1)
    centred = np.where(seen, y - mean, 0.0)
    centred /= np.maximum(np.sqrt((centred**2).sum(axis=0)), 1e-300)
    together = np.abs(X.T @ centred).max(axis=1)
    return np.sort(np.argsort(-together, kind="stable")[:PAIRED])


def products(X: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return X and the squares and products of some of its columns.

    Together they have the deviation of one column, so that a penalty of 1 takes them to explain, all of them, about as much
    as what is left over.
    """
    one, other = np.triu_indices(len(columns))
    both = standardised(X[:, columns[one]] * X[:, columns[other]])
    return np.column_stack([X, both / np.sqrt(max(both.shape[1], 1))])


def ridge(parts: Parts, y: np.ndarray, *, plain: int) -> np.ndarray:
    """Predict outcomes of controls by least squares, columns of X beyond the `plain` ones shrunk; each part from the others.

    One pass over the rows: those of one part that miss the same outcomes share their sums of squares.
    """
    design = np.column_stack([np.ones(len(y)), parts.X])
    width, folds = design.shape[1], len(parts.each())
    missing = np.isnan(y)
    _, pattern = np.unique(np.packbits(missing, axis=1), axis=0, return_inverse=True)
    cell = pattern.ravel() * folds + parts.fold
    squares, sums = np.zeros((folds, y.shape[1], width, width)), np.zeros((folds, y.shape[1], width))
    for number in np.unique(cell[~parts.treated]):
        rows = np.flatnonzero(~parts.treated & (cell == number))
        seen = ~missing[rows[0]]
        squares[number % folds, seen] += design[rows].T @ design[rows]
        sums[number % folds, seen] += (design[rows].T @ y[np.ix_(rows, seen)]).T
    squares, sums = squares.sum(axis=0) - squares, sums.sum(axis=0) - sums  # each part from the rest
    penalty = np.diag(np.arange(width) > plain) * PENALTY
    small = np.diag((np.arange(width) > 0) * RIDGE)
    predicted = np.empty(y.shape)
    for k in parts.each():
        n = np.maximum(squares[k, :, :1, :1], 1e-300)  # rows: the intercept's own sum of squares
        solved = np.linalg.solve((squares[k] + penalty) / n + small, (sums[k] / n[:, :, 0])[:, :, None])[:, :, 0]
        predicted[parts.fold == k] = design[parts.fold == k] @ solved.T
    return predicted


def trees(parts: Parts, y: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls by boosted trees, each part from the others."""
    predicted = np.empty(y.shape)
    for k in parts.each():
        for j in range(y.shape[1]):
            rest = ~parts.treated & (parts.fold != k) & ~np.isnan(y[:, j])
            model = HistGradientBoostingRegressor(**TREES).fit(parts.X[rest], y[rest, j])
            predicted[parts.fold == k, j] = model.predict(parts.X[parts.fold == k])
    return predicted


def straight_in(parts: Parts, y: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls as straight lines in one column, each part from the others."""
    return ridge(parts._replace(X=shape), y, plain=1)


def chances(parts: Parts, *, boosted: bool) -> np.ndarray:
    """Predict who is treated, by boosted trees or by logistic regression; each part from the others."""
    chance = np.empty(len(parts.X))
    model = LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", max_iter=50, tol=1e-4, warm_start=True)
    with warnings.catch_warnings():  # where the groups can be told apart without error, overlap says so
        warnings.simplefilter("ignore", ConvergenceWarning)
        if not boosted:
            model.fit(parts.X, parts.treated)  # the search of each part starts here, and needs half the steps
        for k in parts.each():
            rest = parts.fold != k
            fitted = (HistGradientBoostingClassifier(**TREES) if boosted else model).fit(parts.X[rest], parts.treated[rest])
            chance[parts.fold == k] = fitted.predict_proba(parts.X[parts.fold == k])[:, 1]
    return chance
