"""Shares of things that belong to customers: several journeys of one customer are not independent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.stats import norm
from statsmodels.stats.proportion import proportion_confint

from workbench.arguments import known
from workbench.models.intervals.estimate import Estimate, not_estimated


def clustered_share(counts: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate Σ converted / Σ n over customers: Wilson's interval at the effective sample size.

    The design effect is the variance of the ratio between customers (linearised; Kish 1965, Survey Sampling, chapter 8) over that
    of as many independent journeys; it is not taken below 1.

    Parameters
    ----------
    counts : one row per customer: n, converted.
    minimum : where fewer customers (but not none) converted, or did not, the share is not told.

    Examples
    --------
    >>> estimate = clustered_share(pd.DataFrame({"n": [1] * 10, "converted": [1] * 8 + [0] * 2}))
    >>> round(estimate.lo, 2), round(estimate.hi, 2)
    (0.47, 0.95)
    """
    n, won = float(counts["n"].sum()), float(counts["converted"].sum())
    if n == 0:
        return not_estimated("nobody-followed-long-enough", level=level, unit="share")
    some = [int((counts["converted"] > 0).sum()), int((counts["converted"] < counts["n"]).sum())]
    if any(0 < people < minimum for people in some) or len(counts) < minimum:
        return not_estimated("too-few-behind-it", level=level, unit="share")
    share, k = won / n, len(counts)
    effect = 1.0
    if 0 < share < 1 and k > 1:
        residuals = counts["converted"] - share * counts["n"]
        effect = max(k / (k - 1) * float((residuals**2).sum()) / (n * share * (1 - share)), 1.0)
    lo, hi = proportion_confint(won / effect, n / effect, alpha=1 - level, method="wilson")
    lo, hi = min(float(lo), share), max(float(hi), share)  # at 0 and 1 a limit may miss it by a rounding error
    return Estimate(share, lo, hi, int(n), level, "Wilson, customers as clusters", "share")


def shares_by(
    counts: pd.DataFrame, by: str, *, level: float = 0.95, minimum: int = 0, together: bool = False
) -> pd.DataFrame:
    """Return the clustered share of each group that has one: by, n, won (how many of n), rate, lo, hi.

    Groups come in the order in which they first come; with `together` their intervals hold all at once (Bonferroni).
    """
    groups = counts.groupby(by, sort=False)
    each = 1 - (1 - level) / max(groups.ngroups, 1) if together else level
    rows = []
    for name, group in groups:
        share = clustered_share(group, level=each, minimum=minimum)
        rows.append(
            {
                by: name,
                "n": share.n,
                "won": int(group["converted"].sum()),
                "rate": share.value,
                "lo": share.lo,
                "hi": share.hi,
            }
        )
    return pd.DataFrame(rows, columns=[by, "n", "won", "rate", "lo", "hi"]).dropna(subset=["rate"])


