"""Whether a comment is negative: learnt from comments whose score is known, held to comments it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self, TypeAlias

import numpy as np
import pandas as pd
import scipy.sparse as sp
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold
from sklearn.naive_bayes import ComplementNB

from workbench.errors import ArgumentFault

Texts: TypeAlias = Sequence[str] | np.ndarray | pd.Series
Values: TypeAlias = Sequence[Any] | np.ndarray | pd.Series
LONGEST = 2_000  # characters that are read of a comment
_FOLDS, _LEAST, _STRENGTH = 5, 20, 4.0


class SentimentModel(ClassifierMixin, BaseEstimator):
    """Tell two kinds of comments apart, in any language: by their runs of one to four characters.

    Runs of characters need no cutting into words, which Chinese does not write. The chances are calibrated on comments held
    out: the model is fitted anew without each fifth of the customers, and what it then says of them is what it is judged by.

    Attributes
    ----------
    classes_ : the two labels, in order. held_out_ : for every comment it was fitted on, the chance of the second class by the
    model that had not seen its customer. calibration_ : intercept and slope on the scale of log odds.

    Examples
    --------
    >>> texts, labels = ["很好吃", "太差了", "味道很好", "差评"] * 30, [0, 1, 0, 1] * 30
    >>> SentimentModel().fit(texts, labels).predict(["好吃", "差"]).tolist()
    [0, 1]
    """

    def __init__(self, *, random_state: int = 0) -> None:
        self.random_state = random_state

    def fit(self, texts: Texts, y: Values, groups: Values | None = None) -> Self:
        """Learn from comments and their labels.

        Parameters
        ----------
        y : the label of each, of two different values. groups : who wrote each comment; nobody is in two parts.

        Raises
        ------
        ArgumentFault : where lengths differ, or there are not two labels with at least twenty comments each.
        """
        said = _texts(texts)
        told: np.ndarray = np.asarray(y)
        who = np.arange(len(said)) if groups is None else pd.factorize(np.asarray(groups))[0]
        self.classes_, sizes = np.unique(told, return_counts=True)
        if not len(said) == len(told) == len(who):
            raise ArgumentFault(
                f"fit: {len(said)} texts, {len(told)} labels and {len(who)} groups came; expected as many of each."
            )
        if len(self.classes_) != 2 or sizes.min() < _LEAST:
            raise ArgumentFault(
                f"fit: argument y: expected two different values with at least {_LEAST} comments each, "
                f"{dict(zip(self.classes_.tolist(), sizes.tolist(), strict=True))} came."
            )
        second = (told == self.classes_[1]).astype("int64")
        if sum(bool(text.strip()) for text in said) < 2 * _LEAST:
            raise ArgumentFault(f"fit: argument texts: expected at least {2 * _LEAST} comments that are not blank.")
        self._terms = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True).fit(said)
        rows = self._terms.transform(said)
        odds, fold = np.zeros(len(said)), np.zeros(len(said), dtype="int64")
        for number, (learnt, held) in enumerate(self._folds(said, who)):
            odds[held], fold[held] = _Odds(rows[learnt], second[learnt]).of(rows[held]), number
        self.held_out_ = np.zeros(len(said))
        for number in range(_FOLDS):
            others = fold != number
            self.held_out_[~others] = _calibrated(odds[~others], _calibration(odds[others], second[others]))
        self.calibration_ = _calibration(odds, second)
        self._odds = _Odds(rows, second)
        return self

    def predict_proba(self, texts: Texts) -> np.ndarray:
        """Return the chances of both classes for each comment; one row each."""
        second = _calibrated(self._odds.of(self._terms.transform(_texts(texts))), self.calibration_)
        return np.column_stack([1 - second, second])

    def predict(self, texts: Texts) -> np.ndarray:
        """Return the likelier class of each comment."""
        return self.classes_[(self.predict_proba(texts)[:, 1] >= 0.5).astype("int64")]

    def _folds(self, said: list[str], who: np.ndarray) -> Any:
        if len(np.unique(who)) < len(who):
            return GroupKFold(_FOLDS, shuffle=True, random_state=self.random_state).split(said, groups=who)
        return KFold(_FOLDS, shuffle=True, random_state=self.random_state).split(said)


class _Odds:
    """The log odds of two models of few assumptions in common, each on its own scale, added up.

    Short comments gain by it: naive Bayes learns from each term by itself (Rennie and others 2003), the regression weighs them.
    """

    def __init__(self, rows: sp.csr_matrix, second: np.ndarray) -> None:
        self._one_kind = len(np.unique(second)) < 2
        if self._one_kind:
            return
        self._line = LogisticRegression(C=_STRENGTH, solver="liblinear", dual=True, max_iter=5000, random_state=0).fit(
            rows, second
        )
        self._bayes = ComplementNB(alpha=0.3).fit(rows, second)
        self._scales = [float(np.std(each)) or 1.0 for each in self._both(rows)]

    def of(self, rows: sp.csr_matrix) -> np.ndarray:
        """Return the sum for each row."""
        if self._one_kind:
            return np.zeros(rows.shape[0])
        return np.sum([each / scale for each, scale in zip(self._both(rows), self._scales, strict=True)], axis=0)

    def _both(self, rows: sp.csr_matrix) -> tuple[np.ndarray, np.ndarray]:
        first, second = self._bayes.predict_joint_log_proba(rows).T
        return self._line.decision_function(rows), second - first


def _texts(texts: Texts) -> list[str]:
    return [str(text)[:LONGEST].lower() if isinstance(text, str) else "" for text in texts]


def _calibration(odds: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """Intercept and slope that make the odds come true (Platt 1999); as they are where nothing can be learnt."""
    if len(np.unique(second)) < 2:
        return 0.0, 1.0
    line = LogisticRegression(C=1e3, max_iter=500).fit(odds[:, None], second)
    return float(line.intercept_[0]), float(line.coef_[0, 0])


def _calibrated(odds: np.ndarray, calibration: tuple[float, float]) -> np.ndarray:
    return np.asarray(expit(calibration[0] + calibration[1] * odds))
