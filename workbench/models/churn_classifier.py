"""Who will leave: four kinds of model behind one estimator, recalibrated on later customers."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, QuantileTransformer
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

Model = Literal["logistic", "tree", "svm", "boosting"]
MODELS: tuple[Model, ...] = ("logistic", "tree", "svm", "boosting")
_EDGE = 1e-6  # chances of exactly 0 or 1 are nobody's
_MANY = 50_000


class ChurnClassifier(ClassifierMixin, BaseEstimator):
    """Estimate each customer's chance of leaving from a frame of numbers and texts.

    There is no splitting here: how good it is is told by `workbench.models.churn_validation.rolling_origin` alone,
    which looks at later customers.

    Parameters
    ----------
    model : "logistic" (regularised logistic regression), "tree" (decision tree), "svm" (support vector machine with a
        radial kernel, approximated by Nyström), "boosting" (histogram gradient boosting).
    random_state : seed of what is drawn while fitting.

    Attributes
    ----------
    columns_ : columns used; constant and empty ones are left out. pipeline_ : the fitted steps.
    classes_ : the two labels. calibration_ : intercept and slope on the scale of log odds; 0 and 1 until recalibrated.

    Examples
    --------
    >>> X = pd.DataFrame({"recency": [1.0, 2.0, 3.0, 50.0, 60.0, 70.0] * 5, "plan": ["a", "b"] * 15})
    >>> y = [False, False, False, True, True, True] * 5
    >>> ChurnClassifier(model="logistic").fit(X, y).predict_proba(X.head(1))[0, 1].round(1).item() < 0.5
    True
    """

    def __init__(self, model: Model = "boosting", *, random_state: int | None = None) -> None:
        self.model = model
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: object) -> ChurnClassifier:
        """Fit to customers and whether they left.

        Raises
        ------
        ValueError : if the model is unknown, or all or none of the customers left.
        """
        if self.model not in MODELS:
            raise ValueError(f"model {self.model!r} is not one of {list(MODELS)}.")
        frame, label = _frame(X), np.asarray(y)
        self.classes_ = np.unique(label)
        if len(self.classes_) != 2:
            raise ValueError(f"fitting needs customers who left and customers who stayed; the labels are {self.classes_}.")
        self.columns_ = [name for name in frame if frame[name].nunique(dropna=False) > 1]
        if not self.columns_:
            raise ValueError("every column is constant: there is nothing to tell customers apart by.")
        self.n_features_in_ = frame.shape[1]
        self.pipeline_ = _pipeline(self.model, frame[self.columns_], self.random_state)
        with threadpool_limits(1):  # the same result whatever else the machine does, and no slower on such tables
            self.pipeline_.fit(_plain(frame[self.columns_]), label == self.classes_[1])
        self.calibration_ = (0.0, 1.0)
        return self

    def recalibrate(self, chance: object, y: object, *, periods: float = np.inf) -> ChurnClassifier:
        """Learn how to correct chances from later ones, given before their outcome was known (Platt 1999).

        Parameters
        ----------
        chance : uncorrected chances of this kind of model for customers it was not fitted to. y : whether they left.
        periods : how many separate outcome windows they come from.
        """
        check_is_fitted(self)
        self.calibration_ = platt(chance, np.asarray(y) == self.classes_[1], periods=periods)
        return self

    def predict_proba(self, X: pd.DataFrame) -> np.ndarray:
        """Return the chances of staying and of leaving, one row per customer."""
        chance = corrected(self.raw(X), self.calibration_)
        return np.column_stack([1 - chance, chance])

    def raw(self, X: pd.DataFrame) -> np.ndarray:
        """Return the chances of leaving before recalibration."""
        check_is_fitted(self)
        plain = _plain(_frame(X)[self.columns_])
        with threadpool_limits(1 if len(plain) < _MANY else None):  # threads cost more than they save on few rows
            if hasattr(self.pipeline_, "predict_proba"):
                return np.clip(self.pipeline_.predict_proba(plain)[:, 1], _EDGE, 1 - _EDGE)
            return np.clip(expit(self.pipeline_.decision_function(plain)), _EDGE, 1 - _EDGE)

    def predict(self, X: pd.DataFrame) -> np.ndarray:
        """Return the likelier label; whom it pays to call is another question, see `retention_offer`."""
        return self.classes_[(self.predict_proba(X)[:, 1] > 0.5).astype(int)]


def platt(chance: object, left: object, *, periods: float = np.inf) -> tuple[float, float]:
    """Return intercept and slope of the log odds of leaving on the log odds of the chance; 0 and 1 with too few cases.

    A correction is used as far as it exceeds its own error (positive-part shrinkage, James and Stein 1961), and a level
    learned from few periods by periods / (periods + 1) only, because periods differ.

    >>> platt([0.5] * 40, [True] * 20 + [False] * 20)
    (0.0, 1.0)
    """
    odds, outcome = logit(np.clip(np.asarray(chance, dtype="float64"), _EDGE, 1 - _EDGE)), np.asarray(left, dtype=bool)
    if min(outcome.sum(), (~outcome).sum()) < 10 or np.ptp(odds) < 1e-9:
        return 0.0, 1.0
    middle = float(odds.mean())
    line = LogisticRegression(C=np.inf, max_iter=500).fit(odds[:, None] - middle, outcome)
    level, slope = float(line.intercept_[0]), float(line.coef_[0, 0])
    design = np.column_stack([np.ones_like(odds), odds - middle])
    weight = expit(level + slope * design[:, 1])
    error = np.diag(np.linalg.pinv((design * (weight * (1 - weight))[:, None]).T @ design))
    slope = 1 + _beyond(slope - 1, error[1])
    level = middle + _beyond(level - middle, error[0]) / (1 + 1 / periods)
    return level - slope * middle, slope


def _beyond(change: float, variance: float) -> float:
    """The part of a change that exceeds its own error."""
    return change * max(0.0, 1 - variance / change**2) if change else 0.0


def corrected(chance: object, calibration: tuple[float, float]) -> np.ndarray:
    """Return chances after recalibration."""
    intercept, slope = calibration
    return expit(intercept + slope * logit(np.clip(np.asarray(chance, dtype="float64"), _EDGE, 1 - _EDGE)))


def _frame(X: object) -> pd.DataFrame:
    return X if isinstance(X, pd.DataFrame) else pd.DataFrame(X).add_prefix("x")


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers as floats and texts as objects with None: what scikit-learn's encoders take for missing."""
    return pd.DataFrame({
        name: frame[name].astype("float64") if _numeric(frame[name]) else frame[name].astype(object).where(frame[name].notna(), None)
        for name in frame
    })  # fmt: skip


