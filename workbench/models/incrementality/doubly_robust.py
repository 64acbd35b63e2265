"""The effect on those who chose the treatment, where what was observed before explains the choice.

Augmented inverse probability weighting for the average effect on the treated (ATT), cross-fitted: it is right when
either the model of who joins or the model of what non-joiners would have brought is right (Robins, Rotnitzky & Zhao
1994; Chernozhukov et al. 2018, Econometrics Journal 21:C1, the score of their equation 5.4).

Assumptions, none of which the data can prove: whoever joined and whoever did not are exchangeable given the covariates
(no hidden trait moves both joining and spending); every kind of joiner has its like among the others (overlap); nobody's
joining changes others. Diagnostics for the second stand in `balance`, for the first in `hidden_trait`.
"""

from __future__ import annotations

import warnings
from copy import copy

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from sklearn.base import BaseEstimator
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from workbench.models.intervals.estimate import Estimate

RIDGE = 1e-6  # keeps a constant or doubled column from stopping the regression
PENALTY = 1.0  # of the logistic regression, beside a likelihood of thousands


class DoublyRobustEstimator(BaseEstimator):
    """Cross-fitted AIPW for the ATT of one or several outcomes, with standard errors clustered by customer.

    Logistic regression for joining, linear regression for the outcome of the others. All outcomes share the folds and
    the model of joining; an outcome that is missing in a row is left out of that outcome only.

    Parameters
    ----------
    folds : parts of the customers; each part is predicted by models that have not seen it.
    level : of the intervals. unit : of the outcomes.
    random_state : seed of the split into folds.

    Attributes
    ----------
    effect_ : Estimate for the first outcome. effects_ : frame with estimate, se, lo, hi, n_treated, n_control (rows),
        one row per outcome.
    influence_ : array (groups, outcomes); its covariance divided by the number of groups is that of the estimates.
    propensity_, weights_ : per row; the weights of control rows make them alike to the treated, those of treated are 1.
    untreated_ : array (rows, outcomes), predicted outcome without treatment, each row by models that have not seen it.
    n_treated_, n_control_ : rows. n_groups_ : customers.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x = rng.normal(size=(4000, 1))
    >>> joined = rng.random(4000) < 1 / (1 + np.exp(-x[:, 0]))
    >>> fitted = DoublyRobustEstimator().fit(x, 2 * x[:, 0] + 5 * joined + rng.normal(size=4000), joined)
    >>> bool(fitted.effect_.lo < 5 < fitted.effect_.hi)
    True
    """

    def __init__(self, *, folds: int = 3, level: float = 0.95, unit: str = "number", random_state: int = 0) -> None:
        self.folds = folds
        self.level = level
        self.unit = unit
        self.random_state = random_state

    def fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        treated: ArrayLike,
        *,
        groups: ArrayLike | None = None,
        sample_weight: ArrayLike | None = None,
        start: DoublyRobustEstimator | None = None,
    ) -> DoublyRobustEstimator:
        """Estimate the effect on the treated.

        Parameters
        ----------
        X : numbers known before the treatment, without missing values, one row a case.
        y : outcome, or a frame or array with one column per outcome; missing where not observed.
        treated : whether a case was treated.
        groups : the customer of each row; rows of one customer stay in one fold and are not independent.
        sample_weight : how often each row counts, as a bootstrap over customers draws it.
        start : one fitted to the same rows with other weights; the models of joining are searched from its own, which
            halves the steps.
        """
        X, treated = np.asarray(X, dtype=float), np.asarray(treated).astype(bool)
        self._treated = treated
        self._weight = np.ones(len(X)) if sample_weight is None else np.asarray(sample_weight, dtype=float)
        self._code = np.arange(len(X)) if groups is None else pd.factorize(np.asarray(groups))[0]
        _check(treated & (self._weight > 0), ~treated & (self._weight > 0), self.folds)
        self._fold = _folds(self._code, treated, self.folds, self.random_state)
        self._X = _standardised(X)
        self._joining = [_begun(start, k) for k in range(self.folds)]
        self.propensity_ = _propensity(self._joining, self._X, treated, self._fold, self._weight)
        self.weights_ = np.where(treated, 1.0, self.propensity_ / (1 - self.propensity_))
        self.n_treated_, self.n_control_ = int(treated.sum()), int((~treated).sum())
        self.n_groups_ = int(self._code.max()) + 1
        self.effects_, self.influence_, self.untreated_ = self.effects_on(y)
        first = self.effects_.iloc[0]
        value, lo, hi = (float(first[name]) for name in ("estimate", "lo", "hi"))
        self.effect_ = Estimate(value, lo, hi, int(first["n_treated"]), self.level, "cross-fitted AIPW", self.unit)
        return self

    def effects_on(self, y: ArrayLike) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
        """Estimate the effect on further outcomes of the same cases: effects, influence and untreated as the attributes.

        The control weights are normalised, as Hájek did for means.
        """
        names = list(y.columns) if isinstance(y, pd.DataFrame) else None
        y = np.asarray(y, dtype=float).reshape(len(self._X), -1)
        untreated = _untreated(self._X, y, self._treated, self._fold, self._weight)
        seen, own = ~np.isnan(y), self._treated[:, None]
        residual = np.where(seen, y - untreated, 0.0)
        mine = self._weight[:, None] * (seen & own)
        others = (self._weight * self.weights_)[:, None] * (seen & ~own)
        total, mass = mine.sum(axis=0), others.sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = (others * residual).sum(axis=0) / mass
            theta = (mine * residual).sum(axis=0) / total - gap
            part = np.nan_to_num((mine * (residual - gap - theta) - others * (residual - gap)) / total)
        influence = np.column_stack([np.bincount(self._code, column, self.n_groups_) for column in part.T])
        error = np.sqrt((influence**2).sum(axis=0))
        half = norm.ppf((1 + self.level) / 2) * error
        counts = {"n_treated": (seen & own).sum(axis=0), "n_control": (seen & ~own).sum(axis=0)}
        few = np.minimum(*counts.values()) < 2
        shown = {"estimate": theta, "se": error, "lo": theta - half, "hi": theta + half}
        effects = pd.DataFrame({name: np.where(few, np.nan, of) for name, of in shown.items()} | counts, index=names)
        return effects, influence * self.n_groups_, untreated


