"""Two tables of the same groups, subtracted: what is told of few is counted, and nothing else."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.disclosure.two_runs import told_together
from workbench.report import earlier_runs
from workbench.words.messages import Message

ROLES = {"tier": "name", "customers": "people", "left": "part", "gone": "running", "revenue": "money", "rate": "rate"}

SIZES = {"now": [52, 80], "first": [90, 99], "second": [51, 79]}


def table(**columns) -> pd.DataFrame:
    length = len(next(iter(columns.values())))
    return pd.DataFrame({"tier": list("abcdef")[:length], **columns})


def told(now: pd.DataFrame, before: pd.DataFrame, minimum: int = 10) -> int:
    return told_together(now, before, ROLES, minimum=minimum)


@pytest.mark.parametrize(("now", "before", "cells"), [
    (table(customers=[52, 80]), table(customers=[51, 80]), 1),
    (table(customers=[52, 80]), table(customers=[61, 89]), 2),
    (table(customers=[52, 80]), table(customers=[62, 80]), 0),
    (table(customers=[52], left=[20]), table(customers=[52], left=[17]), 1),
    (table(gone=[52]), table(gone=[51]), 1),
    (table(revenue=[885.18]), table(revenue=[876.31]), 1),
    (table(customers=[52], revenue=[885.18]), table(customers=[52], revenue=[876.31]), 1),
    (table(customers=[52], revenue=[885.18]), table(customers=[42], revenue=[676.31]), 0),
    (table(customers=[52], revenue=[885.18]), table(customers=[52], revenue=[885.18]), 0),
    (table(rate=[0.52]), table(rate=[0.51]), 0),
    (table(customers=[20.5]), table(customers=[18.25]), 0),
    (table(customers=[None, 80]), table(customers=[30, 80]), 0),
    (table(customers=[None, None, 80, 90]), table(customers=[None, 30, 80, 90]), 0),
    (table(customers=[None, None, 30, 90]), table(customers=[None, 30, None, 90]), 1),
])  # fmt: skip
def test_a_difference_tells_of_few_when_some_but_fewer_than_the_minimum_are_in_it(now, before, cells):
    assert told(now, before) == cells


def test_groups_of_other_names_are_others_and_rows_of_one_name_cannot_be_matched():
    before = table(customers=[51, 70])
    assert told(table(customers=[52, 71]).assign(tier=["x", "y"]), before) == 0
    assert told(table(customers=[52, 71]).assign(tier="a"), before) == 0
    assert told_together(table(customers=[52]).drop(columns="tier"), before, ROLES, minimum=10) == 0


def test_groups_that_a_table_names_in_several_rows_are_subtracted_where_all_rows_say_one_number_of_them():
    """The profile of segments: which features stand out changes from day to day, how many a segment has stands in each row."""
    several = {"tier": ["a", "a", "b"], "customers": [52, 52, 80], "revenue": [1.0, 2.0, 3.0]}
    assert told(table(customers=[53, 80]), pd.DataFrame(several)) == 1
    assert told(pd.DataFrame(several), pd.DataFrame(several | {"customers": [49, 49, 90]})) == 1
    assert told(pd.DataFrame(several), pd.DataFrame(several | {"customers": [49, 48, 90]})) == 0, "not one number"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(10, 90), st.integers(10, 90)), min_size=1, max_size=6), st.integers(1, 20))
def test_it_finds_what_a_reader_finds_who_subtracts(pairs, minimum):
    now, before = (table(customers=[pair[k] for pair in pairs]) for k in (0, 1))
    assert told(now, before, minimum) == sum(0 < abs(a - b) < minimum for a, b in pairs)


def test_the_warning_names_the_run_the_tables_and_the_numbers():
    written = {name: table(customers=sizes).to_csv(index=False) for name, sizes in SIZES.items()}
    grids = {"sizes": written["now"], "list": table(rate=[0.2]).to_csv(index=False)}
    before = [({"run_id": name}, {"sizes": written[name]}) for name in ("first", "second", "now")]
    found = earlier_runs.check(grids, before, minimum=10)
    assert (found["status"], found["value"]) == ("warn", 2)
    assert "report of run second, numbers in sizes differ by fewer than 10 customers" in found["message"]
    assert "second" in Message.from_json(found["text"]).render("zh")
    assert earlier_runs.check(grids, before[:1], minimum=10) is None
    assert earlier_runs.check(grids, before, minimum=0) is None
