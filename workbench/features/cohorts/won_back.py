"""How many of those who fell silent came back."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.cohorts.cohorts import Activity, Length, customer_periods
from workbench.features.customers import calendar


def won_back(
    days: ir.Table, *, as_of: dt.date, period: Length = "month", activity: Activity = "purchases", silence: int = 3
) -> pd.DataFrame:
    """Count, by cohort, customers who lapsed and those of them who came back within as many periods again.

    A customer lapses once they have been silent for `silence` whole periods (as in `cohorts.survivors`; their first lapse
    counts). Only lapses are counted after which `silence` further periods are complete, so that all had the same time.

    Returns
    -------
    One row per cohort (pandas period) with lapsed and returned.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [1, 1, 1], "spend": [5.0, 7.0, 2.0],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 5, 9), dt.date(2024, 1, 5)]})
    >>> won_back(days, as_of=dt.date(2024, 7, 31), silence=3).values.tolist()
    [[2, 1]]
    """
    cells = customer_periods(days, as_of=as_of, period=period, activity=activity)
    cells = cells.filter(cells.active)
    following = cells.age.lead().over(ibis.window(group_by=cells.customer_id, order_by=cells.age))
    gaps = cells.mutate(wait=following - cells.age)
    ends = gaps.filter(gaps.wait.isnull() | (gaps.wait > silence))
    first = ends.group_by("customer_id", "cohort").agg(last=ends.age.min(), wait=ends.wait.argmin(ends.age))
    counted = first.group_by("cohort", "last", "wait").agg(customers=first.count()).to_pandas()
    if counted.empty:
        return pd.DataFrame({"lapsed": [], "returned": []}, dtype="int64")
    counted["cohort"] = calendar.to_period(counted["cohort"], period)
    end = calendar.last_complete(as_of, period)
    lived = pd.Series([(end - cohort).n for cohort in counted["cohort"]], counted.index)
    lapsed = counted[lived - counted["last"] >= 2 * silence]
    returned = lapsed["customers"].where(lapsed["wait"] <= 2 * silence, 0)
    return lapsed.assign(lapsed=lapsed["customers"], returned=returned).groupby("cohort")[["lapsed", "returned"]].sum()
