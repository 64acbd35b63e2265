"""Campaigns with randomised hold-outs: e-mail that brings orders, and retargeting that only follows intent.

Retargeting reaches people who are about to buy anyway. Whoever compares contacted with other customers finds a large
effect; the hold-out shows the true one, which is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.data.planted import programme, rhythm, strings
from workbench.data.planted.orders import History, Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

KINDS = ("email", "retargeting", "invitation", "nps-survey")
HOLD_OUT = 0.20
REACHED = 0.25  # share of registered customers an e-mail is planned for
WINDOW = 7.0  # business days within which the extra order of a treated contact falls
INTENT = 14.0  # days before an order in which a customer browses
_INTENT_REACHED, _OTHERS_REACHED = 0.50, 0.03
_COSTS = np.array([0.02, 0.15, 0.50, 0.0])
_EVERY = 60  # days between two campaigns of one kind; retargeting lies half-way between the e-mails


@dataclass(frozen=True)
class Contacts:
    """Planned contacts of one chunk: customer (position), at (business days), kind, wave, arm (0 control, 1 treatment,
    -1 none), and the extra orders a treatment causes on average (0 for the lost and for retargeting)."""

    customer: np.ndarray
    at: np.ndarray
    kind: np.ndarray
    wave: np.ndarray
    arm: np.ndarray
    effect: np.ndarray

    @staticmethod
    def join(parts: list[Contacts]) -> Contacts:
        names = Contacts.__dataclass_fields__
        return Contacts(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def contact(plan: Plan, population: Population, history: History, chunk: int) -> tuple[Contacts, Orders]:
    """Plan all contacts and place the extra orders they cause."""
    rng, parts, extra = plan.rng("campaigns", chunk), [_invitations(plan, population)], []
    for wave, day in enumerate(range(_EVERY // 2, plan.days - 15, _EVERY // 2)):
        at = float(rhythm.to_business(np.array(day + 10 / 24), start=plan.start))
        kind = wave % 2
        registered = population.arrival < at
        chance = _chance(history.orders, at, len(population)) if kind else REACHED
        who = np.flatnonzero((rng.random(len(population)) < chance) & registered)
        effect = np.where(history.died[who] > at, plan.effects.campaign, 0.0) * (kind == 0)
        treated = rng.random(len(who)) >= HOLD_OUT
        bought = treated & (rng.random(len(who)) < effect)
        when = at + WINDOW * rng.random(len(who))
        shape, scale = population.value_shape[who], 1 / population.value_rate[who]
        value = rng.standard_gamma(shape) * scale
        sent = np.full(len(who), at) + rng.random(len(who)) * 0.01
        parts.append(
            Contacts(who, sent, np.full(len(who), kind), np.full(len(who), wave), treated.astype("int64"), effect)
        )
        extra.append(_orders(plan, history, who[bought], when[bought], value[bought]))
    return Contacts.join(parts), Orders.join(extra)


def campaigns(plan: Plan, population: Population, contacts: Contacts) -> pa.Table:
    """The campaigns table of one chunk; arm is randomised within each campaign and missing where nothing is held out."""
    order = np.lexsort((contacts.customer, contacts.at))
    kind, wave = contacts.kind[order], contacts.wave[order]
    names = [f"{name}-{number:02d}" for name in KINDS for number in range(wave.max(initial=0) + 1)]
    arm = contacts.arm[order]
    local = rhythm.to_local(contacts.at[order], start=plan.start)
    return pa.table({
        "customer_id": population.ids.take(pa.array(contacts.customer[order])),
        "campaign_id": strings.named(names, kind * (wave.max(initial=0) + 1) + wave),
        "sent_at": rhythm.timestamps(local, start=plan.start),
        "arm": strings.named(("control", "treatment"), arm),
        "cost": _COSTS[kind] * (arm == 1),
    })  # fmt: skip


def tally(contacts: Contacts) -> pd.DataFrame:
    """Contacts and the sum of their true effects (extra orders if treated) by kind of campaign with a hold-out."""
    kinds = KINDS[:-1]
    return pd.DataFrame({
        "campaign": kinds,
        "contacts": np.bincount(contacts.kind, minlength=len(kinds)),
        "extra_orders": np.bincount(contacts.kind, contacts.effect, len(kinds)),
    })  # fmt: skip


def _invitations(plan: Plan, population: Population) -> Contacts:
    """Half of all customers, drawn at random, are invited to join on the launch or on their arrival."""
    at = np.maximum(programme.launches(plan)[population.region], population.arrival)
    who = np.flatnonzero(at < plan.end)
    zero = np.zeros(len(who))
    return Contacts(
        who, at[who], np.full(len(who), 2), zero.astype("int64"), population.invited[who].astype("int64"), zero
    )


def _chance(orders: Orders, at: float, n: int) -> np.ndarray:
    soon = (orders.at > at) & (orders.at < at + INTENT)
    chance = np.full(n, _OTHERS_REACHED)
    chance[orders.customer[soon]] = _INTENT_REACHED
    return chance


def _orders(plan: Plan, history: History, who: np.ndarray, at: np.ndarray, value: np.ndarray) -> Orders:
    member = (history.joined[who] < at) & (at < history.left[who])
    lift = np.where(member, 1 + plan.effects.programme, 1.0)
    keep = at < plan.end
    return Orders(who, at, value, lift, np.zeros(len(who), dtype=bool)).take(keep)
