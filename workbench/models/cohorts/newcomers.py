"""Who is new and who was probably there before: groups of guarded cohorts, and shares of them that may be shown."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.models.intervals import rates
from workbench.models.intervals.estimate import Direction, Estimate, counted_share, not_estimated, not_of_few


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


def later_against_earlier(new: pd.DataFrame, *, level: float = 0.95) -> tuple[Estimate, object]:
    """Return by how much retention at age 1 differs between the later and the earlier half, and where the later begins."""
    earlier, later = new[new["half"] == "earlier"], new[new["half"] == "later"]
    found = rates.retention_difference(later, earlier, 1, level=level)
    if not found.known:  # halves are named only where both may be shown
        seen = int(new.loc[new["period"] == 1, "observed"].astype(bool).sum())
        reasons = ("nobody-observed-long-enough", "nobody-to-compare-with", "too-few-to-show")
        found = found._replace(no_interval=reasons[min(seen, 2)])
    return found, later["cohort"].min()


def as_different_by_chance(new: pd.DataFrame, *, orders: int = 999, seed: int = 0) -> Estimate:
    """Return in which share of random orders of the same cohorts the later half differs from the earlier one as much.

    The interval of the difference knows only customers; cohorts differ among themselves as well. Missing below four cohorts.
    """
    cells = new[new["complete"].astype(bool) & (new["period"] == 1) & new["half"].isin(["earlier", "later"])]
    later, n, active = (cells["half"] == "later").to_numpy(), cells["customers"].to_numpy(), cells["active"].to_numpy()
    if len(cells) < 4 or later.all() or not later.any():
        return not_estimated("too-few-to-compare", n=len(cells), unit="share")
    rng = np.random.default_rng(seed)
    drawn = np.array([later, *(rng.permutation(later) for _ in range(orders))])
    gaps = np.abs(drawn @ active / (drawn @ n) - ~drawn @ active / (~drawn @ n))
    missing, share = float("nan"), float((gaps >= gaps[0] - 1e-12).mean())
    return Estimate(share, missing, missing, len(cells), 0.95, "cohorts in random order", "share", "complete-count")


def settled(direction: Direction, p: Estimate, *, level: float = 0.95) -> Direction:
    """Take back the word for a change that the same cohorts in random order show as often.

    >>> rare, often = (counted_share(part, 100) for part in (1, 20))
    >>> settled("higher", rare), settled("higher", often), settled("little-changed", often)
    ('higher', 'no-clear-change', 'little-changed')
    """
    clear = direction in ("higher", "lower")
    return "no-clear-change" if clear and not p.value < 1 - level else direction


def comes_again(course: pd.DataFrame, guarded: pd.DataFrame, window: int, *, level: float = 0.95) -> Estimate:
    """Return what share of the revenue of their first window new customers bring in a later one.

    Parameters
    ----------
    course : of `features.cohorts.spending.revenue_course`. guarded : what `workbench.disclosure.guard` returned of the cohorts.
    """
    there = course[(course["period"] == window) & ~course["left_truncated"]]
    nobody = rates.nobody_in(guarded[~guarded["left_truncated"]], there["complete"])
    return rates.ratio_of_sums(disclosure.whole_blocks(there, guarded), level=level, nobody=nobody)


def spending_course(course: pd.DataFrame, guarded: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Return `comes_again` of every window for which it has a range: period, customers, rate, lo, hi."""
    windows = sorted(course["period"].unique())
    found = [(window, comes_again(course, guarded, window, level=level)) for window in windows]
    rows = [(int(window), each.n, *each[:3]) for window, each in found if not each.no_interval]
    return pd.DataFrame(rows, columns=["period", "customers", "rate", "lo", "hi"])


def arriving(new: pd.DataFrame, *, latest: int = 6) -> float:
    """Return how many new customers come in a period at present, on average over the latest complete ones.

    >>> new = pd.DataFrame({"cohort": pd.period_range("2024-01", periods=3, freq="M"), "period": 0, "complete": [True, True, False]})
    >>> arriving(new.assign(customers=[40, 60, 5]), latest=1)
    60.0
    """
    came = new[(new["period"] == 0) & new["complete"].astype(bool)].sort_values("cohort")
    return float(came["customers"].tail(latest).mean())
