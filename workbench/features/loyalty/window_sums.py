"""Sums over windows of days before and after moments of customers: what a trial adjusts for, and what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total


class Window(NamedTuple):
    """A column of the customer days, summed from the first to the last day, both counted from the moment (day 0)."""

    column: str
    first: int
    last: int


def contributions(days: ir.Table, *, margin_share: float) -> ir.Table:
    """Add `contribution`, the margin of each customer day net of discounts and returns, and `given`, its discounts.

    Where the lines have no margin, goods are taken to cost 1 − `margin_share` of their list price (what was paid plus
    the discount), so that a discount comes off the margin in full.

    >>> import datetime as dt
    >>> import ibis
    >>> days = ibis.memtable({"customer_id": ["a"], "day": [dt.date(2024, 1, 3)], "spend": [8.0], "discount": [2.0],
    ...     "margin": [None]}, schema={"customer_id": "string", "day": "date", "spend": "float64",
    ...     "discount": "float64", "margin": "float64"})
    >>> contributions(days, margin_share=0.3).contribution.to_pandas().round(6).tolist()
    [1.0]
    """
    given = days.discount.fill_null(0.0)
    assumed = days.spend - (1 - margin_share) * (days.spend + given)
    return days.mutate(contribution=days.margin.fill_null(assumed), given=given)


def window_sums(moments: ir.Table, days: ir.Table, sums: Mapping[str, Window]) -> pd.DataFrame:
    """Sum columns of the customer days over windows around each moment (customer_id, start).

    Returns customer_id, start and one column per name in `sums`; a window without a row is a true zero, whether it was
    observed is for the caller to know.

    >>> import datetime as dt
    >>> import ibis
    >>> days = ibis.memtable({"customer_id": ["a", "a"], "day": [dt.date(2024, 1, 3), dt.date(2024, 1, 9)], "spend": [5.0, 7.0]})
    >>> moments = ibis.memtable({"customer_id": ["a", "b"], "start": [dt.date(2024, 1, 3), dt.date(2024, 1, 3)]})
    >>> window_sums(moments, days, {"after": Window("spend", 1, 30)})["after"].tolist()
    [7.0, 0.0]
    """
    keys = moments.select("customer_id", "start").distinct()
    reach = min(w.first for w in sums.values()), max(w.last for w in sums.values())
    both = keys.join(days, "customer_id")
    lag = both.day.epoch_days() - both.start.epoch_days()
    near = both.mutate(lag=lag).filter(lag.between(*reach))
    totals = near.group_by("customer_id", "start").agg(
        **{name: total(near[w.column], near.lag.between(w.first, w.last)) for name, w in sums.items()}
    )
    frame = keys.left_join(totals, ["customer_id", "start"]).select("customer_id", "start", *sums).to_pandas()
    frame[list(sums)] = frame[list(sums)].astype("float64").fillna(0.0)
    return frame.sort_values(["customer_id", "start"], ignore_index=True)
