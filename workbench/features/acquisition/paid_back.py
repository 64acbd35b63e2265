"""Payback: what each cohort has brought by age, against what it cost; only ages that all of a cohort have lived through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import ibis
import pandas as pd

from workbench import disclosure
from workbench.features.customers.totals import total

COLUMNS = ["age", "customers", "per_customer", "cost_each", "paid_back"]


def triangle(
    people: pd.DataFrame, brought: pd.DataFrame, cost: pd.DataFrame, *, by: Sequence[str], margin: float, minimum: int = 1
) -> pd.DataFrame:  # fmt: skip
    """Return the cumulative margin per customer of each cohort at each age, and what part of its cost of acquisition that is.

    Parameters
    ----------
    people : customer_id, channel, quarter, months (of 30 days, observed). brought : customer_id, age (0 the first 30 days), money.
    cost : channel, quarter, cost. by : what makes a cohort: quarter, or channel and quarter; channels without cost are left out.
    margin : share of money that is margin. minimum : cohorts of fewer, or whose money one or two make up, are left out.

    Returns
    -------
    the columns of `by`, age (months passed), customers, per_customer, cost_each, paid_back (per_customer / cost_each). An age that
    not all of a cohort have reached is missing.

    >>> people = pd.DataFrame({"customer_id": ["a", "b"], "channel": "web", "quarter": "2024Q1", "months": [2, 3]})
    >>> brought = pd.DataFrame({"customer_id": ["a", "b", "b"], "age": [0, 1, 2], "money": [10.0, 30.0, 90.0]})
    >>> cost = pd.DataFrame({"channel": ["web"], "quarter": ["2024Q1"], "cost": [20.0]})
    >>> triangle(people, brought, cost, by=["quarter"], margin=0.5)["paid_back"].tolist()
    [0.25, 1.0]
    """
    keys, paid = list(by), cost[cost["cost"] > 0]
    mine = people.merge(paid[["channel", "quarter"]], on=["channel", "quarter"])
    if mine.empty:
        return pd.DataFrame(columns=[*keys, *COLUMNS])
    spent = (
        paid.merge(mine[["channel", "quarter"]].drop_duplicates(), on=["channel", "quarter"])
        .groupby(keys)["cost"]
        .sum()
    )
    size = mine.groupby(keys).agg(customers=("customer_id", "size"), whole=("months", "min")).join(spent)
    money = brought.merge(mine[["customer_id", *keys]].drop_duplicates(), on="customer_id")
    size = size[size["customers"] >= minimum]
    if minimum > 1:
        size = size[~_one_or_two(money, keys).reindex(size.index, fill_value=False).to_numpy()]
    sums = money.groupby([*keys, "age"])["money"].sum().rename("money").reset_index()
    grid = size.reset_index()
    grid = grid.loc[grid.index.repeat(grid["whole"].clip(lower=0))]
    grid = grid.assign(age=grid.groupby(level=0).cumcount()).merge(sums, on=[*keys, "age"], how="left")
    total = grid["money"].fillna(0.0).groupby([grid[key] for key in keys]).cumsum()
    grid = grid.assign(
        age=grid["age"] + 1, per_customer=margin * total / grid["customers"], cost_each=grid["cost"] / grid["customers"]
    )
    return grid.assign(paid_back=grid["per_customer"] / grid["cost_each"])[[*keys, *COLUMNS]]


def cohorts(rows: pd.DataFrame, *, by: Sequence[str]) -> pd.DataFrame:
    """Return of each cohort how many months it took to bring its cost, or for how many it has not: the columns of `by`, customers,
    cost_each, margin_each (so far), months, done.

    >>> rows = pd.DataFrame({"quarter": "2024Q1", "age": [1, 2, 3], "customers": 20, "per_customer": [5.0, 9.0, 12.0], "cost_each": 8.0,
    ...     "paid_back": [0.6, 1.1, 1.5]})
    >>> cohorts(rows, by=["quarter"])[["months", "done"]].values.tolist()
    [[2, True]]
    """
    keys = list(by)
    last = rows.groupby(keys).agg(customers=("customers", "last"), cost_each=("cost_each", "last"), margin_each=("per_customer", "last"),
                                  seen=("age", "last"))  # fmt: skip
    first = rows[rows["paid_back"] >= 1].groupby(keys)["age"].min()
    months = first.reindex(last.index)
    found = last.assign(months=months.fillna(last["seen"]).astype("int64"), done=months.notna())
    return found.drop(columns="seen").reset_index()


def pooled(rows: pd.DataFrame, *, minimum: int = 1) -> pd.DataFrame:
    """Return what part of its cost all cohorts together have brought by each age: age, customers, paid_back.

    Each age rests on the cohorts that all of its customers have lived through, so later ages rest on older cohorts.

    >>> rows = pd.DataFrame({"age": [1, 1], "customers": [10, 30], "per_customer": [4.0, 8.0], "cost_each": [8.0, 8.0]})
    >>> pooled(rows)["paid_back"].tolist()
    [0.875]
    """
    each = rows.assign(brought=rows["per_customer"] * rows["customers"], cost=rows["cost_each"] * rows["customers"])
    found = each.groupby("age", as_index=False)[["customers", "brought", "cost"]].sum()
    found = found[found["customers"] >= minimum]
    return found.assign(paid_back=found["brought"] / found["cost"])[["age", "customers", "paid_back"]].reset_index(
        drop=True
    )


def told_at(course: pd.DataFrame, *, age: int = 12) -> dict[str, float]:
    """Return what a title says of the result of `pooled`: k, the last age up to the given one (0: none), and times, paid back by then.

    >>> told_at(pd.DataFrame({"age": [1, 2], "paid_back": [0.5, 1.25]}))
    {'k': 2, 'times': 1.25}
    """
    seen = course[course["age"] <= age].sort_values("age").tail(1)
    return {"k": int(seen["age"].sum()), "times": float(seen["paid_back"].sum()) if len(seen) else float("nan")}


def chosen_ages(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a triangle at the ages that a page has room for: the first three months, then every third up to two years.

    >>> chosen_ages(pd.DataFrame({"age": [1, 2, 3, 4, 6, 27]}))["age"].tolist()
    [1, 2, 3, 6]
    """
    return rows[(rows["age"] <= 24) & ((rows["age"] < 3) | (rows["age"] % 3 == 0))]


