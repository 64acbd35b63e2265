"""Lifecycle stages: where a customer stands between never having bought and being gone."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import pandas as pd

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


def declining(customers: pd.DataFrame, *, window_days: int, decline: float = GROWTH) -> pd.Series:
    """Say whose money fell by the share `decline` at least from the earlier half of the window to the later.

    Returns 1.0 or 0.0 for customers through the whole window who brought money in its earlier half, missing for others.

    Examples
    --------
    >>> frame = pd.DataFrame({"tenure_days": [400, 400, 10], "early": [8.0, 8.0, 0.0], "late": [6.0, 7.0, 9.0]})
    >>> declining(frame, window_days=180).tolist()
    [1.0, 0.0, nan]
    """
    through = (customers["tenure_days"] >= window_days) & (customers["early"] > 0)
    return (customers["late"] <= (1 - decline) * customers["early"]).astype("float64").where(through)


def rising(customers: pd.DataFrame, *, window_days: int, growth: float = GROWTH) -> pd.Series:
    """Say whose money rose by the share `growth` at least from the earlier half of the window to the later; of whom as `declining`.

    >>> frame = pd.DataFrame({"tenure_days": [400, 400, 10], "early": [8.0, 8.0, 0.0], "late": [10.0, 9.0, 9.0]})
    >>> rising(frame, window_days=180).tolist()
    [1.0, 0.0, nan]
    """
    through = (customers["tenure_days"] >= window_days) & (customers["early"] > 0)
    return (customers["late"] >= (1 + growth) * customers["early"]).astype("float64").where(through)


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
    placed = customers.assign(segment=ids.map(segment).fillna(NO_PURCHASE), tier=ids.map(tier).fillna("none"))
    waiting = prospects.assign(segment="none", tier="none", stage="prospect")
    return pd.concat([placed[["customer_id", "segment", "tier", "stage"]], waiting], ignore_index=True)
