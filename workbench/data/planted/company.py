"""A company whose truth is known: `generate` makes it in memory, `workbench.data.planted.write` writes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from workbench.data.planted import campaigns, truth
from workbench.data.planted.chunk import Chunk
from workbench.data.planted.effects import Effects
from workbench.data.planted.plan import Plan, date_of
from workbench.data.planted.truth import Truth

TABLES = (
    "transactions", "customers", "events", "campaigns", "memberships", "rewards", "subscriptions", "spend", "surveys",
    "tickets",
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A company in memory: its plan, its canonical tables (Arrow) and, apart from them, its truth."""

    plan: Plan
    tables: dict[str, pa.Table]
    truth: Truth

    def frame(self, table: str) -> pd.DataFrame:
        """One canonical table as a pandas frame."""
        return self.tables[table].to_pandas()


def generate(
    customers: int = 2000,
    *,
    seed: int,
    start: str | dt.date = "2023-01-01",
    days: int = 730,
    currency: str = "EUR",
    effects: Effects | None = None,
) -> Planted:
    """Make a company in memory.

    All tables together take about 5 kB a customer in memory; for more than some 100,000 customers write
    them with `write(Plan(...), folder)`, which holds one chunk at a time.

    Examples
    --------
    >>> planted = generate(300, seed=1)
    >>> planted.tables["customers"].num_rows
    300
    >>> planted.truth.values["programme_effect"]
    0.15
    """
    plan = Plan(customers, seed=seed, start=date_of(start), days=days, currency=currency, effects=effects or Effects())
    parts = list(make(plan))
    people = pa.concat_tables(part.customers for part in parts)
    answers = truth.conclude(
        plan,
        sums=pd.DataFrame([truth.totals(people)]),
        contacts=pd.concat([part.contacts for part in parts]),
        people=people.to_pandas(),
    )
    return Planted(plan, {name: pa.concat_tables(part.tables[name] for part in parts) for name in TABLES}, answers)


@dataclass(frozen=True)
class Part:
    """What one chunk contributes: table pieces and the truth about its customers and contacts."""

    tables: dict[str, pa.Table]
    customers: pa.Table
    contacts: pd.DataFrame


def make(plan: Plan, *, tables: tuple[str, ...] = TABLES) -> Iterator[Part]:
    """Make a company chunk by chunk; memory is that of one chunk if the parts are not kept."""
    for number in plan.chunks:
        chunk = Chunk(plan, number)
        made = {name: getattr(chunk, name)() for name in tables}
        yield Part(made, truth.customers(chunk), campaigns.tally(chunk.contacts[0]))
