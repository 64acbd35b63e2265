"""Measures of coming and going: what a new customer costs, who converts, who was referred, and contracts lost."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total
from workbench.features.customers.whole_periods import Window

CONVERT_DAYS = 30  # from being acquired to a first order


def cost_each(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return marketing spend per new customer (acquired in the period), blended over all channels."""
    new = _new(tables, window)
    if new is None or "spend" not in tables:
        return {}
    found = window.framed(new.group_by("at").agg(new=lambda t: t.count()))
    cost = window.framed(window.until(tables["spend"], "day").group_by("at").agg(cost=lambda t: total(t.cost)))["cost"]
    return {"cac": window.points(cost / found["new"].where(found["new"] > 0), found["new"])}


def converted(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return which share ordered within 30 days of being acquired, of those whose 30 days ended in the period.

    Nothing where everybody acquired is somebody who ordered on that day: then orders define who was acquired.
    """
    new = _new(tables, window)
    if new is None:
        return {}
    first = days.filter(days.orders > 0).group_by("customer_id").agg(ordered=lambda t: t.day.cast("date").min())
    each = new.select("customer_id", acquired="on").left_join(first, "customer_id")
    due = each.mutate(due=each.acquired + ibis.interval(days=CONVERT_DAYS))
    soon = ((due.ordered >= due.acquired) & (due.ordered <= due.due)).fill_null(False)
    counted = window.until(due.mutate(soon=soon), "due").group_by("at")
    found = window.framed(counted.agg(part=ibis._.soon.cast("int64").sum(), whole=ibis._.count()))
    return {} if found["part"].equals(found["whole"]) else {"conversion": window.share(found["part"], found["whole"])}


def referred(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return which share of new customers came by a referral: by who brought them, else by a channel of that name."""
    new = _new(tables, window)
    if new is None or not {"referred_by", "acquisition_channel"} & set(new.columns):
        return {}
    if "referred_by" in new.columns:
        by = new.referred_by.notnull()
    else:
        by = (new.acquisition_channel.lower() == "referral").fill_null(False)
    found = window.framed(
        new.mutate(by=by.cast("int64")).group_by("at").agg(part=ibis._.by.sum(), whole=ibis._.count())
    )
    return {"referral": window.share(found["part"], found["whole"])} if found["part"].any() else {}


def contracts_lost(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return which share of the customers with a contract at the start of the period has none at its end."""
    if "subscriptions" not in tables or "ended_on" not in tables["subscriptions"].columns:
        return {}
    held = tables["subscriptions"].select("customer_id", "started_on", "ended_on").to_pandas()
    begun, over = (pd.to_datetime(held[name]) for name in ("started_on", "ended_on"))
    rows = []
    for period in window.every:
        first, last = period.start_time.normalize(), period.end_time.normalize()
        there = set(held["customer_id"][(begun < first) & ~(over < first)])
        still = set(held["customer_id"][(begun <= last) & ~(over <= last)])
        rows.append((len(there - still), len(there)))
    found = pd.DataFrame(rows, index=window.every, columns=["part", "whole"]).astype("float64")
    return {"contract-churn": window.share(found["part"], found["whole"])}


def _new(tables: Mapping[str, ir.Table], window: Window) -> ir.Table | None:
    if "customers" not in tables or "acquired_on" not in tables["customers"].columns:
        return None
    people = tables["customers"]
    return window.until(people.filter(people.acquired_on.notnull()), "acquired_on")
