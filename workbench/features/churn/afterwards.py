"""What customers of past moments brought after their outcome window: whoever left, and whoever stayed."""

from __future__ import annotations

import datetime as dt

import ibis
import pandas as pd

from workbench.features.churn import churn_features
from workbench.features.churn.churn_features import MONEY
from workbench.features.churn.outcomes import Design
from workbench.features.churn.yearly_values import YEAR, running_days, yearly_value
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


def afterwards(
    found: Histories, known: pd.DataFrame, design: Design, *, first_day: dt.date, as_of: dt.date
) -> pd.DataFrame:
    """Return the customers of moments whose window closed long enough ago, with what they brought since.

    Parameters
    ----------
    known : from `outcomes.labelled`. first_day, as_of : the first and the last day known; at least a further horizon lies
        between the last one and the window.

    Returns
    -------
    snapshot, customer_id, left, what was known of them at the moment (value, and rhythm or contract), followed (days after
    the window, at most a year), later (net spending, or price paid, in those days) and value_then (the yearly value by all
    that was known when the window closed: whoever is silent because they buy seldom is worth less by then).
    """
    if known.empty:
        return known.assign(followed=0, later=0.0, value_then=0.0)
    closed = pd.to_datetime(known["snapshot"]) + pd.Timedelta(days=design.matures)
    followed = (pd.Timestamp(as_of) - closed).dt.days.clip(upper=MOST)
    names = [name for name in ALIKE if name in known]
    frame = known[["snapshot", "customer_id", "left", *names]].assign(closed=closed, followed=followed)
    frame = frame[followed >= design.horizon].reset_index(drop=True)
    if design.contract == "contractual":
        return frame.assign(later=_paid(found, frame), value_then=frame["value"]).drop(columns="closed")
    then = _values_then(found, frame, first_day)
    return frame.assign(later=_bought(found, frame), value_then=then).drop(columns="closed")


def _values_then(found: Histories, frame: pd.DataFrame, first_day: dt.date) -> pd.Series:
    """The yearly value of each row's customer on the day the row's window closed."""
    if frame.empty:
        return pd.Series(dtype="float64")
    closes = sorted(day.date() for day in frame["closed"].unique())
    windows = churn_features.observed_windows(first_day, closes)[-1:]
    rows = churn_features.features(found, as_of=closes, contract="non-contractual", windows=windows)
    everyone = rows.to_pandas()
    valued = everyone.assign(value_then=yearly_value(everyone, "non-contractual", windows))
    valued = valued.assign(closed=pd.to_datetime(valued["snapshot"]))[["closed", "customer_id", "value_then"]]
    keys = frame[["closed", "customer_id"]].assign(closed=frame["closed"].astype(valued["closed"].dtype))
    return keys.merge(valued, how="left", validate="many_to_one")["value_then"].set_axis(frame.index)


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
