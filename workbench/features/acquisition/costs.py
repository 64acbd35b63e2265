"""Marketing cost beside the customers who came, by channel and month; channels that do not meet are named."""

from __future__ import annotations

import datetime as dt

import ibis
import pandas as pd

from workbench import disclosure
from workbench.errors import DataFault


def monthly(people: pd.DataFrame, spend: ibis.Table, *, as_of: dt.date, lag: int = 0) -> pd.DataFrame:
    """Return new customers and cost of each channel and calendar month.

    Parameters
    ----------
    people : customer_id, channel, acquired_on; see `features.purchases.acquisition.new_customers`.
    spend : day, channel, cost. lag : the cost of a month is set against the customers of so many months later.

    Returns
    -------
    channel, month (of acquisition), acquired, cost; months before the first that has a cost are left out.

    Raises
    ------
    DataFault : for a cost below 0, with the first day of it.

    >>> people = pd.DataFrame({"customer_id": ["a"], "channel": ["web"], "acquired_on": pd.to_datetime(["2024-02-03"])})
    >>> spend = ibis.memtable({"day": [dt.date(2024, 2, 1)], "channel": ["web"], "cost": [12.0]})
    >>> monthly(people, spend, as_of=dt.date(2024, 2, 29))[["acquired", "cost"]].values.tolist()
    [[1.0, 12.0]]
    """
    paid = spend.filter(spend.day <= ibis.date(as_of.year, as_of.month, as_of.day)).to_pandas()
    _refuse(paid)
    cents = (paid["cost"].astype("float64") * 10_000).round()
    spent = paid.assign(month=pd.DatetimeIndex(paid["day"]).to_period("M") + lag, cost=cents)
    cost = spent.groupby(["channel", "month"])["cost"].sum() / 10_000
    came = people.assign(month=pd.DatetimeIndex(people["acquired_on"]).to_period("M"))
    acquired = came.groupby(["channel", "month"]).size().rename("acquired")
    both = pd.concat([acquired, cost], axis=1).fillna(0).reset_index().sort_values(["channel", "month"])
    if spent.empty:
        return both.iloc[:0]
    return (
        both[both["month"].between(spent["month"].min(), pd.Period(as_of, "M"))]
        .astype({"acquired": "int64"})
        .reset_index(drop=True)
    )


def channels(months: pd.DataFrame) -> pd.DataFrame:
    """Return cost and customers of each channel over all months: channel, acquired, cost, cost_each (missing where one of both is),
    meeting (both, no-cost, no-customers).

    >>> months = pd.DataFrame({"channel": ["web", "tv"], "acquired": [2, 0], "cost": [30.0, 5.0]})
    >>> channels(months)[["channel", "cost_each"]].values.tolist()
    [['web', 15.0], ['tv', nan]]
    """
    found = months.groupby("channel", as_index=False)[["acquired", "cost"]].sum()
    each = found["cost"] / found["acquired"].where((found["acquired"] > 0) & (found["cost"] > 0))
    meeting = (
        pd.Series("both", found.index, dtype=object)
        .mask(found["cost"] <= 0, "no-cost")
        .mask(found["acquired"] <= 0, "no-customers")
    )
    return found.assign(cost_each=each, meeting=meeting).sort_values(
        ["cost", "channel"], ascending=[False, True], ignore_index=True
    )


def quarterly(months: pd.DataFrame) -> pd.DataFrame:
    """Return the cost of each channel and quarter of acquisition: channel, quarter, cost.

    >>> months = pd.DataFrame({"channel": ["web", "web"], "month": pd.PeriodIndex(["2024-01", "2024-02"], freq="M"), "cost": [10.0, 5.0]})
    >>> quarterly(months).values.tolist()
    [['web', '2024Q1', 15.0]]
    """
    quarter = pd.PeriodIndex(months["month"], freq="M").asfreq("Q").astype(str)
    return months.assign(quarter=quarter).groupby(["channel", "quarter"], as_index=False)["cost"].sum()


def published(found: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return the table of `channels` for a file: without what is about few.

    >>> found = pd.DataFrame({"channel": ["web"], "acquired": [4], "cost": [8.0], "cost_each": [2.0], "meeting": ["both"]})
    >>> published(found, minimum=10)[["acquired", "cost_each"]].isna().all(axis=None)
    np.True_
    """
    roles: dict[str, disclosure.Role] = {
        "channel": "name",
        "acquired": "people",
        "cost": "free",
        "cost_each": "rate",
        "meeting": "free",
    }
    return disclosure.without_hidden(found, disclosure.guard_table(found, roles, minimum=minimum))


def by_month(months: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Return cost and customers of all channels by month, latest last: calendar_period, acquired, cost, cost_each.

    Months of few customers stand with their neighbours; then the period is the last of them.

    >>> months = pd.DataFrame({"month": pd.PeriodIndex(["2024-01", "2024-02"], freq="M"), "acquired": [4, 16], "cost": [10.0, 30.0]})
    >>> by_month(months, minimum=10)[["acquired", "cost_each"]].values.tolist()
    [[20.0, 2.0]]
    """
    each = months.groupby("month")[["acquired", "cost"]].sum()
    rows = disclosure.joined(len(each), lambda places: bool(each["acquired"].iloc[places].sum() >= max(minimum, 1)))
    parts = [each.iloc[places].sum() for places in rows]
    found = (
        pd.DataFrame(parts).assign(calendar_period=[each.index[places[-1]] for places in rows])
        if parts
        else each.assign(calendar_period=each.index)
    )
    found = found.assign(cost_each=found["cost"] / found["acquired"].where(found["acquired"] > 0))
    return found[["calendar_period", "acquired", "cost", "cost_each"]].reset_index(drop=True)


def _refuse(paid: pd.DataFrame) -> None:
    wrong = ~(paid["cost"] >= 0)
    if wrong.any():
        first = paid[wrong].sort_values("day").iloc[0]
        fault = (
            f"table spend, column cost: {int(wrong.sum()):,} of {len(paid):,} rows without a cost of 0 or more, first one on "
            f"{pd.Timestamp(first['day']).date()}: {first['cost']} came. Correct the source; a refund is taken off the cost of its day."
        )
        raise DataFault([fault])