def move_shares(moves: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Estimate the share of each move among all moves from its step, every one as `clustered_share` does.

    Parameters
    ----------
    moves : customer_id, from, to, count.

    Returns from, to, count, n (moves from the step), rate, lo, hi; ordered by the first two.

    Examples
    --------
    >>> moves = pd.DataFrame({"customer_id": ["a", "a", "b"], "from": "x", "to": ["y", "z", "y"], "count": [3, 1, 4]})
    >>> move_shares(moves)[["to", "n", "rate"]].values.tolist()
    [['y', 8, 0.875], ['z', 8, 0.125]]
    """
    moves = moves.assign(left=moves.groupby(["customer_id", "from"])["count"].transform("sum"))
    leaving = moves.drop_duplicates(["customer_id", "from"])
    steps = (
        leaving.assign(square=leaving["left"] ** 2)
        .groupby("from")
        .agg(n=("left", "sum"), square=("square", "sum"), people=("left", "size"))
    )
    cells = (
        moves.assign(own=moves["count"] ** 2, both=moves["count"] * moves["left"])
        .groupby(["from", "to"])[["count", "own", "both"]]
        .sum()
    )
    cells = cells.reset_index().merge(steps.reset_index(), on="from")
    n, people, rate = cells["n"], cells["people"], cells["count"] / cells["n"]
    between = (
        people / (people - 1).clip(lower=1) * (cells["own"] - 2 * rate * cells["both"] + rate**2 * cells["square"])
    )
    alone = n * rate * (1 - rate)
    effect = (between / alone.where(alone > 0)).where(people > 1).fillna(1.0).clip(lower=1.0)
    lo, hi = proportion_confint(cells["count"] / effect, n / effect, alpha=1 - level, method="wilson")
    return (
        cells[["from", "to", "count", "n"]]
        .assign(rate=rate, lo=lo, hi=hi)
        .sort_values(["from", "to"], ignore_index=True)
    )


def first(shares: pd.DataFrame, by: str, *, level: float = 0.95) -> dict[str, Any]:
    """Return the share of the first group of `shares_by`, and its name: share and the column by."""
    if shares.empty:
        return {"share": not_estimated("no-group-of-enough-customers", level=level, unit="share"), by: ""}
    row = shares.iloc[0]
    share = Estimate(row["rate"], row["lo"], row["hi"], int(row["n"]), level, "Wilson, customers as clusters", "share")
    return {"share": share, by: row[by]}


def extremes(shares: pd.DataFrame, *, level: float = 0.95) -> dict[str, Estimate]:
    """Return the lowest and the highest share of `shares_by` as low and high; nothing where there are not two.

    >>> found = extremes(pd.DataFrame({"n": [9, 8], "rate": [0.5, 0.4], "lo": [0.3, 0.2], "hi": [0.7, 0.6]}))
    >>> float(found["low"].value), float(found["high"].value)
    (0.4, 0.5)
    """
    if len(shares) < 2:
        none = not_estimated("no-two-shares-to-compare", level=level, unit="share")
        return {"low": none, "high": none}
    found = {"low": shares.loc[shares["rate"].idxmin()], "high": shares.loc[shares["rate"].idxmax()]}
    method = "Wilson, customers as clusters"
    return {
        name: Estimate(row["rate"], row["lo"], row["hi"], int(row["n"]), level, method, "share")
        for name, row in found.items()
    }


def clustered_mean_difference(
    outcome: ArrayLike,
    treated: ArrayLike,
    stratum: ArrayLike,
    customers: ArrayLike,
    *,
    level: float = 0.95,
    unit: str = "points",
) -> Estimate:
    """Estimate treated minus control within strata, each weighted by its size; customers are the independent units.

    Parameters
    ----------
    outcome, treated, stratum, customers : one per contact, all known, treated True or False; strata without both arms are
        left out.

    Notes
    -----
    The variance sums, over customers, the squares of what each contributes to the estimate, so that contacts of one
    customer in several campaigns are not counted as independent.
    """
    y, treated = known(outcome, "outcome"), known(treated, "treated", least=0, most=1).astype("int64")
    (strata, names), (people, _) = pd.factorize(np.asarray(stratum), sort=True), pd.factorize(np.asarray(customers))
    cell, cells = strata * 2 + treated, 2 * len(names)
    size = np.bincount(cell, minlength=cells).reshape(-1, 2)
    both = (size >= 2).all(axis=1)
    if not both.any():
        return not_estimated("no-campaign-with-both-groups", n=0, level=level, unit=unit)
    mean = (np.bincount(cell, y, cells) / np.maximum(size.ravel(), 1)).reshape(-1, 2)
    weight = np.where(both, size.sum(axis=1), 0) / size[both].sum()
    value = float((weight * (mean[:, 1] - mean[:, 0])).sum())
    spread = np.sqrt(np.maximum(size * (size - 1), 1)).ravel()
    part = weight[strata] * (y - mean.ravel()[cell]) / spread[cell] * np.where(treated == 1, 1, -1)
    error = float(np.sqrt((np.bincount(people, part) ** 2).sum()))
    n = int(size[both].sum())
    half = norm.ppf((1 + level) / 2) * error
    return Estimate(
        value, value - half, value + half, n, level, "difference within campaigns, customers as clusters", unit
    )
