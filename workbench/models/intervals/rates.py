"""Intervals for retention: single cells, cells pooled over cohorts, differences and ratios of sums.

All functions take the frames of counts that `workbench.features.cohorts.cohorts` returns; none fits a model.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping

import pandas as pd
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from workbench.arguments import complete
from workbench.errors import ArgumentFault
from workbench.models.intervals.estimate import Estimate, not_estimated


def wilson(successes: int, n: int, *, level: float = 0.95, nobody: str = "nobody-to-count") -> Estimate:
    """Estimate a share with Wilson's score interval (Wilson 1927, J. Am. Stat. Assoc. 22:209).

    Parameters
    ----------
    nobody : the reason to give where n is 0; only who counted knows it.

    >>> estimate = wilson(8, 10)
    >>> round(estimate.lo, 3), round(estimate.hi, 3)
    (0.49, 0.943)
    """
    if n == 0:
        return not_estimated(nobody, level=level, unit="share")
    if not 0 <= successes <= n:
        raise ArgumentFault(f"wilson: argument successes: expected 0 to n = {n:,}, {successes:,} came.")
    lo, hi = proportion_confint(successes, n, alpha=1 - level, method="wilson")
    share = float(successes / n)  # at 0 and 1 a limit may miss it by a rounding error
    return Estimate(share, min(float(lo), share), max(float(hi), share), int(n), level, "Wilson", "share")


def retention_rates(counts: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Add rate, lo and hi (Wilson) to every complete cell; incomplete cells keep missing rates.

    Parameters
    ----------
    counts : frame with customers, active and complete.

    Examples
    --------
    >>> counts = pd.DataFrame({"customers": [10, 10], "active": [8, 3], "complete": [True, False]})
    >>> retention_rates(counts)["rate"].tolist()
    [0.8, nan]
    """
    lo, hi = proportion_confint(counts["active"], counts["customers"], alpha=1 - level, method="wilson")
    rates = pd.DataFrame({"rate": counts["active"] / counts["customers"], "lo": lo, "hi": hi}, counts.index)
    return counts.assign(**rates.where(counts["complete"].astype(bool)))


