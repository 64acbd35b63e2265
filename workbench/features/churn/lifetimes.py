"""Lifetimes: from when to when each customer, or contract, was there, and how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import ibis
import pandas as pd

from workbench.features.churn import churn_features, contract_ends, silence
from workbench.features.churn.outcomes import Design
from workbench.features.purchases.histories import Histories

MONTH = 365.25 / 12
INVOLUNTARY = ("payment failed",)  # reasons of an end that the customer did not choose
COLUMNS = ["customer_id", "entry", "time", "cause", "group"]


def lifetimes(
    found: Histories, design: Design, *, as_of: dt.date, first_day: dt.date, warm_up: int = 90,
    involuntary: Collection[str] = INVOLUNTARY,
) -> pd.DataFrame:  # fmt: skip
    """Return one row per contract, or per customer without contracts, in whole months of its own age.

    Returns
    -------
    customer_id; entry (age when observation began: contracts older than the data enter late); time (age at the end or,
    still there, at `as_of`); cause ("" still there, "left", "involuntary"); group (the plan; without contracts "new" or
    "early", first seen within `warm_up` days of the data's start); then numbers known at the start: price, or orders
    and spend of the first 30 days. Lives shorter than half a month count as one month; those that ended before the
    data begin were never seen and have no row.
    """
    if design.contract == "contractual":
        frame = _contract_lives(found, design, as_of=as_of, first_day=first_day, involuntary=involuntary)
    else:
        frame = _customer_lives(found, as_of=as_of, first_day=first_day, hiatus=design.hiatus, warm_up=warm_up)
    months = (frame[["entry", "time"]] / MONTH).round()
    frame[["entry", "time"]] = months.assign(
        time=months["time"].where(frame["cause"] == "", months["time"].clip(lower=1))
    )
    kept = frame[frame["time"] > frame["entry"]]
    return kept.sort_values([*COLUMNS[:3]], ignore_index=True)


def _contract_lives(found, design, *, as_of, first_day, involuntary) -> pd.DataFrame:
    held = contract_ends.with_ends(found["contracts"]).filter(lambda t: t.started_on <= as_of)
    over = contract_ends.ended(held, grace=design.grace)
    over = over.filter(over.ended_on <= as_of)
    shown = {"ended": over.ended_on, "reason": over.end_reason if "end_reason" in over.columns else ibis.literal("")}
    joined = held.left_join(over.select("contract_row", **shown), "contract_row")
    keep = [name for name in ("plan", "price") if name in held.columns]
    frame = joined.select("customer_id", "started_on", "ended", "reason", *keep, stopped="ended_on").to_pandas()
    started, ended, stopped = (pd.to_datetime(frame[name]) for name in ("started_on", "ended", "stopped"))
    until = ended.fillna(stopped.where(stopped <= pd.Timestamp(as_of))).fillna(pd.Timestamp(as_of))
    cause = frame["reason"].isin(list(involuntary)).map({True: "involuntary", False: "left"}).where(ended.notna(), "")
    entry = (pd.Timestamp(first_day) - started).dt.days.clip(lower=0)
    named = frame["plan"].fillna("").astype(str) if "plan" in frame else pd.Series("", frame.index)
    lives = pd.DataFrame({
        "customer_id": frame["customer_id"], "entry": entry, "time": (until - started).dt.days, "cause": cause,
        "group": named,
    })  # fmt: skip
    return lives.assign(**{name: frame[name] for name in keep if name == "price"})


def _customer_lives(found, *, as_of, first_day, hiatus, warm_up) -> pd.DataFrame:
    """A customer's life ends with the first silence longer than `hiatus`; who comes back was won back."""
    rows = silence.silences(found["purchases"], as_of=as_of)
    each = rows.group_by("customer_id").agg(first=rows.since.min(), lapse=rows.since.min(where=rows.days > hiatus))
    early = _first_month(found, each)
    frame = each.left_join(early, "customer_id").drop("customer_id_right").to_pandas()
    first, lapse = pd.to_datetime(frame["first"]), pd.to_datetime(frame["lapse"])
    until = (lapse + pd.Timedelta(days=hiatus)).fillna(pd.Timestamp(as_of))
    is_early = (first - pd.Timestamp(first_day)).dt.days < warm_up
    return pd.DataFrame({
        "customer_id": frame["customer_id"], "entry": 0, "time": (until - first).dt.days,
        "cause": lapse.notna().map({True: "left", False: ""}), "group": is_early.map({True: "early", False: "new"}),
        "orders_first_30": frame["orders_first_30"], "spend_first_30": frame["spend_first_30"],
    })  # fmt: skip


def _first_month(found: Histories, firsts: ibis.Table) -> ibis.Table:
    """Return orders and spend of each customer's first 30 days."""
    bought = found["purchases"].inner_join(firsts.select("customer_id", "first"), "customer_id")
    early = bought.filter((bought.day >= bought.first) & (bought.day.epoch_days() - bought.first.epoch_days() < 30))
    return early.group_by("customer_id").agg(
        orders_first_30=early.orders.sum(), spend_first_30=early.spend.cast(churn_features.MONEY).sum().cast("float64")
    )
