"""How people buy: BG/NBD purchase times, Gamma-Gamma order values, and joining the programme on a purchase.

One round makes everybody's next order, so the work grows with the number of orders and not with customers × days.
Draws do not depend on the size of the planted programme effect: with and without it the same people place the same
orders and join on the same day, and the difference in order values *is* the effect.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workbench.data.planted import programme
from workbench.data.planted.plan import MONTH, Plan
from workbench.data.planted.population import Population


@dataclass(frozen=True)
class Orders:
    """Orders of one chunk as arrays: customer (position in the chunk), at (business days since the start), value
    (without the programme), lift (factor by which membership raised it), joining (the customer joined on it)."""

    customer: np.ndarray
    at: np.ndarray
    value: np.ndarray
    lift: np.ndarray
    joining: np.ndarray

    def __len__(self) -> int:
        return len(self.at)

    @property
    def paid(self) -> np.ndarray:
        return self.value * self.lift

    def take(self, chosen: np.ndarray) -> Orders:
        return Orders(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))

    @staticmethod
    def join(parts: list[Orders]) -> Orders:
        names = Orders.__dataclass_fields__
        return Orders(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True)
class History:
    """What one chunk did: its orders, when each customer was lost, joined and left (infinite where never)."""

    orders: Orders
    died: np.ndarray
    joined: np.ndarray
    left: np.ndarray


def purchase(plan: Plan, population: Population, chunk: int) -> History:
    """Simulate everybody from arrival to the end of the data."""
    rng, n = plan.rng("orders", chunk), len(population)
    died, joined, left = (np.full(n, np.inf) for _ in range(3))
    died[~population.buyer] = population.arrival[~population.buyer]
    launch = programme.launches(plan)[population.region]
    who = np.flatnonzero(population.buyer)
    at, previous = population.arrival[who], np.full(len(who), -np.inf)
    rounds, parts = 0, []
    while len(who):
        value = _values(plan, population, who, at, rng)
        member = (joined[who] < at) & (at < left[who])
        odds = programme.log_odds(plan, population, who, value=value, gap=at - previous, number=rounds)
        # Every order spends one uniform on joining and one on the length of membership, whoever may join.
        willing = rng.random(len(who)) < 1 / (1 + np.exp(-odds))
        stay = programme.STAY * rng.standard_exponential(len(who))
        joining = willing & np.isinf(joined[who]) & (at >= launch[who])
        joined[who[joining]], left[who[joining]] = at[joining], (at + stay)[joining]
        lift = np.where(member, 1 + plan.effects.programme, 1.0)
        parts.append(Orders(who, at, value, lift, joining))
        lost = (rng.random(len(who)) < population.dropout[who]) & (rounds > 0)
        died[who[lost]] = at[lost]
        following = at + rng.standard_exponential(len(who)) / population.rate[who]
        on = ~lost & (following < plan.end)
        who, at, previous, rounds = who[on], following[on], at[on], rounds + 1
    made = Orders.join(parts) if parts else _none()
    return History(made.take(made.at >= 0), died, joined, left)


def _values(plan: Plan, population: Population, who: np.ndarray, at: np.ndarray, rng) -> np.ndarray:
    value = rng.standard_gamma(population.value_shape[who]) / population.value_rate[who]
    if plan.effects.trend:
        value *= np.where(population.rising[who], (1 + plan.effects.trend) ** (at / MONTH), 1.0)
    if plan.effects.confounder:
        value *= np.exp(plan.effects.confounder * 0.5 * population.trait[who])
    return value


def _none() -> Orders:
    empty = np.array([])
    return Orders(empty.astype("int64"), empty, empty, empty, empty.astype(bool))
