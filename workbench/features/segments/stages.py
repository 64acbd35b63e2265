"""Lifecycle stages: where a customer stands between never having bought and being gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
import numpy as np
import pandas as pd

from workbench.arguments import complete
from workbench.features.segments.labels import first_that_holds
from workbench.features.segments.moves import NO_PURCHASE

STAGES = ("prospect", "new", "growing", "mature", "at risk", "lost")
GROWTH = 0.25  # of money, from the earlier half of the window to the later


def lifecycle_stages(
    customers: pd.DataFrame, *, window_days: int, new_days: int = 90, risk_days: int = 90, lost_days: int = 180,
    growth: float = GROWTH,
) -> pd.Series:  # fmt: skip
    """Return the stage of each customer who has bought.

    In this order: lost (silent for more than `lost_days`), at risk (silent for more than `risk_days`), new (first
    purchase at most `new_days` ago), growing (a customer through the whole window whose money in its later half exceeds
    that in the earlier half by the share `growth` at least), mature (all others).

    Parameters
    ----------
    customers : the frame of `rfm.recency_frequency_monetary` over `window_days`.

    Raises
    ------
    ValueError : when `lost_days` is smaller than `risk_days`.

    Examples
    --------
    >>> frame = pd.DataFrame({"recency_days": [3, 3, 3, 100, 400], "tenure_days": [10, 400, 400, 500, 500],
    ...     "late": [9.0, 9, 9, 0, 0], "early": [0.0, 5, 9, 9, 0]})
    >>> lifecycle_stages(frame, window_days=180).tolist()
    ['new', 'growing', 'mature', 'at risk', 'lost']
    """
    if lost_days < risk_days:
        raise ValueError(f"lost_days = {lost_days} is smaller than risk_days = {risk_days}: nobody could be at risk.")
    silent, tenure = customers["recency_days"], customers["tenure_days"]
    growing = (
        (tenure >= window_days) & (customers["early"] > 0) & (customers["late"] >= (1 + growth) * customers["early"])
    )
    conditions = [silent > lost_days, silent > risk_days, tenure <= new_days, growing]
    return first_that_holds(conditions, ["lost", "at risk", "new", "growing", "mature"])


def halves(customers: pd.DataFrame, *, window_days: int, growth: float = GROWTH) -> pd.DataFrame:
    """Compare the halves of the window, of customers through the whole of it who brought money in either.

    Whoever brought nothing in the earlier half counts too: without them the later half would look worse than it was.

    Parameters
    ----------
    customers : the frame of `rfm.recency_frequency_monetary` over `window_days`.

    Returns
    -------
    The frame's rows of these customers with fell and rose (1.0 or 0.0: at least the share `growth` less, and more, in the
    later half than in the earlier) and money (the later half less the earlier).

    Examples
    --------
    >>> frame = pd.DataFrame({"tenure_days": [400, 400, 400, 10], "early": [8.0, 8.0, 0.0, 0.0], "late": [6.0, 10.0, 9.0, 9.0]})
    >>> halves(frame, window_days=180)[["fell", "rose", "money"]].values.tolist()
    [[1.0, 0.0, -2.0], [0.0, 1.0, 2.0], [0.0, 1.0, 9.0]]
    """
    complete(customers, ["tenure_days", "early", "late"], "customers")
    early, late = customers["early"], customers["late"]
    fell, rose = fell_and_rose(early, late, growth=growth)
    through = (customers["tenure_days"] >= window_days) & ((early > 0) | (late > 0))
    return customers.assign(fell=fell.astype(float), rose=rose.astype(float), money=late - early)[through]


def fell_and_rose(
    early: pd.Series | np.ndarray, late: pd.Series | np.ndarray, *, growth: float = GROWTH
) -> tuple[Any, Any]:
    """Say where money fell, and where it rose, by the share `growth` at least; whoever brought nothing before rose.

    >>> [found.tolist() for found in fell_and_rose(pd.Series([8.0, 8.0, 0.0]), pd.Series([6.0, 10.0, 9.0]))]
    [[True, False, False], [False, True, True]]
    """
    return (early > 0) & (late <= (1 - growth) * early), (late > 0) & (late >= (1 + growth) * early)


def prospects(tables: Mapping[str, ibis.Table], buyers: pd.Series) -> pd.DataFrame:
    """Return the customer_id of everybody in the customers table who has not bought; nobody where there is no such table."""
    if "customers" not in set(tables):
        return pd.DataFrame({"customer_id": pd.Series(dtype="str")})
    ids = tables["customers"].select("customer_id").distinct().to_pandas()
    return ids[~ids["customer_id"].isin(buyers)].sort_values("customer_id", ignore_index=True)


def everybody(customers: pd.DataFrame, prospects: pd.DataFrame, *, segment: pd.Series, tier: pd.Series) -> pd.DataFrame:
    """Put prospects under the customers, in no segment and no tier.

    Parameters
    ----------
    customers : customer_id, stage. segment, tier : by customer_id, of those who bought in the window.

    Returns customer_id, segment, tier, stage.

    >>> everybody(pd.DataFrame([["a", "new"], ["b", "lost"]], columns=["customer_id", "stage"]), pd.DataFrame({"customer_id": ["c"]}),
    ...     segment=pd.Series({"a": "x"}), tier=pd.Series({"a": "high"})).values.tolist()
    [['a', 'x', 'high', 'new'], ['b', 'no_purchase', 'none', 'lost'], ['c', 'none', 'none', 'prospect']]
    """
    ids = customers["customer_id"]
    segment, tier = (ids.map(named).astype("str") for named in (segment, tier))  # one of nobody is no column of numbers
    placed = customers.assign(segment=segment.fillna(NO_PURCHASE), tier=tier.fillna("none"))
    waiting = prospects.assign(segment="none", tier="none", stage="prospect")
    return pd.concat([placed[["customer_id", "segment", "tier", "stage"]], waiting], ignore_index=True)
