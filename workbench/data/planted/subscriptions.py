"""Subscriptions: paid in terms of 30 days, left at the end of one by choice or because a payment failed."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from workbench.data.planted import rhythm, strings
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

SHARE = 0.15  # of customers who ever order
TERM = 30
ALPHA, BETA = 0.8, 7.0  # chance to cancel at the end of a term ~ Beta over subscribers (shifted-beta-geometric)
PAYMENT_FAILS = 0.01  # per term, the same for everybody
PLANS = ("basic", "plus")
PRICES = np.array([9.9, 19.9])
REASONS = ("cancelled", "payment failed")


def subscriptions(plan: Plan, population: Population, chunk: int) -> pa.Table:
    """The subscriptions table of one chunk; `end_reason` tells the two competing causes apart."""
    rng, n = plan.rng("subscriptions", chunk), len(population)
    cancels = rng.geometric(np.maximum(rng.beta(ALPHA, BETA, n), 1e-9))
    fails = rng.geometric(PAYMENT_FAILS, n)
    plus = (rng.random(n) < 0.4).astype("int64")
    delay = np.floor(rng.random(n) * 60)
    started = np.floor(rhythm.to_local(population.arrival, start=plan.start)) + delay
    wanted = (rng.random(n) < SHARE) & population.buyer & (started >= 0) & (started < plan.days)
    who = np.flatnonzero(wanted)
    who = who[np.argsort(started[who], kind="stable")]
    terms = np.minimum(cancels, fails)[who]
    ended = started[who] + TERM * terms.astype("float64")
    over = ended < plan.days
    reason = np.where(over, (fails[who] < cancels[who]).astype("int64"), -1)
    return pa.table({
        "customer_id": population.ids.take(pa.array(who)),
        "started_on": rhythm.days(started[who], start=plan.start),
        "ended_on": rhythm.days(np.where(over, ended, np.nan), start=plan.start),
        "plan": strings.named(PLANS, plus[who]),
        "price": PRICES[plus[who]],
        "end_reason": strings.named(REASONS, reason),
    })  # fmt: skip
