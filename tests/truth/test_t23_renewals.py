"""T23: what of today's recurring revenue is still paid a quarter on, where customers differ in their chance to stay."""

from __future__ import annotations

import datetime as dt

import ibis
import numpy as np

from tests.truth import contract_worlds, replicates
from tests.truth.gates import Covers, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.features.subscriptions import bridge, contracts, movements, renewals
from workbench.models.subscriptions.renewal_model import RenewalModel

CUSTOMERS = 300


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    rows = ibis.memtable(contract_worlds.subscriptions(rng, CUSTOMERS))
    months = contract_worlds.MONTHS, contract_worlds.MONTHS + contract_worlds.AHEAD
    today, end = (contract_worlds.first_day(month) - dt.timedelta(days=1) for month in months)
    held = contracts.contracts(rows, as_of=today, currency="EUR")
    moves, paid = movements.movements(held), movements.bridged(held, grace=0)
    model = RenewalModel().fit(renewals.occasions(paid, moves, as_of=today))
    told = model.kept(renewals.ahead(paid, moves, as_of=today, until=end), draws=300)
    later = movements.movements(contracts.contracts(rows, as_of=end, currency="EUR"))
    base = bridge.since_then(later, then=today, now=end)
    seen = base.loc[base["now"] > 0, "then"].sum() / base["then"].sum()
    return {"revenue of those who stay a quarter": compare(float(seen), *told[:3])}


CASE = Case(
    "T23",
    simulate,
    {"revenue of those who stay a quarter": (Covers(), Unbiased(within=0.015))},
    seed=23,
    share=0.06,
)


def test_the_forecast_of_a_quarter_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)
