"""What new customers spend in later windows of their own time, beside their first one."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.cohorts.cohorts import left_truncated
from workbench.features.customers import calendar
from workbench.features.customers.calendar import Length
from workbench.features.customers.totals import total


def revenue_course(
    days: ir.Table, *, as_of: dt.date, longest: int = 12, period: Length = "month", warm_up: int = 90
) -> pd.DataFrame:
    """Sum each customer's revenue in their first window (x) and in each later one (y), with squares and products.

    A window is 30 days for months, 7 for weeks, 91 for quarters, counted from the customer's own first purchase: the
    calendar period of joining is cut short for everyone who joins late in it and would be too small a base. In each
    window only customers observed through it are counted. These are the sufficient statistics of a ratio of sums and
    its customer-level variance.

    Parameters
    ----------
    longest : the last window, the first being 0.

    Returns
    -------
    cohort, period (the window, from 1), customers, x, y, xx, yy, xy, complete (all members of the cohort were observed
    through it), left_truncated; ordered by cohort and window.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a"] * 3, "orders": [1] * 3, "spend": [8.0, 2.0, 4.0],
    ...     "day": [dt.date(2024, 1, 1), dt.date(2024, 1, 30), dt.date(2024, 3, 2)]})
    >>> found = revenue_course(days, as_of=dt.date(2024, 4, 1), warm_up=0)
    >>> found[["period", "x", "y"]].values.tolist()
    [[1.0, 10.0, 0.0], [2.0, 10.0, 4.0]]
    """
    length = calendar.DAYS[period]
    end = ibis.date(as_of.year, as_of.month, as_of.day).epoch_days()
    seen = days.filter(days.day.epoch_days() <= end)
    first = seen.day.min(where=seen.orders > 0).over(ibis.window(group_by=seen.customer_id)).epoch_days()
    aged = seen.mutate(first=first, money=seen.spend.cast("decimal(18, 4)")).filter(lambda t: t["first"].notnull())
    aged = aged.mutate(window=(aged.day.epoch_days() - aged["first"]) // length)
    x = aged.group_by("customer_id", "first").agg(
        x=aged.money.sum(where=aged.window == 0).cast("float64").fill_null(0.0), cohort=_cohort(aged, period)
    )
    later = aged.filter((aged.window > 0) & (aged.window <= longest)).group_by("customer_id", "window")
    spent = later.agg(y=lambda t: t.money.sum().cast("float64"))
    windows = ibis.range(1, longest + 1).unnest().name("period").as_table()  # a memtable would import pyarrow.dataset
    observed = x.cross_join(windows).filter(lambda t: t["first"] + (t["period"] + 1) * length - 1 <= end)
    each = observed.left_join(spent, ["customer_id", observed.period == spent.window]).mutate(
        y=lambda t: t.y.fill_null(0.0)
    )
    frame = each.group_by("cohort", "period").agg(
        customers=each.count(), x=total(each.x), y=total(each.y), xx=total(each.x * each.x), yy=total(each.y * each.y),
        xy=total(each.x * each.y),
    ).order_by("cohort", "period").to_pandas()  # fmt: skip
    frame["cohort"] = calendar.to_period(frame["cohort"], period)
    ends = frame["cohort"].map(lambda cohort: cohort.end_time.date()).astype("object")
    limits = frame["period"].map(lambda window: as_of - dt.timedelta(days=(int(window) + 1) * length - 1))
    whole = pd.Series([day <= limit for day, limit in zip(ends, limits, strict=True)], frame.index, dtype=bool)
    return frame.assign(complete=whole, left_truncated=left_truncated(days, frame["cohort"], warm_up))


def _cohort(aged: ir.Table, period: Length) -> ir.IntegerScalar:
    bought = aged.day.min(where=aged.orders > 0)
    return calendar.ordinal(bought, period)
