"""Touchpoints: what a customer met and did, from several tables in one line of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.errors import ConfigurationError, UsageError, did_you_mean
from workbench.features.customers.totals import total

Sources = Literal["all", "events"]
PURCHASE = "purchase"
# names under which exports keep what a company lives by, as they read in small letters and without marks between words
CONVERSIONS = (
    "order", "purchase", "conversion", "coupon_redemption", "redemption", "order_placed", "place_order", "order_completed",
    "order_complete", "checkout_completed", "checkout_complete", "payment", "paid", "transaction", "bought", "下单", "支付", "购买", "成交",
    "completed_order", "ecommerce_purchase", "order_paid", "payment_completed", "payment_success", "支付成功", "付款", "提交订单",
)  # fmt: skip
_CONTACT, _VISIT, _EVENT, _CONVERSION = 0, 1, 2, 3  # the declared order of touches at one time


def touchpoints(
    tables: Mapping[str, ir.Table], *, as_of: dt.date, conversion: str, sources: Sources = "all"
) -> ir.Table:
    """Bring events, campaign contacts and orders up to `as_of` into one table of touches.

    `"all"` puts contacts (those held out as control received nothing and are left out) and orders beside the events.
    Contacts and some events are known by the day only, so everything is then counted by the day, once for each step.
    `"events"` takes the events alone, at their own times; of two at one time of day their `sequence` decides, be one the
    conversion or not.

    Parameters
    ----------
    tables : canonical tables by name; those that are absent give no touches.
    conversion : the event that counts as conversion, see `conversion_event`.

    Returns
    -------
    customer_id, at, rank and sequence (the declared order of touches at the same time: contacts, orders, events,
    conversions; then the events' `sequence`, which is the data's own or the order in which the rows came), step, channel (missing for orders, and for
    events without one where others have one: they are what customers do, not what reaches them), converted, value, and
    journey_id where the events have one.
    """
    daily = sources == "all" and any(name in tables for name in ("campaigns", "transactions"))
    parts = [_events(tables["events"], conversion, daily=daily)] if "events" in tables else []
    if sources == "all" or not parts:
        parts += [_contacts(tables["campaigns"])] if "campaigns" in tables else []
        parts += [_orders(tables["transactions"], conversion)] if "transactions" in tables else []
    if not parts:
        raise ConfigurationError(
            "The data have none of the tables events, campaigns and transactions: there is no touch and no journey. They have: "
            f"{', '.join(sorted(tables)) or 'no tables'}. Describe one of the three in a section such as [tables.events]."
        )
    touches = ibis.union(*parts) if len(parts) > 1 else parts[0]
    touches = touches.filter(touches.at.date() <= ibis.date(as_of.year, as_of.month, as_of.day))
    return _by_the_day(touches) if sources == "all" and len(parts) > 1 else touches


def conversion_event(tables: Mapping[str, ir.Table], asked: str = "") -> str:
    """Return the event that counts as conversion: the one asked for, or the first known name the data have.

    Raises
    ------
    UsageError : when the data have no such event, or none of a known name, with the events they have.
    """
    counted = tables["events"].group_by("event").agg(n=lambda t: t.count()) if "events" in tables else None
    found = [] if counted is None else counted.order_by(ibis.desc("n"), "event").limit(200).event.to_list()
    read = {_plain_name(name): name for name in reversed(found)}  # of two spellings the commoner one
    known = [read[name] for name in CONVERSIONS if name in read]
    found += [PURCHASE] if "transactions" in tables and PURCHASE not in found else []
    if asked in found:
        return asked
    if asked:
        raise UsageError(
            f"conversion = {asked!r}: the data have no such event.{did_you_mean(asked, found)} They have: {', '.join(found[:12])}."
        )
    if found and not known and PURCHASE not in found:
        raise UsageError(
            f"No event has a name known for a conversion (such as {', '.join(CONVERSIONS[:5])}). Say which counts: -p conversion=NAME. "
            f"The data have: {', '.join(found[:12])}."
        )
    return next(
        iter(known), PURCHASE if PURCHASE in found else CONVERSIONS[0]
    )  # without any event the report says that there is nothing


def _plain_name(name: str) -> str:
    """Return a name of an event in small letters, its words joined by `_`.

    >>> _plain_name("Order Placed"), _plain_name("checkout-completed"), _plain_name("orderCompleted")
    ('order_placed', 'checkout_completed', 'order_completed')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    return "_".join(re.split(r"[\s_.:-]+", apart.lower()))


def names(touches: ir.Table) -> list[str]:
    """Return the steps there are, the commonest first."""
    counted = touches.group_by("step").agg(n=touches.count())
    return counted.order_by(ibis.desc("n"), "step").step.to_list()


def ties(touches: ir.Table) -> dict[str, int]:
    """Count the touches, and those that share their time with another of the same customer, or have no own place in it.

    Returns touches, tied (same customer and time) and unordered (also the same declared order: only the name decides).
    """
    order = ["customer_id", "at", "rank", "sequence"]
    counted = touches.group_by(order).agg(n=touches.count(), names=touches.step.nunique())
    same = counted.group_by("customer_id", "at").agg(
        n=counted.n.sum(), unordered=counted.n.sum(where=counted.names > 1).fill_null(0)
    )
    row = same.aggregate(
        touches=same.n.sum().fill_null(0),
        tied=same.n.sum(where=same.n > 1).fill_null(0),
        unordered=same.unordered.sum().fill_null(0),
    )
    return {name: int(value) for name, value in row.to_pandas().iloc[0].items()}


