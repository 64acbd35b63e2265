"""Calendar periods: months, ISO weeks (Monday to Sunday) and quarters, in the engine and in pandas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import ibis.expr.types as ir
import pandas as pd

Length = Literal["month", "week", "quarter"]
_TRUNCATE = {"month": "M", "week": "W", "quarter": "Q"}
DAYS = {"month": 30, "week": 7, "quarter": 91}  # a window as long as a period, for customers' own time
_FREQUENCY = {"month": "M", "week": "W-SUN", "quarter": "Q-DEC"}


def ordinal(day: ir.DateColumn, period: Length) -> ir.IntegerColumn:
    """Number the calendar periods so that the difference of two numbers is the age in periods.

    Months count from year 0, quarters likewise, weeks from the Monday before 1970-01-01; the numbers are those of
    `pandas.Period.ordinal` shifted by a constant, see `to_period`.
    """
    start = day.truncate(_TRUNCATE[period])
    if period == "month":
        return start.year() * 12 + (start.month() - 1)
    if period == "quarter":
        return start.year() * 4 + (start.quarter() - 1)
    return (start.epoch_days() + 3) // 7


def to_period(numbers: pd.Series, period: Length) -> pd.Series:
    """Turn period numbers of `ordinal` into pandas periods.

    >>> to_period(pd.Series([2017 * 12 + 0]), "month").astype(str).tolist()
    ['2017-01']
    """
    epoch = {"month": 1970 * 12, "quarter": 1970 * 4, "week": 0}[period]
    first = pd.Period("1970-01-01", freq=_FREQUENCY[period])
    return pd.Series(
        pd.PeriodIndex([first + (int(number) - epoch) for number in numbers], freq=_FREQUENCY[period]), numbers.index
    )


def last_complete(as_of: dt.date, period: Length) -> pd.Period:
    """Return the last period that had wholly passed at the end of the day `as_of`.

    >>> str(last_complete(dt.date(2017, 12, 31), "month")), str(last_complete(dt.date(2017, 12, 30), "month"))
    ('2017-12', '2017-11')
    """
    current = pd.Period(as_of, freq=_FREQUENCY[period])
    return current if current.end_time.date() <= as_of else current - 1


def containing(day: dt.date, period: Length) -> pd.Period:
    """Return the period in which a day lies."""
    return pd.Period(day, freq=_FREQUENCY[period])


def interrupted(gaps: Iterable[Mapping[str, Any]], period: Length, *, table: str = "transactions") -> set[pd.Period]:
    """Return the periods of which days are missing in the data, from the gaps that a dataset knows of.

    Parameters
    ----------
    gaps : table, first, last (ISO days) and weekday (None where whole days are missing), as `Dataset.gaps` has them. table : whose.

    >>> gap = {"table": "transactions", "first": "2024-02-20", "last": "2024-03-09", "weekday": None}
    >>> sorted(map(str, interrupted([gap], "month")))
    ['2024-02', '2024-03']
    """
    found: set[pd.Period] = set()
    for gap in gaps:
        if gap["table"] == table and gap["weekday"] is None:
            found |= set(pd.period_range(gap["first"], gap["last"], freq=_FREQUENCY[period]))
    return found


def periods_in(days: int, period: Length) -> int:
    """Return how many whole periods a number of days takes at least (a month counts 30 days, a quarter 91).

    >>> periods_in(90, "month"), periods_in(90, "week"), periods_in(90, "quarter")
    (3, 13, 1)
    """
    return -(-days // DAYS[period])