def _check(treated: np.ndarray, control: np.ndarray, folds: int) -> None:
    if min(treated.sum(), control.sum()) < 2 * folds:
        raise ValueError(
            f"{int(treated.sum())} treated and {int(control.sum())} control cases came; cross-fitting in {folds} folds "
            f"needs at least {2 * folds} of each. Judge the counts before fitting (balance.diagnose_counts)."
        )


def _folds(code: np.ndarray, treated: np.ndarray, folds: int, seed: int) -> np.ndarray:
    """Deal the customers out at random, those ever treated and the others apart, so that every fold has both."""
    ever = np.bincount(code, treated) > 0
    draw = np.random.default_rng(seed).random(len(ever))
    dealt = np.empty(len(ever), dtype="int64")
    dealt[np.lexsort((draw, ever))] = np.arange(len(ever)) % folds
    return dealt[code]


def _standardised(X: np.ndarray) -> np.ndarray:
    scale = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(scale > 0, scale, 1.0)


def _begun(start: DoublyRobustEstimator | None, fold: int) -> LogisticRegression:
    """A model of joining to be fitted, from where another one's search ended if there is one."""
    if start is not None:
        return copy(start._joining[fold])
    return LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", max_iter=50, tol=1e-4, warm_start=True)


def _propensity(
    models: list[LogisticRegression], X: np.ndarray, treated: np.ndarray, fold: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Chance of treatment, predicted for each fold by its model from the others."""
    chance = np.empty(len(X))
    with warnings.catch_warnings():  # where the groups can be told apart without error, overlap says so
        warnings.simplefilter("ignore", ConvergenceWarning)
        for k, model in enumerate(models):
            rest = (fold != k) & (weight > 0)
            model.fit(X[rest], treated[rest], sample_weight=weight[rest])
            chance[fold == k] = model.predict_proba(X[fold == k])[:, 1]
    return np.clip(chance, 1e-9, 1 - 1e-6)


def _untreated(X: np.ndarray, y: np.ndarray, treated: np.ndarray, fold: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Outcomes the others had, by least squares, predicted for each fold from the others' other folds.

    One pass over the rows: those of one fold that miss the same outcomes share their sums of squares.
    """
    design = np.column_stack([np.ones(len(X)), X])
    width, folds = design.shape[1], int(fold.max()) + 1
    missing = np.isnan(y)
    _, pattern = np.unique(np.packbits(missing, axis=1), axis=0, return_inverse=True)
    cell = pattern.ravel() * folds + fold
    squares, products = np.zeros((folds, y.shape[1], width, width)), np.zeros((folds, y.shape[1], width))
    usable = ~treated & (weight > 0)
    for number in np.unique(cell[usable]):
        rows = np.flatnonzero(usable & (cell == number))
        seen = ~missing[rows[0]]
        scaled = design[rows] * weight[rows, None]
        squares[number % folds, seen] += scaled.T @ design[rows]
        products[number % folds, seen] += (scaled.T @ y[np.ix_(rows, seen)]).T
    squares, products = squares.sum(axis=0) - squares, products.sum(axis=0) - products  # each fold from the rest
    ridge = np.eye(width) * RIDGE
    ridge[0, 0] = 0.0
    predicted = np.empty_like(y)
    for k in range(folds):
        scale = np.maximum(squares[k, :, :1, :1], 1e-300)  # the weight of the rows; the intercept's own sum of squares
        solved = np.linalg.solve(squares[k] / scale + ridge, (products[k] / scale[:, :, 0])[:, :, None])[:, :, 0]
        predicted[fold == k] = design[fold == k] @ solved.T
    return predicted
