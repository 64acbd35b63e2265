"""Whether customers who buy more often spend more or less each time: what a Gamma-Gamma model assumes not to be so."""

from __future__ import annotations

from math import atanh, isnan, sqrt, tanh
from typing import Literal

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.models.intervals.estimate import Estimate, not_estimated

MOST = 0.15  # a weaker correlation moves a customer's value less than the model's own uncertainty


def frequency_value_correlation(
    X: pd.DataFrame, *, method: Literal["spearman", "pearson"] = "spearman", level: float = 0.95
) -> Estimate:
    """Estimate the correlation of frequency and monetary_value among customers with repeat purchases.

    Both are skewed, so a few large customers can hide or make Pearson's; ranks show what holds for most. The interval is
    Fisher's z, for ranks with the variance of Bonett and Wright (2000, Psychometrika 65:23).

    >>> X = pd.DataFrame({"frequency": [1, 2, 3, 4, 0], "monetary_value": [5.0, 4.0, 6.0, 9.0, float("nan")]})
    >>> round(frequency_value_correlation(X).value, 3), round(frequency_value_correlation(X, method="pearson").value, 3)
    (0.8, 0.837)
    """
    usable = X[(X["frequency"] > 0) & (X["monetary_value"] > 0)]
    n, spread = len(usable), usable[["frequency", "monetary_value"]].std()
    if n < 4 or not (spread > 1e-12 * usable[["frequency", "monetary_value"]].mean()).all():
        return not_estimated("frequency-or-value-alike", n=n, level=level)
    r = float(usable["frequency"].corr(usable["monetary_value"], method=method))
    wider = 1 + r**2 / 2 if method == "spearman" else 1.0
    half = norm.ppf((1 + level) / 2) * sqrt(wider / (n - 3))
    middle = atanh(np.clip(r, -1 + 1e-12, 1 - 1e-12))
    return Estimate(r, tanh(middle - half), tanh(middle + half), n, level, f"{method.capitalize()}, Fisher's z")


def independence_verdict(correlation: Estimate) -> Literal["pass", "warn"]:
    """Return "warn" when the correlation is clear of 0 and beyond 0.15 either way, or not known.

    >>> independence_verdict(Estimate(0.3, 0.2, 0.4, 900)), independence_verdict(Estimate(0.11, 0.05, 0.18, 946))
    ('warn', 'pass')
    """
    clear = correlation.lo > 0 or correlation.hi < 0
    known = not isnan(correlation.value)
    return "pass" if known and (abs(correlation.value) <= MOST or not clear) else "warn"
