"""Cohorts: who came first when, and who was seen again at which age.

Every function starts from the customer-day table of `workbench.features.customers.activity` and looks no further than `as_of`.
A cohort is the calendar period of a customer's first active day; age 0 is that period. A cell is *complete* when its
whole calendar period lies before `as_of` and no days of it are missing in the data, that is, when every member could be
observed through all of it. A cell that lies wholly in the future has no row: unobserved is never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers import calendar
from workbench.features.customers.calendar import Length
from workbench.features.customers.totals import total

Activity = Literal["purchases", "any"]


def customer_periods(
    days: ir.Table, *, as_of: dt.date, period: Length = "month", activity: Activity = "purchases"
) -> ir.Table:
    """Reduce days up to `as_of` to one row per customer and age, with the customer's cohort.

    A customer is active on a day on which they bought (`"purchases"`), or had any line at all (`"any"`); the cohort is
    the period of the first active day. Revenue is net: it counts every line from then on, days of returns included.

    Returns customer_id, cohort (period number), age (periods since the first), active, orders, revenue.
    """
    seen = days.filter(days.day <= _date(as_of))
    counts = seen.orders > 0 if activity == "purchases" else ibis.literal(True)
    numbered = seen.mutate(number=calendar.ordinal(seen.day, period), active=counts)
    per_period = numbered.group_by("customer_id", "number").agg(
        active=numbered.active.any(),
        orders=numbered.orders.sum(),
        revenue=numbered.spend.cast("decimal(18, 4)").sum(),
    )
    first = per_period.number.min(where=per_period.active)
    aged = per_period.mutate(cohort=first.over(ibis.window(group_by=per_period.customer_id)))
    aged = aged.mutate(age=aged.number - aged.cohort).drop("number")
    return aged.filter(aged.age >= 0)


def retention_counts(
    days: ir.Table,
    *,
    as_of: dt.date,
    period: Length = "month",
    activity: Activity = "purchases",
    warm_up: int = 90,
    gaps: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Count customers, active customers, orders and revenue by cohort and age (on-period).

    A customer is active at age k when seen *in* the k-th period after the first; they may skip one and return.

    Parameters
    ----------
    days : customer-day table: customer_id, day, spend, orders.
    as_of : last day counted.
    warm_up : cohorts that begin within so many days of the first day in the data are marked `left_truncated`:
        their members may have been customers before the data begin.
    gaps : `Dataset.gaps`; no cell of a period with missing days is complete.

    Returns
    -------
    cohort (pandas period), period (age), customers, active, orders, revenue, revenue_squared (summed over customers,
    for the interval of a mean), gross (summed without sign), largest, second (the two largest of these, so that a sum
    that shows one customer can be told), complete, left_truncated; one row for each cell of which at least one day has
    passed, ordered by cohort and age.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [1, 1, 1], "spend": [5.0, 7.0, 2.0],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 2, 9), dt.date(2024, 1, 5)]})
    >>> counts = retention_counts(days, as_of=dt.date(2024, 3, 10))
    >>> counts[["period", "customers", "active", "complete"]].values.tolist()
    [[0, 2, 2, True], [1, 2, 1, True], [2, 2, 0, False]]
    """
    cells = customer_periods(days, as_of=as_of, period=period, activity=activity)
    cells = cells.mutate(money=cells.revenue.cast("float64"), size=cells.revenue.cast("float64").abs())
    place = ibis.row_number().over(ibis.window(group_by=("cohort", "age"), order_by=ibis.desc("size")))
    cells = cells.mutate(place=place)
    counted = cells.group_by("cohort", "age").agg(
        active=cells.active.sum(),
        orders=cells.orders.sum(),
        revenue=cells.revenue.sum().cast("float64"),
        revenue_squared=total(cells.money * cells.money),
        gross=total(cells.size),
        largest=cells.size.max(where=cells.place == 0).fill_null(0.0),
        second=cells.size.max(where=cells.place == 1).fill_null(0.0),
    )
    return _triangle(counted.to_pandas(), _first_day(days), as_of=as_of, period=period, warm_up=warm_up, gaps=gaps)


