"""Touchpoints: the journeys that led to orders, and those that led nowhere."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.data.planted import journeys, lines, rhythm, strings
from workbench.data.planted.orders import Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

LAG = 1.0  # mean days between two touches of a journey, and from the last touch to the order
NEAR = 15.0  # a fruitless journey ends within so many days of some order of the same customer
_EVENTS = ("click", "click", "click", "open", "visit", "session", "visit", "call", "order")
_CHANNELS = (*journeys.STATES, *lines.CHANNELS)


def events(plan: Plan, population: Population, orders: Orders, chunk: int) -> pa.Table:
    """The events table of one chunk: touches, and an order event with its value at the end of a journey that converts.

    `journey_id` says which touches belong together; touches before the first day of the data are not seen.
    """
    rng = plan.rng("events", chunk)
    share = journeys.conversion()
    fruitless = rng.poisson(len(orders) * (1 - share) / share)
    near = rng.integers(max(len(orders), 1), size=fruitless)  # so that they come when and to whom orders do
    customer = np.concatenate([orders.customer, orders.customer[near]])
    converting = np.arange(len(customer)) < len(orders)
    journey, state = journeys.paths(rng, converting)
    until_end = _lags(rng, journey, len(customer))
    last = np.concatenate([orders.at, orders.at[near] + NEAR * (2 * rng.random(fruitless) - 1)])
    number = np.concatenate([journey, np.arange(len(orders))])
    at = np.concatenate([last[journey] - until_end, orders.at])
    code = np.concatenate([state, len(journeys.STATES) + lines.order_channels(plan, orders, chunk)])
    value = np.concatenate([np.full(len(journey), np.nan), np.round(orders.paid, 2)])
    local = rhythm.to_local(at, start=plan.start)
    seen = np.flatnonzero((local >= 0) & (local < plan.days))
    seen = seen[np.lexsort((code[seen] >= len(journeys.STATES), local[seen]))]
    ids = pc.binary_join_element_wise(f"J{chunk:03d}", strings.identifiers("", np.arange(len(customer)), width=8), "")
    return pa.table({
        "customer_id": population.ids.take(pa.array(customer[number[seen]])),
        "occurred_at": rhythm.timestamps(local[seen], start=plan.start),
        "event": strings.named(_EVENTS, np.minimum(code[seen], len(journeys.STATES))),
        "channel": strings.named(_CHANNELS, code[seen]),
        "value": pa.array(value[seen], mask=np.isnan(value[seen])),
        "journey_id": ids.take(pa.array(number[seen])),
    })  # fmt: skip


def _lags(rng: np.random.Generator, journey: np.ndarray, n: int) -> np.ndarray:
    """Days from each touch to the end of its journey: exponential steps, summed from the end."""
    steps = LAG * rng.standard_exponential(len(journey))
    total = np.bincount(journey, steps, n)
    cumulated = np.cumsum(steps)
    before = np.concatenate([[0.0], np.cumsum(total)])[journey]
    return np.maximum(total[journey] - (cumulated - steps - before), 0)
