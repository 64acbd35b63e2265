"""Which service level fits whom: a fixed table of value tier by standing, and how many of them can be reached."""

from __future__ import annotations

import datetime as dt

import ibis
import numpy as np
import pandas as pd

STANDINGS = {"new": "active", "growing": "active", "mature": "active", "at risk": "at risk", "lost": "lost"}
SERVICE = {
    ("high", "active"): "personal", ("high", "at risk"): "personal", ("high", "lost"): "tailored",
    ("medium", "active"): "tailored", ("medium", "at risk"): "tailored", ("medium", "lost"): "standard",
    ("low", "active"): "standard", ("low", "at risk"): "standard", ("low", "lost"): "standard",
    ("none", "active"): "standard", ("none", "at risk"): "standard", ("none", "lost"): "none",
}  # fmt: skip


def reachable(campaigns: ibis.Table | None, ids: pd.Series, *, as_of: dt.date) -> pd.Series:
    """Say of each customer whether a campaign has reached out to them by `as_of`; missing where nothing is known."""
    if campaigns is None:
        return pd.Series(np.nan, ids.index)
    sent = campaigns.filter(campaigns.sent_at.date() <= ibis.date(as_of.year, as_of.month, as_of.day))
    contacted = sent.select("customer_id").distinct().to_pandas()["customer_id"]
    return ids.isin(contacted).astype("float64")


def treatments(customers: pd.DataFrame) -> pd.DataFrame:
    """Count customers by value tier and standing, with the service level that the table gives them.

    Parameters
    ----------
    customers : tier, stage (not prospects), monetary, reachable (1, 0 or missing); one row per customer who has bought.

    Returns
    -------
    tier, standing, service, customers, reachable (missing where unknown), monetary; every combination that occurs in
    any tier or standing, also with 0 customers.
    """
    marked = customers.assign(standing=customers["stage"].map(STANDINGS))
    tiers = [tier for tier in ("high", "medium", "low", "none") if (marked["tier"] == tier).any()]
    standings = [one for one in ("active", "at risk", "lost") if (marked["standing"] == one).any()]
    places = pd.MultiIndex.from_product([tiers, standings], names=["tier", "standing"])
    groups = marked.groupby(["tier", "standing"])
    found = pd.DataFrame({"customers": groups.size(), "reachable": groups["reachable"].sum(min_count=1), "monetary": groups["monetary"].sum()})
    found = found.reindex(places).fillna({"customers": 0, "monetary": 0.0}).astype({"customers": "int64"}).reset_index()
    found.insert(2, "service", [SERVICE[place] for place in places])
    return found
