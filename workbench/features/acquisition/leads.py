"""Leads: who was known before they bought, and who of them did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import pandas as pd


def leads(tables: Mapping[str, ibis.Table], people: pd.DataFrame, *, event: str = "") -> pd.DataFrame:
    """Return who became a lead and when: those with an event of that name, or without one everybody acquired.

    Parameters
    ----------
    tables : a dataset's. people : customer_id, acquired_on. event : the event by which somebody becomes a lead.

    >>> people = pd.DataFrame({"customer_id": ["a"], "acquired_on": pd.to_datetime(["2024-01-01"])})
    >>> leads({}, people)["customer_id"].tolist()
    ['a']
    """
    if not event or "events" not in set(tables):
        return people[["customer_id"]].assign(since=people["acquired_on"].to_numpy())
    table = tables["events"]
    first = table.filter(table.event == event).group_by("customer_id").agg(since=table.occurred_at.min())
    found = first.to_pandas()
    return found.assign(since=pd.to_datetime(found["since"]).dt.normalize()).sort_values(
        "customer_id", ignore_index=True
    )


def converted(found: pd.DataFrame, days: ibis.Table, *, as_of: dt.date, within: int) -> tuple[int, int]:
    """Return how many leads bought within so many days, and how many leads have been observed for as long.

    Parameters
    ----------
    found : see `leads`. days : customer-days, see `features.customers.activity.customer_days`.

    >>> found = pd.DataFrame({"customer_id": ["a", "b"], "since": pd.to_datetime(["2024-01-01"] * 2)})
    >>> days = ibis.memtable({"customer_id": ["a"], "day": [dt.date(2024, 1, 9)], "orders": [1]})
    >>> converted(found, days, as_of=dt.date(2024, 3, 1), within=30)
    (1, 2)
    """
    bought = days.filter((days.orders > 0) & (days.day <= ibis.date(as_of.year, as_of.month, as_of.day)))
    bought = bought.select("customer_id", "day").to_pandas()
    seen = found[pd.Timestamp(as_of) - found["since"] >= pd.Timedelta(days=within)]
    both = bought.merge(seen, on="customer_id")
    wait = (pd.to_datetime(both["day"]) - both["since"]).dt.days
    return int(both.loc[(wait >= 0) & (wait <= within), "customer_id"].nunique()), len(seen)


def kind(event: str) -> str:
    """Return what makes a lead, for the words of a report: "event" or "acquired".

    >>> kind("sign_up"), kind("")
    ('event', 'acquired')
    """
    return "event" if event else "acquired"
