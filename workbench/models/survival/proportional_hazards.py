"""A Cox model as one types it: coefficients and hazard ratios per unit of each column."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.duration.hazard_regression import PHReg

from workbench.arguments import complete
from workbench.models.purchases.purchase_histories import NotEstimable

_KNOWN = ("entry", "time", "cause")
RATIOS = ["factor", "coefficient", "standard_error", "ratio", "lo", "hi", "p", "n"]


def cox(lives: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Fit a Cox model (Cox 1972, ties after Efron 1977) on every further column, each per one unit of it.

    Parameters
    ----------
    lives : time, cause ("" is still there), entry (may be left out), and factors: numbers as they are, text and categories
        against their first value in order. Rows that lack a factor are left out.
    level : of the intervals.

    Returns
    -------
    factor ("column" or "column=value"), coefficient, standard_error, ratio (e to the coefficient), lo, hi, p, n.

    Raises
    ------
    NotEstimable : when the factors cannot be told apart, or one of them parts the lives that ended from the others.

    Examples
    --------
    >>> lives = pd.DataFrame({"time": [1, 2, 3, 4, 5, 6], "cause": ["left", "left", "left", "", "left", ""],
    ...                       "plan": ["a", "b", "a", "b", "a", "b"]})
    >>> cox(lives)[["factor", "coefficient", "ratio"]].round(2).values.tolist()
    [['plan=b', -1.21, 0.3]]
    """
    complete(lives, ["time", "cause"], "lives")
    factors = lives.drop(columns=[name for name in _KNOWN if name in lives])
    if factors.shape[1] == 0:
        raise NotEstimable("parameters-not-told-apart", "no column to compare by")
    design = pd.get_dummies(factors, drop_first=True, prefix_sep="=", dtype=float).astype("float64")
    kept = factors.notna().all(axis=1)
    design, ended = design[kept], (lives.loc[kept, "cause"] != "").astype(int)
    if design.empty or not ended.any():
        raise NotEstimable("parameters-not-told-apart", f"{design.shape[1]} factors, {int(ended.sum())} ends")
    entry = lives.loc[kept, "entry"] if "entry" in lives else None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            fitted = PHReg(lives.loc[kept, "time"], design, status=ended, entry=entry, ties="efron").fit()
            errors = np.asarray(fitted.bse)
    except (Warning, np.linalg.LinAlgError, ValueError) as error:
        raise NotEstimable("parameters-not-told-apart", type(error).__name__) from None
    at = np.asarray(fitted.params)
    if not np.isfinite(errors).all() or (np.abs(at) > 15).any():
        raise NotEstimable("parameters-not-told-apart", "a ratio beyond all bounds")
    half = norm.ppf((1 + level) / 2) * errors
    told = {
        "factor": list(design), "coefficient": at, "standard_error": errors, "ratio": np.exp(at), "lo": np.exp(at - half),
        "hi": np.exp(at + half), "p": 2 * norm.sf(np.abs(at / errors)), "n": len(design),
    }  # fmt: skip
    return pd.DataFrame(told, columns=RATIOS)
