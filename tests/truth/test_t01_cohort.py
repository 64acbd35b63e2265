"""T1: retention of beta-geometric cohorts that grow by 5% a month, seen until the middle of a month."""

import datetime as dt
from collections.abc import Callable

import ibis
import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from tests.truth import replicates, simulators
from tests.truth.gates import Covers, CoversAtLeast, Unbiased
from tests.truth.replicates import Case, Result, compare
from workbench.features import cohorts
from workbench.models.retention import pooled_retention, retention_rates
from workbench.models.shifted_beta_geo import ShiftedBetaGeoModel

SIZES = (10, 30, 100, 500, 5000)
KINDS = ((0.704, 1.182), (0.668, 3.806))  # alpha, beta of every other cohort
MONTHS = 13
POOLED_AT = 3


def simulate(rng: np.random.Generator, rates: Callable[[pd.DataFrame], pd.DataFrame] = retention_rates) -> dict:
    results, shares = {}, []
    for n in SIZES:
        alpha, beta = np.array([KINDS[0], KINDS[1]] * (MONTHS // 2 + 1)).T
        counts = simulators.cohort_counts(rng, np.full(MONTHS, n), alpha[:MONTHS], beta[:MONTHS])
        cells = rates(counts).query("complete")
        share = cells["truth"].between(cells["lo"], cells["hi"]).mean()
        results[f"cell of a cohort of {n}"] = Result(covered=share)
        shares.append(share)
    results["cells, mean over sizes"] = Result(covered=float(np.mean(shares)))
    results[f"retention in month {POOLED_AT}, pooled"] = pooled(rng)
    for alpha, beta in KINDS:
        lost = simulators.beta_geometric(rng, 1000, alpha, beta)
        fitted = ShiftedBetaGeoModel().fit(simulators.survivors(lost, 5)).survival_interval([12]).iloc[0]
        truth = simulators.beta_geometric_survival(12, alpha, beta)
        results[f"S(12) from 5 periods, alpha {alpha}"] = compare(truth, fitted["value"], fitted["lo"], fitted["hi"])
    return results


def pooled(rng: np.random.Generator) -> Result:
    sizes = np.round(200 * 1.05 ** np.arange(MONTHS)).astype(int)
    alpha, beta = KINDS[1]
    counts = simulators.cohort_counts(rng, sizes, np.full(MONTHS, alpha), np.full(MONTHS, beta))
    estimate = pooled_retention(counts, POOLED_AT)
    return compare(simulators.beta_geometric_survival(POOLED_AT, alpha, beta), estimate.value, estimate.lo, estimate.hi)


CASE = Case(
    "T1",
    simulate,
    {
        **{f"cell of a cohort of {n}": (Covers(),) for n in SIZES},
        "cells, mean over sizes": (CoversAtLeast(0.94),),
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
    def simulate_cells(rng):
        counts = simulators.cohort_counts(rng, np.full(MONTHS, 10), *np.array([KINDS[1]] * MONTHS).T)
        cells = wald_rates(counts).query("complete")
        return {"cell of a cohort of 10": Result(covered=cells["truth"].between(cells["lo"], cells["hi"]).mean())}

    rows = replicates.run(Case("T1", simulate_cells, {"cell of a cohort of 10": (Covers(),)}, seed=1))
    assert rows["coverage"].item() < 0.90
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
    half = counts.assign(month=counts["cohort"] + counts["period"]).query("month == '2024-05'")
    assert len(half) and not half["complete"].any()
    assert half["active"].eq(0).all()  # everybody buys on the 20th: read as a rate it would be nobody
    assert retention_rates(counts).loc[half.index, "rate"].isna().all()


def test_complete_cells_count_exactly_those_who_stayed(triangle):
    counts, alive = triangle
    for row in counts[counts["complete"]].itertuples():
        assert row.active == alive[row.cohort.month][row.period]
