"""Cells of tables with known totals: what is small stays unknown, found by another program than the one that hides."""

import numpy as np
import pandas as pd
import pytest

from tests.disclosure.linear_audit import Sum, feasible_range
from workbench.disclosure import guard_parts
from workbench.disclosure.crosstabs import guard_cells, guard_levels


def long(counts: np.ndarray) -> pd.DataFrame:
    rows = [(f"r{i}", f"c{j}", int(n)) for i, line in enumerate(counts) for j, n in enumerate(line)]
    return pd.DataFrame(rows, columns=["row", "column", "n"])


@pytest.mark.parametrize("seed", range(6))
def test_no_small_cell_can_be_narrowed_down_from_all_totals_and_shown_cells(seed):
    rng = np.random.default_rng(seed)
    counts = rng.negative_binomial(1, 0.02, (4, 4))
    frame = long(counts)
    marks = guard_cells(frame, down="row", across="column", count="n")
    assert (marks[frame["n"] < 10] == "c").all()
    values = {(r, c): n for r, c, n in frame.to_numpy()}
    sums = []
    for name in ("row", "column"):
        for key, part in frame.groupby(name):
            values[key] = int(part["n"].sum())
            sums.append(Sum(key, tuple(zip(part["row"], part["column"], strict=True))))
    hidden = {(r, c) for (r, c), mark in zip(frame[["row", "column"]].to_numpy(), marks, strict=True) if mark}
    for cell in [cell for cell in hidden if values[cell] < 10]:
        lo, hi = feasible_range(values, sums, hidden, cell)
        assert hi - lo >= 10 or len(hidden) == counts.size


def test_large_tables_are_shown_whole_and_a_minimum_of_none_hides_nothing():
    frame = long(np.full((3, 3), 40))
    assert set(guard_cells(frame, down="row", across="column", count="n")) == {""}
    assert set(guard_cells(frame.assign(n=3), down="row", across="column", count="n", minimum=0)) == {""}


def test_two_small_cells_in_a_rectangle_hide_two_more():
    counts = np.array([[9, 300, 50], [70, 80, 90], [400, 9, 60]])
    marks = guard_cells(long(counts), down="row", across="column", count="n")
    assert marks.tolist() == ["c", "c", "", "", "", "", "c", "c", ""]


def test_a_part_and_its_complement_are_guarded_alike():
    assert guard_parts(pd.Series([400, 500, 600]), pd.Series([395, 200, 300])).tolist() == ["c", "c", ""]


def test_two_small_parts_do_not_hide_each_other_when_both_together_are_few():
    assert guard_parts(pd.Series([40, 90, 90, 100]), pd.Series([4, 30, 20, 5])).tolist() == ["c", "", "c", "c"]
    assert guard_parts(pd.Series([40, 90, 100]), pd.Series([4, 30, 95])).tolist() == ["c", "", "c"]


def test_words_of_few_customers_are_hidden_in_a_profile_and_numbers_are_not():
    frame = pd.DataFrame({"variable": ["days", "word", "word", "word", "word"], "level": ["", "p", "q", "p", "q"],
                          "segment": ["x", "x", "x", "y", "y"], "customers": [100] * 5, "value": [5.0, 0.03, 0.97, 0.5, 0.5]})  # fmt: skip
    assert guard_levels(frame).tolist() == ["", "c", "c", "c", "c"]
