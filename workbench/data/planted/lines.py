"""From orders to order lines: categories, products, quantities, discounts, margin, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from workbench.data.planted import rhythm, strings
from workbench.data.planted.orders import Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population

CHANNELS = ("web", "app", "store", "call centre")
CHANNEL_SHARES = (0.45, 0.30, 0.20, 0.05)
CATEGORIES = ("coffee", "tea", "chocolate", "kitchen", "home", "garden", "books", "toys")
CATEGORY_SHARES = np.array([0.22, 0.14, 0.16, 0.12, 0.12, 0.08, 0.08, 0.08])
COST_SHARES = np.array([0.55, 0.50, 0.58, 0.62, 0.60, 0.65, 0.68, 0.63])  # of the list price
PARTNERS = np.array([2, 6, 0, 4, 3, 4, 1, 6])  # bought together: an order's second line is often the partner
PARTNER_SHARE = 0.35
MORE_LINES = 0.6  # mean number of lines beyond the first
DISCOUNTED = 0.25
DISCOUNTS = np.array([0.05, 0.10, 0.15, 0.20, 0.30])
TIERS = 25  # products of one category are rungs of a price ladder, each a quarter above the last
RETURN_AFTER = 2.0
RETURN_LAG = 7.0  # mean further days until a line comes back

_CODES = [f"{category[:3].upper()}-{tier:02d}" for category in CATEGORIES for tier in range(TIERS)]


@dataclass(frozen=True)
class Lines:
    """Order lines of one chunk, returns among them, sorted by time (`at`: local days since the start)."""

    order: np.ndarray
    at: np.ndarray
    amount: np.ndarray
    discount: np.ndarray
    margin: np.ndarray
    quantity: np.ndarray
    category: np.ndarray
    product: np.ndarray

    def take(self, chosen: np.ndarray) -> Lines:
        return Lines(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


def break_down(plan: Plan, orders: Orders, chunk: int) -> Lines:
    """Split each order into lines and send some of them back."""
    rng = plan.rng("lines", chunk)
    count = 1 + np.minimum(rng.poisson(MORE_LINES, len(orders)), 5)
    order = np.repeat(np.arange(len(orders)), count)
    first = np.cumsum(count) - count
    weight = rng.standard_gamma(2.0, len(order))
    total = np.bincount(order, weight, len(orders))
    amount = np.maximum(np.round((orders.paid / total)[order] * weight, 2), 0.01)
    category = rng.choice(len(CATEGORIES), len(order), p=CATEGORY_SHARES)
    paired = (np.arange(len(order)) == first[order] + 1) & (rng.random(len(order)) < PARTNER_SHARE)
    category = np.where(paired, PARTNERS[np.roll(category, 1)], category)
    cut = np.where(rng.random(len(order)) < DISCOUNTED, DISCOUNTS[rng.integers(len(DISCOUNTS), size=len(order))], 0.0)
    listed = np.round(amount / (1 - cut), 2)
    quantity = 1 + np.minimum(rng.geometric(0.7, len(order)) - 1, 4)
    tier = np.clip(np.log(listed / quantity / 1.5) / np.log(1.25), 0, TIERS - 1).astype("int64")
    at = rhythm.to_local(orders.at, start=plan.start)[order]
    margin = np.round(amount - COST_SHARES[category] * listed, 2)
    sold = Lines(order, at, amount, np.round(listed - amount, 2), margin, quantity, category, category * TIERS + tier)
    returned = _send_back(plan, orders, sold, rng)
    every = Lines(*(np.concatenate([getattr(sold, f), getattr(returned, f)]) for f in Lines.__dataclass_fields__))
    return every.take(np.argsort(every.at, kind="stable"))


def transactions(plan: Plan, population: Population, orders: Orders, lines: Lines, chunk: int) -> pa.Table:
    """The transactions table of one chunk."""
    channel = order_channels(plan, orders, chunk)
    ids = order_ids(orders, chunk)
    return pa.table({
        "customer_id": population.ids.take(pa.array(orders.customer[lines.order])),
        "order_id": ids.take(pa.array(lines.order)),
        "ordered_at": rhythm.timestamps(lines.at, start=plan.start),
        "amount": lines.amount,
        "quantity": lines.quantity.astype("int32"),
        "product_id": strings.named(_CODES, lines.product),
        "category": strings.named(CATEGORIES, lines.category),
        "channel": strings.named(CHANNELS, channel[lines.order]),
        "discount": lines.discount,
        "margin": lines.margin,
    })  # fmt: skip


def order_ids(orders: Orders, chunk: int) -> pa.Array:
    """Order numbers unique over chunks without counting the orders of other chunks."""
    return pc.binary_join_element_wise(f"O{chunk:03d}", strings.identifiers("", np.arange(len(orders)), width=8), "")


def order_channels(plan: Plan, orders: Orders, chunk: int) -> np.ndarray:
    """The channel of each order, as a position in CHANNELS."""
    return plan.rng("channels", chunk).choice(len(CHANNELS), len(orders), p=CHANNEL_SHARES)


def gain(orders: Orders, lines: Lines, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Revenue and margin each of `n` customers brought because of the programme, returns deducted."""
    caused = 1 - 1 / orders.lift[lines.order]
    customer = orders.customer[lines.order]
    return np.bincount(customer, lines.amount * caused, n), np.bincount(customer, lines.margin * caused, n)


def _send_back(plan: Plan, orders: Orders, sold: Lines, rng: np.random.Generator) -> Lines:
    chosen = np.flatnonzero(rng.random(len(sold.at)) < plan.effects.returns)
    lag = RETURN_AFTER + RETURN_LAG * rng.standard_exponential(len(chosen))
    at = rhythm.to_local(orders.at[sold.order[chosen]] + lag, start=plan.start)
    in_time = at < plan.days
    back, at = sold.take(chosen[in_time]), at[in_time]
    return Lines(
        back.order, at, -back.amount, -back.discount, -back.margin, -back.quantity, back.category, back.product
    )
