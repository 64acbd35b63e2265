"""Two trials that find what a screen of single columns does not: labels dealt out at random, and rows split at random."""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.metrics import average_precision_score

from workbench.models.churn.churn_classifier import ChurnClassifier
from workbench.models.churn.churn_validation import Validation


def permuted(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> tuple[float, float]:
    """Return average precision once all labels, old and new, are dealt out at random, and the most that chance gives.

    Were it above, the way from rows to chances would know labels it must not know. The bound is the 99.5th percentile of
    average precision over random orders of the same customers.
    """
    if validation.kind != "time":
        return float("nan"), float("nan")
    rng = np.random.default_rng(random_state)
    dealt = frame.assign(left=rng.permutation(frame["left"].to_numpy()))
    rows, newest = (
        dealt.head(validation.fitted_on),
        dealt[pd.to_datetime(dealt["snapshot"]) == validation.held["snapshot"].iloc[0]],
    )
    fitted = ChurnClassifier("logistic", random_state=random_state).fit(rows[validation.features], rows["left"])
    left = newest["left"].to_numpy()
    chance = [_random_precision(rng.permutation(left)) for _ in range(400)]
    return float(average_precision_score(left, fitted.raw(newest[validation.features]))), float(
        np.quantile(chance, 0.995)
    )


def shuffled_gap(frame: pd.DataFrame, validation: Validation, *, random_state: int = 0) -> float:
    """Return how much better average precision would look on the same customers, had rows been split at random.

    A warning, never a result: a large gap means that customers or periods tell on themselves.
    """
    if validation.kind != "time":
        return float("nan")
    frame = frame.assign(snapshot=pd.to_datetime(frame["snapshot"])).reset_index(drop=True)
    part = np.random.default_rng(random_state).integers(0, 3, len(frame))
    newest = (frame["snapshot"] == validation.held["snapshot"].iloc[0]).to_numpy()
    chance = np.zeros(len(frame))
    for k in range(3):
        known = frame[part != k]
        fitted = ChurnClassifier(validation.model, random_state=random_state).fit(
            known[validation.features], known["left"]
        )
        chance[newest & (part == k)] = fitted.raw(frame.loc[newest & (part == k), validation.features])
    left = frame.loc[newest, "left"].to_numpy()
    honest = average_precision_score(validation.held["left"], validation.held[validation.model])
    return float(average_precision_score(left, chance[newest]) - honest)


def _random_precision(left: np.ndarray) -> float:
    """Average precision of customers in this order, no two of them equal."""
    hits = np.flatnonzero(left)
    return float((np.arange(1, len(hits) + 1) / (hits + 1)).mean())
