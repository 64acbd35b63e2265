"""Revenue by the parts of a company that a column of its order lines names, small parts counted together."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection

import ibis.expr.types as ir
import pandas as pd

from workbench.arguments import one_of
from workbench.features.customers import calendar
from workbench.features.customers.activity import customer_days
from workbench.features.customers.calendar import Length
from workbench.features.customers.totals import total
from workbench.features.forecasts.series import measured, usable

GIVEN = {"customer_id", "order_id", "ordered_at", "amount", "quantity", "discount", "margin"}
PREFERRED = ("channel", "category")
REST = "all-others"


def named_by(lines: ir.Table, asked: str = "") -> str:
    """Return the column that names the parts: the one asked for, else channel or category, else none.

    Raises ArgumentFault, with the nearest name, where there is no such column.

    >>> import ibis
    >>> named_by(ibis.memtable({"customer_id": ["a"], "category": ["tea"]}))
    'category'
    """
    if asked:
        return one_of(asked, [name for name in lines.columns if name not in GIVEN], "segments")
    return next((name for name in PREFERRED if name in lines.columns), "")


def by_part(
    lines: ir.Table,
    name: str,
    *,
    as_of: dt.date,
    first_day: dt.date,
    period: Length = "week",
    minimum: int = 0,
    interrupted: Collection[pd.Period] = (),
    most: int = 6,
) -> dict[str, pd.Series]:
    """Return revenue by period of the largest parts that may be shown, and of all others together.

    Parameters
    ----------
    name : the column that names the parts; "" gives none. most : how many parts, at most, stand by themselves. minimum,
        interrupted : see `series.measured` and `series.usable`.
    """
    if not name:
        return {}
    until = lines.filter(lines.ordered_at.cast("date") <= as_of).mutate(part=lines[name].cast("string"))
    sums = until.filter(until.part.notnull()).group_by("part").agg(money=lambda t: total(t.amount)).to_pandas()
    largest = sums.sort_values(["money", "part"], ascending=[False, True])["part"].tolist()[:most]
    made = functools.partial(measured, {}, as_of=as_of, first_day=first_day, period=period, minimum=minimum)
    longest = len(pd.period_range(first_day, as_of, freq=calendar.containing(as_of, period).freq))
    found: dict[str, pd.Series] = {}
    for part in largest:
        days = customer_days(until.filter(until.part == part))
        one = usable(made(days), "revenue", interrupted=interrupted)
        if len(one) >= longest / 2:
            found[part] = one
    while len(found) > 1:
        rest = until.filter(until.part.isnull() | ~until.part.isin(list(found)))
        others = usable(made(customer_days(rest)), "revenue", interrupted=interrupted)
        if len(others) >= longest / 2:
            return found | {REST: others}
        if not rest.count().execute():
            return found
        found.popitem()  # the smallest joins the others, until they may be shown too: parts without them would not add up
    return {}
