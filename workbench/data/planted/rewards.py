"""Points: issued on members' orders, redeemed by some after a while, worthless after eighteen months."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from workbench.data.planted import programme, rhythm
from workbench.data.planted.orders import History, Orders
from workbench.data.planted.plan import Plan
from workbench.data.planted.population import Population


@dataclass(frozen=True)
class Vintages:
    """Points issued in one chunk: customer (position), at and redeemed (business days; redeemed missing if never by
    the end of the data), points, and will (whether they are redeemed in the end)."""

    customer: np.ndarray
    at: np.ndarray
    points: np.ndarray
    redeemed: np.ndarray
    will: np.ndarray


def ultimate_share() -> float:
    """The share of points that are redeemed before they expire.

    >>> round(ultimate_share(), 4)
    0.6927
    """
    return programme.REDEEMERS * -math.expm1(-programme.EXPIRY / programme.REDEMPTION)


def issue(plan: Plan, orders: Orders, history: History, chunk: int) -> Vintages:
    """Give every member points for each order after the one they joined on."""
    rng = plan.rng("rewards", chunk)
    member = (history.joined[orders.customer] < orders.at) & (orders.at < history.left[orders.customer])
    earned = orders.take(member)
    lag = programme.REDEMPTION * rng.standard_exponential(len(earned))
    will = (rng.random(len(earned)) < programme.REDEEMERS) & (lag < programme.EXPIRY)
    at = earned.at + lag
    redeemed = np.where(will & (at < plan.end), at, np.nan)
    return Vintages(earned.customer, earned.at, np.round(earned.paid * programme.POINTS), redeemed, will)


def rewards(plan: Plan, population: Population, vintages: Vintages) -> pa.Table:
    """The rewards table of one chunk; cost is what the points cost if they are redeemed."""
    order = np.argsort(vintages.at, kind="stable")
    issued, redeemed = (rhythm.to_local(getattr(vintages, f)[order], start=plan.start) for f in ("at", "redeemed"))
    points = vintages.points[order]
    return pa.table({
        "customer_id": population.ids.take(pa.array(vintages.customer[order])),
        "issued_at": rhythm.timestamps(issued, start=plan.start),
        "points": points.astype("int64"),
        "cost": np.round(points * programme.POINT, 2),
        "redeemed_at": rhythm.timestamps(redeemed, start=plan.start),
    })  # fmt: skip


def costs(plan: Plan, vintages: Vintages, history: History, n: int) -> np.ndarray:
    """What each of `n` customers' membership costs: points redeemed in the end, and the platform per 30 days."""
    points = np.bincount(vintages.customer, vintages.points * vintages.will * programme.POINT, n)
    stay = np.minimum(history.left, plan.end) - np.minimum(history.joined, plan.end)
    return points + programme.PLATFORM * stay / 30
