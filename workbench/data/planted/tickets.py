"""Service cases: opened after some orders, answered and resolved after a while, open where the data end."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from workbench.data.planted import rhythm, strings
from workbench.data.planted.orders import Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

SHARE = 0.06  # of orders
CATEGORIES = ("delivery", "return", "payment", "product")
CHANNELS = ("phone", "chat", "email")
FIRST_RESPONSE = np.array([0.01, 0.03, 0.40])  # mean days by channel, in business time
RESOLUTION = 1.5  # mean further days
_AFTER = 3.0  # mean days after the order


def open_cases(plan: Plan, orders: Orders, chunk: int) -> dict[str, np.ndarray]:
    """Draw the cases of one chunk: order (position), opened, answered, resolved (business days), channel, category."""
    rng = plan.rng("tickets", chunk)
    order = np.flatnonzero(rng.random(len(orders)) < SHARE)
    n = len(order)
    channel = rng.choice(len(CHANNELS), n, p=(0.35, 0.25, 0.40))
    opened = orders.at[order] + _AFTER * rng.standard_exponential(n)
    answered = opened + FIRST_RESPONSE[channel] * rng.standard_exponential(n)
    resolved = answered + RESOLUTION * rng.standard_exponential(n)
    cases = {"order": order, "opened": opened, "answered": answered, "resolved": resolved, "channel": channel,
             "category": rng.choice(len(CATEGORIES), n, p=(0.45, 0.25, 0.10, 0.20))}  # fmt: skip
    kept = np.flatnonzero(opened < plan.end)
    kept = kept[np.argsort(opened[kept], kind="stable")]
    return {name: values[kept] for name, values in cases.items()}


def tickets(plan: Plan, population: Population, orders: Orders, cases: dict[str, np.ndarray]) -> pa.Table:
    """The tickets table of one chunk; what had not happened by the end of the data is missing."""

    def by_the_end(name: str) -> np.ndarray:
        local = rhythm.to_local(cases[name], start=plan.start)
        return rhythm.timestamps(np.where(local < plan.days, local, np.nan), start=plan.start)

    return pa.table({
        "customer_id": population.ids.take(pa.array(orders.customer[cases["order"]])),
        "opened_at": by_the_end("opened"),
        "first_response_at": by_the_end("answered"),
        "resolved_at": by_the_end("resolved"),
        "channel": strings.named(CHANNELS, cases["channel"]),
        "category": strings.named(CATEGORIES, cases["category"]),
    })  # fmt: skip