def retention_counts_on_or_after(
    days: ir.Table,
    *,
    as_of: dt.date,
    period: Length = "month",
    activity: Activity = "purchases",
    warm_up: int = 90,
    gaps: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Count the customers seen in period k *or any later one* (unbounded retention).

    The same shape as `retention_counts`, with customers and active only. These shares never rise with age but a
    completed cell can still rise as time passes, because a customer may yet return.
    """
    cells = customer_periods(days, as_of=as_of, period=period, activity=activity)
    cells = cells.filter(cells.active)
    last = cells.group_by("customer_id", "cohort").agg(age=cells.age.max())
    counted = last.group_by("cohort", "age").agg(active=last.count()).to_pandas()
    triangle = _triangle(counted, _first_day(days), as_of=as_of, period=period, warm_up=warm_up, gaps=gaps)
    seen_later = triangle.iloc[::-1].groupby("cohort")["active"].cumsum().iloc[::-1]
    sizes = seen_later.groupby(triangle["cohort"]).transform("first")
    return triangle.assign(active=seen_later, customers=sizes)


def survivors(
    days: ir.Table,
    *,
    as_of: dt.date,
    period: Length = "month",
    activity: Activity = "purchases",
    silence: int = 3,
) -> pd.DataFrame:
    """Count the members of each cohort who have not lapsed by each age.

    A customer lapses at the first age from which they stay silent for `silence` whole periods; who returns later
    counts as won back, not as never lost. Whether someone lapsed at age k is known once period k + silence - 1 is
    complete; cells not yet known are missing, so moving `as_of` forward adds cells and never changes one.

    Returns one row per cohort (pandas period), one column per age from 0; counts, missing where not yet known.

    Examples
    --------
    >>> days = ibis.memtable({"customer_id": ["a", "a", "b"], "orders": [1, 1, 1], "spend": [5.0, 7.0, 2.0],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 2, 9), dt.date(2024, 1, 5)]})
    >>> survivors(days, as_of=dt.date(2024, 4, 30), silence=2).values.tolist()
    [[2.0, 1.0, 0.0]]
    """
    cells = customer_periods(days, as_of=as_of, period=period, activity=activity)
    cells = cells.filter(cells.active)
    following = cells.age.lead().over(ibis.window(group_by=cells.customer_id, order_by=cells.age))
    gaps = cells.mutate(following=following)
    ends = gaps.filter(gaps.following.isnull() | (gaps.following - gaps.age > silence))
    lapsed = ends.group_by("customer_id", "cohort").agg(lapse=ends.age.min() + 1)
    counted = lapsed.group_by("cohort", "lapse").agg(customers=lapsed.count()).to_pandas()
    if counted.empty:
        return pd.DataFrame(index=pd.PeriodIndex([], freq=calendar.containing(as_of, period).freq, name="cohort"))
    counted["cohort"] = calendar.to_period(counted["cohort"], period)
    losses = counted.pivot(index="cohort", columns="lapse", values="customers").sort_index()
    last = calendar.last_complete(as_of, period)
    known = [(last - cohort).n - silence + 1 for cohort in losses.index]
    ages = range(max(0, *known, 0) + 1)
    lost = losses.reindex(columns=ages, fill_value=0).fillna(0).cumsum(axis=1)
    alive = lost.rsub(losses.sum(axis=1), axis=0).rename_axis(columns="age")
    return alive.where([[age <= max(limit, 0) for age in ages] for limit in known]).astype("float64")


def second_orders(
    days: ir.Table, *, as_of: dt.date, within: int = 90, period: Length = "month", warm_up: int = 90
) -> pd.DataFrame:
    """Count, by cohort, the customers who bought again on a later day within `within` days of their first purchase.

    Only customers whose first purchase lies at least `within` days before `as_of` are eligible.

    Returns cohort, eligible, repeated, complete (all members are eligible), left_truncated.
    """
    bought = days.filter((days.day <= _date(as_of)) & (days.orders > 0))
    first = bought.day.min().over(ibis.window(group_by=bought.customer_id))
    dated = bought.mutate(first=first)
    waits = dated.mutate(wait=dated.day.epoch_days() - dated["first"].epoch_days())
    customers = waits.group_by("customer_id", "first").agg(
        repeated=((waits.wait > 0) & (waits.wait <= within)).any().cast("int64")
    )
    limit = as_of - dt.timedelta(days=within)
    eligible = customers.filter(customers["first"] <= _date(limit))
    numbered = eligible.mutate(cohort=calendar.ordinal(eligible["first"], period))
    counted = numbered.group_by("cohort").agg(eligible=numbered.count(), repeated=numbered.repeated.sum())
    frame = counted.to_pandas().sort_values("cohort", ignore_index=True)
    frame["cohort"] = calendar.to_period(frame["cohort"], period)
    whole = frame["cohort"].map(lambda cohort: cohort.end_time.date() <= limit).astype(bool)
    return frame.assign(complete=whole, left_truncated=_left_truncated(frame["cohort"], _first_day(days), warm_up))


def newness_trial(days: ir.Table, *, as_of: dt.date, warm_up: int = 90, later_by: int = 90) -> tuple[int, int]:
    """Try the rule for who is new where the answer is known: on the same data, as if they began `later_by` days later.

    Returns how many customers the rule would call new then (first seen more than `warm_up` days after the pretended
    start), and how many of those had in truth been seen before it.
    """
    seen = days.filter((days.day <= _date(as_of)) & (days.orders > 0))
    start = _first_day(days) + dt.timedelta(days=later_by)
    after = seen.day >= _date(start)
    each = seen.group_by("customer_id").agg(first=seen.day.min(where=after), known=(~after).any())
    called_new = each.filter(each["first"] >= _date(start + dt.timedelta(days=warm_up)))
    row = called_new.aggregate(new=called_new.count(), known=called_new.known.sum().fill_null(0)).to_pandas().iloc[0]
    return int(row["new"]), int(row["known"])


def new_from(days: ir.Table, *, period: Length = "month", warm_up: int = 90) -> dt.date:
    """Return the first day of the first cohort whose customers are called new."""
    first = _first_day(days)
    start = calendar.containing(first, period)
    while warm_up and start.start_time < pd.Timestamp(first) + pd.Timedelta(days=warm_up):
        start += 1
    return start.start_time.date()


def _date(day: dt.date) -> ir.DateScalar:
    return ibis.date(day.year, day.month, day.day)


def _first_day(days: ir.Table) -> dt.date:
    """The day the data begin, whatever happened on it."""
    return days.day.min().to_pandas()


def left_truncated(days: ir.Table, cohorts: pd.Series, warm_up: int) -> pd.Series:
    """Say of cohorts whether they begin so soon after the data that their customers may have been there before."""
    return _left_truncated(cohorts, _first_day(days), warm_up)


def _left_truncated(cohorts: pd.Series, first_day: dt.date, warm_up: int) -> pd.Series:
    limit = pd.Timestamp(first_day) + pd.Timedelta(days=warm_up)
    return cohorts.map(lambda cohort: bool(warm_up) and cohort.start_time < limit).astype(bool)


def _triangle(
    counted: pd.DataFrame,
    first_day: dt.date,
    *,
    as_of: dt.date,
    period: Length,
    warm_up: int,
    gaps: Sequence[Mapping[str, Any]],
) -> pd.DataFrame:
    """Lay counts out over every cell that has begun: a begun cell without activity is a true zero."""
    current = calendar.containing(as_of, period)
    counted["cohort"] = calendar.to_period(counted["cohort"], period)
    begun = [(c, age) for c in sorted(counted["cohort"].unique()) for age in range((current - c).n + 1)]
    index = pd.MultiIndex.from_tuples(begun, names=["cohort", "period"])
    cells = counted.rename(columns={"age": "period"}).set_index(["cohort", "period"]).reindex(index, fill_value=0)
    frame = cells.reset_index().astype({"cohort": counted["cohort"].dtype, "period": "int64"})
    last, missing = calendar.last_complete(as_of, period), calendar.interrupted(gaps, period)
    frame.insert(2, "customers", frame.groupby("cohort")["active"].transform("first"))
    return frame.assign(
        complete=pd.Series([c + age <= last and c + age not in missing for c, age in begun], dtype=bool),
        left_truncated=_left_truncated(frame["cohort"], first_day, warm_up),
    )
