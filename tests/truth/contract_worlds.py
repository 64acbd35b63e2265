"""Subscribers whose chances to stay and to change plan are known: months of their own, and the contracts a source would hold."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

START = dt.date(2022, 1, 1)
MONTHS, AHEAD = 18, 3
STAY, ALIKE = (
    0.94,
    12.0,
)  # a month, on average; each customer's own is a beta of this mean, the more alike the larger the other
PLANS = np.array([9.9, 19.9, 49.0])
MOVES = np.array([[0.96, 0.03, 0.01], [0.02, 0.95, 0.03], [0.01, 0.03, 0.96]])  # from plan to plan, a month


def courses(rng: np.random.Generator, customers: int) -> np.ndarray:
    """The plan of each customer in each month of their own (-1: gone)."""
    stay = rng.beta(STAY * ALIKE, (1 - STAY) * ALIKE, customers)
    plan, found = rng.integers(0, 3, customers), []
    alive = np.ones(customers, bool)
    for _ in range(MONTHS + AHEAD):
        found.append(np.where(alive, plan, -1))
        alive &= rng.random(customers) < stay
        plan = (rng.random(customers)[:, None] > MOVES[plan].cumsum(axis=1)).sum(axis=1).clip(max=2)
    return np.array(found).T


def then_and_now(rng: np.random.Generator, customers: int) -> pd.DataFrame:
    """What those who pay in their third month pay then and a year later, in cents, and the lesser of both."""
    plans = courses(rng, customers)[:, [2, 14]]
    paid = np.where(plans >= 0, np.round(PLANS[plans] * 100), 0.0)[plans[:, 0] >= 0]
    return pd.DataFrame(
        {"customer_id": range(len(paid)), "then": paid[:, 0], "now": paid[:, 1], "kept": paid.min(axis=1)}
    )


def subscriptions(rng: np.random.Generator, customers: int) -> pd.DataFrame:
    """The table subscriptions: a row for each stretch in one plan; customers begin in the months before the day of a forecast."""
    rows, began = [], rng.integers(0, MONTHS, customers)
    for who, plans in enumerate(courses(rng, customers)):
        edges = np.flatnonzero(np.diff(plans, prepend=-2) != 0)
        for start, end in zip(edges, [*edges[1:], None], strict=True):
            if plans[start] >= 0:
                ended = None if end is None else first_day(began[who] + end)
                rows.append((str(who), first_day(began[who] + start), ended, str(plans[start]), PLANS[plans[start]]))
    found = pd.DataFrame(rows, columns=["customer_id", "started_on", "ended_on", "plan", "price"])
    return found.assign(ended_on=pd.to_datetime(found["ended_on"]))


def first_day(month: int) -> dt.date:
    """The first day of a month, counted from START."""
    return (pd.Period(START, "M") + int(month)).start_time.date()
