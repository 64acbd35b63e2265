"""Who is new and who was probably there before: groups of guarded cohorts, and shares of them that may be shown."""

from __future__ import annotations

import pandas as pd

from workbench.models.intervals import rates
from workbench.models.intervals.estimate import Estimate, counted_share, not_of_few


def early_and_new(counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part guarded cohort counts into those first seen early and new ones; only what may be pooled counts as complete.

    Parameters
    ----------
    counts : what `workbench.disclosure.guard` returned: left_truncated, pooled, ...

    >>> counts = pd.DataFrame({"left_truncated": [True, False], "pooled": [True, False], "complete": [True, True]})
    >>> early, new = early_and_new(counts)
    >>> early["complete"].tolist(), new["complete"].tolist()
    ([True], [False])
    """
    pooled = counts.assign(complete=counts["pooled"])
    return pooled[pooled["left_truncated"]], pooled[~pooled["left_truncated"]]


def early_share(counts: pd.DataFrame, *, minimum: int) -> Estimate:
    """Return the share of all customers who were first seen early, withheld where it tells of few."""
    first = counts[counts["period"] == 0]
    early = first.loc[first["left_truncated"], "customers"].sum()
    return not_of_few(counted_share(early, first["customers"].sum()), minimum=minimum)


def hidden_share(counts: pd.DataFrame) -> Estimate:
    """Return the share of all customers who belong to cohorts too small to show."""
    first = counts[counts["period"] == 0]
    return counted_share(first.loc[first["size_hidden"], "customers"].sum(), first["customers"].sum())


def shown_share(part: int, whole: int, *, level: float = 0.95, minimum: int) -> Estimate:
    """Return a share with its interval, withheld where it tells of few.

    >>> shown_share(4, 100, minimum=10).no_interval
    'too-few-to-show'
    """
    return not_of_few(rates.wilson(int(part), int(whole), level=level), minimum=minimum)


def later_against_earlier(new: pd.DataFrame, *, level: float = 0.95) -> tuple[Estimate, object]:
    """Return by how much retention at age 1 differs between the later and the earlier half, and where the later begins."""
    earlier, later = new[new["half"] == "earlier"], new[new["half"] == "later"]
    return rates.retention_difference(later, earlier, 1, level=level), later["cohort"].min()


def mean_stretch(stretches: pd.DataFrame, new: pd.DataFrame) -> float:
    """Return how many days of their first period new customers had on average, whose money is counted at age 0.

    >>> new = pd.DataFrame({"cohort": [1, 2], "period": 0, "money_pooled": [True, False]})
    >>> mean_stretch(pd.DataFrame({"cohort": [1, 2], "customers": [2, 1], "days": [41, 30]}), new)
    20.5
    """
    counted = stretches[stretches["cohort"].isin(new.loc[(new["period"] == 0) & new["money_pooled"], "cohort"])]
    return round(float(counted["days"].sum() / counted["customers"].sum()), 1) if len(counted) else float("nan")


def arriving(new: pd.DataFrame) -> float:
    """Return how many new customers come in a period, on average over complete ones."""
    return float(new.loc[(new["period"] == 0) & new["complete"], "customers"].mean())
