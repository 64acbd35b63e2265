"""Who the customers are: when and how they came, what kind they are, and the rates that rule them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.data.planted import rhythm, strings
from workbench.data.planted.plan import MONTH, Plan

GROWTH = 0.05  # of arrivals, per month
CHANNELS = ("search", "social", "referral", "affiliate", "organic", "store")
CHANNEL_SHARES = (0.30, 0.20, 0.10, 0.10, 0.20, 0.10)
REGIONS = ("north", "south", "east", "west")
DEVICES = ("desktop", "mobile", "tablet")
LANGUAGES = ("en", "zh")

# Per day and per currency unit. BG/NBD: rate ~ Gamma(r, alpha), dropout ~ Beta(a, b) after each repeat order.
# Gamma-Gamma: order value ~ Gamma(p, nu), nu ~ Gamma(q, v). Kinds lie four standard deviations apart in log space.
_COLUMNS = ["segment", "share", "r", "alpha", "a", "b", "p", "q", "v"]
_KINDS = [
    ("frequent, small baskets", 0.30, 9.0, 130.0, 2.0, 30.0, 4.0, 10.0, 50.0),
    ("frequent, large baskets", 0.15, 9.0, 130.0, 2.0, 30.0, 4.0, 10.0, 250.0),
    ("rare, small baskets", 0.35, 9.0, 650.0, 2.0, 14.0, 4.0, 10.0, 50.0),
    ("rare, large baskets", 0.20, 9.0, 650.0, 2.0, 14.0, 4.0, 10.0, 250.0),
]
_ONE_KIND = [("all", 1.0, 0.8, 27.0, 0.8, 5.0, 4.0, 4.0, 33.0)]


def segments(plan: Plan) -> pd.DataFrame:
    """The kinds of customers and the true parameters of each: segment, share, r, alpha, a, b, p, q, v."""
    return pd.DataFrame(_KINDS if plan.effects.clusters else _ONE_KIND, columns=_COLUMNS)


@dataclass(frozen=True)
class Population:
    """One chunk of customers as arrays of equal length; times in business days since the start.

    `rate`, `dropout` and `mean_value` are the truth about each customer; `trait` and `rising` are recorded nowhere.
    """

    ids: pa.Array
    arrival: np.ndarray
    buyer: np.ndarray
    channel: np.ndarray
    region: np.ndarray
    device: np.ndarray
    language: np.ndarray
    birth_year: np.ndarray
    invited: np.ndarray
    segment: np.ndarray
    rate: np.ndarray
    dropout: np.ndarray
    value_rate: np.ndarray
    value_shape: np.ndarray
    trait: np.ndarray
    rising: np.ndarray

    def __len__(self) -> int:
        return len(self.arrival)

    @property
    def mean_value(self) -> np.ndarray:
        return self.value_shape / self.value_rate


def populate(plan: Plan, chunk: int) -> Population:
    """Draw one chunk of customers."""
    members = plan.members_of(chunk)
    n, rng = len(members), plan.rng("population", chunk)
    kinds = segments(plan)
    segment = rng.choice(len(kinds), n, p=kinds["share"])
    of = {name: kinds[name].to_numpy()[segment] for name in ("r", "alpha", "a", "b", "p", "q", "v")}
    return Population(
        ids=strings.identifiers("C", np.arange(members.start, members.stop), width=7),
        arrival=_arrivals(plan, rng, n),
        buyer=rng.random(n) >= plan.effects.inactive,
        channel=rng.choice(len(CHANNELS), n, p=CHANNEL_SHARES),
        region=rng.integers(len(REGIONS), size=n),
        device=rng.choice(len(DEVICES), n, p=(0.35, 0.55, 0.10)),
        language=(rng.random(n) < 0.35).astype("int64"),
        birth_year=rng.integers(1950, 2006, size=n),
        invited=rng.random(n) < 0.5,
        segment=segment,
        rate=rng.gamma(of["r"]) / of["alpha"],
        dropout=rng.beta(of["a"], of["b"]),
        value_rate=rng.gamma(of["q"]) / of["v"],
        value_shape=of["p"],
        trait=rng.standard_normal(n),
        rising=rng.random(n) < 0.5,
    )


def customers(plan: Plan, population: Population, *, died: np.ndarray) -> pa.Table:
    """The customers table; `died` (business days, missing while alive) is read only when a leak is planted."""
    columns = {
        "customer_id": population.ids,
        "acquired_on": rhythm.days(rhythm.to_local(population.arrival, start=plan.start), start=plan.start),
        "acquisition_channel": strings.named(CHANNELS, population.channel),
        "region": strings.named(REGIONS, population.region),
        "device": strings.named(DEVICES, population.device),
        "language": strings.named(LANGUAGES, population.language),
        "birth_year": population.birth_year.astype("int32"),
    }
    if plan.effects.leak:
        columns["account_status"] = strings.named(("open", "closed"), (died < plan.end).astype("int64"))
    return pa.table(columns)


def expected_arrivals(plan: Plan) -> np.ndarray:
    """Expected new customers on each day of the data, without those who existed before."""
    growth = np.log1p(GROWTH) / MONTH
    share = np.diff(np.expm1(growth * np.arange(plan.days + 1))) / np.expm1(growth * plan.days)
    return share * plan.customers * (1 - plan.effects.existing)


def _arrivals(plan: Plan, rng: np.random.Generator, n: int) -> np.ndarray:
    """Arrivals grow by 5% a month; the share that existed before came evenly over the year before."""
    growth = np.log1p(GROWTH) / MONTH
    during = np.log1p(rng.random(n) * np.expm1(growth * plan.end)) / growth
    before = -365 * rng.random(n)
    return np.where(rng.random(n) < plan.effects.existing, before, during)
