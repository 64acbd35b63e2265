"""Which service level fits whom: a fixed table by value tier, and how many customers of each can be reached."""

from __future__ import annotations

import datetime as dt

import ibis
import numpy as np
import pandas as pd

SILENT = ("at risk", "lost")
# service level of a tier: while customers buy, and when they have gone silent
SERVICE = {
    "high": ("personal", "personal"), "medium": ("tailored", "tailored"), "low": ("standard", "standard"), "none": ("standard", "none"),
}  # fmt: skip


def reachable(campaigns: ibis.Table | None, ids: pd.Series, *, as_of: dt.date) -> pd.Series:
    """Say of each customer whether a campaign has reached out to them by `as_of`; missing where nothing is known."""
    if campaigns is None:
        return pd.Series(np.nan, ids.index)
    sent = campaigns.filter(campaigns.sent_at.date() <= ibis.date(as_of.year, as_of.month, as_of.day))
    contacted = sent.select("customer_id").distinct().to_pandas()["customer_id"]
    return ids.isin(contacted).astype("float64")


def treatments(customers: pd.DataFrame) -> pd.DataFrame:
    """Count the customers of each value tier and give it a service level, while they buy and when they are silent.

    Parameters
    ----------
    customers : tier, stage (not prospects), monetary, reachable (1, 0 or missing); one row per customer who has bought.

    Returns
    -------
    tier, active, silent (service levels), customers, quiet (of them at risk or lost), reachable (of them; missing where
    nothing is known), monetary.
    """
    marked = customers.assign(quiet=customers["stage"].isin(SILENT))
    groups = marked.groupby("tier")
    found = pd.DataFrame({"customers": groups.size(), "quiet": groups["quiet"].sum().astype("int64"),
                          "reachable": groups["reachable"].sum(min_count=1), "monetary": groups["monetary"].sum()})  # fmt: skip
    found = found.reindex([tier for tier in SERVICE if tier in found.index]).rename_axis("tier").reset_index()
    found.insert(1, "active", [SERVICE[tier][0] for tier in found["tier"]])
    found.insert(2, "silent", [SERVICE[tier][1] for tier in found["tier"]])
    return found
