"""Recency, frequency and monetary value as of a date, and scores that treat equal customers alike.

Every function starts from the customer-day table of `workbench.features.customers.activity` or from a frame made of it, and looks
no further than `as_of`. Scores run from 1 to 5, 5 being best: most recent, most frequent, most money.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd
from ibis import _

from workbench import disclosure
from workbench.arguments import known
from workbench.disclosure.dominance import AMOUNTS
from workbench.features.segments.labels import first_that_holds

MEASURES = {"r": "recency_days", "f": "frequency", "m": "monetary"}
BEGIN = ["recency_at_most", "orders_at_least", "revenue_at_least"]  # where the scores of the measures begin
GROUPS = 5
UNITS = 10_000.0
Scoring = Literal["midrank", "quintile"]

# The names that the documentation of R's rfm 0.3.0 gives to ranges of scores, the first that fits counting: recency from
# and to, frequency from and to, monetary from and to.
NAMED = (
    ("Champions", 5, 5, 5, 5, 5, 5),
    ("Potential Loyalist", 3, 5, 3, 5, 2, 5),
    ("Loyal Customers", 2, 4, 2, 4, 2, 4),
    ("Promising", 3, 4, 1, 3, 3, 5),
    ("New Customers", 4, 5, 1, 3, 1, 5),
    ("Can't Lose Them", 1, 2, 3, 4, 4, 5),
    ("At Risk", 1, 2, 2, 5, 4, 5),
    ("Need Attention", 1, 3, 3, 5, 3, 5),
    ("About To Sleep", 2, 3, 1, 3, 1, 4),
    ("Lost", 1, 1, 1, 5, 1, 5),
)


def recency_frequency_monetary(days: ir.Table, *, as_of: dt.date, window_days: int = 0) -> ir.Table:
    """Reduce customer days to one row per customer who has bought by `as_of`.

    Parameters
    ----------
    days : customer-day table: customer_id, day, spend, orders, margin.
    as_of : last day counted.
    window_days : frequency and money are counted over so many days up to `as_of`; 0 counts all days. The last purchase
        may lie before the window: then frequency is 0.

    Returns
    -------
    customer_id; tenure_days and recency_days (days from the first and the last purchase to `as_of`); frequency (orders);
    monetary and margin (net of returns, currency; margin is missing where the lines have none); late and early (money
    in the later and the earlier half of the window, 0 without a window).

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [2, 1, 1], "spend": [5.0, 7.0, 2.0],
    ...     "margin": [1.0, 2.0, 0.5], "day": [dt.date(2024, 1, 3), dt.date(2024, 2, 9), dt.date(2024, 3, 5)]})
    >>> found = recency_frequency_monetary(days, as_of=dt.date(2024, 3, 1)).to_pandas()
    >>> found[["customer_id", "recency_days", "frequency", "monetary"]].values.tolist()
    [['a', 21, 3, 12.0]]
    """
    end, half = _date(as_of), as_of - dt.timedelta(days=window_days // 2)
    start = as_of - dt.timedelta(days=window_days)
    seen = days.filter(days.day <= end)
    inside = seen.day > _date(start) if window_days else ibis.literal(True)
    late = seen.day > _date(half) if window_days else ibis.literal(False)
    # What does not count is taken out before it is added up, and orders are added as float64, which holds them exactly:
    # filtered and 128-bit sums take twice as long.
    each = (
        seen.select(
            "customer_id",
            bought=ibis.ifelse(seen.orders > 0, seen.day, ibis.null("date")),
            orders=ibis.ifelse(inside, seen.orders.cast("float64"), 0.0),
            early=ibis.ifelse(inside & ~late, _units(seen.spend), 0.0),
            late=ibis.ifelse(late, _units(seen.spend), 0.0),
            margin=ibis.ifelse(inside, _units(seen.margin), ibis.null("float64")),
        )
        .group_by("customer_id")
        .agg(
            first=_.bought.min(),
            last=_.bought.max(),
            frequency=_.orders.sum().cast("int64"),
            early=_.early.sum().fill_null(0.0),
            late=_.late.sum().fill_null(0.0),
            margin=_.margin.sum(),
        )
    )
    each = each.filter(each["last"].notnull())
    return each.select(
        "customer_id",
        tenure_days=end.epoch_days() - each["first"].epoch_days(),
        recency_days=end.epoch_days() - each["last"].epoch_days(),
        frequency=each.frequency,
        monetary=(each.early + each.late) / UNITS,
        margin=each.margin / UNITS,
        late=each.late / UNITS,
        early=each.early / UNITS if window_days else ibis.literal(0.0),
    )


def steps_back(
    days: ir.Table, *, as_of: dt.date, step_days: int, window_days: int, steps: int = 2
) -> list[pd.DataFrame]:
    """Return the customers as they stand on a day and as they stood one step and more before it, each with a window of its own.

    Returns the frames of `recency_frequency_monetary`, ordered by customer_id, today's first.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "b"], "orders": [1, 1], "spend": [5.0, 2.0], "margin": [1.0, 0.5],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 3, 5)]})
    >>> [len(frame) for frame in steps_back(days, as_of=dt.date(2024, 3, 31), step_days=60, window_days=90)]
    [2, 1, 0]
    """
    dates = [as_of - dt.timedelta(days=step_days * step) for step in range(steps + 1)]
    return [
        recency_frequency_monetary(days, as_of=day, window_days=window_days).order_by("customer_id").to_pandas()
        for day in dates
    ]


def brought(customers: pd.DataFrame, measure: str = "monetary") -> pd.Series:
    """Return what those who bought in the window brought in it, by customer_id.

    >>> brought(pd.DataFrame({"customer_id": ["a", "b"], "frequency": [2, 0], "monetary": [9.0, 0.0]})).to_dict()
    {'a': 9.0}
    """
    return worth(customers[customers["frequency"] > 0], measure)


def worth(customers: pd.DataFrame, measure: str = "monetary") -> pd.Series:
    """Return what customers brought in the window, by customer_id; a margin that is not known counts as 0.

    >>> worth(pd.DataFrame({"customer_id": ["a", "b"], "margin": [9.0, float("nan")]}), "margin").to_dict()
    {'a': 9.0, 'b': 0.0}
    """
    return customers.set_index("customer_id")[measure].fillna(0.0)


def _units(money: ir.FloatingColumn) -> ir.FloatingValue:
    """Money in whole ten-thousandths: up to 9 * 10**11 its sum is exact and does not depend on the order of the rows."""
    return (money * UNITS).round(0).cast("float64")


def _date(day: dt.date) -> ir.DateScalar:
    return ibis.date(day.year, day.month, day.day)


def cut_points(frame: pd.DataFrame) -> pd.DataFrame:
    """Find where the scores of these customers begin, to be kept and used on others and on other days.

    A score is the fifth in which the customer's mid-rank lies, the mean of the shares with a smaller value and with one
    not larger: equal customers get equal scores, and fifths may differ in size or stay empty.

    Returns measure, score, lowest (of frequency and money the lowest value with this score, of recency the highest
    number of days), customers.

    Examples
    --------
    >>> frame = pd.DataFrame({"recency_days": [1, 2, 3, 4, 5], "frequency": [1, 1, 1, 1, 9], "monetary": [1., 2, 3, 4, 5]})
    >>> cuts = cut_points(frame)
    >>> cuts[cuts["measure"] == "frequency"].values.tolist()
    [['frequency', 3, 1.0, 4], ['frequency', 5, 9.0, 1]]
    """
    parts = []
    for measure in MEASURES.values():
        values, customers = np.unique(_upward(frame[measure], measure), return_counts=True)
        below = np.cumsum(customers) - customers / 2  # customers with less, and half of the equals
        score = 1 + np.minimum(GROUPS * below // max(len(frame), 1), GROUPS - 1).astype(int)
        found = (
            pd.DataFrame({"value": values, "customers": customers})
            .groupby(score)
            .agg({"value": "min", "customers": "sum"})
        )
        lowest = _upward(found["value"], measure)
        parts.append(
            pd.DataFrame({"measure": measure, "score": found.index, "lowest": lowest, "customers": found["customers"]})
        )
    return pd.concat(parts, ignore_index=True)


def reported(cuts: pd.DataFrame) -> pd.DataFrame:
    """Lay cut points out by score; the lowest score has none, it takes what lies below.

    Returns score_of_five, recency_at_most, orders_at_least and revenue_at_least; missing where a measure has no such score.
    """
    first = cuts.groupby("measure")["score"].transform("min")
    above = cuts[cuts["score"] > first].pivot(index="score", columns="measure", values="lowest")
    return (
        above.reindex(columns=list(MEASURES.values()))
        .set_axis(BEGIN, axis=1)
        .rename_axis("score_of_five")
        .reset_index()
    )


def scores(frame: pd.DataFrame, cuts: pd.DataFrame) -> pd.DataFrame:
    """Score customers by cut points that may come from other customers or another day.

    Returns r, f, m from 1 to 5, on the index of the frame; whoever lies below all cut points gets the lowest score.
    """
    found = {}
    for name, measure in MEASURES.items():
        of = cuts[cuts["measure"] == measure].sort_values("score")
        place = np.searchsorted(_upward(of["lowest"], measure), _upward(frame[measure], measure), side="right")
        found[name] = of["score"].to_numpy()[np.maximum(place - 1, 0)] if len(of) else np.ones(len(frame), int)
    return pd.DataFrame(found, frame.index)


def quintile_scores(frame: pd.DataFrame) -> pd.DataFrame:
    """Score customers by the rule of R's rfm package: half-open bins that end one unit above each quintile.

    The unit is one day, one order and one currency unit, so that, unlike `scores`, other currencies give other scores.

    Returns r, f, m from 1 to 5, on the index of the frame.
    """
    found = {}
    for name, measure in MEASURES.items():
        values = known(frame[measure], measure)
        edges = np.quantile(values, np.arange(1, GROUPS) / GROUPS) + 1 if len(values) else []
        rank = 1 + np.searchsorted(edges, values, side="right")
        found[name] = GROUPS + 1 - rank if name == "r" else rank
    return pd.DataFrame(found, frame.index)


def score(frame: pd.DataFrame, *, scoring: Scoring = "midrank") -> pd.DataFrame:
    """Add r, f, m to customers, by mid-rank cut points or by the quintile rule of R's rfm.

    The cut points are those of the customers with an order in the window; all others lie below them.
    """
    counted = frame.loc[frame["frequency"] > 0, list(MEASURES.values())]
    found = quintile_scores(frame) if scoring == "quintile" else scores(frame, cut_points(counted))
    return frame.assign(**found)


def active(customers: pd.DataFrame) -> pd.DataFrame:
    """Return what segments are made of: of those who bought in the window, recency_days, frequency and order_value.

    Returns one row per such customer, indexed by customer_id; order_value is money per order, net of returns.

    >>> frame = pd.DataFrame({"customer_id": ["a", "b"], "recency_days": [3, 400], "frequency": [2, 0], "monetary": [9.0, 0.0]})
    >>> active(frame)["order_value"].to_dict()
    {'a': 4.5}
    """
    bought = customers[customers["frequency"] > 0].set_index("customer_id")
    found = bought[["recency_days", "frequency"]].astype("float64")
    return found.assign(order_value=bought["monetary"] / bought["frequency"])


def named(scored: pd.DataFrame, names: Sequence[tuple] = NAMED) -> pd.Series:
    """Name customers by the ranges in which their scores r, f, m lie; the first that fits, else "Others".

    >>> named(pd.DataFrame({"r": [5, 1], "f": [5, 3], "m": [4, 1]})).tolist()
    ['Potential Loyalist', 'Lost']
    """
    within = [
        scored["r"].between(r0, r1) & scored["f"].between(f0, f1) & scored["m"].between(m0, m1)
        for _, r0, r1, f0, f1, m0, m1 in names
    ]
    return first_that_holds(within, [*(name for name, *ranges in names), "Others"])


def grid(scored: pd.DataFrame) -> pd.DataFrame:
    """Count customers and money in every combination of a recency and a frequency score.

    Returns recency_score and frequency_score (from 5 down and from 1 up; a score that nobody has is left out), customers,
    revenue_share (of all money), and net, gross, largest and second: what a guard has to know of the money.
    """
    rows, columns = sorted(scored["r"].unique(), reverse=True), sorted(scored["f"].unique())
    places = pd.MultiIndex.from_product([rows, columns], names=["recency_score", "frequency_score"])
    money = disclosure.tops(scored, ["r", "f"], "monetary")
    found = money.assign(customers=scored.groupby(["r", "f"]).size(), revenue_share=money["net"] / money["net"].sum())
    return found[["customers", "revenue_share", *AMOUNTS]].reindex(places, fill_value=0).reset_index()


def _upward(values: pd.Series, measure: str) -> np.ndarray:
    """The measure as numbers of which more is better: recency counts backwards. One that is missing has no score."""
    numbers = known(values, measure)
    return -numbers if measure == "recency_days" else numbers
