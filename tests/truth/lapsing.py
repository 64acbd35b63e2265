"""Companies whose customers fall silent, for a while or for good, day by day; and what a contact truly brings in them.

A customer is awake and buys by chance, or asleep, or gone. Nobody sees which. The law is known here, so what a leaver who was
kept brings more than one who was not follows without drawing: by the chances of the three states from day to day.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import pandas as pd

START, DAYS, YEAR = dt.date(2022, 1, 1), 760, 365
LAST = START + dt.timedelta(days=DAYS - 1)


class Company(NamedTuple):
    """What each customer does by law (rate a day, money a purchase, state on the last day) and what all share.

    sleep : chance a day to fall asleep. wake : chance a day to wake. gone : share of those falling asleep who never wake.
    growth : by how much more, or less, everybody will spend a purchase in the year to come. lines : the purchases seen.
    """

    rate: np.ndarray
    money: np.ndarray
    awake: np.ndarray
    asleep: np.ndarray
    sleep: np.ndarray
    wake: float
    gone: float
    growth: float
    lines: pd.DataFrame


def company(rng: np.random.Generator, *, customers: int = 900, error: float = 0.2) -> Company:
    """Draw a company; `error` is the relative standard deviation of its growth."""
    rate, money = rng.gamma(2.0, 0.06, customers) + 0.015, rng.lognormal(rng.uniform(2.6, 4.6), 0.5, customers)
    sleep = rng.gamma(2.0, 0.004, customers)
    wake, gone = 1 / rng.uniform(60, 150), rng.uniform(0.02, 0.98)
    first = rng.integers(0, DAYS - 120, customers)
    awake, asleep, bought = np.zeros(customers, bool), np.zeros(customers, bool), []
    for day in range(DAYS):
        awake |= first == day
        buys = (awake & (rng.random(customers) < rate)) | (first == day)
        bought.append(np.flatnonzero(buys))
        tired = awake & (rng.random(customers) < sleep)
        woken = asleep & (rng.random(customers) < wake)
        asleep = (asleep & ~woken) | (tired & (rng.random(customers) >= gone))
        awake = (awake & ~tired) | woken
    growth = np.exp(rng.normal(0, np.sqrt(np.log1p(error**2))) - np.log1p(error**2) / 2)
    return Company(rate, money, awake, asleep, sleep, wake, gone, growth, _lines(bought, money, rng))


def _lines(bought: list[np.ndarray], money: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    who = np.concatenate(bought)
    day = np.repeat(np.arange(DAYS), [len(some) for some in bought])
    return pd.DataFrame(
        {
            "customer_id": [f"c{k:04d}" for k in who],
            "order_id": [f"o{k}" for k in range(len(who))],
            "ordered_at": pd.Timestamp(START) + pd.to_timedelta(day, unit="D") + pd.Timedelta(hours=12),
            "amount": (money[who] * rng.gamma(4, 0.25, len(who))).round(2) + 0.01,
            "category": "x",
        }
    )


def truth(made: Company, who: np.ndarray, *, gap: int, horizon: int) -> tuple[np.ndarray, np.ndarray]:
    """Return for customers, by number, the chance of leaving, and what a year brings more of one who was kept than of one who left.

    Leaving is buying nothing in the `horizon` days that follow the gap; whoever is kept is awake at their end. The year is
    that after them.
    """
    rate, sleep = made.rate[who], made.sleep[who]
    quiet = _quiet(made, who, gap, horizon)
    left = quiet.sum(axis=0)
    worth = _year(made, rate, sleep) * made.money[who] * made.growth
    return left, worth[0] - (quiet[:2] * worth).sum(axis=0) / np.maximum(left, 1e-12)


def _quiet(made: Company, who: np.ndarray, gap: int, horizon: int) -> np.ndarray:
    """Chances to have bought nothing in the window and to be awake, asleep or gone at its end."""
    awake, asleep = made.awake[who].astype("float64"), made.asleep[who].astype("float64")
    over, sleep, idle = 1 - awake - asleep, made.sleep[who], 1 - made.rate[who]
    for day in range(gap + horizon):
        awake = awake * idle if day >= gap else awake
        tired, woken = awake * sleep, asleep * made.wake
        awake, asleep, over = (
            awake - tired + woken,
            asleep - woken + tired * (1 - made.gone),
            over + tired * made.gone,
        )
    return np.array([awake, asleep, over])


def _year(made: Company, rate: np.ndarray, sleep: np.ndarray) -> np.ndarray:
    """Expected purchases in a year of who is awake, and of who is asleep, at its start."""
    awake, asleep = np.zeros_like(rate), np.zeros_like(rate)
    for _ in range(YEAR):
        tired = (1 - sleep) * awake + sleep * (1 - made.gone) * asleep
        awake, asleep = rate + tired, made.wake * awake + (1 - made.wake) * asleep
    return np.array([awake, asleep])
