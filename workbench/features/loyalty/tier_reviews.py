"""A day on which a programme gave its members their tiers: what decided them, and what the members brought afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis.expr.types as ir
import pandas as pd

YEAR = 365  # days before the review over which spending and points are summed, or as many as the data hold
COLUMNS = ["customer_id", "tier", "spend", "points", "margin"]


def reviewed(tables: Mapping[str, ir.Table], *, days: int, as_of: dt.date, data_from: dt.date) -> pd.DataFrame:
    """Return the members on the day on which most of them were given a tier, with what may have decided it.

    Without tiers, or where fewer than half of those who hold one on that day were given it on the day (there is no review:
    tiers begin when a customer passes a line), no rows. Counted are the days up to the one before.

    Parameters
    ----------
    tables : those of `programmes.held`; its `tiers` are all memberships that name one. days : from the review on, over by `as_of`.

    Returns customer_id, tier, spend and points (in the year before; missing where none are recorded), margin (in the days
    from the review on).
    """
    nobody = pd.DataFrame({name: [] for name in COLUMNS})
    if "tiers" not in tables:
        return nobody
    rows = tables["tiers"].to_pandas().dropna(subset=["tier", "joined_on"])
    rows = rows.assign(joined_on=pd.to_datetime(rows["joined_on"])).sort_values(["customer_id", "joined_on"])
    last = pd.Timestamp(as_of) - pd.Timedelta(days=days - 1)
    counts = rows.loc[(rows["joined_on"] <= last) & (rows["joined_on"] > pd.Timestamp(data_from)), "joined_on"]
    if counts.empty:
        return nobody
    day = counts.mode().max()
    held = rows[rows["joined_on"] <= day]
    if "left_on" in held:
        held = held[~(pd.to_datetime(held["left_on"]) <= day)]
    held = held.drop_duplicates("customer_id", keep="last")
    if (held["joined_on"] == day).mean() < 0.5:
        return nobody
    found = held[["customer_id", "tier"]].reset_index(drop=True)
    seen = tables["days"].select("customer_id", "day", "spend", "contribution").to_pandas()
    after = (pd.to_datetime(seen["day"]) - day).dt.days
    year = seen[after.between(-YEAR, -1)].groupby("customer_id")["spend"].sum()
    margin = seen[after.between(0, days - 1)].groupby("customer_id")["contribution"].sum()
    sums = {"spend": year, "points": _points(tables, day), "margin": margin}
    of = {name: found["customer_id"].map(total) for name, total in sums.items()}
    issued = of["points"].notna().any()
    return found.assign(
        **{name: total if name == "points" and not issued else total.fillna(0.0) for name, total in of.items()}
    )


def _points(tables: Mapping[str, ir.Table], day: pd.Timestamp) -> pd.Series:
    """The points issued to each customer in the year before a day; without such a column none."""
    if "points" not in getattr(tables.get("rewards"), "columns", ()):
        return pd.Series([], index=pd.Index([], dtype="object"), dtype="float64")
    rewards = tables["rewards"].select("customer_id", "issued_at", "points").to_pandas()
    issued = pd.to_datetime(rewards["issued_at"])
    within = (issued < day) & (issued >= day - pd.Timedelta(days=YEAR))
    return rewards[within].groupby("customer_id")["points"].sum().astype("float64")
