"""Whether a comment is negative: learnt from comments whose score is known, held to comments it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import ArrayLike
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, KFold

from workbench.errors import ArgumentFault

LONGEST = 2_000  # characters that are read of a comment
_FOLDS, _LEAST, _STRENGTH = 5, 20, 8.0


class SentimentModel(ClassifierMixin, BaseEstimator):
    """Tell two kinds of comments apart, in any language: a logistic regression on runs of one to four characters and on words.

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

    def fit(self, texts: Sequence[str], labels: ArrayLike, groups: Sequence[Any] | None = None) -> Self:
        """Learn from comments and their labels.

        Parameters
        ----------
        labels : two different values. groups : who wrote each comment; nobody is in two parts.

        Raises
        ------
        ArgumentFault : where lengths differ, or there are not two labels with at least twenty comments each.
        """
        said, y = _texts(texts), np.asarray(labels)
        who = np.arange(len(said)) if groups is None else pd.factorize(np.asarray(groups))[0]
        self.classes_, sizes = np.unique(y, return_counts=True)
        if not len(said) == len(y) == len(who):
            raise ArgumentFault(f"fit: {len(said)} texts, {len(y)} labels and {len(who)} groups came; expected as many of each.")
        if len(self.classes_) != 2 or sizes.min() < _LEAST:
            raise ArgumentFault(
                f"fit: argument labels: expected two different values with at least {_LEAST} comments each, "
                f"{dict(zip(self.classes_.tolist(), sizes.tolist(), strict=True))} came."
            )
        second = (y == self.classes_[1]).astype("int64")
        odds, fold = np.zeros(len(said)), np.zeros(len(said), dtype="int64")
        for number, (learnt, held) in enumerate(self._folds(said, who)):
            odds[held], fold[held] = self._fitted([said[k] for k in learnt], second[learnt])([said[k] for k in held]), number
        self.held_out_ = np.zeros(len(said))
        for number in range(_FOLDS):
            others = fold != number
            self.held_out_[~others] = _calibrated(odds[~others], _calibration(odds[others], second[others]))
        self.calibration_ = _calibration(odds, second)
        self._decision = self._fitted(said, second)
        return self

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Return the chances of both classes for each comment; one row each."""
        second = _calibrated(self._decision(_texts(texts)), self.calibration_)
        return np.column_stack([1 - second, second])

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        """Return the likelier class of each comment."""
        return self.classes_[(self.predict_proba(texts)[:, 1] >= 0.5).astype("int64")]

    def _folds(self, said: list[str], who: np.ndarray) -> Any:
        if len(np.unique(who)) < len(who):
            return GroupKFold(_FOLDS, shuffle=True, random_state=self.random_state).split(said, groups=who)
        return KFold(_FOLDS, shuffle=True, random_state=self.random_state).split(said)

    def _fitted(self, said: list[str], second: np.ndarray) -> Any:
        runs = TfidfVectorizer(analyzer="char", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
        words = TfidfVectorizer(token_pattern=r"[^\W\d_]{2,}", ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        parts = [each for each in (runs, words) if _learns(each, said)]
        if not parts or len(np.unique(second)) < 2:
            return lambda other: np.full(len(other), np.log((second.sum() + 1) / (len(second) - second.sum() + 1)))
        line = LogisticRegression(C=_STRENGTH, max_iter=500)
        line.fit(sp.hstack([each.transform(said) for each in parts]).tocsr(), second)
        return lambda other: line.decision_function(sp.hstack([each.transform(other) for each in parts]).tocsr())


def _learns(terms: TfidfVectorizer, said: list[str]) -> bool:
    """Whether there is a term that more than one comment has."""
    try:
        terms.fit(said)
    except ValueError:
        return False
    return True


def _texts(texts: Sequence[str]) -> list[str]:
    return [str(text)[:LONGEST].lower() if isinstance(text, str) else "" for text in texts]


def _calibration(odds: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """Intercept and slope that make the odds come true (Platt 1999); as they are where nothing can be learnt."""
    if len(np.unique(second)) < 2:
        return 0.0, 1.0
    line = LogisticRegression(C=1e3, max_iter=500).fit(odds[:, None], second)
    return float(line.intercept_[0]), float(line.coef_[0, 0])


def _calibrated(odds: np.ndarray, calibration: tuple[float, float]) -> np.ndarray:
    return np.asarray(expit(calibration[0] + calibration[1] * odds))
