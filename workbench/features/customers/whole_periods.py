"""The whole periods of the data, what is bought in them, and what of a point may be shown."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench import disclosure
from workbench.features.customers import calendar
from workbench.features.customers.calendar import Length
from workbench.features.customers.totals import total

COLUMNS = ["calendar_period", "value", "n"]


class Window(NamedTuple):
    """Up to which day and from which one points are made, how long a period is, and of how many customers at least."""

    as_of: dt.date
    first_day: dt.date
    period: Length = "week"
    minimum: int = 0

    @property
    def every(self) -> pd.PeriodIndex:
        """The periods that lie wholly in the data.

        >>> Window(dt.date(2024, 3, 30), dt.date(2024, 1, 2), "month").every.astype(str).tolist()
        ['2024-02']
        """
        first = calendar.containing(self.first_day, self.period)
        first = first if first.start_time.date() >= self.first_day else first + 1
        last = calendar.last_complete(self.as_of, self.period)
        return pd.period_range(first, last, freq=first.freq, name="calendar_period")

    def until(self, table: ir.Table, clock: str) -> ir.Table:
        """Return the rows up to the last day, with their day (`on`) and the number of their period (`at`)."""
        day = table[clock].cast("date")
        known = table.mutate(on=day, at=calendar.ordinal(day, self.period))
        return known.filter(known.on <= ibis.date(self.as_of.year, self.as_of.month, self.as_of.day))

    def framed(self, counted: ir.Table | pd.DataFrame) -> pd.DataFrame:
        """Return counts by `at` as a row for every whole period; where nothing happened they are 0."""
        frame = counted if isinstance(counted, pd.DataFrame) else counted.to_pandas()
        index = pd.PeriodIndex(calendar.to_period(frame["at"], self.period), freq=self.every.freq)
        plain = frame.drop(columns="at").set_axis(index, axis=0)
        return plain.reindex(self.every).astype("float64").fillna(0.0)

    def share(self, part: pd.Series, whole: pd.Series) -> pd.DataFrame:
        """Return shares by period; those of few, or that leave few, are missing."""
        few = [disclosure.about_few(int(n), k, minimum=self.minimum) for k, n in zip(part, whole, strict=True)]
        return self.points((part / whole.where(whole > 0)).mask(np.array(few, dtype=bool)), whole)

    def points(self, value: pd.Series, n: pd.Series, hidden: pd.Series | None = None) -> pd.DataFrame:
        """Return points: calendar_period, value (missing where hidden, or about nobody or few), n."""
        kept = value.where((n >= max(self.minimum, 1)) & ~(hidden if hidden is not None else n < 0))
        return pd.DataFrame({"calendar_period": self.every, "value": kept.to_numpy(), "n": n.to_numpy()})


def purchases(days: ir.Table, window: Window) -> pd.DataFrame:
    """Return what is bought in every whole period: customers, active (with an order), orders, money, hidden (one or two make it up).

    >>> days = ibis.memtable({"customer_id": ["a", "b"], "day": [dt.date(2024, 1, 9)] * 2, "spend": [5.0, -2.0], "orders": [2, 0]})
    >>> purchases(days, Window(dt.date(2024, 1, 31), dt.date(2024, 1, 1), "month")).values.tolist()
    [[2.0, 1.0, 2.0, 3.0, False]]
    """
    each = window.until(days, "day").group_by("at", "customer_id")
    sums = each.agg(money=lambda t: total(t.spend), orders=lambda t: t.orders.sum())
    sized = sums.mutate(size=sums.money.abs())
    ranked = sized.mutate(place=ibis.row_number().over(group_by="at", order_by=sized["size"].desc()))
    found = window.framed(ranked.group_by("at").agg(
        customers=ranked.count(), active=ranked.count(where=ranked.orders > 0), orders=ranked.orders.sum(),
        money=total(ranked.money), gross=total(ranked["size"]),
        largest=ranked["size"].max(where=ranked.place == 0), second=ranked["size"].max(where=ranked.place == 1),
    ))  # fmt: skip
    shown = disclosure.dominated(found["gross"], found["largest"], found["second"], found["money"])
    return found[["customers", "active", "orders", "money"]].assign(hidden=shown & (window.minimum > 0))
