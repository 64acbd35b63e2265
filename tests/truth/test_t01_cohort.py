"""T1: retention of beta-geometric cohorts that grow by 5% a month, seen until the middle of a month."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import ibis
import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.truth import replicates, simulators
from tests.truth.gates import Covers, CoversAtLeast, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.features.cohorts import cohorts
from workbench.models.cohorts.shifted_beta_geo import ShiftedBetaGeoModel
from workbench.models.intervals.rates import pooled_retention, retention_rates

SIZES = (10, 30, 100, 500, 5000)
KINDS = ((0.704, 1.182), (0.668, 3.806))  # alpha, beta of every other cohort
MONTHS = 13
POOLED_AT = 3


def simulate(rng: np.random.Generator) -> dict[str, Result]:
    results = simulate_cells(rng, rates=retention_rates)
    results[f"retention in month {POOLED_AT}, pooled"] = pooled(rng)
    for alpha, beta in KINDS:
        lost = simulators.beta_geometric(rng, 1000, alpha, beta)
        fitted = ShiftedBetaGeoModel().fit(simulators.survivors(lost, 5)).survival_interval([12]).iloc[0]
        truth = simulators.beta_geometric_survival(12, alpha, beta)
        results[f"S(12) from 5 periods, alpha {alpha}"] = compare(truth, fitted["value"], fitted["lo"], fitted["hi"])
    return results


def simulate_cells(
    rng: np.random.Generator, *, rates: Callable[[pd.DataFrame], pd.DataFrame], sizes: tuple[int, ...] = SIZES
) -> dict[str, Result]:
    alpha, beta = np.resize(KINDS, (MONTHS, 2)).T
    counts = pd.concat([simulators.cohort_counts(rng, np.full(MONTHS, n), alpha, beta) for n in sizes])
    cells = rates(counts)
    cells = cells[cells["complete"]]
    shares = cells["truth"].between(cells["lo"], cells["hi"]).groupby(cells["customers"]).mean()
    results = {f"cell of a cohort of {n}": Result(covered=share) for n, share in shares.items()}
    results["cells, mean over sizes"] = Result(covered=shares.mean())
    return results


def pooled(rng: np.random.Generator) -> Result:
    sizes = np.round(200 * 1.05 ** np.arange(MONTHS)).astype(int)
    alpha, beta = KINDS[1]
    counts = simulators.cohort_counts(rng, sizes, np.full(MONTHS, alpha), np.full(MONTHS, beta))
    estimate = pooled_retention(counts, POOLED_AT)
    return compare(simulators.beta_geometric_survival(POOLED_AT, alpha, beta), estimate.value, estimate.lo, estimate.hi)


CELLS = {
    **{f"cell of a cohort of {n}": (Covers(),) for n in SIZES},
    "cells, mean over sizes": (CoversAtLeast(0.94),),
}
CASE = Case(
    "T1",
    simulate,
    {
        **CELLS,
        f"retention in month {POOLED_AT}, pooled": (Covers(), Unbiased(within=0.002)),
        **{f"S(12) from 5 periods, alpha {alpha}": (Covers(), Unbiased()) for alpha, _ in KINDS},
    },
    seed=1,
)


def test_retention_holds_its_gates():
    rows = replicates.run(CASE)
    assert not replicates.failures(rows), replicates.failures(rows)


def wald_rates(counts: pd.DataFrame) -> pd.DataFrame:
    lo, hi = proportion_confint(counts["active"], counts["customers"], method="normal")
    return retention_rates(counts).assign(lo=lo, hi=hi)


def test_a_wrong_interval_fails():
    """The plain Wald interval in place of Wilson's makes T1 fail, and the failure names its seed."""
    gates = {name: CELLS[name] for name in ("cell of a cohort of 10", "cells, mean over sizes")}
    rows = replicates.run(
        replace(CASE, simulate=partial(simulate_cells, rates=wald_rates, sizes=(10, 30)), gates=gates)
    )
    verdicts = rows.set_index("quantity")["verdict"]
    assert verdicts["cell of a cohort of 10"] == verdicts["cells, mean over sizes"] == "fail"
    assert "expected coverage 91.8% to 98.2%; 500 replicates of seed 1" in replicates.failures(rows)


@pytest.fixture(scope="module")
def triangle():
    """Four cohorts of 400 beta-geometric customers, everybody active each month until they leave; seen to 15 May."""
    rng = replicates.generator(1, 0)
    alpha, beta = KINDS[0]
    rows, alive = [], {}
    for month in range(1, 6):
        lifetimes = simulators.beta_geometric(rng, 400, alpha, beta)
        alive[month] = simulators.survivors(lifetimes, 4)
        rows += [
            (f"{month}-{customer}", dt.date(2024, month + age, 20))
            for customer, lifetime in enumerate(lifetimes)
            for age in range(min(lifetime, 13 - month))
        ]
    frame = pd.DataFrame(rows, columns=["customer_id", "day"]).assign(orders=1, spend=10.0)
    counts = cohorts.retention_counts(ibis.memtable(frame), as_of=dt.date(2024, 5, 15), warm_up=0)
    return counts, alive


def test_the_half_month_is_hidden(triangle):
    counts, _ = triangle
    half = counts[counts["cohort"] + counts["period"] == pd.Period("2024-05", "M")]
    assert len(half) and not half["complete"].any()
    assert half["active"].eq(0).all()  # everybody buys on the 20th: read as a rate it would be nobody
    assert retention_rates(counts).loc[half.index, "rate"].isna().all()


def test_complete_cells_count_exactly_those_who_stayed(triangle):
    counts, alive = triangle
    for row in counts[counts["complete"]].itertuples():
        assert row.active == alive[row.cohort.month][row.period]
