"""What customers of past moments brought after their outcome window: whoever left, and whoever stayed."""

from __future__ import annotations

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn.churn_features import MONEY
from workbench.features.churn.outcomes import Design
from workbench.features.churn.yearly_values import YEAR, running_days
from workbench.features.purchases.histories import Histories

MOST = 365
ALIKE = (
    "recency_days",
    "typical_gap_days",
    "silence_ratio",
    "purchase_days",
    "tenure_days",
    "contract_days",
    "price",
    "value",
)


def afterwards(found: Histories, known: pd.DataFrame, design: Design, *, as_of: dt.date) -> pd.DataFrame:
    """Return the customers of moments whose window closed long enough ago, with what they brought since.

    Parameters
    ----------
    known : from `outcomes.labelled`. as_of : the last day known; at least a further horizon lies between it and the window.

    Returns
    -------
    snapshot, customer_id, left, what was known of them at the moment (value, and rhythm or contract), followed (days after
    the window, at most a year) and later (net spending, or price paid, in those days).
    """
    if known.empty:
        return known.assign(followed=0, later=0.0)
    closed = pd.to_datetime(known["snapshot"]) + pd.Timedelta(days=design.matures)
    followed = (pd.Timestamp(as_of) - closed).dt.days.clip(upper=MOST)
    names = [name for name in ALIKE if name in known]
    frame = known[["snapshot", "customer_id", "left", *names]].assign(closed=closed, followed=followed)
    frame = frame[followed >= design.horizon].reset_index(drop=True)
    brought = _paid if design.contract == "contractual" else _bought
    return frame.assign(later=brought(found, frame)).drop(columns="closed")


def _bought(found: Histories, frame: pd.DataFrame) -> pd.Series:
    if frame.empty:
        return pd.Series(dtype="float64")
    asked = ibis.memtable(frame[["customer_id", "closed", "followed"]].assign(row=range(len(frame))))
    pairs = asked.inner_join(found["purchases"], "customer_id")
    days = pairs.day.epoch_days() - pairs.closed.cast("date").epoch_days()
    within = pairs.filter((days > 0) & (days <= pairs.followed))
    sums = within.group_by("row").agg(later=within.spend.cast(MONEY).sum().cast("float64")).to_pandas()
    return sums.set_index("row")["later"].reindex(frame.index).fillna(0.0)


def _paid(found: Histories, frame: pd.DataFrame) -> pd.Series:
    held = found["contracts"].to_pandas()
    if "price" not in held:
        return pd.Series(float("nan"), frame.index)
    later = pd.Series(0.0, frame.index)
    for closed, rows in frame.groupby("closed"):
        end = closed + pd.Timedelta(days=int(rows["followed"].iloc[0]))
        paid = (held["price"] * running_days(held, closed, end) * 12 / YEAR).groupby(held["customer_id"]).sum()
        later[rows.index] = rows["customer_id"].map(paid).fillna(0.0)
    return later
