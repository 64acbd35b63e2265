"""What a company takes in a week or month, as far as it may be shown: the series that forecasts learn from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.features.customers.calendar import Length
from workbench.features.customers.whole_periods import Window, purchases

MEASURES = ("revenue", "orders", "active-customers", "tickets")
SEASON = {"week": 52, "month": 12, "quarter": 4}  # periods in a year
COLUMNS = ["measure", "calendar_period", "value", "customers", "hidden"]


def measured(
    tables: Mapping[str, ir.Table],
    days: ir.Table,
    *,
    as_of: dt.date,
    first_day: dt.date,
    period: Length = "week",
    minimum: int = 0,
) -> pd.DataFrame:
    """Return revenue, orders, active customers and, where there are any, tickets of each whole period.

    Parameters
    ----------
    tables : of the dataset. days : customer-days, see `activity.customer_days`. first_day : the first day the data cover.
        minimum : fewest customers a shown number may be about.

    Returns
    -------
    measure, calendar_period, value, customers, hidden (about few, or money that one or two make up); in order of time.
    """
    window = Window(as_of, first_day, period, minimum)
    bought = purchases(days, window).reset_index()
    orders = bought.assign(value=bought["orders"], customers=bought["active"]).drop(columns="hidden")
    parts = {
        "revenue": bought.assign(value=bought["money"]),
        "orders": orders,
        "active-customers": orders.assign(value=orders["customers"]),
    }
    if "tickets" in set(tables):
        asked = window.until(tables["tickets"], "opened_at").group_by("at")
        cases = asked.agg(customers=lambda t: t.customer_id.nunique(), value=lambda t: t.count())
        parts["tickets"] = window.framed(cases).reset_index()
    found = pd.concat([part.assign(measure=name) for name, part in parts.items()], ignore_index=True)
    few = (found["customers"] > 0) & (found["customers"] < minimum)
    return found.assign(hidden=few | found["hidden"].fillna(False).astype(bool))[COLUMNS]


def usable(series: pd.DataFrame, measure: str, *, interrupted: Collection[pd.Period] = ()) -> pd.Series:
    """Return one measure by period, from where every period may be shown, has its days, and somebody is there.

    >>> rows = pd.DataFrame({"measure": "orders", "calendar_period": pd.period_range("2024-01", periods=3, freq="M"),
    ...     "value": [3, 20, 30], "customers": [3, 15, 20], "hidden": [True, False, False]})
    >>> usable(rows, "orders").tolist()
    [20.0, 30.0]
    """
    mine = series[series["measure"] == measure].reset_index(drop=True)
    if mine.empty:
        return pd.Series([], pd.PeriodIndex([], freq="M"), dtype="float64", name=measure)
    barred = mine["hidden"] | mine["calendar_period"].isin(list(interrupted))
    barred |= (mine["customers"] > 0).cumsum() == 0
    first = int(np.flatnonzero(barred.to_numpy())[-1]) + 1 if barred.any() else 0
    kept = mine.iloc[first:]
    index = pd.PeriodIndex(kept["calendar_period"], freq=mine["calendar_period"].dtype.freq)
    return pd.Series(kept["value"].to_numpy("float64"), index, name=measure)


def every(series: pd.DataFrame, *, interrupted: Collection[pd.Period] = ()) -> dict[str, pd.Series]:
    """Return every measure by name as far as it is usable; see `usable`.

    >>> rows = pd.DataFrame({"measure": "orders", "calendar_period": pd.period_range("2024-01", periods=1, freq="M"),
    ...     "value": [20], "customers": [15], "hidden": [False]})
    >>> every(rows)["orders"].tolist()
    [20.0]
    """
    names = dict.fromkeys([*MEASURES[:3], *series["measure"]])  # those of orders even where no period is whole
    return {str(name): usable(series, str(name), interrupted=interrupted) for name in names}


def published(seen: Mapping[str, pd.Series]) -> pd.DataFrame:
    """Return all series for a file: series, calendar_period, seen.

    >>> published({"orders": pd.Series([20.0], pd.period_range("2024-01", periods=1, freq="M"))}).values.tolist()
    [['orders', '2024-01', 20.0]]
    """
    rows = [
        pd.DataFrame({"series": name, "calendar_period": values.index.astype(str), "seen": values.to_numpy()})
        for name, values in seen.items()
    ]
    return pd.concat(rows, ignore_index=True)
