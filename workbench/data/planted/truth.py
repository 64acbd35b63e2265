"""What is true of a planted company, kept apart from its tables: only tests may read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.data.planted import (
    campaigns,
    events,
    journeys,
    lines,
    programme,
    rewards,
    rhythm,
    spend,
    strings,
    subscriptions,
    surveys,
    tickets,
)
from workbench.data.planted.chunk import Chunk
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import segments


@dataclass(frozen=True)
class Truth:
    """The answer sheet of one company.

    Attributes
    ----------
    values : single figures: effects, programme result and ROI, redemption, shares of promoters, hazards; None where
        there is nothing to divide by. The ROI counts the margin gained until the end of the data against the points
        issued by then that are redeemed in the end, and the platform.
    segments : kinds of customers with their BG/NBD (r, alpha per day, a, b) and Gamma-Gamma (p, q, v) parameters.
    campaigns : per kind of campaign, contacts and the mean number of extra orders a treatment causes.
    transitions : probabilities from each channel to the channels and to an order or nothing, with the share of journeys
        that start there and the removal effect (a property of paths: no touch of a journey causes an order).
    customers : per customer, segment, latent rates, when lost and joined, and what the programme changed.
    """

    values: Mapping[str, float | None]
    segments: pd.DataFrame
    campaigns: pd.DataFrame
    transitions: pd.DataFrame
    customers: pd.DataFrame

    def to_json(self) -> str:
        """Everything but the customers, as text with sorted keys."""
        frames = {"segments": self.segments, "campaigns": self.campaigns, "journeys": self.transitions.reset_index()}
        plain = {"values": dict(self.values), **{name: f.to_dict("records") for name, f in frames.items()}}
        return json.dumps(plain, indent=1, sort_keys=True) + "\n"


def customers(chunk: Chunk) -> pa.Table:
    """The truth about each customer of a chunk; dates are local, missing where it never happened by the end."""
    plan, who, history = chunk.plan, chunk.population, chunk.history
    revenue, margin = lines.gain(chunk.orders, chunk.lines, len(who))
    return pa.table({
        "customer_id": who.ids,
        "segment": strings.named(segments(plan)["segment"], who.segment),
        "attitude": strings.named(surveys.ATTITUDES, surveys.attitudes(plan, who, chunk.number)),
        "rate": who.rate,
        "dropout": who.dropout,
        "mean_value": who.mean_value,
        "trait": who.trait,
        "died_on": _day(plan, history.died),
        "joined_on": _day(plan, history.joined),
        "incremental_revenue": revenue,
        "incremental_margin": margin,
        "programme_cost": rewards.costs(plan, chunk.vintages, history, len(who)),
    })  # fmt: skip


def totals(people: pa.Table) -> pd.Series:
    """The sums over a chunk's customers that the programme's result is made of."""
    joined = people["joined_on"]
    margin, cost = (np.sum(people[name].to_numpy()) for name in ("incremental_margin", "programme_cost"))
    return pd.Series({"members": len(joined) - joined.null_count, "margin": margin, "cost": cost})


def conclude(plan: Plan, *, sums: pd.DataFrame, contacts: pd.DataFrame, people: pd.DataFrame) -> Truth:
    """Draw the sums of all chunks together."""
    members, margin, cost = int(sums["members"].sum()), sums["margin"].sum(), sums["cost"].sum()
    per_kind = contacts.groupby("campaign", sort=False).sum().reset_index()
    per_kind["effect"] = per_kind["extra_orders"] / per_kind["contacts"].clip(lower=1)
    values = {
        "programme_effect": plan.effects.programme,
        "members": members,
        "incremental_margin_per_member": float(margin / max(members, 1)),
        "cost_per_member": float(cost / max(members, 1)),
        "roi": float((margin - cost) / cost) if cost else None,
        "ultimate_redemption_share": rewards.ultimate_share(),
        "return_share": plan.effects.returns,
        "hidden_confounder": plan.effects.confounder,
        "trend_per_month": plan.effects.trend,
        "effect_of_touches_on_orders": 0.0,
        "hold_out_share": campaigns.HOLD_OUT,
        "platform_cost_per_member_month": programme.PLATFORM,
        "journey_conversion": journeys.conversion(),
        "journey_lag_days": events.LAG,
        "subscription_alpha": subscriptions.ALPHA,
        "subscription_beta": subscriptions.BETA,
        "payment_failure_per_term": subscriptions.PAYMENT_FAILS,
        "ticket_share_of_orders": tickets.SHARE,
        **{f"cac_{channel}": cost for channel, cost in spend.COSTS.items()},
        **surveys.shares(),
    }
    chain = journeys.transitions().assign(start=journeys.START, removal_effect=journeys.removal_effects())
    chain = chain.rename_axis("channel")
    return Truth(MappingProxyType(values), segments(plan), per_kind.drop(columns="extra_orders"), chain, people)


def _day(plan: Plan, business: np.ndarray) -> np.ndarray:
    by_the_end = np.where(business < plan.end, business, np.nan)
    return rhythm.days(rhythm.to_local(by_the_end, start=plan.start), start=plan.start)