def pooled_curve(counts: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Pool complete cells over cohorts: at each age, retained customers divided by eligible customers.

    A size-weighted share, not the mean of percentages; a cohort enters an age only when its cell is complete.

    Returns period, cohorts, customers (eligible), active (retained), rate, lo, hi.
    """
    complete = counts[counts["complete"].astype(bool)]
    pooled = complete.groupby("period").agg(
        cohorts=("customers", "size"), customers=("customers", "sum"), active=("active", "sum")
    )
    return retention_rates(pooled.reset_index().assign(complete=True), level=level).drop(columns="complete")


def pooled_curves(
    groups: Mapping[str, pd.DataFrame], *, level: float = 0.95, minimum: int = 30, minimum_cell: int = 0
) -> pd.DataFrame:
    """Return the pooled curves of several groups of cohorts under one another, from age 1.

    A curve ends where fewer than `minimum` customers are eligible: beyond it chance draws the line. Points about
    fewer than `minimum_cell` active or not active customers are left out.

    Returns group, then the columns of `pooled_curve`.
    """
    curves = [pooled_curve(counts, level=level).assign(group=name) for name, counts in groups.items()]
    together = pd.concat(curves, ignore_index=True)
    few = together[["active"]].assign(rest=together["customers"] - together["active"]).min(axis=1) < minimum_cell
    shown = together[(together["period"] > 0) & (together["customers"] >= minimum) & ~few]
    return shown[["group", *shown.columns.drop("group")]].reset_index(drop=True)


def pooled_retention(counts: pd.DataFrame, period: int, *, level: float = 0.95) -> Estimate:
    """Estimate retention at one age from all cohorts observed through it; without any, say why.

    Parameters
    ----------
    counts : frame with period, customers, active and complete; observed too where complete leaves out what is hidden.

    >>> counts = pd.DataFrame({"period": [1, 1, 1], "customers": [10, 30, 50], "active": [8, 12, 1],
    ...     "complete": [True, True, False]})
    >>> pooled_retention(counts, 1)[0], pooled_retention(counts, 1).n
    (0.5, 40)
    """
    at = counts[counts["period"] == period]
    cells = at[at["complete"].astype(bool)]
    complete(cells, ["active", "customers"], "counts")
    nobody = nobody_in(counts, at["observed"] if "observed" in at else at["complete"])
    return wilson(int(cells["active"].sum()), int(cells["customers"].sum()), level=level, nobody=nobody)


def nobody_in(group: pd.DataFrame, observed: pd.Series) -> str:
    """Return why nobody of a group is counted: there is nobody in it, none was observed long enough, or all are hidden.

    Parameters
    ----------
    group : one row for each cohort or cell of it. observed : whether each of those asked for was observed to its end.

    >>> cells = pd.DataFrame({"customers": [40, 30]})
    >>> nobody_in(cells, pd.Series([False, False])), nobody_in(cells, pd.Series([True, False])), nobody_in(cells[:0], pd.Series([]))
    ('nobody-observed-long-enough', 'too-few-to-show', 'nobody-in-this-group')
    """
    if group.empty:
        return "nobody-in-this-group"
    return "too-few-to-show" if observed.astype(bool).any() else "nobody-observed-long-enough"


def retention_difference(later: pd.DataFrame, earlier: pd.DataFrame, period: int, *, level: float = 0.95) -> Estimate:
    """Estimate how much retention at one age differs between two groups of cohorts (later minus earlier).

    Newcombe's hybrid score interval for two independent shares (Newcombe 1998, Stat. Med. 17:873); unit: points.
    """
    one, two = (pooled_retention(group, period, level=level) for group in (later, earlier))
    if not one.n or not two.n:
        reasons = [each.no_interval for each in (one, two) if not each.n]
        alone = "nobody-in-this-group" in reasons
        return not_estimated("nobody-to-compare-with" if alone else reasons[0], level=level, unit="points")
    lo, hi = confint_proportions_2indep(
        round(one.value * one.n), one.n, round(two.value * two.n), two.n, method="newcomb", alpha=1 - level
    )
    return Estimate(one.value - two.value, float(lo), float(hi), one.n + two.n, level, "Newcombe", "points")


def side_by_side(
    on: pd.DataFrame, or_after: pd.DataFrame, *, level: float = 0.95, minimum: int = 30, minimum_cell: int = 0
) -> pd.DataFrame:
    """Set the two definitions of retention beside each other: active in the period, and in it or any later one.

    Returns period (from 1), customers, on, or_after, for the ages `pooled_curves` would show of both and at which nobody
    or at least `minimum_cell` customers were seen later only.
    """
    shown = functools.partial(pooled_curves, level=level, minimum=minimum, minimum_cell=minimum_cell)
    curves = [shown({"": counts}).set_index("period") for counts in (on, or_after)]
    both = curves[0][["customers", "rate"]].rename(columns={"rate": "on"})
    both = both.join(curves[1]["rate"].rename("or_after"), how="inner")
    later = (curves[1]["active"] - curves[0]["active"]).reindex(both.index)
    return both[(later == 0) | (later >= minimum_cell)].reset_index()


def revenue_by_cell(counts: pd.DataFrame) -> pd.DataFrame:
    """Return cohort, period, revenue, per_customer (over all members), complete and what is hidden of every cell."""
    table = counts[["cohort", "period", "revenue", "complete"]].copy()
    table.insert(3, "per_customer", counts["revenue"] / counts["customers"])
    return table.assign(hidden=counts["money_hidden"]) if "money_hidden" in counts else table


def ratio_of_sums(
    moments: pd.DataFrame, *, level: float = 0.95, unit: str = "share", nobody: str = "nobody-to-count"
) -> Estimate:
    """Estimate Σy / Σx over customers with a linearised (delta-method) interval.

    Customers are the independent units; the variance is n·Var(y − R·x) / (Σx)² (Cochran 1977, Sampling Techniques,
    section 6.4). With heavy-tailed spending and few customers the interval is too narrow; below 30 customers none
    is given.

    Parameters
    ----------
    moments : frame with customers, x, y, xx, yy, xy, complete; rows are summed over the complete ones.
    nobody : the reason to give where they count nobody.
    """
    total = moments.loc[moments["complete"].astype(bool), ["customers", "x", "y", "xx", "yy", "xy"]].sum()
    n = int(total["customers"])
    if n == 0:
        return not_estimated(nobody, level=level, unit=unit)
    if total["x"] <= 0:
        return not_estimated("no-revenue-to-compare-with", n=n, level=level, unit=unit)
    ratio = total["y"] / total["x"]
    if n < 30:
        return Estimate(ratio, math.nan, math.nan, n, level, "", unit, "fewer-than-30-for-a-ratio")
    squares = total["yy"] - 2 * ratio * total["xy"] + ratio**2 * total["xx"]  # residuals sum to zero by construction
    half = norm.ppf((1 + level) / 2) * math.sqrt(n / (n - 1) * max(squares, 0.0)) / total["x"]
    bounds = float(ratio), float(ratio - half), float(ratio + half)
    return Estimate(*bounds, n, level, "delta method over customers", unit)
