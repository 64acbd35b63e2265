"""Repeat purchases: who bought how often, until when, and how much each time, as models of repeat buying need it.

Every function starts from the customer-day table of `workbench.features.customers.activity` and looks no further than `as_of`. A
purchase is a *day* with at least one order: several orders on a day are one purchase. A day with returns only is no
purchase; what was returned on such days is counted and taken off everybody's value alike (`refund_share`).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

Unit = Literal["day", "week"]
Money = Literal["spend", "margin"]
DAYS = {"day": 1.0, "week": 7.0}
BY_ONE = 0.1  # of all money paid: whoever returns more alone moves the value of all


def histories(days: ir.Table, *, as_of: dt.date, unit: Unit = "week", money: Money = "spend") -> pd.DataFrame:
    """Reduce days up to `as_of` to one row for each customer who has bought.

    Parameters
    ----------
    days : customer-day table: customer_id, day, spend, orders, margin.
    as_of : last day counted.
    unit : unit of recency and T; fractions of a week are kept.
    money : what is averaged: net spend, or margin.

    Returns
    -------
    customer_id, first (day of the first purchase), frequency (purchase days after the first), recency (from the first
    to the last purchase), T (from the first purchase to `as_of`), monetary_value (mean money of a repeat purchase day,
    missing without one), total (money of all purchase days), ordered by customer.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "a", "b"], "orders": [1, 2, 0, 1], "spend": [5.0, 7.0, -2.0, 3.0],
    ...     "day": [dt.date(2024, 1, 1), dt.date(2024, 1, 15), dt.date(2024, 1, 16), dt.date(2024, 1, 22)]})
    >>> found = histories(days, as_of=dt.date(2024, 1, 29))
    >>> found[["frequency", "recency", "T", "monetary_value"]].values.tolist()
    [[1.0, 2.0, 4.0, 7.0], [0.0, 0.0, 1.0, nan]]
    """
    bought = days.filter((days.day <= _date(as_of)) & (days.orders > 0))
    first = bought.day.min().over(ibis.window(group_by=bought.customer_id))
    dated = bought.mutate(first=first, later=bought.day > first, money=bought[money].cast("decimal(18, 4)"))
    customers = dated.group_by("customer_id", "first").agg(
        frequency=dated.later.sum(),
        reach=dated.day.max().epoch_days() - dated["first"].min().epoch_days(),
        repeat=dated.money.sum(where=dated.later).cast("float64"),
        total=dated.money.sum().cast("float64"),
    )
    frame = customers.to_pandas().sort_values("customer_id", ignore_index=True)
    start = pd.to_datetime(frame["first"])
    length = DAYS[unit]
    frequency = frame["frequency"].astype("float64")
    return pd.DataFrame({
        "customer_id": frame["customer_id"],
        "first": start,
        "frequency": frequency,
        "recency": frame["reach"].astype("float64") / length,
        "T": (pd.Timestamp(as_of) - start).dt.days / length,
        "monetary_value": frame["repeat"].astype("float64") / frequency.where(frequency > 0),
        "total": frame["total"].astype("float64"),
    })  # fmt: skip


def calibration_holdout(
    days: ir.Table, *, as_of: dt.date, holdout_days: int, unit: Unit = "week", money: Money = "spend"
) -> pd.DataFrame:
    """Describe customers as known `holdout_days` before `as_of`, beside what they have done since.

    Only customers who had bought by then are there; the forecast can use nothing that came later.

    Returns the columns of `histories` as of the end of calibration, with holdout_orders (purchase days since),
    holdout_money (since, returns taken off) and last_orders, last_money (the same of the equally long time before).

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [1, 1, 1], "spend": [5.0, 7.0, 3.0],
    ...     "day": [dt.date(2024, 1, 1), dt.date(2024, 1, 15), dt.date(2024, 1, 22)]})
    >>> calibration_holdout(days, as_of=dt.date(2024, 1, 20), holdout_days=10)[["frequency", "holdout_orders"]].values.tolist()
    [[0.0, 1.0]]
    """
    end = calibration_end(as_of, holdout_days)
    known = histories(days, as_of=end, unit=unit, money=money)
    spans = {
        "holdout": (days.day > _date(end)) & (days.day <= _date(as_of)),
        "last": (days.day > _date(end - dt.timedelta(days=holdout_days))) & (days.day <= _date(end)),
    }
    table = days.group_by("customer_id").agg(**{
        f"{name}_{what}": measure
        for name, span in spans.items()
        for what, measure in (
            ("orders", (days.orders > 0).cast("int64").sum(where=span).cast("float64")),
            ("money", days[money].cast("decimal(18, 4)").sum(where=span).cast("float64")),
        )
    })  # fmt: skip
    joined = known.merge(table.to_pandas(), on="customer_id", how="left", validate="one_to_one")
    counted = [name for name in joined if name.startswith(("holdout_", "last_"))]
    return joined.assign(**joined[counted].fillna(0.0).astype("float64"))


def set_aside(days: ir.Table, *, as_of: dt.date, money: Money = "spend") -> dict[str, float]:
    """Count what is no purchase: days with returns only, and customers who never bought anything.

    Returns returns_only_days, never_bought (customers with returns but no purchase), refund_share (money of the days
    with returns only, of customers who bought, divided by the money of purchase days; 0 without any), one (whether one
    customer alone gave back more than a tenth of that money, so that everybody's value is lower for one).

    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [1, 0, 0], "spend": [10.0, -1.0, -5.0],
    ...     "day": [dt.date(2024, 1, 1), dt.date(2024, 1, 2), dt.date(2024, 1, 2)]})
    >>> set_aside(days, as_of=dt.date(2024, 1, 31))
    {'returns_only_days': 2, 'never_bought': 1, 'refund_share': 0.1, 'one': False}
    """
    seen = days.filter(days.day <= _date(as_of))
    amount = seen[money].cast("decimal(18, 4)")
    people = seen.group_by("customer_id").agg(
        bought=(seen.orders > 0).any(),
        returns_only=(seen.orders == 0).cast("int64").sum(),
        gained=amount.sum(where=seen.orders > 0).cast("float64"),
        given_back=amount.sum(where=seen.orders == 0).cast("float64"),
    )
    frame = people.to_pandas()
    buyers = frame[frame["bought"].astype(bool)]
    gained, given_back = buyers["gained"].sum(), buyers["given_back"].sum()
    return {
        "returns_only_days": int(frame["returns_only"].sum()),
        "never_bought": int(len(frame) - len(buyers)),
        "refund_share": float(np.clip(-given_back / gained, 0, 1)) if gained > 0 else 0.0,
        "one": bool(gained > 0 and -buyers["given_back"].min() > BY_ONE * gained),
    }


def yearly_sales(days: ir.Table, *, first_day: dt.date, as_of: dt.date, money: Money = "spend") -> float:
    """Return what the company takes in a year, returns taken off: the last year's, or that of the last 90 days at a yearly
    rate where it is more; in shorter data what they hold, at a yearly rate.

    >>> days = ibis.memtable({"day": [dt.date(2024, 1, 1), dt.date(2024, 12, 1)], "spend": [300.0, 90.0]})
    >>> yearly_sales(days, first_day=dt.date(2020, 1, 1), as_of=dt.date(2024, 12, 30))
    390.0
    """
    rates = []
    for back in (365, 90):
        length = min(back, (as_of - first_day).days + 1)
        span = (days.day > _date(as_of - dt.timedelta(days=length))) & (days.day <= _date(as_of))
        taken = days.aggregate(sum=days[money].cast("decimal(18, 4)").sum(where=span).cast("float64")).to_pandas()
        rates.append(float(taken["sum"].fillna(0.0).iloc[0]) * 365 / length)
    return max(rates)


def money_known(days: ir.Table, *, as_of: dt.date) -> Money:
    """Say what a purchase can be valued by: "margin" where nearly all purchase days have it, else "spend"."""
    bought = days.filter((days.day <= _date(as_of)) & (days.orders > 0))
    share = bought.aggregate(share=bought.margin.notnull().cast("float64").mean()).to_pandas().iloc[0, 0]
    return "margin" if pd.notna(share) and share >= 0.99 else "spend"


def holdout_length(data_from: dt.date, as_of: dt.date, asked: int) -> int:
    """Return how many days are kept back: what was asked for, or half of the data; never more than all but a week.

    >>> holdout_length(dt.date(2024, 1, 1), dt.date(2024, 12, 30), 0)
    182
    """
    observed = (as_of - data_from).days + 1
    return max(1, min(asked or observed // 2, observed - 7))


def first_seen_early(people: pd.DataFrame, *, data_from: dt.date, warm_up: int) -> float:
    """Return the share of customers first seen within `warm_up` days of the start: they may have been there before."""
    start = pd.Timestamp(data_from) + pd.Timedelta(warm_up, unit="D")
    return float((people["first"] < start).mean()) if len(people) else 0.0


def at_a_loss(people: pd.DataFrame) -> float:
    """Return the share of customers with repeat purchases whose mean money is not above zero."""
    repeated = people[people["frequency"] > 0]
    return float((repeated["monetary_value"] <= 0).mean()) if len(repeated) else 0.0


def calibration_end(as_of: dt.date, holdout_days: int) -> dt.date:
    """Return the last day of calibration."""
    return as_of - dt.timedelta(days=holdout_days)


def repeats_by_week(days: ir.Table, *, as_of: dt.date, known_by: dt.date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Count repeat purchase days by week, and first purchases by day, of customers who had bought by `known_by`.

    Weeks are counted in sevens of days back from `as_of`, so that all are whole; the first may reach before the data.

    Returns
    -------
    week_end (day), repeats (in that week); and first (day), customers.
    """
    bought = days.filter((days.day <= _date(as_of)) & (days.orders > 0))
    first = bought.day.min().over(ibis.window(group_by=bought.customer_id))
    dated = bought.mutate(first=first)
    dated = dated.filter(dated["first"] <= _date(known_by))
    week = (dated.day.epoch_days() - (as_of - dt.date(1970, 1, 1)).days) / 7
    repeats = dated.mutate(week=week.ceil()).group_by("week").agg(repeats=(dated.day > dated["first"]).sum())
    counted = repeats.to_pandas().set_index("week")["repeats"].astype("int64")
    weeks = range(int(counted.index.min()) if len(counted) else 0, 1)
    ends = pd.Timestamp(as_of) + pd.to_timedelta([7 * number for number in weeks], unit="D")
    births = dated.group_by("first").agg(customers=dated.customer_id.nunique()).to_pandas().sort_values("first")
    frame = pd.DataFrame({"week_end": ends, "repeats": [int(counted.get(number, 0)) for number in weeks]})
    return frame, births.assign(first=pd.to_datetime(births["first"])).reset_index(drop=True)


def _date(day: dt.date) -> ir.DateScalar:
    return ibis.date(day.year, day.month, day.day)
