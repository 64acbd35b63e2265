"""T22: recurring revenue — the bridge of two thousand worlds to the cent, and revenue kept with its range."""

from __future__ import annotations

import datetime as dt
import functools

import ibis
import numpy as np
import pandas as pd

from tests.features.subscriptions import worlds
from tests.truth import contract_worlds, replicates
from tests.truth.gates import CoversAtLeast, SeldomAlarms, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.features.subscriptions import bridge, contracts, movements
from workbench.models.subscriptions import kept

TOGETHER, DAYS, CUSTOMERS = 20, 120, 6  # worlds in one replicate, read as one table
KINDS = {"net": (kept.net_retention, "now"), "gross": (kept.gross_retention, "kept")}


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = {"worlds whose bridge differs by a cent": exact(rng)}
    companies = [contract_worlds.then_and_now(rng, 150) for _ in range(TOGETHER)]
    for name, (estimate, _) in KINDS.items():
        found = [compare(true(name), *estimate(base)[:3]) for base in companies]
        error, covered = (float(np.mean([getattr(one, part) for one in found])) for part in ("error", "covered"))
        results[f"{name} revenue retention"] = Result(true(name), error, covered)
    return results


def exact(rng: np.random.Generator) -> Result:
    made = [
        worlds.world(int(rng.integers(2**31)), customers=CUSTOMERS, days=DAYS, name=f"{k}-") for k in range(TOGETHER)
    ]
    last = worlds.FIRST + dt.timedelta(days=DAYS - 1)
    rows = ibis.memtable(pd.concat([one.rows for one in made], ignore_index=True))
    moves = movements.movements(contracts.contracts(rows, as_of=last, currency="EUR"))
    spans = bridge.months(moves, first_day=worlds.FIRST, as_of=last)
    of_one = [moves[moves["customer_id"].isin(list(one.paid))] for one in made]
    wrong = [bool(worlds.differences(one, bridge.bridge(mine, spans))) for one, mine in zip(made, of_one, strict=True)]
    return Result(alarm=float(np.mean(wrong)))


@functools.cache
def true(name: str) -> float:
    """What the process keeps of everybody in the long run."""
    base = contract_worlds.then_and_now(np.random.default_rng(7), 400_000)
    return float(base[KINDS[name][1]].sum() / base["then"].sum())


CASE = Case(
    "T22",
    simulate,
    {
        "worlds whose bridge differs by a cent": (SeldomAlarms(0.0),),
        "net revenue retention": (CoversAtLeast(0.92), Unbiased(within=0.01)),
        "gross revenue retention": (CoversAtLeast(0.92), Unbiased(within=0.01)),
    },
    seed=22,
    share=1 / TOGETHER,
)


def test_recurring_revenue_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
