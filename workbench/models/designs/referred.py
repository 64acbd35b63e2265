"""Customers whom others referred: how many come that way, and whether they are worth more than others who came at the time.

A description. Who is referred is chosen by those who refer, and may have come anyway: what a referral programme changed
needs a draw at random, or another design of `ladder`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import norm

from workbench.arguments import complete
from workbench.models.incrementality.results import Setting
from workbench.models.intervals.estimate import Estimate, not_estimated
from workbench.models.intervals.rates import wilson

FEWEST = 2  # on either side of a stratum


def referral_rate(referred: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Return the share of new customers whose referral is verified, with Wilson's interval.

    Parameters
    ----------
    referred : as `features.customers.referrals` returns it, of the customers counted as new.

    >>> referral_rate(pd.DataFrame({"verified": [True, False, False, False]})).value
    0.25
    """
    return wilson(int(referred["verified"].sum()), len(referred), level=level)


def referrers_rate(referred: pd.DataFrame, *, level: float = 0.95) -> Estimate:
    """Return the share of customers who brought at least one, another figure than the referral rate.

    >>> referrers_rate(pd.DataFrame({"brought": [3, 0, 0, 0]})).value
    0.25
    """
    return wilson(int((referred["brought"] > 0).sum()), len(referred), level=level)


def worth_more(
    value: pd.Series, referred: pd.Series, alike: pd.Series, *, level: float = 0.95, unit: str = "number"
) -> Estimate:
    """Return how much more the referred bring than others alike: differences within strata, weighted by the referred.

    Parameters
    ----------
    value : of each customer, over the same time since they came. referred : whether verified. alike : stratum, such as the
        month and the channel they came in. Strata with fewer than two on either side are left out; `n` is the referred kept.

    >>> both = worth_more(pd.Series([5.0, 7.0, 4.0, 4.0]), pd.Series([True, True, False, False]), pd.Series(["m"] * 4))
    >>> both.value, round(both.lo, 2)
    (2.0, 0.04)
    """
    for name, given in (("value", value), ("referred", referred), ("alike", alike)):
        complete(given.to_frame(name), [name], name)
    table = pd.DataFrame(
        {"value": value.to_numpy(float), "referred": referred.to_numpy(bool), "alike": alike.to_numpy()}
    )
    sides = table.groupby(["alike", "referred"])["value"].agg(["mean", "var", "count"]).unstack("referred")
    sides = sides.reindex(columns=pd.MultiIndex.from_product([["mean", "var", "count"], [True, False]]))
    kept = sides[(sides["count"].fillna(0) >= FEWEST).all(axis=1)]
    if kept.empty:
        return not_estimated("nobody-to-compare-with", level=level, unit=unit)
    weight = kept["count"][True] / kept["count"][True].sum()
    gap = float((weight * (kept["mean"][True] - kept["mean"][False])).sum())
    variance = sum(float((weight**2 * kept["var"][side] / kept["count"][side]).sum()) for side in (True, False))
    half = float(norm.ppf((1 + level) / 2) * np.sqrt(variance))
    return Estimate(gap, gap - half, gap + half, int(kept["count"][True].sum()), level, "within strata", unit)


def told(people: pd.DataFrame, setting: Setting) -> dict[str, object]:
    """Return what a sentence says of the referred: their share, that of referrers, and what they brought more than others.

    Parameters
    ----------
    people : as `features.loyalty.referred_margin.margins`; others alike are those who came in the same month.
    setting : with fewer than its `minimum` referred, or not referred, nothing is said.

    Returns r (share referred), b (share who brought somebody), e (more margin), direction of e, strays (who name nobody that
    was a customer then; 0 where few) and `when`.
    """
    count, minimum, level = int(people["verified"].sum()), setting.minimum, setting.level
    if min(count, len(people) - count) < minimum:
        return {"when": False}
    over = people[people["margin"].notna()]
    more = worth_more(over["margin"], over["verified"], over["month"], level=level, unit=setting.currency)
    if more.known and more.n < minimum:
        more = not_estimated("nobody-to-compare-with", level=level, unit=setting.currency)
    strays = int((people["named"].astype(bool) & ~people["verified"].astype(bool)).sum())
    return {
        "r": referral_rate(people, level=level), "b": referrers_rate(people, level=level), "e": more,
        "direction": more.direction(materiality=0), "strays": strays if strays >= minimum else 0, "when": True,
    }  # fmt: skip


def chains(people: pd.DataFrame) -> pd.DataFrame:
    """Return, for each number of referrals behind a customer, how many came so, and what they brought: chain_depth, customers, mean_value.

    Counted are those whose first days are over; three and more are one row.

    >>> people = pd.DataFrame({"depth": [0, 0, 1, 4], "margin": [1.0, 3.0, 5.0, float("nan")]})
    >>> chains(people).values.tolist()
    [[0.0, 2.0, 2.0], [1.0, 1.0, 5.0]]
    """
    over = people[people["margin"].notna()]
    rows = over.assign(chain_depth=over["depth"].astype("int64").clip(upper=3)).groupby("chain_depth")["margin"]
    return rows.agg(customers="count", mean_value="mean").reset_index()
