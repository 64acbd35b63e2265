"""Hold-outs: who was contacted, who was kept out at random, and what each of them did afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.experiments import without_both_arms
from workbench.features.customers.totals import total
from workbench.features.journeys.journeys import DAY
from workbench.features.journeys.touchpoints import kind


def kept_out(tables: Mapping[str, ir.Table], *, as_of: dt.date) -> int:
    """Count the customers whom campaigns kept out at random by the end of `as_of`, however short a time ago."""
    campaigns = tables.get("campaigns")
    if campaigns is None or "arm" not in campaigns.columns:
        return 0
    campaigns = without_both_arms(campaigns)
    held = campaigns.filter(
        (campaigns.arm == "control")
        & (campaigns.sent_at.cast("timestamp") < pd.Timestamp(as_of + dt.timedelta(days=1)))
    )
    return int(held.customer_id.nunique().to_pandas())


def contacts(campaigns: ir.Table | None, touches: ir.Table, *, as_of: dt.date, within_days: int) -> pd.DataFrame:
    """Return the contacts planned in campaigns with a randomised hold-out, and what followed within so many days.

    Contacts planned less than `within_days` before the end of `as_of` are left out, whatever followed. A customer who is planned
    twice for one campaign counts once.

    Parameters
    ----------
    campaigns : with `arm` ("treatment", "control"), else there is no experiment and no row; nor is there for a campaign
        with a customer in both.
    touches : from `touchpoints`; conversions and their value are counted.

    Returns kind, campaign_id, customer_id, treated, converted (1 or 0), value, cost; ordered by all of the first three.
    """
    columns = ["kind", "campaign_id", "customer_id", "treated", "converted", "value", "cost"]
    if campaigns is None or "arm" not in campaigns.columns:
        return pd.DataFrame(columns=columns)
    limit = pd.Timestamp(as_of + dt.timedelta(days=1)).timestamp() - within_days * DAY
    campaigns = without_both_arms(campaigns)
    planned = campaigns.filter(campaigns.arm.notnull()).mutate(
        kind=kind(campaigns), at=campaigns.sent_at.cast("timestamp")
    )
    cost = planned.cost.cast("float64") if "cost" in planned.columns else ibis.null("float64")
    each = planned.mutate(cost=cost).group_by("kind", "campaign_id", "customer_id").agg(
        at=planned["at"].min(), treated=(planned.arm == "treatment").any().cast("int64"), cost=lambda t: total(t.cost)
    )  # fmt: skip
    each = each.filter(each.at.epoch_seconds() <= int(limit))
    won = touches.filter(touches.converted).select(who="customer_id", time="at", amount="value")
    near = each.select("kind", "campaign_id", "customer_id", "at").join(won, each.customer_id == won.who)
    waited = near.time.epoch_seconds() - near["at"].epoch_seconds()
    near = near.filter((waited > 0) & (waited <= within_days * DAY))
    after = near.group_by("kind", "campaign_id", "customer_id").agg(n=near.count(), amount=total(near.amount))
    joined = each.left_join(after, ["kind", "campaign_id", "customer_id"])
    frame = joined.select(
        "kind", "campaign_id", "customer_id", "treated", "cost",
        converted=joined.n.notnull().cast("int64"), value=joined.amount.fill_null(0.0),
    )  # fmt: skip
    return frame.order_by("kind", "campaign_id", "customer_id").to_pandas()[columns]
