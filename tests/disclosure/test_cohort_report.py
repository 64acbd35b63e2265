"""Everything a cohort report publishes at once, against an attacker with a linear programme.

The attacker knows the joint size of every block, every visible size and count, and the sum over the pooled cells at
each age (at age 1 of the earlier and the later cohorts apart); all tables, figures and headlines of the report come
from these.
"""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog
from scipy.sparse import coo_array

from workbench import open_dataset
from workbench.disclosure import dominated
from workbench.disclosure.cohorts import guard, public, whole_blocks
from workbench.errors import ConfigurationError
from workbench.features.cohorts import cohorts
from workbench.features.customers import activity

MINIMUM = 10
LENGTHS = {"week": "W-SUN", "month": "M", "quarter": "Q-DEC"}


def made_up(seed: int, period: str) -> pd.DataFrame:
    """Return the cells of fourteen cohorts of 1 to 60 customers, four of them left-truncated."""
    random = np.random.default_rng(seed)
    cohort = pd.period_range("2024-01-01", periods=14, freq=LENGTHS[period])
    rows = []
    for i, size in enumerate(random.integers(1, random.choice([15, 30, 60]), 14)):
        for age in range(14 - i):
            active = size if age == 0 else random.binomial(size, random.uniform(0.1, 0.9))
            rows.append((cohort[i], age, size, active, age < 13 - i, i < 4))
    names = ["cohort", "period", "customers", "active", "complete", "left_truncated"]
    return pd.DataFrame(rows, columns=names)


def published_sums(guarded: pd.DataFrame) -> list[list[tuple[str, str, int]]]:
    """Return the sets of cells whose sum a reader knows: blocks at age 0 and what is pooled at every age."""
    named = guarded.assign(
        cell=[("active", str(c), int(p)) for c, p in zip(guarded["cohort"], guarded["period"], strict=True)]
    )
    start = named[(named["period"] == 0) & named["sound"]]
    sums = [list(cells) for _, cells in start.groupby(["left_truncated", "block"])["cell"]]
    later = named[named["pooled"] & (named["period"] > 0)]
    return sums + [list(cells) for _, cells in later.groupby(["left_truncated", "period", "half"])["cell"]]


def narrowest(guarded: pd.DataFrame, *, tried: int = 12) -> float:
    """Return the width of the range of the hidden count that can be placed best, over all tables together.

    `tried` hidden cells, evenly spread, are looked for; all others stay unknowns of the programme.
    """
    hidden = guarded[guarded["hidden"] & guarded["sound"]]
    if hidden.empty:
        return np.inf
    names = [("active", str(c), int(p)) for c, p in zip(hidden["cohort"], hidden["period"], strict=True)]
    place = {name: k for k, name in enumerate(names)}
    value = {("active", str(r.cohort), int(r.period)): float(r.active) for r in guarded.itertuples()}
    equal = [[n for n in cells if n in place] for cells in published_sums(guarded)]
    equal = [cells for cells in equal if cells]
    right = [sum(value[n] for n in cells) for cells in equal]
    A = coo_array(
        (
            [1.0] * sum(map(len, equal)),
            ([i for i, c in enumerate(equal) for _ in c], [place[n] for c in equal for n in c]),
        ),
        shape=(len(equal), len(names)),
    )
    # a cell is at most the size of its cohort, which is known, or another unknown of at least one customer
    known = {str(r.cohort): float(r.customers) for r in guarded.itertuples() if not r.size_hidden}
    bounds = [(float(p == 0), known.get(c)) for _, c, p in names]
    below = [(place[n], place["active", n[1], 0]) for n in names if n[1] not in known and n[2] > 0]
    B, b = None, None
    if below:
        rows = np.repeat(np.arange(len(below)), 2)
        B = coo_array(([1.0, -1.0] * len(below), (rows, np.ravel(below))), shape=(len(below), len(names)))
        b = np.zeros(len(below))
    widths = []
    for k in np.unique(np.linspace(0, len(names) - 1, min(tried, len(names))).astype(int)):
        goal = np.eye(1, len(names), k)[0]
        ends = []
        for sign in (1, -1):
            found = linprog(sign * goal, A_ub=B, b_ub=b, A_eq=A.tocsr(), b_eq=right, bounds=bounds, method="highs")
            ends.append(np.inf if found.status == 3 else sign * found.fun)
        widths.append(ends[1] - ends[0])
    return min(widths)


def steps(guarded: pd.DataFrame) -> list[float]:
    """Return the differences between the published n of every two ages of one group."""
    found = []
    for _, group in guarded[guarded["pooled"]].groupby("left_truncated"):
        n = group.groupby("period")["customers"].sum().unique()
        found += [abs(a - b) for i, a in enumerate(n) for b in n[:i]]
    return found


