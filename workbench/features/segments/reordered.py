"""What chance alone makes of customers who do not change: their own purchases, with the weeks in random order.

Whole weeks change places, the same for everybody, so that a customer's orders, money and days of the week stay, and what all
customers shared in a week stays shared. What is left of a rise, a fall or a move is then chance: no week comes before another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.features.segments import rfm, stages, tiers

MOST = 5_000  # customers drawn where there are more: shares are known well enough from so many
TIMES = 49


def halves(
    days: ir.Table, customers: pd.DataFrame, *, as_of: dt.date, window_days: int, growth: float = stages.GROWTH, times: int = 499,
    seed: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """Compare the halves of the window as `stages.halves` does, once for each random order of its weeks.

    Parameters
    ----------
    days : customer-day table. customers : frame of `rfm.recency_frequency_monetary` over `window_days`.
    growth : as for `stages.halves`. times : how many random orders. seed : of the draws.

    Returns
    -------
    One row per order: fell, rose (shares of the customers compared) and change (of their money, as a share of that in the
    earlier half).

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a"] * 4, "orders": [1] * 4, "spend": [5.0] * 4, "margin": [1.0] * 4,
    ...     "day": [dt.date(2024, 1, 1) + dt.timedelta(days=7 * week) for week in range(4)]})
    >>> steady = pd.DataFrame({"customer_id": ["a"], "tenure_days": [99]})
    >>> halves(days, steady, as_of=dt.date(2024, 1, 28), window_days=28, times=3).values.tolist()
    [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
    """
    known = customers[customers["tenure_days"] >= window_days]
    bought = _purchases(days, known["customer_id"], as_of=as_of, length=window_days, seed=seed)
    if bought.empty:
        return pd.DataFrame(columns=["fell", "rose", "change"], dtype="float64")
    spent = np.zeros((int(bought["customer_id"].max()) + 1, window_days))
    np.add.at(spent, (bought["customer_id"], bought["age"]), bought["spend"])
    is_late = _orders(window_days, times=times, seed=seed) < window_days // 2
    late = (spent @ is_late.T).round(4)  # customers by random order
    early = (spent.sum(axis=1, keepdims=True) - late).round(4)
    fell, rose = stages.fell_and_rose(early, late, growth=growth)
    compared = np.maximum((early > 0) | (late > 0), 0).sum(axis=0)
    before = early.sum(axis=0)
    change = np.divide(late.sum(axis=0), before, out=np.full(times, np.nan), where=before > 0) - 1
    return pd.DataFrame({"fell": fell.sum(axis=0) / compared, "rose": rose.sum(axis=0) / compared, "change": change})


def moves(
    days: ir.Table, customers: pd.DataFrame, place: Callable[[pd.DataFrame], pd.Series], *, as_of: dt.date, window_days: int,
    step_days: int, high: float = 0.5, value: str = "monetary", covered: bool = True, times: int = TIMES, seed: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """Follow customers from the window before to the last one, once for each random order of the weeks of both together.

    Parameters
    ----------
    days, customers, times, seed : as for `halves`. place : gives the segments of the customers of `rfm.active`.
    step_days : how much earlier the window before ends. high, value : as the high tier is cut. covered : see `moves.moves`.

    Returns
    -------
    One row per order: stayed (share of those with a segment before who are in it still), silent (share of them without an
    order in the last `step_days`), top (share of the money of the last `step_days` from the high tier of the window before),
    change (of all money, as a share of that in the window before), and for each segment the share of its own who stayed.
    """
    length = window_days + step_days
    bought = _purchases(days, customers["customer_id"], as_of=as_of, length=length, seed=seed)
    if bought.empty or not covered:
        return pd.DataFrame(columns=["stayed", "silent", "top", "change"], dtype="float64")
    found = []
    for order in _orders(length, times=times, seed=seed):
        ages = order[bought["age"]]
        one = _standing(bought, ages - step_days, days=window_days)
        two, since = _standing(bought, ages, days=window_days), _standing(bought, ages, days=step_days)
        before = place(rfm.active(one))
        now = place(rfm.active(two)).reindex(before.index)
        best, lately = tiers.best(rfm.brought(one, value), high=high), rfm.brought(since, value)
        top = lately.reindex(best).sum() / lately.sum() if lately.sum() > 0 else np.nan
        whole = {"stayed": (before == now).mean(), "silent": 1 - before.index.isin(lately.index).mean(), "top": top,
                 "change": two["monetary"].sum() / one["monetary"].sum() - 1}  # fmt: skip
        found.append(whole | (before == now).groupby(before).mean().to_dict())
    return pd.DataFrame(found)


def _purchases(days: ir.Table, ids: pd.Series, *, as_of: dt.date, length: int, seed: int) -> pd.DataFrame:
    """The days of customers, by number, within the last `length` days: customer_id, age (days before `as_of`), orders, spend, margin."""
    start = as_of - dt.timedelta(days=length)
    inside = days.filter((days.day > _date(start)) & (days.day <= _date(as_of)))
    if len(ids) > MOST:
        drawn = ids.sort_values(ignore_index=True).sample(MOST, random_state=seed)
        inside = inside.semi_join(ibis.memtable({"customer_id": drawn.tolist()}), "customer_id")
    age = (_date(as_of).epoch_days() - inside.day.epoch_days()).name("age")
    found = inside.select("customer_id", age, "orders", "spend", "margin").order_by("customer_id", "age").to_pandas()
    found = found[found["customer_id"].isin(ids)].reset_index(drop=True)
    return found.assign(customer_id=pd.factorize(found["customer_id"])[0])


def _orders(length: int, *, times: int, seed: int) -> np.ndarray:
    """For each random order of the weeks, the place that each day gets; what is left over at the beginning stays."""
    rng, weeks = np.random.default_rng(seed), length // 7
    places = np.tile(np.arange(length), (times, 1))
    for row in places:
        row[: weeks * 7] = (rng.permutation(weeks)[:, None] * 7 + np.arange(7)).ravel()
    return places


def _standing(bought: pd.DataFrame, ages: np.ndarray, *, days: int) -> pd.DataFrame:
    """Customers by what they did in the `days` days of which day 0 is the last, as `rfm.recency_frequency_monetary` has them."""
    codes = bought["customer_id"].to_numpy()
    many, inside = int(codes.max()) + 1, (ages >= 0) & (ages < days)
    silent = np.full(many, days)
    sums = {
        name: np.bincount(codes[inside], weights=bought[column].fillna(0.0).to_numpy()[inside], minlength=many)
        for name, column in (("frequency", "orders"), ("monetary", "spend"), ("margin", "margin"))
    }
    ordered = inside & (bought["orders"] > 0).to_numpy()
    np.minimum.at(silent, codes[ordered], ages[ordered])
    found = pd.DataFrame({"customer_id": np.arange(many), "recency_days": silent, **sums})
    return found[found["frequency"] > 0]


def _date(day: dt.date) -> ir.DateScalar:
    return ibis.date(day.year, day.month, day.day)
