"""Cross tables: the values follow their counts, and no sum of money of one or two follows from any total."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.disclosure import dominated, guard_matrix

NAMES = {"down": "r", "across": "f", "count": "n"}
MONEY = {"money": "money", "share": "rate"}


def cells(counts, **more) -> pd.DataFrame:
    counts = np.asarray(counts)
    long = pd.DataFrame(
        [(f"r{i}", f"c{j}", int(n)) for i, line in enumerate(counts) for j, n in enumerate(line)],
        columns=["r", "f", "n"],
    )
    return long.assign(share=long["n"] / 100, **{name: np.ravel(values) for name, values in more.items()})


def test_rates_follow_their_counts_and_a_table_that_is_exempt_or_has_no_minimum_shows_all():
    frame = cells([[9, 300, 50], [70, 80, 90], [400, 9, 60]])
    marks = guard_matrix(frame, **NAMES, minimum=10, roles={"share": "rate"})
    assert (
        (marks["n"] == "c").tolist()
        == (marks["share"] == "c").tolist()
        == [True, True, False, False, False, False, True, True, False]
    )
    assert not (guard_matrix(frame, **NAMES, minimum=10, whole="products") == "c").any(axis=None)
    assert not (guard_matrix(frame, **NAMES, minimum=0) == "c").any(axis=None)


def test_a_cell_without_a_row_is_seen_to_be_empty_and_hides_nobody():
    frame = pd.DataFrame({"r": list("aabbcc"), "f": list("pqqrpr"), "n": [3, 40, 50, 60, 70, 80]})
    marks = guard_matrix(frame, **NAMES, minimum=10)
    assert (marks["n"] == "c").all()  # the only ring that goes through the small cell


def test_a_dominated_cell_takes_three_others_with_it():
    money = [[900.0, 400, 500], [300, 600, 700], [800, 450, 550]]
    largest = [[880.0, 10, 10], [10, 10, 10], [10, 10, 10]]
    frame = cells(np.full((3, 3), 60), money=money, gross=money, largest=largest, second=np.full((3, 3), 9.0))
    marks = guard_matrix(frame, **NAMES, minimum=10, roles=MONEY)
    assert not (marks["n"] == "c").any() and (marks["money"] == "c").sum() >= 4
    assert (marks["money"] == "c").to_numpy().reshape(3, 3).sum(axis=0).tolist()[0] >= 2


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(10, 60), st.floats(0.03, 1.0), st.booleans()), min_size=9, max_size=9))
def test_no_dominated_sum_is_shown_or_follows_from_the_totals(drawn):
    gross = np.array([10.0 * n for n, *_ in drawn])
    largest = np.array([share for _, share, _ in drawn]) * gross
    second = np.minimum(largest, gross - largest) / 2
    net = gross * np.where([turned for *_, turned in drawn], 0.3, 1.0)
    frame = cells(
        np.reshape([n for n, *_ in drawn], (3, 3)), money=net, net=net, gross=gross, largest=largest, second=second
    )
    hidden = (guard_matrix(frame, **NAMES, minimum=10, roles=MONEY)["money"] == "c").to_numpy()
    secret = dominated(gross, largest, second, net)
    assert hidden[secret].all()
    if hidden.all():
        return
    places = np.flatnonzero(hidden)
    lines = np.array(
        [(frame[name] == value)[places] for name in ("r", "f") for value in frame[name].unique()], dtype=float
    )
    for k, place in enumerate(places):
        alone = np.eye(len(places))[k]
        told = np.linalg.matrix_rank(np.vstack([lines, alone])) == np.linalg.matrix_rank(lines)
        assert not (secret[place] and told)
