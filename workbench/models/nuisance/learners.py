"""The models behind `nuisance`, each fitted to some parts of the customers and predicting another."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from workbench.models.nuisance import steps

PAIRS = 120  # products tried at most: those that go most with what a straight line leaves over
LEARNT = (
    8000  # rows that trees and products learn from at most, drawn at random: more of them cost time and change little
)
RIDGE = 1e-6  # keeps a constant or doubled column from stopping the regression
PENALTY = 1.0  # of the logistic regression, beside a likelihood of thousands
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


def pairs(X: np.ndarray, rest: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of columns whose products (a column with itself: its square) go most with what is left over.

    Parameters
    ----------
    rest : what a straight line in X leaves of what is to be learnt, row by row. Those are returned whose correlation with it
        is beyond what the largest of so many would be by chance, √(2 ln pairs / rows) (Donoho & Johnstone 1994, Biometrika
        81:425), at most one for ten rows and 120.
    """
    one, other = np.triu_indices(X.shape[1])
    spread = np.sqrt(
        np.maximum((X**2).T @ X**2 - len(X) * (X.T @ X / len(X)) ** 2, 0.0)
    )  # of each product, about its mean
    centred = rest - rest.mean()
    with_rest = X.T @ (X * centred[:, None])
    together = np.abs(with_rest[one, other]) / np.where(spread > 1e-9, spread, np.inf)[one, other]
    bound = np.sqrt((centred**2).sum() * 2 * np.log(max(len(one), 2)) / len(X))
    most = min(PAIRS, len(X) // 10, int((together > bound).sum()))
    best = np.sort(np.argsort(-together, kind="stable")[:most])
    return one[best], other[best]


def products(X: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return products of pairs of columns, standardised: in one array, as copies of many rows would cost more than the sums."""
    made = X[:, one]
    made *= X[:, other]
    made -= made.mean(axis=0)
    scale = np.sqrt(np.einsum("ij,ij->j", made, made) / len(made))
    made /= np.where(scale > 0, scale, 1.0)
    return made


def curved(parts: Parts, y: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls by least squares with the products that matter; each part from the others."""

    def more(rows: np.ndarray, left: np.ndarray) -> np.ndarray:
        return products(parts.X, *pairs(parts.X[rows], left))

    return _widened(parts, y, y - ridge(parts, y), more)


def stepped(parts: Parts, y: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls by least squares with the thresholds that matter; each part from the others."""

    def more(rows: np.ndarray, mean: np.ndarray) -> np.ndarray:
        return steps.columns(parts.X, steps.found(parts.X[rows], mean))

    return _widened(parts, y, y, more)


def _widened(parts: Parts, y: np.ndarray, by: np.ndarray, more: Callable) -> np.ndarray:
    """Least squares in X and further columns, which `more` finds from rows of controls and the mean of `by` there."""
    scale = np.sqrt(np.nanmean(np.where(parts.treated[:, None], np.nan, by) ** 2, axis=0))
    some = ~np.isnan(by).all(axis=1) & ~parts.treated
    mean = np.zeros(len(y))
    mean[some] = np.nanmean(by[some] / np.maximum(scale, 1e-300), axis=1)
    pattern, predicted = _patterns(y), np.empty(y.shape)
    for k in parts.each():
        rest, mine = parts.fold != k, parts.fold == k
        rows = _some(some & rest)
        design = np.column_stack([np.ones(len(y)), parts.X, more(rows, mean[rows])])
        squares, sums = _sums(design, y, np.where(rest & ~parts.treated, pattern, -1))
        predicted[mine] = design[mine] @ _solved(squares[0], sums[0])
    return predicted


def ridge(parts: Parts, y: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls by least squares; each part from the others."""
    design, folds = np.column_stack([np.ones(len(y)), parts.X]), len(parts.each())
    squares, sums = _sums(design, y, np.where(parts.treated, -1, _patterns(y) * folds + parts.fold), folds=folds)
    squares, sums = squares.sum(axis=0) - squares, sums.sum(axis=0) - sums  # each part from the rest
    predicted = np.empty(y.shape)
    for k in parts.each():
        predicted[parts.fold == k] = design[parts.fold == k] @ _solved(squares[k], sums[k])
    return predicted


def _patterns(y: np.ndarray) -> np.ndarray:
    """Number the rows by which outcomes they miss: rows that miss the same share their sums of squares."""
    bits = pd.DataFrame(np.packbits(np.isnan(y), axis=1))
    return bits.groupby(list(bits.columns)).ngroup().to_numpy()


def _sums(design: np.ndarray, y: np.ndarray, cell: np.ndarray, *, folds: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Sums of squares of the design, and of it with each outcome, over the rows that have it; -1 is left out.

    Parameters
    ----------
    cell : the number of a row's pattern times the folds, and its fold.
    """
    width = design.shape[1]
    squares, sums = np.zeros((folds, y.shape[1], width, width)), np.zeros((folds, y.shape[1], width))
    for number in np.unique(cell[cell >= 0]):
        rows = np.flatnonzero(cell == number)
        seen, own = ~np.isnan(y[rows[0]]), design[rows]
        squares[number % folds, seen] += own.T @ own
        sums[number % folds, seen] += (own.T @ y[np.ix_(rows, seen)]).T
    return squares, sums


def _solved(squares: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """The coefficients of each outcome, one column each."""
    small = np.diag((np.arange(squares.shape[1]) > 0) * RIDGE)
    n = np.maximum(squares[:, :1, :1], 1e-300)  # rows: the intercept's own sum of squares
    return np.linalg.solve(squares / n + small, (sums / n[:, :, 0])[:, :, None])[:, :, 0].T


def trees(parts: Parts, y: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls by boosted trees, each part from the others."""
    predicted = np.empty(y.shape)
    for k in parts.each():
        for j in range(y.shape[1]):
            rest = _some(~parts.treated & (parts.fold != k) & ~np.isnan(y[:, j]))
            model = HistGradientBoostingRegressor(**TREES).fit(parts.X[rest], y[rest, j])
            predicted[parts.fold == k, j] = model.predict(parts.X[parts.fold == k])
    return predicted


def straight_in(parts: Parts, y: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Predict outcomes of controls as straight lines in one column, each part from the others."""
    return ridge(parts._replace(X=shape), y)


def chances(parts: Parts) -> np.ndarray:
    """Predict who is treated by logistic regression, each part from the others."""
    return _by_part(
        parts, _quiet(_logistic(), parts.X, parts.treated), most=len(parts.X)
    )  # the search of each part starts there, and needs half the steps


def boosted_chances(parts: Parts) -> np.ndarray:
    """Predict who is treated by boosted trees, each part from the others."""
    return _by_part(parts, HistGradientBoostingClassifier(**TREES), most=LEARNT)


def curved_chances(parts: Parts) -> np.ndarray:
    """Predict who is treated by logistic regression with the products that matter; each part from the others."""
    left = parts.treated - chances(parts)

    def more(rows: np.ndarray) -> np.ndarray:
        return products(parts.X, *pairs(parts.X[rows], left[rows]))

    return _widened_chances(parts, more)


def stepped_chances(parts: Parts) -> np.ndarray:
    """Predict who is treated by logistic regression with the thresholds that matter; each part from the others."""
    treated = parts.treated.astype(float)

    def more(rows: np.ndarray) -> np.ndarray:
        return steps.columns(parts.X, steps.found(parts.X[rows], treated[rows]))

    return _widened_chances(parts, more)


def _widened_chances(parts: Parts, more: Callable) -> np.ndarray:
    chance = np.empty(len(parts.X))
    for k in parts.each():
        rest, mine = _some(parts.fold != k), parts.fold == k
        Z = np.column_stack([parts.X, more(rest)])
        chance[mine] = _quiet(_logistic(), Z[rest], parts.treated[rest]).predict_proba(Z[mine])[:, 1]
    return chance


def _by_part(parts: Parts, model: LogisticRegression | HistGradientBoostingClassifier, *, most: int) -> np.ndarray:
    chance = np.empty(len(parts.X))
    for k in parts.each():
        rest, mine = _some(parts.fold != k, most), parts.fold == k
        chance[mine] = _quiet(model, parts.X[rest], parts.treated[rest]).predict_proba(parts.X[mine])[:, 1]
    return chance


def _some(rows: np.ndarray, most: int = LEARNT) -> np.ndarray:
    """The numbers of the rows marked, or of as many of them drawn at random as are learnt from."""
    found = np.flatnonzero(rows)
    return found if len(found) <= most else np.sort(np.random.default_rng(0).choice(found, most, replace=False))


def _logistic() -> LogisticRegression:
    return LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", max_iter=50, tol=1e-4, warm_start=True)


def _quiet(model, X: np.ndarray, treated: np.ndarray):
    """Fit; where the groups can be told apart without error the search does not end, and overlap says so."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(X, treated)
