"""Who will leave: four kinds of model, and two of them together, behind one estimator, recalibrated on later customers."""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.kernel_approximation import Nystroem
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.preprocessing import OneHotEncoder, SplineTransformer, StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import ThreadpoolController

from workbench.errors import ArgumentFault
from workbench.models.churn.mid_ranks import MidRanks
from workbench.models.churn.recalibration import EDGE, Line, corrected
from workbench.models.churn.sparing_logistic import SparingLogistic
from workbench.showing import Shown

Model = Literal["together", "logistic", "boosting", "svm", "tree"]
MODELS: tuple[Model, ...] = ("together", "logistic", "boosting", "svm", "tree")  # in doubt the first is used
TOGETHER: tuple[Model, ...] = ("logistic", "boosting")
FOLDS = 5
KNOTS, DEGREE = 5, 2
_MANY = 50_000


class ChurnClassifier(Shown, ClassifierMixin, BaseEstimator):
    """Estimate each customer's chance of leaving from a frame of numbers and texts.

    There is no splitting here: how good it is is told by `workbench.models.churn.churn_validation.rolling_origin` alone,
    which looks at later customers.

    Parameters
    ----------
    model : "logistic" (regularised logistic regression on numbers and, where that is clearly better, their mid-ranks and bends of these), "boosting" (histogram gradient boosting), "together" (the mean
        of both on the scale of log odds: forecasts that err differently are better averaged than chosen among, Bates and
        Granger 1969, Oper. Res. Q. 20:451), "svm" (support vector machine with a radial kernel, approximated by Nyström),
        "tree" (decision tree).
    random_state : seed of what is drawn while fitting.

    Attributes
    ----------
    columns_ : columns used; constant and empty ones are left out. pipelines_ : the fitted steps; two for "together".
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

    def fit(self, X: pd.DataFrame | ArrayLike, y: ArrayLike) -> ChurnClassifier:
        """Fit to customers and whether they left.

        Raises
        ------
        ValueError : if the model is unknown, a label is missing, or all or none of the customers left.
        """
        if self.model not in MODELS:
            raise ValueError(f"model {self.model!r} is not one of {list(MODELS)}.")
        frame, label = _frame(X), np.asarray(y)
        if unlabelled := int(pd.isna(label).sum()):
            raise ArgumentFault(
                f"y is missing in {unlabelled:,} of {len(label):,} rows; whether a customer left has to be known."
            )
        if len(label) != len(frame):
            raise ArgumentFault(
                f"y has {len(label):,} labels for {len(frame):,} customers in X; it needs one for each."
            )
        self.classes_ = np.unique(label)
        if len(self.classes_) != 2:
            raise ValueError(
                f"fitting needs customers who left and customers who stayed; the labels are {self.classes_}."
            )
        self.columns_ = [name for name in frame if frame[name].nunique(dropna=False) > 1]
        if not self.columns_:
            raise ValueError("every column is constant: there is nothing to tell customers apart by.")
        self.n_features_in_ = frame.shape[1]
        used = frame[self.columns_]
        parts = TOGETHER if self.model == "together" else (self.model,)
        with _threads().limit(limits=1):  # the same result whatever else the machine does, and no slower on such tables
            self.pipelines_ = [
                _pipeline(kind, used, self.random_state).fit(_plain(used), label == self.classes_[1]) for kind in parts
            ]
        self.calibration_ = (0.0, 1.0)
        return self

    def recalibrate(self, line: Line) -> ChurnClassifier:
        """Take over how this model's chances are to be set right, see `workbench.models.churn.recalibration`."""
        check_is_fitted(self)
        self.calibration_ = (float(line.intercept), float(line.slope))
        return self

    def predict_proba(self, X: pd.DataFrame | ArrayLike) -> np.ndarray:
        """Return the chances of staying and of leaving, one row per customer."""
        chance = corrected(self.raw(X), self.calibration_)
        return np.column_stack([1 - chance, chance])

    def raw(self, X: pd.DataFrame | ArrayLike) -> np.ndarray:
        """Return the chances of leaving before recalibration."""
        check_is_fitted(self)
        plain = _plain(_frame(X)[self.columns_])
        with _threads().limit(limits=1 if len(plain) < _MANY else None):  # threads cost more than they save on few rows
            return _mean([_chance(pipeline, plain) for pipeline in self.pipelines_])

    def left_out(self, X: pd.DataFrame | ArrayLike, y: ArrayLike, people: ArrayLike) -> np.ndarray:
        """Return chances of the customers fitted to, a fifth at a time, by last steps fitted without them.

        The steps before the last one see no labels and stay as they are.

        Parameters
        ----------
        X, y : what the model was fitted to. people : whose rows they are; all rows of a customer are left out together.
        """
        check_is_fitted(self)
        each, label = pd.factorize(np.asarray(people), sort=True)[0], np.asarray(y) == self.classes_[1]
        part = np.random.default_rng(self.random_state or 0).permutation(each.max() + 1)[each] % FOLDS
        plain = _plain(_frame(X)[self.columns_])
        with _threads().limit(limits=1):
            return _mean([_left_out(pipeline, plain, label, part) for pipeline in self.pipelines_])

    def predict(self, X: pd.DataFrame | ArrayLike) -> np.ndarray:
        """Return the likelier label; whom it pays to call is another question, see `retention_offer`."""
        return self.classes_[(self.predict_proba(X)[:, 1] > 0.5).astype(int)]