@pytest.mark.parametrize("period", LENGTHS)
def test_no_hidden_count_of_made_up_cohorts_can_be_placed_from_all_tables_together(period):
    for seed in range(3):
        guarded = guard(made_up(seed, period), minimum=MINIMUM)
        assert narrowest(guarded) >= MINIMUM - 1e-6, seed
        assert min(steps(guarded), default=MINIMUM) >= MINIMUM, seed


def test_without_complementary_cells_the_attacker_finds_them():
    frame = guard(made_up(1, "month"), minimum=MINIMUM)
    few = frame["active"].where(frame["period"] > 0, frame["customers"])
    assert narrowest(frame.assign(hidden=few < MINIMUM, size_hidden=frame["customers"] < MINIMUM)) < MINIMUM


@pytest.mark.parametrize("period", LENGTHS)
@pytest.mark.parametrize("name", ["complete_journey", "online_retail", "planted"])
def test_no_hidden_count_of_a_real_report_can_be_placed_from_all_tables_together(name, period):
    try:
        dataset = open_dataset(name)
    except ConfigurationError as error:
        pytest.skip(f"{name} reads data that are not here: {error}")
    days, last = dataset.cached(activity.customer_days), dataset.as_of("")
    guarded = guard(cohorts.retention_counts(days, as_of=last, period=period), minimum=MINIMUM)
    assert narrowest(guarded) >= MINIMUM - 1e-6
    assert min(steps(guarded), default=MINIMUM) >= MINIMUM
    second = whole_blocks(cohorts.second_orders(days, as_of=last, period=period), guarded)
    n = second.loc[~second["left_truncated"], "eligible"].sum()
    new = guarded[~guarded["left_truncated"] & guarded["pooled"]].groupby("period")["customers"].sum()
    assert all(abs(n - other) >= MINIMUM or n == other for other in new)


def money(gross: list[float], largest: list[float], second: list[float], **more: object) -> pd.DataFrame:
    cells = {"cohort": list("abcd")[: len(gross)], "period": 1, "customers": 50, "active": 25, "complete": True}
    return pd.DataFrame(cells | {"left_truncated": False, "gross": gross, "largest": largest, "second": second} | more)


def test_a_revenue_cell_two_customers_make_up_is_hidden_and_another_with_it():
    guarded = guard(money([100, 80, 90], [70, 8, 9], [25, 8, 9], revenue=[100.0, 80.0, 90.0]), minimum=MINIMUM)
    assert guarded["money_hidden"].tolist() == [True, True, False]
    assert public(guarded)["revenue"].isna().tolist() == [True, True, False]
    assert public(guarded)["active"].tolist() == [25, 25, 25]
    assert guarded["money_pooled"].all()


def test_a_revenue_cell_that_returns_leave_to_one_customer_is_hidden_and_another_with_it():
    guarded = guard(money([100, 80, 90], [30, 8, 9], [10, 8, 9], revenue=[35.0, 80.0, 90.0]), minimum=MINIMUM)
    assert guarded["money_hidden"].tolist() == [True, True, False]
    assert not guard(money([100, 80, 90], [30, 8, 9], [10, 8, 9], revenue=[100.0, 80.0, 90.0]), minimum=MINIMUM)[
        "money_hidden"
    ].any()


def test_a_sum_one_customer_makes_up_whatever_is_added_is_not_pooled_either():
    guarded = guard(money([1000, 10, 10], [995, 1, 1], [1, 1, 1]), minimum=MINIMUM)
    assert guarded["money_hidden"].all() and not guarded["money_pooled"].any() and guarded["pooled"].all()


def test_both_rules_of_dominance_hold_at_their_bounds():
    gross, largest, second = (
        pd.Series(x) for x in ([100.0, 100.0, 100.0, 0.0], [60.0, 50.0, 46.0, 0.0], [30.0, 39.0, 43.0, 0.0])
    )
    assert dominated(gross, largest, second).tolist() == [True, False, False, False]


def test_the_two_largest_amounts_of_a_cell_are_those_of_two_customers():
    import ibis

    days = ibis.memtable({"customer_id": ["a", "a", "b", "c"], "orders": [1, 1, 1, 0], "spend": [5.0, 7.0, 2.0, -9.0],
                          "day": [dt.date(2024, 1, d) for d in (3, 9, 5, 4)]})  # fmt: skip
    counts = cohorts.retention_counts(days, as_of=dt.date(2024, 2, 10), activity="any")
    assert counts.loc[0, ["gross", "largest", "second"]].tolist() == [23.0, 12.0, 9.0]
    assert counts.loc[1, ["gross", "largest", "second"]].tolist() == [0.0, 0.0, 0.0]
