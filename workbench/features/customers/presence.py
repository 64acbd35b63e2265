"""Who is in a table, when, and whether more than once: where a new question often starts."""

from __future__ import annotations

import datetime as dt

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers import calendar
from workbench.features.customers.calendar import Length


def used(table: ir.Table, *, clock: str, as_of: dt.date, name: str = "transactions") -> dict[str, int | str]:
    """Count the rows and the customers of a table up to a day.

    Parameters
    ----------
    clock : the column that says when a row happened. name : the table's name, for the row ledger of the report.
    """
    row = (
        _until(table, clock, as_of)
        .aggregate(rows=lambda t: t.count(), customers=lambda t: t.customer_id.nunique())
        .to_pandas()
        .iloc[0]
    )
    return {"rows": int(row["rows"]), "customers": int(row["customers"]), "table": name}


def several_days(table: ir.Table, *, clock: str, as_of: dt.date) -> tuple[int, int]:
    """Return how many customers have rows on more than one day, and how many have any.

    >>> rows = ibis.memtable({"customer_id": ["a", "a", "b"], "at": [dt.date(2024, 1, 1), dt.date(2024, 2, 1), dt.date(2024, 2, 1)]})
    >>> several_days(rows, clock="at", as_of=dt.date(2024, 12, 31))
    (1, 2)
    """
    days = _until(table, clock, as_of).group_by("customer_id").agg(days=lambda t: t[clock].cast("date").nunique())
    row = days.aggregate(several=(days.days > 1).sum().fill_null(0), everyone=days.count()).to_pandas().iloc[0]
    return int(row["several"]), int(row["everyone"])


def by_period(table: ir.Table, *, clock: str, as_of: dt.date, period: Length = "month") -> pd.DataFrame:
    """Count customers and rows by calendar period, complete ones only; a period without rows is a true zero.

    Returns
    -------
    calendar_period (pandas period), customers, lines; in order.

    >>> rows = ibis.memtable({"customer_id": ["a", "b"], "at": [dt.date(2024, 1, 9), dt.date(2024, 3, 2)]})
    >>> by_period(rows, clock="at", as_of=dt.date(2024, 3, 31))["customers"].tolist()
    [1, 0, 1]
    """
    known = _until(table, clock, as_of).mutate(at=lambda t: calendar.ordinal(t[clock].cast("date"), period))
    counted = (
        known.group_by("at").agg(customers=lambda t: t.customer_id.nunique(), lines=lambda t: t.count()).to_pandas()
    )
    if counted.empty:
        return pd.DataFrame({"calendar_period": pd.PeriodIndex([], freq="M"), "customers": [], "lines": []})
    counted["calendar_period"] = calendar.to_period(counted["at"], period)
    last = calendar.last_complete(as_of, period)
    whole = pd.period_range(counted["calendar_period"].min(), last)
    counted = counted.set_index("calendar_period")[["customers", "lines"]].reindex(whole, fill_value=0)
    return counted.rename_axis("calendar_period").reset_index()


def _until(table: ir.Table, clock: str, as_of: dt.date) -> ir.Table:
    return table.filter(table[clock].cast("date") <= ibis.date(as_of.year, as_of.month, as_of.day))