def used(touches: ir.Table) -> dict[str, int | str]:
    """Count the touches and customers of the analysis, for the dataset's line in the report; they come from several tables."""
    row = touches.aggregate(rows=touches.count(), customers=touches.customer_id.nunique())
    return {name: int(value) for name, value in row.to_pandas().iloc[0].items()} | {"table": ""}


def customers_by(customers: ir.Table | None, touches: ir.Table, attribute: str, *, most: int = 2) -> pd.DataFrame:
    """Return the customers of the largest groups: by an attribute of the customers table, or by their first touch.

    Returns customer_id and group, for the `most` largest groups; a group is named by its value.

    Raises
    ------
    UsageError : when the customers table has no such attribute.
    """
    if attribute:
        known = [] if customers is None else [name for name in customers.columns if name != "customer_id"]
        if customers is None or attribute not in known:
            raise UsageError(
                f"compare = {attribute!r}: customers have no such column.{did_you_mean(attribute, known)} They have: {', '.join(known) or 'none'}."
            )
        each = customers.select("customer_id", group=customers[attribute].cast("string"))
        each = each.filter(each.group.notnull()).semi_join(touches, "customer_id")
    else:
        touches = touches.filter(touches.channel.notnull())
        order = [touches.at, touches.rank, touches.sequence, touches.step]
        first = touches.mutate(turn=ibis.row_number().over(ibis.window(group_by=touches.customer_id, order_by=order)))
        each = first.filter(first.turn == 0).select("customer_id", group="step")
    sizes = each.group_by("group").agg(n=each.count()).order_by(ibis.desc("n"), "group").limit(most)
    return each.semi_join(sizes, "group").order_by("customer_id").to_pandas()


def _events(events: ir.Table, conversion: str, *, daily: bool) -> ir.Table:
    converted, at = events.event == conversion, events.occurred_at.cast("timestamp")
    placed = "sequence" in events.columns and events["sequence"].type().is_numeric()
    timed = at != at.truncate("D") if placed and not daily else ibis.literal(False)
    named = "channel" in events.columns and int(events.channel.count().to_pandas()) > 0
    channel = events.channel if named else events.event
    return events.select(
        customer_id=events.customer_id,
        at=at,
        rank=(converted & ~timed).ifelse(_CONVERSION, _EVENT).cast("int64"),
        sequence=(events["sequence"].fill_null(0) if placed else ibis.literal(0)).cast("int64"),
        step=converted.ifelse(events.event, channel.coalesce(events.event)),
        channel=converted.ifelse(ibis.null("string"), channel),
        converted=converted,
        value=(events["value"] if "value" in events.columns else ibis.null()).cast("float64"),
        journey_id=(events["journey_id"] if "journey_id" in events.columns else ibis.null()).cast("string"),
    )


def _contacts(campaigns: ir.Table) -> ir.Table:
    """The contacts that were sent; a campaign is named by its type, or by its id without a number at the end."""
    if "arm" in campaigns.columns:
        campaigns = campaigns.filter(campaigns.arm.fill_null("") != "control")
    name = kind(campaigns)
    return _plain(campaigns, campaigns.sent_at, name, rank=_CONTACT, channel=name)


def _orders(transactions: ir.Table, conversion: str) -> ir.Table:
    bought = transactions.filter(transactions.amount > 0)
    each = bought.group_by("customer_id", "order_id").agg(
        at=bought.ordered_at.min(), value=bought.amount.cast("decimal(18, 4)").sum()
    )
    is_it = conversion == PURCHASE
    plain = _plain(
        each, each["at"], ibis.literal(PURCHASE), rank=_CONVERSION if is_it else _VISIT, channel=ibis.null("string"),
        value=each["value"].cast("float64") if is_it else None,
    )  # fmt: skip
    return plain.mutate(converted=ibis.literal(is_it))


def kind(campaigns: ir.Table) -> ir.StringValue:
    """Return the name under which campaigns are one channel: `campaign_type`, or the id without a number at its end."""
    if "campaign_type" in campaigns.columns:
        return campaigns.campaign_type.cast("string").coalesce("campaign")
    return campaigns.campaign_id.re_replace(r"[-_ ]*\d+$", "").nullif("").coalesce("campaign")


def _plain(
    table: ir.Table, at: ir.Value, step: ir.Value, *, rank: int, channel: ir.Value, value: ir.Value | None = None
) -> ir.Table:
    return table.select(
        customer_id=table.customer_id, at=at.cast("timestamp"), rank=ibis.literal(rank, "int64"), sequence=ibis.literal(0, "int64"),
        step=step, channel=channel, converted=ibis.literal(False), value=ibis.null("float64") if value is None else value,
        journey_id=ibis.null("string"),
    )  # fmt: skip


def _by_the_day(touches: ir.Table) -> ir.Table:
    """One touch per customer, day and step; its value is the day's."""
    dated = touches.mutate(at=touches.at.truncate("D"))
    keys = ["customer_id", "at", "rank", "step", "channel", "converted"]
    return dated.group_by(keys).agg(
        sequence=dated.sequence.min(), value=total(dated["value"]), journey_id=dated.journey_id.min()
    ).select("customer_id", "at", "rank", "sequence", "step", "channel", "converted", "value", "journey_id")  # fmt: skip
