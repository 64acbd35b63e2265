"""Customers with a case beside alike customers without one: alike by what was known before the day on which the case was opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import ibis
import numpy as np
import pandas as pd

from workbench.features.customers import activity, dated
from workbench.features.customers.dated import Past

KNOWN = ("recency_days", "orders_before", "spend_before", "known_days")
LOOKBACK, QUIET = 365, 180  # days whose orders and money count; days without a case before
BESIDE = 3  # alike customers for each case
MOST_CASES, MOST_OTHERS = 1_000, 5_000  # of more an even part is looked at
FAR = 0.25  # deviations, over all that is known, beyond which nobody is alike


COLUMNS = ["occasion", "customer_id", "treated", *KNOWN, "bought", "spend", "score"]


def occasions(
    cases: pd.DataFrame,
    days: ibis.Table | None,
    surveys: pd.DataFrame | None = None,
    *,
    as_of: dt.date,
    follow_days: int = 90,
) -> pd.DataFrame:
    """Set each case whose customer is followed long enough beside customers who had none and bought alike before.

    A case counts if its customer has bought before and had no other in half a year; so do those beside it, on the same day. Who has
    a case later stays: nobody knew that on the day.

    Parameters
    ----------
    cases : customer_id, day. days : see `activity.customer_days`; None, which nobody is in, where there are no purchases. surveys : customer_id, day, score of one kind, if there are any.

    Returns
    -------
    occasion, customer_id, treated (with the case), recency_days, orders_before, spend_before, known_days (each before the day, the sums
    over a year), bought (1.0 or 0.0), spend, score (mean of the answers, missing without one) in the days after.

    >>> days = ibis.memtable({"customer_id": ["a", "b"], "day": [dt.date(2024, 1, 1)] * 2, "orders": 1, "spend": 9.5})
    >>> one = pd.DataFrame({"customer_id": ["a"], "day": pd.to_datetime(["2024-01-05"])})
    >>> occasions(one, days, as_of=dt.date(2024, 6, 30))[["customer_id", "treated", "bought"]].values.tolist()
    [['a', True, 0.0], ['b', False, 0.0]]
    """
    if days is None:
        return pd.DataFrame(columns=COLUMNS)
    bought = days.filter((days.orders > 0) & (days.day <= ibis.date(as_of.year, as_of.month, as_of.day)))
    lines = bought.select("customer_id", "day", "spend").to_pandas().sort_values(["customer_id", "day"])
    names = pd.Index(lines["customer_id"].unique())
    orders, opened = dated.past(lines, names, "spend"), dated.past(cases, names)
    index = _counted(cases, names, orders, opened, last=dated.number(as_of) - follow_days)
    others = np.arange(len(names))[:: max(1, -(-len(names) // MOST_OTHERS))]
    rows = [_beside(k, who, day, others, orders, opened) for k, (who, day) in enumerate(index)]
    rows = [one for one in rows if len(one)]
    columns = ["occasion", "who", "day", "treated", *KNOWN]
    found = pd.DataFrame(np.concatenate(rows) if rows else np.empty((0, len(columns))), columns=columns)
    who, day = found["who"].to_numpy("int64"), found["day"].to_numpy("int64")
    times, money = orders.within(who, day + 1, day + follow_days)
    answers = dated.past(surveys, names, "score") if surveys is not None else orders._replace(key=orders.key[:0])
    said, score = answers.within(who, day + 1, day + follow_days)
    found = found.astype({"occasion": "int64", "treated": bool}).drop(columns=["who", "day"])
    found.insert(1, "customer_id", names[who])
    return found.assign(
        bought=(times > 0).astype("float64"), spend=money, score=np.where(said > 0, score / np.maximum(said, 1), np.nan)
    )


def purchase_days(tables: Mapping[str, ibis.Table], *, cached: Callable[..., ibis.Table]) -> ibis.Table | None:
    """Return the customer-days of a dataset that has purchases, else nothing.

    Parameters
    ----------
    tables : a dataset's tables. cached : its `cached`.

    >>> purchase_days({}, cached=lambda function: function) is None
    True
    """
    return cached(activity.customer_days) if "transactions" in tables else None


def scores(tables: Mapping[str, ibis.Table], *, as_of: dt.date, kind: str = "nps") -> pd.DataFrame | None:
    """Return customer_id, day and score of the answers of one kind up to a day; nothing where a dataset has no surveys.

    >>> scores({}, as_of=dt.date(2024, 1, 31)) is None
    True
    """
    if "surveys" not in tables:
        return None
    table = tables["surveys"]
    dated = table.mutate(day=table.responded_at.cast("date"))
    mine = dated.filter(
        (dated.kind == kind) & dated.score.notnull() & (dated.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    )
    return mine.select("customer_id", "day", "score").to_pandas()


def _counted(cases: pd.DataFrame, names: pd.Index, orders: Past, opened: Past, *, last: int) -> list[tuple[int, int]]:
    """Customer and day of the cases that count, in order; of very many an even part."""
    who, day = names.get_indexer(cases["customer_id"]), dated.numbers(cases["day"])
    keep = (who >= 0) & (day <= last)
    who, day = who[keep], day[keep]
    new = opened.within(who, day - QUIET, day - 1)[0] == 0
    known = orders.before(who, day) > orders.before(who, np.zeros_like(day))
    pairs = sorted(
        set(zip(who[new & known].tolist(), day[new & known].tolist(), strict=True)), key=lambda one: one[::-1]
    )
    return pairs[:: max(1, -(-len(pairs) // MOST_CASES))]


def _beside(k: int, who: int, day: int, others: np.ndarray, orders: Past, opened: Past) -> np.ndarray:
    """The rows of one occasion: the customer with the case, then those most alike; none where nobody is."""
    group = np.append(who, others[others != who])
    at = np.full(len(group), day)
    free = opened.within(group, at - QUIET, at)[0] == 0
    free[0] = True
    known = orders.before(group, at) > orders.before(group, np.zeros_like(at))
    group = group[free & known]
    facts = _facts(group, np.full(len(group), day), orders)
    scale = np.log1p(np.maximum(facts, 0.0))
    spread = scale.std(axis=0)
    apart = np.abs(scale[1:] - scale[0]) / np.where(spread > 0, spread, 1.0)
    near = np.argsort(apart.max(axis=1), kind="stable")[:BESIDE] + 1
    near = near[apart[near - 1].max(axis=1) <= FAR]
    if not len(near):
        return np.empty((0, 4 + len(KNOWN)))
    chosen = np.append(0, near)
    told = [np.full(len(chosen), k), group[chosen], np.full(len(chosen), day), chosen == 0]
    return np.column_stack([*told, facts[chosen]]).astype("float64")


def _facts(who: np.ndarray, day: np.ndarray, orders: Past) -> np.ndarray:
    """What was known of customers before a day, a column each of KNOWN."""
    end, start = orders.before(who, day), orders.before(who, np.zeros_like(day))
    number, money = orders.within(who, day - LOOKBACK, day - 1)
    return np.column_stack([day - orders.day[end - 1], number, money, day - orders.day[start]]).astype("float64")
