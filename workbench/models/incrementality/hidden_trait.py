"""How strong would a trait that nobody recorded have to be to explain the estimate away?

Omitted-variable bias of an ATT (Chernozhukov, Cinelli, Newey, Sharma & Syrgkanis 2022, Long Story Short; for linear
models Cinelli & Hazlett 2020, JRSS B 82:39): |bias|² ≤ S² · C_Y² · C_D², where C_Y² is the share of what is left of the
outcome that the trait would explain, and C_D² says how much it would sharpen who joins.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from sklearn.base import clone

from workbench.models.incrementality.doubly_robust import COARSE, DoublyRobustEstimator
from workbench.models.nuisance.nuisance import STRAIGHT


class Scale(NamedTuple):
    """What bounds the bias: the residual variance of the outcome and the mean squared weight of the cases."""

    outcome: float
    weight: float

    @property
    def size(self) -> float:
        return math.sqrt(self.outcome * self.weight)


def scale(fitted: DoublyRobustEstimator, y: ArrayLike, treated: ArrayLike) -> Scale:
    """Return the scale of a fitted ATT; the effect is taken as the same for all in the outcome's residual.

    `y` is the first outcome the estimator was fitted on.
    """
    treated, y = np.asarray(treated).astype(bool), np.asarray(y, dtype=float)
    seen = ~np.isnan(y)
    residual = (y - fitted.untreated_[:, 0] - fitted.effect_.value * treated)[seen]
    weight, share = fitted.weights_[seen], treated[seen].mean()
    return Scale(float((residual**2).mean()), float((weight**2).mean() / share**2))


def robustness_value(estimate: float, size: float) -> float:
    """Return the share of the rest of both outcome and joining that a hidden trait must explain to bring the estimate to 0.

    RV = ½ (√(f⁴ + 4f²) − f²) with f = estimate / S.

    >>> round(robustness_value(1.0, 2.0), 4), robustness_value(0.0, 2.0)
    (0.3904, 0.0)
    """
    f2 = (estimate / size) ** 2 if size > 0 else 0.0
    return 0.5 * (math.sqrt(f2 * f2 + 4 * f2) - f2)


def benchmarks(
    estimator: DoublyRobustEstimator,
    X: pd.DataFrame,
    y: ArrayLike,
    treated: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    parts: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Measure how strong each observed covariate is, by leaving it out: a hidden one could be as strong.

    Parameters
    ----------
    estimator : as it was set for the estimate; it is fitted anew here, by straight lines and one coarse split: what a covariate
        adds is compared, not an effect estimated.
    parts : name → columns of X that stand for one covariate; default each column on its own.

    Returns
    -------
    covariate, outcome (C_Y²), joining (C_D²/(1 + C_D²)), strength (the robustness value a trait of that strength
        answers to), estimate (without the covariate); the strongest first.
    """
    parts = parts or {name: [name] for name in X.columns}
    plain = clone(estimator).set_params(folds=COARSE, library=(STRAIGHT,), splits=1, most=1)
    outcome = pd.DataFrame({"y": np.asarray(y, dtype=float)})
    full = scale(clone(plain).fit(X, outcome, treated, groups=groups), y, treated)
    rows = []
    for name, columns in parts.items():
        less = clone(plain).fit(X.drop(columns=list(columns)), outcome, treated, groups=groups)
        left = scale(less, y, treated)
        explains = max(left.outcome / full.outcome - 1, 0.0)
        sharpens = max(full.weight / left.weight - 1, 0.0)
        strength = robustness_value(math.sqrt(explains * sharpens), 1.0)
        rows.append((name, explains, sharpens / (1 + sharpens), strength, less.effect_.value))
    columns = ["covariate", "outcome", "joining", "strength", "estimate"]
    return pd.DataFrame(rows, columns=columns).sort_values("strength", ascending=False, ignore_index=True)


def e_value(estimate: float, standard_deviation: float) -> float:
    """Return the E-value of a difference of means: the risk ratio a hidden trait needs with both joining and outcome.

    exp(0.91·d) stands for the risk ratio of a standardised difference d (VanderWeele & Ding 2017, Ann. Intern. Med.
    167:268).

    >>> round(e_value(0.5, 1.0), 2), e_value(0.0, 1.0)
    (2.53, 1.0)
    """
    ratio = math.exp(0.91 * abs(estimate) / standard_deviation) if standard_deviation > 0 else 1.0
    return ratio + math.sqrt(ratio * (ratio - 1))