def shown(each: pd.DataFrame) -> pd.DataFrame:
    """Return cohorts as a table shows them: with months_seen for months, and done as a code.

    >>> shown(pd.DataFrame({"quarter": ["2024Q1"], "months": [2], "done": [True]})).values.tolist()
    [['2024Q1', 2, 'yes']]
    """
    return each.rename(columns={"months": "months_seen"}).assign(
        done=each["done"].map({True: "yes", False: "no"}).astype(object)
    )


def revenue(days: ibis.Table, people: pd.DataFrame, cost: pd.DataFrame, *, as_of: dt.date) -> dict[str, Any]:
    """Return the net revenue so far of the customers of channels with cost (paid) and of all, and how many they are (customers,
    everybody).

    Parameters
    ----------
    days : customer-days. people : customer_id, channel. cost : channel, cost.

    >>> days = ibis.memtable({"customer_id": ["a", "b"], "day": [dt.date(2024, 1, 1)] * 2, "spend": [10.0, 5.0]})
    >>> people = pd.DataFrame({"customer_id": ["a"], "channel": ["web"]})
    >>> revenue(days, people, pd.DataFrame({"channel": ["web"], "cost": [1.0]}), as_of=dt.date(2024, 1, 1))
    {'paid': 10.0, 'all': 15.0, 'customers': 1, 'everybody': 2}
    """
    seen = days.filter(days.day <= ibis.date(as_of.year, as_of.month, as_of.day)).group_by("customer_id")
    each = (
        seen.agg(spend=lambda t: total(t.spend)).order_by("customer_id").to_pandas().set_index("customer_id")["spend"]
    )
    mine = people.loc[people["channel"].isin(cost.loc[cost["cost"] > 0, "channel"]), "customer_id"]
    ours = float(each.reindex(mine).sum())
    return {"paid": ours, "all": float(each.sum()), "customers": len(mine), "everybody": len(each)}


def _one_or_two(money: pd.DataFrame, keys: list[str]) -> pd.Series:
    each = money.groupby([*keys, "customer_id"], as_index=False)["money"].sum()
    return disclosure.show_through(each, keys, "money")
