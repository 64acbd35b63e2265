"""Who is new and who was probably there before: groups of guarded cohorts, and shares of them that may be shown."""

from __future__ import annotations

import pandas as pd

from workbench.models.intervals import rates
from workbench.models.intervals.estimate import Estimate, counted_share, not_of_few


def early_and_new(counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Part guarded cohort counts into those first seen early and new ones; only what may be pooled counts as complete.

    Whether a cell was observed to its end stays, as observed: a figure without a value has to say which of the two it lacks.

    Parameters
    ----------
    counts : what `workbench.disclosure.guard` returned: left_truncated, pooled, ...

    >>> counts = pd.DataFrame({"left_truncated": [True, False], "pooled": [True, False], "complete": [True, True]})
    >>> early, new = early_and_new(counts)
    >>> early["complete"].tolist(), new["complete"].tolist()
    ([True], [False])
    """
    pooled = counts.assign(observed=counts["complete"], complete=counts["pooled"])
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


def repeat_share(
    kept: pd.DataFrame, second: pd.DataFrame, new: pd.DataFrame, *, level: float = 0.95, minimum: int
) -> Estimate:
    """Return the share of new customers who bought again in time, withheld where it tells of few.

    Parameters
    ----------
    kept : the rows of `second` that may be summed. second : repeated and eligible of each new cohort, and complete. new :
        cells of the new cohorts, there or not in the others.

    >>> second = pd.DataFrame({"complete": [True], "repeated": [9], "eligible": [12]})
    >>> repeat_share(second[:0], second, second, minimum=10).no_interval
    'too-few-to-show'
    """
    found = rates.wilson(
        int(kept["repeated"].sum()),
        int(kept["eligible"].sum()),
        level=level,
        nobody=rates.nobody_in(new, second["complete"]),
    )
    return not_of_few(found, minimum=minimum)


def revenue_share(kept: pd.DataFrame, moments: pd.DataFrame, new: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Return which share of their first money new customers bring later; the frames as in `repeat_share`, of moments."""
    return rates.ratio_of_sums(kept, level=level, nobody=rates.nobody_in(new, moments["complete"]))


def later_against_earlier(new: pd.DataFrame, *, level: float = 0.95) -> tuple[Estimate, object]:
    """Return by how much retention at age 1 differs between the later and the earlier half, and where the later begins."""
    earlier, later = new[new["half"] == "earlier"], new[new["half"] == "later"]
    found = rates.retention_difference(later, earlier, 1, level=level)
    if not found.known:  # halves are named only where both may be shown
        seen = int(new.loc[new["period"] == 1, "observed"].astype(bool).sum())
        reasons = ("nobody-observed-long-enough", "nobody-to-compare-with", "too-few-to-show")
        found = found._replace(no_interval=reasons[min(seen, 2)])
    return found, later["cohort"].min()


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
