"""One coefficient of a linear regression with a robust standard error."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from statsmodels.regression.linear_model import OLS


def coefficient(
    y: np.ndarray, treated: np.ndarray, X: np.ndarray, *, groups: ArrayLike | None = None
) -> tuple[float, float]:
    """Return the coefficient of the treatment and its standard error (HC2, or clustered by `groups`).

    >>> value, error = coefficient(np.array([1.0, 3.0, 0.0, 2.0]), np.array([1, 1, 0, 0]), np.empty((4, 0)))
    >>> round(value, 6), round(error, 3)
    (1.0, 1.414)
    """
    rest = np.column_stack([np.ones(len(y)), X])
    if groups is None:
        fitted = OLS(y, np.column_stack([treated, rest])).fit()
        return float(fitted.params[0]), float(fitted.HC2_se[0])
    code = pd.factorize(np.asarray(groups))[0]
    own, left = (v - rest @ np.linalg.lstsq(rest, v, rcond=None)[0] for v in (treated.astype(float), y))
    value = own @ left / (own @ own)  # Frisch and Waugh: only this coefficient, however many covariates
    scores = np.bincount(code, own * (left - value * own))
    return float(value), float(np.sqrt(len(scores) / (len(scores) - 1) * (scores @ scores)) / (own @ own))
