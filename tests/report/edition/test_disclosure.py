"""Small cells stay hidden from somebody who knows every published number and sum."""

import itertools
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.report import protection
from workbench.report.attacker import Sum, feasible_range, hidden_cells
from workbench.report.disclosure import suppress

FEW = 3  # a small threshold keeps the brute force short

small_tables = st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=2, max_size=2)


def possible(table, mask, place, value):
    """Try all whole, non-negative tables that agree with everything published and have `value` at `place`.

    Whatever changes one cell by a step changes each other cell by at most a step, so a window around the truth is enough.
    """
    rows, columns = table.shape
    truth = table.to_numpy()
    left = {}  # what the hidden cells of a line add up to, where the line's total is published
    for i in range(rows):
        if not mask.iat[i, columns]:
            left["row", i] = sum(truth[i, j] for j in range(columns) if mask.iat[i, j])
    for j in range(columns):
        if not mask.iat[rows, j]:
            left["column", j] = sum(truth[i, j] for i in range(rows) if mask.iat[i, j])
    if not mask.iat[rows, columns]:
        left["all"] = sum(truth[i, j] for i in range(rows) for j in range(columns) if mask.iat[i, j])
    hidden = [(i, j) for i in range(rows) for j in range(columns) if mask.iat[i, j] and (i, j) != place]

    def fits(cell, number, left):
        i, j = cell
        after = {line: rest - number if line in (("row", i), ("column", j), "all") else rest for line, rest in left.items()}
        return after if min(after.values(), default=0) >= 0 else None

    def search(k, left):
        if k == len(hidden):
            return not any(left.values())
        around = truth[hidden[k]]
        tries = (fits(hidden[k], n, left) for n in range(max(0, around - FEW), around + FEW + 1))
        return any(search(k + 1, after) for after in tries if after is not None)

    start = fits(place, value, left)
    return start is not None and search(0, start)


@settings(max_examples=25)
@given(small_tables)
def test_a_brute_force_attacker_cannot_place_any_hidden_cell_within_the_threshold(rows):
    table = pd.DataFrame(rows)
    mask = suppress(table, minimum=FEW)
    for i, j in itertools.product(range(len(table)), range(table.shape[1])):
        if mask.iat[i, j]:
            value = table.iat[i, j]
            can_be = [v for v in range(max(0, value - FEW), value + FEW + 1) if possible(table, mask, (i, j), v)]
            assert can_be[-1] - can_be[0] >= FEW, (i, j)


@given(small_tables)
def test_every_small_cell_is_hidden_and_an_open_table_is_left_alone(rows):
    table = pd.DataFrame(rows)
    mask = suppress(table, minimum=FEW)
    assert mask.iloc[: len(table), : table.shape[1]].to_numpy()[table.to_numpy() < FEW].all()
    assert not suppress(table + FEW, minimum=FEW).to_numpy().any()


def test_two_hidden_cells_a_row_and_column_are_not_enough_and_the_linear_programme_knows():
    """The case of the design's measurement: four hidden cells, two a line, bounded to [1, 3] and [0, 2]."""
    counts = {("a", 1): 2, ("a", 2): 1, ("b", 1): 1, ("b", 2): 1, "a": 3, "b": 2, 1: 3, 2: 2}
    sums = [Sum(r, ((r, 1), (r, 2))) for r in "ab"] + [Sum(c, (("a", c), ("b", c))) for c in (1, 2)]
    inner = {("a", 1), ("a", 2), ("b", 1), ("b", 2)}
    assert feasible_range(counts, sums, inner, ("a", 1)) == (1, 3)
    assert feasible_range(counts, sums, inner, ("b", 2)) == (0, 2)
    assert len(hidden_cells(counts, sums, minimum=3)) > 4


def test_what_one_table_hides_another_that_shares_its_total_does_not_give_away():
    counts = {"young": 4, "old": 60, "north": 30, "south": 34, ("young", "north"): 2, ("young", "south"): 2}
    sums = [Sum("all", ("young", "old")), Sum("all", ("north", "south")),
            Sum("young", (("young", "north"), ("young", "south")))]  # fmt: skip
    hidden = hidden_cells({**counts, "all": 64}, sums)
    assert {"young", "old", ("young", "north"), ("young", "south")} <= hidden
    assert not {"north", "south", "all"} & hidden


def test_missing_cells_are_not_published_and_never_hidden():
    table = pd.DataFrame({"m1": [40, 30, 5], "m2": [30, 20, np.nan]}, index=["jan", "feb", "mar"])
    mask = suppress(table, totals=["columns"])
    assert mask.loc["mar", "m1"] and not mask.loc["mar", "m2"]


def test_sums_that_contradict_their_parts_are_refused():
    with pytest.raises(ValueError, match="contradict"):
        feasible_range({"a": 1, "b": 2, "c": 9, "all": 5}, [Sum("all", ("a", "b", "c"))], {"a", "b"}, "a")


def test_importing_the_module_does_not_load_scipy():
    code = "import sys, workbench.report.disclosure as d; raise SystemExit('scipy.optimize' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_the_closed_form_guard_of_cohort_tables_stands_the_linear_programme(seed):
    """`protection.guard` hides cells age by age; an attacker with every size, rate and average learns no more than it says."""
    random = np.random.default_rng(seed)
    rows = [
        (f"c{i}", p, size, random.binomial(size, 0.6 / p), True, False)
        for i, size in enumerate(random.integers(5, 60, 6))
        for p in range(1, 7 - i)
    ]
    names = ["cohort", "period", "customers", "active", "complete", "left_truncated"]
    counts = protection.guard(pd.DataFrame(rows, columns=names), minimum=10)
    shown = counts[~counts["size_hidden"]]
    for _, age in shown.groupby("period"):
        known, sums = {"active": float(age["active"].sum())}, [Sum("active", tuple(("active", c) for c in age["cohort"]))]
        away = set()
        for row in age.itertuples():
            known |= {row.cohort: row.customers, ("active", row.cohort): row.active, ("others", row.cohort): 0.0}
            sums.append(Sum(row.cohort, (("active", row.cohort), ("others", row.cohort))))
            known["others", row.cohort] = row.customers - row.active
            away |= {("active", row.cohort), ("others", row.cohort)} if row.hidden else set()
        if age["average_hidden"].all():
            away.add("active")
        for cell in away - {"active"}:
            low, high = feasible_range(known, sums, away, cell)
            assert high - low >= 10 - 1e-6, (cell, low, high)
