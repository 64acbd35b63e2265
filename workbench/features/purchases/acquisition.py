"""Who was acquired when and where, what that cost, and how much they brought by age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.disclosure.folding import fold_small

MONTH = 30  # days of a month of a customer's own time


def new_customers(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return customer_id, channel, quarter (of acquisition), acquired_on and months (30 days each, passed by `as_of`).

    Empty where the customers table does not say when and through which channel they came.
    """
    columns = ["customer_id", "channel", "quarter", "acquired_on", "months"]
    if "customers" not in set(tables) or not {"acquired_on", "acquisition_channel"} <= set(tables["customers"].columns):
        return pd.DataFrame(columns=columns).astype({"acquired_on": "datetime64[us]"})
    people = tables["customers"].select("customer_id", "acquired_on", channel="acquisition_channel").to_pandas()
    people = people.dropna().assign(acquired_on=lambda t: pd.to_datetime(t["acquired_on"]))
    people = people[people["acquired_on"] <= pd.Timestamp(as_of)].sort_values("customer_id", ignore_index=True)
    months = (pd.Timestamp(as_of) - people["acquired_on"]).dt.days // MONTH
    return people.assign(quarter=people["acquired_on"].dt.to_period("Q").astype(str), months=months)[columns]


def acquisition_cost(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Return channel, quarter and cost of marketing spend up to `as_of`; empty without a spend table."""
    if "spend" not in set(tables):
        return pd.DataFrame(columns=["channel", "quarter", "cost"])
    table = tables["spend"]
    spent = table.filter(table.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    money = spent.mutate(year=spent.day.year(), number=spent.day.quarter(), money=spent.cost.cast("decimal(18, 4)"))
    frame = money.group_by("channel", "year", "number").agg(cost=money.money.sum().cast("float64")).to_pandas()
    quarter = frame["year"].astype(str) + "Q" + frame["number"].astype(str)
    return frame.assign(quarter=quarter)[["channel", "quarter", "cost"]].sort_values(
        ["channel", "quarter"], ignore_index=True
    )


def money_by_age(days: ir.Table, people: pd.DataFrame, *, as_of: dt.date, money: str = "spend") -> pd.DataFrame:
    """Sum what customers brought in each 30 days since they were acquired, returns taken off.

    Returns customer_id, age (0 = the first 30 days), money; only ages whose 30 days had passed by `as_of`.
    """
    if people.empty:
        return pd.DataFrame(columns=["customer_id", "age", "money"])
    seen = days.filter(days.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    per_day = seen.select("customer_id", "day", money=seen[money]).to_pandas()
    joined = per_day.merge(people[["customer_id", "acquired_on"]], on="customer_id", validate="many_to_one")
    age = (pd.to_datetime(joined["day"]) - joined["acquired_on"]).dt.days // MONTH
    known = (pd.Timestamp(as_of) - joined["acquired_on"]).dt.days // MONTH
    summed = joined.assign(age=age)[(age >= 0) & (age < known)].groupby(["customer_id", "age"], as_index=False)
    return summed["money"].sum()


def label_of(customers: pd.Series, people: pd.DataFrame, column: str) -> pd.Series:
    """Return for each customer id the channel or quarter of acquisition, "" where it is not known.

    >>> people = pd.DataFrame({"customer_id": ["a"], "channel": ["web"]})
    >>> label_of(pd.Series(["a", "b"]), people, "channel").tolist()
    ['web', '']
    """
    known = people.set_index("customer_id")[column]
    return customers.map(known).astype("object").where(customers.isin(known.index), "").fillna("")


def by_origin(people: pd.DataFrame, new: pd.DataFrame, *, minimum: int = 10) -> dict[str, pd.Series]:
    """Return three ways to group customers by where they come from: first_seen (quarter), channel, quarter (of acquisition).

    Parameters
    ----------
    people : customer_id, first (day). new : as from `new_customers`. minimum : labels of fewer are folded, but for quarter.
    """
    channel, quarter = (label_of(people["customer_id"], new, column) for column in ("channel", "quarter"))
    first_seen = fold_small(people["first"].dt.to_period("Q").astype(str), minimum=minimum)
    return {"first_seen": first_seen, "channel": fold_small(channel, minimum=minimum), "quarter": quarter}
