"""What each customer did, by day, with the day on which it became known: the raw material of point-in-time features.

A row of a canonical table counts from the day on which it arrived (`loaded_at`, where the table has it), not only from
the day on which it happened: a line that came three weeks late was not there when a list was made in between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import ibis
import ibis.expr.types as ir

from workbench.features.customers import activity
from workbench.features.customers.experiments import without_both_arms

Histories = Mapping[str, ibis.Table]


def purchases(transactions: ibis.Table) -> ibis.Table:
    """Reduce transaction lines to customer_id, day, known_on, lines, orders, spend, returns, discount, margin and
    breadth.

    Money is summed exactly, and the margin is missing where one of the lines lacks it; `breadth` is the number of different categories (or products) on that day; what the lines
    do not have is missing. Lines that became known on another day keep a row of their own.
    """
    money = transactions.amount.cast("decimal(18, 4)")
    kinds = next((name for name in ("category", "product_id") if name in transactions.columns), "order_id")
    return _dated(transactions, "ordered_at").mutate(money=money).group_by("customer_id", "day", "known_on").agg(
        lines=lambda t: t.count(),
        orders=lambda t: t.order_id.nunique(where=t.amount > 0),
        spend=lambda t: t.money.sum().cast("float64"),
        returns=lambda t: (-t.money.sum(where=t.amount < 0)).fill_null(0).cast("float64"),
        discount=lambda t: _money(t, "discount"),
        margin=lambda t: activity.whole_sum(t, "margin"),
        breadth=lambda t: t[kinds].nunique(),
    )  # fmt: skip


def contacts(campaigns: ibis.Table) -> ibis.Table:
    """Reduce campaigns to customer_id, day, known_on, contacts; those held out of a campaign were not contacted."""
    held = campaigns.arm == "control" if "arm" in campaigns.columns else ibis.literal(False)
    return _counted(campaigns.filter(~held.fill_null(False)), "sent_at", "contacts")


def arms(campaigns: ibis.Table) -> ibis.Table:
    """Take the contacts of campaigns with a hold-out and nobody in both arms: customer_id, campaign_id, day, known_on, arm, promised."""
    if "arm" not in campaigns.columns:
        campaigns = campaigns.mutate(arm=ibis.null().cast("string"))
    campaigns = without_both_arms(campaigns)
    told = campaigns.expected_profit if "expected_profit" in campaigns.columns else ibis.null().cast("float64")
    dated = _dated(campaigns, "sent_at").mutate(promised=told.cast("float64"))
    return dated.filter(dated.arm.notnull()).select("customer_id", "campaign_id", "day", "known_on", "arm", "promised")


def cases(tickets: ibis.Table) -> ibis.Table:
    """Reduce tickets to customer_id, day, known_on, cases."""
    return _counted(tickets, "opened_at", "cases")


def touches(events: ibis.Table) -> ibis.Table:
    """Reduce events to customer_id, day, known_on, touches."""
    return _counted(events, "occurred_at", "touches")


def contracts(subscriptions: ibis.Table) -> ibis.Table:
    """Take the subscriptions with the day on which each became known and a `contract_row` of its own for each.

    Nothing else tells contracts apart: a customer may take out two on one day, of one plan and at one price.
    """
    dated = _dated(subscriptions, "started_on")
    return dated.mutate(contract_row=ibis.row_number().over(ibis.window(order_by=[*dated.columns])))


def people(customers: ibis.Table) -> ibis.Table:
    """Take the customers as they are."""
    return customers


REDUCED: Mapping[str, tuple[str, Callable[[ibis.Table], ibis.Table]]] = {
    "purchases": ("transactions", purchases),
    "contacts": ("campaigns", contacts),
    "arms": ("campaigns", arms),
    "cases": ("tickets", cases),
    "touches": ("events", touches),
    "contracts": ("subscriptions", contracts),
    "people": ("customers", people),
}


def open_histories(tables: Mapping[str, ibis.Table], *, cached: Callable[..., ibis.Table]) -> Histories:
    """Reduce every table there is.

    Parameters
    ----------
    tables : a dataset's tables. cached : its `cached`, which keeps each result and reads it the next time.

    Returns
    -------
    purchases, contacts, arms, cases, touches, contracts, people; only those whose table is there.
    """
    there = set(tables)
    return {name: cached(reduce, table) for name, (table, reduce) in REDUCED.items() if table in there}


def used(found: Histories, *, as_of: dt.date) -> dict[str, int]:
    """Count the lines, or the contracts where there are no purchases, and the customers up to `as_of`."""
    table = found["purchases"] if "purchases" in found else found["contracts"]
    within = table.filter(table.day <= ibis.date(as_of.year, as_of.month, as_of.day))
    rows = within.lines.sum().fill_null(0) if "lines" in within.columns else within.count()
    row = within.aggregate(rows=rows, customers=within.customer_id.nunique()).to_pandas().iloc[0]
    return {name: int(value) for name, value in row.items()}


def known(history: ibis.Table, moments: ibis.Table) -> ibis.Table:
    """Pair every row with each moment (a row of `snapshot`) by which it had happened and was known.

    Returns the history's columns, snapshot, and age: whole days before the snapshot, 0 on the day itself.
    """
    paired = history.cross_join(moments)
    paired = paired.filter((paired.day <= paired.snapshot) & (paired.known_on <= paired.snapshot))
    return paired.mutate(age=paired.snapshot.epoch_days() - paired.day.epoch_days())


def _dated(table: ibis.Table, clock: str) -> ibis.Table:
    day = table[clock].cast("date")
    arrived = table.loaded_at.cast("date").fill_null(day) if "loaded_at" in table.columns else day
    return table.mutate(day=day, known_on=ibis.greatest(day, arrived))


def _counted(table: ibis.Table, clock: str, name: str) -> ibis.Table:
    return _dated(table, clock).group_by("customer_id", "day", "known_on").agg(**{name: lambda t: t.count()})


def _money(lines: ibis.Table, name: str) -> ir.FloatingValue:
    return (lines[name].cast("decimal(18, 4)").sum() if name in lines.columns else ibis.null()).cast("float64")
