"""What an earlier list achieved: contacted customers beside those held out at random."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep

from workbench import disclosure
from workbench.models.churn.retention_offer import Offer
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

MINIMUM = 20
NO_LIST = not_estimated("no-earlier-list")
SMALL_ARM = not_estimated("arm-too-small")


def stayed_difference(listed: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Estimate how much larger the share that stayed is among the contacted (Newcombe 1998), in points.

    Parameters
    ----------
    listed : arm ("treatment", "control"), stayed, worth (money in the outcome window), promised.
    """
    arms = _arms(listed)
    if arms is None:
        return (NO_LIST if listed.empty else SMALL_ARM)._replace(level=level, unit="points")
    (ones, n1), (twos, n2) = ((int(arm["stayed"].sum()), len(arm)) for arm in arms)
    lo, hi = confint_proportions_2indep(ones, n1, twos, n2, method="newcomb", alpha=1 - level)
    return Estimate(ones / n1 - twos / n2, float(lo), float(hi), n1 + n2, level, "Newcombe", "points")


def gained(listed: pd.DataFrame, offer: Offer, *, unit: str, level: float = 0.95) -> Estimate:
    """Estimate what contacting brought in all: the offer's margin of the difference in mean worth, less contacts (Welch interval)."""
    arms = _arms(listed)
    if arms is None or any(arm["worth"].isna().any() for arm in arms):
        return (NO_LIST if listed.empty else SMALL_ARM)._replace(level=level, unit=unit)
    treated, held = (arm["worth"].to_numpy(dtype="float64") * offer.margin for arm in arms)
    error = np.sqrt(treated.var(ddof=1) / len(treated) + held.var(ddof=1) / len(held))
    value, half = treated.mean() - held.mean() - offer.contact, norm.ppf((1 + level) / 2) * error
    n = len(treated)
    return Estimate(
        float(value * n), float((value - half) * n), float((value + half) * n), n, level, "difference in means", unit
    )


def promised(listed: pd.DataFrame) -> float:
    """Return the profit that was expected of the contacted customers; missing where it was not written down."""
    if listed.empty or listed["promised"].isna().any():
        return float("nan")
    return float(listed.loc[listed["arm"] == "treatment", "promised"].sum())


def by_arm(listed: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> pd.DataFrame:
    """Return arm, share_stayed, lo, hi, and share_stayed_hidden where it would tell of few."""
    rows = []
    for arm, part in listed.groupby("arm") if len(listed) else ():
        share = wilson(int(part["stayed"].sum()), len(part), level=level)
        rows.append((arm, share.value, share.lo, share.hi, len(part), int(part["stayed"].sum())))
    table = pd.DataFrame(rows, columns=["arm", "share_stayed", "lo", "hi", "customers", "stayed"])
    hidden = disclosure.guard_parts(table["customers"], table["stayed"], minimum=minimum) == "c"
    return table.drop(columns=["customers", "stayed"]).assign(share_stayed_hidden=hidden)


def _arms(listed: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    if listed.empty:
        return None
    arms = tuple(listed[listed["arm"] == name] for name in ("treatment", "control"))
    return None if min(map(len, arms)) < MINIMUM else arms
