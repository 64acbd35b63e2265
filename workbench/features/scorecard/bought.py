"""Measures of purchases: what is taken, who stays, and who buys a second time."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total
from workbench.features.customers.whole_periods import Window, purchases

REPEAT_DAYS = 90  # within which a second purchase day counts


def taken(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return revenue, orders, customers with an order, and revenue per order."""
    found = purchases(days, window)
    active, orders = found["active"], found["orders"]
    return {
        "revenue": window.points(found["money"], found["customers"], found["hidden"]),
        "orders": window.points(orders, active),
        "active-customers": window.points(active, active),
        "order-value": window.points(found["money"] / orders.where(orders > 0), active, found["hidden"]),
    }


def kept(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return which share of the customers of the period before buys again, and of their revenue what they bring now.

    Customers are compared with themselves; new ones are in neither. The period before the first is not known.
    """
    mine = window.until(days, "day").filter(lambda t: t.orders > 0).group_by("at", "customer_id")
    each = mine.agg(money=lambda t: total(t.spend))
    order = ibis.window(group_by="customer_id", order_by="at")
    linked = each.mutate(before=each.at.lag().over(order), after=each.at.lead().over(order))
    now = linked.mutate(again=linked.before == linked.at - 1, stays=linked.after == linked.at + 1)
    found = window.framed(now.group_by("at").agg(
        there=now.count(), money=total(now.money), came=now.count(where=now.again),
        brought=total(now.money, now.again), top=now.money.max(),
    ))  # fmt: skip
    base, revenue = found["there"].shift(1).fillna(0), found["money"].shift(1)
    hidden = (found["top"] > 0.5 * found["money"]) | (found["top"].shift(1) > 0.5 * revenue)
    few = found["came"] < window.minimum
    return {
        "retention": window.share(found["came"], base),
        "revenue-retention": window.points(found["brought"] / revenue.where(revenue > 0), base, hidden | few),
    }


def repeated(tables: Mapping[str, ir.Table], days: ir.Table, window: Window) -> dict[str, pd.DataFrame]:
    """Return which share bought on a second day within 90 days, of those whose 90 days ended in the period.

    Whoever first bought within 90 days of the start of the data may be an old customer and is in neither count.
    """
    lines = window.until(days, "day").filter(lambda t: t.orders > 0).select("customer_id", day="on").distinct()
    rows = lines.mutate(place=ibis.row_number().over(group_by="customer_id", order_by="day"))
    both = rows.filter(rows.place < 2).group_by("customer_id").agg(
        first=ibis._.day.min(), last=ibis._.day.max(), days=ibis._.count()
    )  # fmt: skip
    wait = pd.Timedelta(days=REPEAT_DAYS)
    new = both.filter(both.first >= ibis.date((pd.Timestamp(window.first_day) + wait).date().isoformat()))
    due = new.mutate(due=new.first + ibis.interval(days=REPEAT_DAYS))
    again = (due.days == 2) & (due["last"] <= due.due)
    counted = window.until(due.mutate(again=again), "due").group_by("at")
    found = window.framed(counted.agg(part=ibis._.again.cast("int64").sum(), whole=ibis._.count()))
    return {"repeat-rate": window.share(found["part"], found["whole"])}
