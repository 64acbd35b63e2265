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
    design = np.column_stack([np.ones(len(y)), treated, X])
    if groups is None:
        fitted = OLS(y, design).fit(cov_type="HC2")
    else:
        fitted = OLS(y, design).fit(cov_type="cluster", cov_kwds={"groups": pd.factorize(np.asarray(groups))[0]})
    return float(fitted.params[1]), float(fitted.bse[1])
