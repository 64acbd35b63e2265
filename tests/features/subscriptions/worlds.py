"""Companies with contracts made at random, beside what each customer pays on every day: counted day by day, without the code."""

from __future__ import annotations

import datetime as dt
import random
from typing import NamedTuple

import pandas as pd

FIRST = dt.date(2023, 1, 1)
PLANS = {"basic": 990, "plus": 1990, "team": 4950}
YEAR = 12


class World(NamedTuple):
    """The table subscriptions of a world, and what each customer pays (cents a month) at the end of each day from FIRST on."""

    rows: pd.DataFrame
    paid: dict[str, list[int]]
    days: int


def world(seed: int, *, customers: int = 12, days: int = 200, name: str = "C") -> World:
    """Make a company: plans changed up and down, add-ons, annual prices, credit notes, pauses, failed payments, trials, returns.

    `name` is what its customers' ids begin with.
    """
    chance = random.Random(seed)
    rows: list[dict] = []
    paid = {}
    for number in range(customers):
        who = f"{name}{number:03d}"
        paid[who] = [0] * days
        for since, until, what in _stretches(chance, days):
            rows.append({"customer_id": who, **_row(since, until, days, what)})
            if what["status"] in ("active", "past_due", "canceled"):
                for day in range(since, min(until, days)):
                    paid[who][day] += what["cents"]
    return World(pd.DataFrame(rows), paid, days)


def _stretches(chance: random.Random, days: int):
    """What one customer has, one stretch after the other: from, to (not included), and what it is."""
    day = chance.randrange(days)
    while day < days:
        status = chance.choices(["active", "past_due", "trialing", "paused", "unpaid"], [12, 2, 1, 2, 1])[0]
        length = chance.choice([0, 1, 5, 20, 33, 60, 90, days])
        yield day, day + length, _terms(chance, status)
        if chance.random() < 0.2:  # an add-on that overlaps
            begin = day + chance.randrange(length + 1)
            yield begin, begin + chance.choice([1, 10, 40]), _terms(chance, "active")
        day += length + chance.choice([0, 0, 0, 1, 3, 8, 40])  # a change on the same day, or a gap


def _terms(chance: random.Random, status: str) -> dict:
    plan = chance.choice(list(PLANS))
    months, cents = chance.choice([1, 1, YEAR]), PLANS[plan] + chance.choice([0, 0, 100])
    credit = cents // 10 if chance.random() < 0.1 else 0
    reason = chance.choice(["cancelled", "payment failed", ""])
    return {
        "plan": plan,
        "status": status,
        "months": months,
        "cents": cents - credit,
        "credit": credit,
        "reason": reason,
    }


def _row(since: int, until: int, days: int, what: dict) -> dict:
    """A row of the source: an annual price is twelve times a month's, a credit note too."""
    over = until < days
    return {
        "started_on": FIRST + dt.timedelta(days=since),
        "ended_on": FIRST + dt.timedelta(days=until) if over else None,
        "plan": what["plan"], "status": what["status"], "price_months": what["months"],
        "price": (what["cents"] + what["credit"]) * what["months"] / 100, "credit": what["credit"] * what["months"] / 100,
        "end_reason": what["reason"] if over else "",
    }  # fmt: skip


def bridge_by_hand(made: World, *, since: int, until: int) -> dict[str, int]:
    """The bridge from the end of the day before `since` to the end of `until`, day by day and customer by customer."""
    found = dict.fromkeys(("start", "new", "expansion", "reactivation", "contraction", "churn", "end"), 0)
    for course in made.paid.values():
        had = any(course[:since])
        before = course[since - 1] if since else 0
        found["start"] += before
        for after in course[since : until + 1]:
            step = after - before
            if before == 0 and after:
                found["reactivation" if had else "new"] += step
            elif before and after == 0:
                found["churn"] -= step
            elif step:
                found["expansion" if step > 0 else "contraction"] += abs(step)
            had, before = had or after > 0, after
        found["end"] += before
    return found


def differences(made: World, found: pd.DataFrame) -> dict[dt.date, dict[str, int]]:
    """The rows of a bridge (since, until and its amounts) that differ from the bridge by hand, by their first day."""
    wrong = {}
    for row in found.itertuples():
        since, until = ((day.date() - FIRST).days for day in (row.since, row.until))
        expected = bridge_by_hand(made, since=since, until=until)
        if {name: getattr(row, name) for name in expected} != expected:
            wrong[row.since.date()] = expected
    return wrong
