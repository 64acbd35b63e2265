"""Which service level fits whom: a fixed table by value tier, and how many customers of each can be reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import numpy as np
import pandas as pd

from workbench import disclosure

SILENT = ("at risk", "lost")
# service level of a tier: while customers buy, and when they have gone silent
SERVICE = {
    "high": ("personal", "personal"), "medium": ("tailored", "tailored"), "low": ("standard", "standard"), "none": ("standard", "none"),
}  # fmt: skip


def reachable(tables: Mapping[str, ibis.Table], ids: pd.Series, *, as_of: dt.date) -> pd.Series:
    """Say of each customer whether a campaign has reached out to them by `as_of`; missing where nothing is known."""
    if "campaigns" not in set(tables):
        return pd.Series(np.nan, ids.index)
    campaigns = tables["campaigns"]
    sent = campaigns.filter(campaigns.sent_at.date() <= ibis.date(as_of.year, as_of.month, as_of.day))
    contacted = sent.select("customer_id").distinct().to_pandas()["customer_id"]
    return ids.isin(contacted).astype("float64")


def service_levels(customers: pd.DataFrame, *, none_is_silent: bool = False) -> pd.DataFrame:
    """Count the customers of each value tier and give it a service level, while they buy and when they are silent.

    Parameters
    ----------
    customers : tier, stage (not prospects), monetary, reachable (1, 0 or missing); one row per customer who has bought.
    none_is_silent : whether nobody can have bought in no window without being silent: the window is as long.

    Returns
    -------
    tier, service_active, service_silent, customers, quiet (of them at risk or lost), quiet_told (whether that follows
    from the tier), reachable (of them; missing where nothing is known), money_share, and net, gross, largest and second:
    what a guard has to know of the money.
    """
    marked = customers.assign(quiet=customers["stage"].isin(SILENT))
    groups = marked.groupby("tier")
    found = pd.DataFrame({"customers": groups.size(), "quiet": groups["quiet"].sum().astype("int64")})
    found["quiet_told"] = none_is_silent & (found.index == "none")
    found["reachable"] = groups["reachable"].sum(min_count=1)
    money = disclosure.tops(customers, ["tier"], "monetary")
    found = found.assign(money_share=money["net"] / money["net"].sum()).join(money)
    found = found.reindex([tier for tier in SERVICE if tier in found.index]).rename_axis("tier").reset_index()
    found.insert(1, "service_active", [SERVICE[tier][0] for tier in found["tier"]])
    found.insert(2, "service_silent", [SERVICE[tier][1] for tier in found["tier"]])
    return found
