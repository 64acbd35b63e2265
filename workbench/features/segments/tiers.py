"""Value tiers: who makes half of the money, who the next part, and who the rest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from workbench.features.segments.labels import first_that_holds

TIERS = ("high", "medium", "low")
MEDIUM = 0.8  # the share of all value that the high and the medium tier make together


class TierCuts(NamedTuple):
    """The value from which a customer is in the high tier, and from which in the medium one; to be kept between runs."""

    high: float
    medium: float


def tier_cuts(values: pd.Series, *, high: float = 0.5, medium: float = MEDIUM) -> TierCuts:
    """Find the cut points: high are the most valuable customers who make the share `high` of all value together.

    Customers are put in order of value; a group of equals belongs where its middle lies, so that equal customers are in
    the same tier. Medium reaches from there to the share `medium`.

    A tier that nobody reaches has no cut point (missing).

    Examples
    --------
    >>> tier_cuts(pd.Series([60.0, 20.0, 10.0, 5.0, 5.0]))
    TierCuts(high=60.0, medium=20.0)
    """
    positive = values[values > 0]
    groups = positive.groupby(positive).sum().sort_index(ascending=False)
    if groups.empty:
        return TierCuts(np.nan, np.nan)
    middle = (groups.cumsum() - groups / 2) / groups.sum()
    above = [groups.index[middle < share] for share in (high, medium)]
    return TierCuts(*(float(found.min()) if len(found) else np.nan for found in above))


def told(cuts: TierCuts, tier: pd.Series, *, minimum: int) -> dict[str, float | bool]:
    """Return the cut points as a reader may know them: each is one customer's value, so it is told to two digits only, and
    not at all where either tier holds fewer than `minimum` customers.

    >>> told(TierCuts(56331.2, 812.0), pd.Series(["high"] * 12 + ["medium"] * 30), minimum=10)
    {'high': 56000.0, 'medium': 810.0, 'told': True}
    >>> told(TierCuts(56331.2, 812.0), pd.Series(["high", "medium"]), minimum=10)["told"]
    False
    """
    sizes = [int((tier == name).sum()) for name in TIERS[:2]]
    known = min(sizes) >= max(minimum, 1) and not any(np.isnan(cut) for cut in cuts)
    high, medium = (float(f"{cut:.2g}") if known else np.nan for cut in cuts)
    return {"high": high, "medium": medium, "told": known}


def best(values: pd.Series, *, high: float = 0.5) -> pd.Index:
    """Return who is in the high tier.

    >>> best(pd.Series({"a": 5.0, "b": 90.0, "c": 5.0})).tolist()
    ['b']
    """
    return values.index[tiers(values, tier_cuts(values, high=high)) == "high"]


def tiers(values: pd.Series, cuts: TierCuts) -> pd.Series:
    """Return high, medium or low for each value.

    >>> tiers(pd.Series([60.0, 20.0, -1.0]), TierCuts(60.0, 20.0)).tolist()
    ['high', 'medium', 'low']
    """
    return first_that_holds([values >= cuts.high, values >= cuts.medium], TIERS).rename("tier")