@cache
def _threads() -> ThreadpoolController:
    """The libraries that work in threads; looking for them takes as long as fitting a small table."""
    return ThreadpoolController()


def _frame(X: object) -> pd.DataFrame:
    return X if isinstance(X, pd.DataFrame) else pd.DataFrame(X).add_prefix("x")


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Numbers as floats and texts as objects with None: what scikit-learn's encoders take for missing."""
    return pd.DataFrame({
        name: frame[name].astype("float64") if _numeric(frame[name]) else frame[name].astype(object).where(frame[name].notna(), None)
        for name in frame
    })  # fmt: skip


def _chance(fitted: BaseEstimator, rows: object) -> np.ndarray:
    told = (
        fitted.predict_proba(rows)[:, 1] if hasattr(fitted, "predict_proba") else expit(fitted.decision_function(rows))
    )
    return np.clip(told, EDGE, 1 - EDGE)


def _mean(chances: list[np.ndarray]) -> np.ndarray:
    """The mean of chances on the scale of log odds."""
    return chances[0] if len(chances) == 1 else expit(np.mean([logit(chance) for chance in chances], axis=0))


def _left_out(pipeline: Pipeline, plain: pd.DataFrame, label: np.ndarray, part: np.ndarray) -> np.ndarray:
    seen, chance = pipeline[:-1].transform(plain), np.zeros(len(label))
    for k in range(FOLDS):
        last = clone(pipeline[-1]).fit(seen[part != k], label[part != k])
        chance[part == k] = _chance(last, seen[part == k])
    return chance


def _numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)


def _filled(*steps: BaseEstimator) -> Pipeline:
    """Steps over numbers whose gaps are filled, with a column that says where they were."""
    return make_pipeline(SimpleImputer(strategy="median", add_indicator=True), *steps)


def _pipeline(model: Model, frame: pd.DataFrame, seed: int | None) -> Pipeline:
    numbers = [name for name in frame if _numeric(frame[name])]
    texts = [name for name in frame if name not in numbers]
    if model in ("logistic", "svm"):
        # Along its size, along its rank and bent along its rank: a chance may rise with a number as such, with being among
        # the first, or rise and fall again, and the ridge keeps what the customers do not speak for near nothing.
        # Where they do not clearly speak for any of it the size alone is used.
        bends = make_union("passthrough", SplineTransformer(n_knots=KNOTS, degree=DEGREE))
        parts = [
            ("numbers", _filled(StandardScaler() if model == "logistic" else MidRanks()), numbers),
            ("texts", OneHotEncoder(handle_unknown="ignore", min_frequency=5), texts),
        ]
        if model == "logistic":
            parts.append(("bends", _filled(MidRanks(), bends), numbers))
            filled = len(numbers) + int(frame[numbers].isna().any().sum())
            last = [SparingLogistic(further=filled * (KNOTS + DEGREE))]
        else:
            last = [
                Nystroem(gamma=0.02, n_components=min(150, len(frame)), random_state=seed),
                LinearSVC(C=1.0, random_state=seed),
            ]
        return make_pipeline(ColumnTransformer(parts), *last)
    flags = OneHotEncoder(handle_unknown="ignore", min_frequency=5, sparse_output=False)
    parts = ColumnTransformer([("texts", flags, texts), ("numbers", "passthrough", numbers)])
    if model == "tree":
        return make_pipeline(parts, DecisionTreeClassifier(max_depth=4, min_samples_leaf=100, random_state=seed))
    boosting = HistGradientBoostingClassifier(
        learning_rate=0.04, max_iter=120, max_leaf_nodes=8, min_samples_leaf=100, l2_regularization=5.0, max_features=0.2,
        early_stopping=False, random_state=seed,
    )  # fmt: skip
    return make_pipeline(parts, boosting)