def _numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)


def _pipeline(model: Model, frame: pd.DataFrame, seed: int | None) -> Pipeline:
    numbers = [name for name in frame if _numeric(frame[name])]
    texts = [name for name in frame if name not in numbers]
    if model in ("logistic", "svm"):
        scaled = make_pipeline(
            SimpleImputer(strategy="median", add_indicator=True),
            QuantileTransformer(n_quantiles=min(200, len(frame)), output_distribution="normal", subsample=None),
        )
        parts = [("numbers", scaled, numbers), ("texts", OneHotEncoder(handle_unknown="ignore", min_frequency=5), texts)]
        last = [LogisticRegression(C=0.3, max_iter=2000)]
        if model == "svm":
            last = [Nystroem(gamma=0.02, n_components=min(150, len(frame)), random_state=seed), LinearSVC(C=1.0, random_state=seed)]
        return make_pipeline(ColumnTransformer(parts), *last)
    flags = OneHotEncoder(handle_unknown="ignore", min_frequency=5, sparse_output=False)
    parts = ColumnTransformer([("texts", flags, texts), ("numbers", "passthrough", numbers)])
    if model == "tree":
        return make_pipeline(parts, DecisionTreeClassifier(max_depth=6, min_samples_leaf=50, random_state=seed))
    boosting = HistGradientBoostingClassifier(
        learning_rate=0.06, max_iter=120, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1.0,
        early_stopping=False, random_state=seed,
    )  # fmt: skip
    return make_pipeline(parts, boosting)
