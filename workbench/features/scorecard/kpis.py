"""The measures of a scorecard by week or month, from whatever tables a company has; each period by itself, whole ones only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.calendar import Length
from workbench.features.customers.whole_periods import COLUMNS, Window
from workbench.features.scorecard import asked_for, bought, came

KINDS = {
    "revenue": "money", "orders": "count", "active-customers": "count", "order-value": "money", "retention": "share",
    "revenue-retention": "ratio", "repeat-rate": "share", "cac": "money", "conversion": "share", "referral": "share",
    "contract-churn": "share", "nps": "number", "csat": "share", "response-time": "number",
}  # fmt: skip
_MAKERS: tuple[Callable[[Mapping[str, ir.Table], ir.Table, Window], Mapping[str, pd.DataFrame]], ...] = (
    bought.taken,
    bought.kept,
    bought.repeated,
    came.cost_each,
    came.converted,
    came.referred,
    came.contracts_lost,
    asked_for.answers,
    asked_for.response_hours,
)


def kpis(
    tables: Mapping[str, ir.Table],
    days: ir.Table,
    *,
    as_of: dt.date,
    first_day: dt.date,
    period: Length = "week",
    minimum: int = 0,
) -> pd.DataFrame:
    """Return every measure that the tables allow, by period: kpi, calendar_period, value, n.

    Points about fewer than `minimum` customers, or money that one or two of them make up, are left out, and with them
    measures of which no point is left.

    Parameters
    ----------
    tables : of the dataset. days : customer-days, see `activity.customer_days`. first_day : the first day the data cover.

    >>> import ibis
    >>> days = ibis.memtable({"customer_id": ["a", "b"], "day": [dt.date(2024, 1, 9)] * 2, "spend": [5.0, 7.0], "orders": [1, 1]})
    >>> found = kpis({}, days, as_of=dt.date(2024, 1, 31), first_day=dt.date(2024, 1, 1), period="month")
    >>> found[found["kpi"] == "order-value"]["value"].tolist()
    [6.0]
    """
    window = Window(as_of, first_day, period, minimum)
    there = {name: tables[name] for name in set(tables)}
    made = {name: frame for maker in _MAKERS for name, frame in maker(there, days, window).items()}
    parts = [made[name].dropna(subset=["value"]).assign(kpi=name) for name in KINDS if name in made]
    found = [part[["kpi", *COLUMNS]] for part in parts if len(part)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=["kpi", *COLUMNS])


def one(points: pd.DataFrame, kpi: str) -> pd.DataFrame:
    """Return the points of one measure in order of time.

    >>> one(pd.DataFrame({"kpi": ["a", "b"], "value": [1, 2]}), "b")["value"].tolist()
    [2]
    """
    return points[points["kpi"] == kpi].reset_index(drop=True)


__all__ = ["KINDS", "kpis", "one"]
