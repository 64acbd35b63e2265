import itertools

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.disclosure.linear_audit import Sum, feasible_range
from workbench.disclosure.cohorts import guard, public
from workbench.disclosure.parts import feasible


def column(sizes, active, **more) -> pd.DataFrame:
    names = [f"c{k}" for k in range(len(sizes))]
    cells = {"cohort": names, "period": 1, "customers": sizes, "active": active, "complete": True}
    return pd.DataFrame(cells | {"left_truncated": False} | more)


def test_few_active_and_few_not_active_are_both_hidden_with_a_cell_beside_them():
    assert guard(column([100, 40, 80], [50, 4, 40]))["hidden"].tolist() == [False, True, True]
    assert guard(column([100, 40, 80], [50, 36, 40]))["hidden"].tolist() == [False, True, True]
    assert not guard(column([100, 40, 80], [50, 20, 40]))["hidden"].any()


def test_a_small_cohort_is_hidden_whole_with_the_next_smallest_so_that_the_total_does_not_give_it_away():
    guarded = guard(column([100, 6, 30], [50, 3, 15]))
    assert guarded["size_hidden"].tolist() == [False, True, True]
    assert guard(column([100, 6, 7, 30], [50, 3, 3, 15]))["size_hidden"].tolist() == [False, True, True, False]


def test_cells_of_left_truncated_cohorts_do_not_shield_new_ones():
    frame = column([100, 40, 80, 90], [50, 4, 40, 45], left_truncated=[True, False, False, True])
    assert guard(frame)["hidden"].tolist() == [False, True, True, False]


def test_the_public_frame_has_no_number_where_something_is_hidden():
    frame = public(guard(column([100, 6, 30], [50, 3, 15], rate=[0.5, 0.5, 0.5], revenue=[1.0, 2.0, 3.0])))
    assert frame["customers"].tolist() == [100, pd.NA, pd.NA]
    assert frame[["active", "rate", "revenue"]].notna().sum(axis=1).tolist() == [3, 0, 0]
    assert frame["hidden"].tolist() == [False, True, True] and "size_hidden" not in frame


def test_a_minimum_of_zero_shows_everything():
    guarded = guard(column([100, 3], [50, 1]), minimum=0)
    assert not guarded[["size_hidden", "hidden"]].any(axis=None)


def test_an_average_that_would_give_its_only_cell_away_is_hidden_too():
    alone = guard(column([40], [4]))
    assert alone["hidden"].tolist() == [True] and alone["average_hidden"].tolist() == [True]
    assert guard(column([100, 40], [50, 4]))["average_hidden"].tolist() == [False, False]


columns = st.lists(st.tuples(st.integers(10, 60), st.integers(0, 60)), min_size=1, max_size=6).map(
    lambda cells: column([size for size, _ in cells], [min(active, size) for size, active in cells])
)


@given(columns)
def test_an_attacker_who_tries_every_count_cannot_place_a_hidden_cell(frame):
    guarded = guard(frame)
    if guarded["average_hidden"].all() or not guarded["hidden"].any():
        return  # nothing is published of this age, or nothing is hidden in it
    cells = frame[guarded["hidden"]]
    total = cells["active"].sum()
    for position in range(len(cells)):
        rest = cells["customers"].drop(cells.index[position]).sum()
        possible = [a for a in range(cells["customers"].iloc[position] + 1) if 0 <= total - a <= rest]
        assert max(possible) - min(possible) >= 10


@given(columns)
def test_the_closed_form_is_what_linear_programming_finds(frame):
    names = list(frame["cohort"])
    counts = {("active", n): float(a) for n, a in zip(names, frame["active"], strict=True)}
    counts |= {("others", n): float(s - a) for n, s, a in zip(names, frame["customers"], frame["active"], strict=True)}
    counts |= {("size", n): float(s) for n, s in zip(names, frame["customers"], strict=True)}
    counts["all"] = float(frame["active"].sum())
    sums = [Sum(("size", n), (("active", n), ("others", n))) for n in names]
    sums.append(Sum("all", tuple(("active", n) for n in names)))
    hidden = {(kind, n) for kind, n in itertools.product(("active", "others"), names)}
    found = [feasible_range(counts, sums, hidden, ("active", n)) for n in names]
    closed = feasible(frame["active"], frame["customers"]).to_numpy().tolist()
    assert [[round(lo), round(hi)] for lo, hi in found] == closed


def test_two_hidden_cells_a_row_and_column_are_not_enough_and_the_linear_programme_knows():
    """The case of the design's measurement: four hidden cells, two a line, bounded to [1, 3] and [0, 2]."""
    counts = {("a", 1): 2, ("a", 2): 1, ("b", 1): 1, ("b", 2): 1, "a": 3, "b": 2, 1: 3, 2: 2}
    sums = [Sum(r, ((r, 1), (r, 2))) for r in "ab"] + [Sum(c, (("a", c), ("b", c))) for c in (1, 2)]
    inner = {("a", 1), ("a", 2), ("b", 1), ("b", 2)}
    assert feasible_range(counts, sums, inner, ("a", 1)) == (1, 3)
    assert feasible_range(counts, sums, inner, ("b", 2)) == (0, 2)
