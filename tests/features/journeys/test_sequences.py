"""Frequent sequences of journeys, counted in the engine, are those that the general search finds."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests.features.journeys.journeys_sample import touches
from workbench.features.journeys import journeys, sequences
from workbench.models.intervals import clustered_shares

AS_OF = dt.date(2024, 12, 31)


def found(rows, **more):
    steps = journeys.steps(journeys.cut(touches(rows), gap_seconds=30 * journeys.DAY)).cache()
    return sequences.frequent_in_journeys(steps, journeys.outcomes(steps, as_of=AS_OF, gap_days=30), **more)


def random_paths(seed: int) -> list[list[str]]:
    rng = np.random.default_rng(seed)
    return [
        rng.choice(["a", "b", "c", "%", "_"], rng.integers(1, 7), p=[0.4, 0.2, 0.2, 0.1, 0.1]).tolist()
        for _ in range(60)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_engine_counts_what_the_general_search_counts(seed):
    paths = random_paths(seed)
    rows = [(f"c{k:02d}", place, step) for k, path in enumerate(paths) for place, step in enumerate(path)]
    mine = found(rows, support=0.1, most=1000).groupby("path")["converted"].sum().to_dict()
    general = sequences.frequent_sequences(paths, support=0.1, longest=3)
    general = general[general["pattern"].map(len) > 1]
    assert mine == {
        " > ".join(part[0] for part in pattern): count
        for pattern, count in zip(general["pattern"], general["count"], strict=True)
    }


def test_journeys_are_counted_by_customer_the_commonest_sequence_first():
    rows = [
        ("a", 0, "x"),
        ("a", 1, "y"),
        ("a", 90, "x"),
        ("b", 0, "x"),
        ("b", 1, "z"),
        ("b", 2, "y"),
        ("c", 0, "x"),
        ("c", 1, "z"),
        ("c", 2, "order"),
    ]
    table = found(rows, support=0.3)
    assert table["path"].drop_duplicates().tolist() == ["x > y", "x > z"]
    assert table[table["path"] == "x > y"].drop(columns="path").values.tolist() == [
        ["a", 2, 1],
        ["b", 1, 1],
        ["c", 1, 0],
    ]


def test_open_journeys_and_single_steps_make_no_sequence():
    assert found([("a", 300, "x"), ("a", 301, "y")]).empty
    assert found([("a", 0, "x"), ("b", 0, "y")]).empty


def test_ranges_that_hold_together_are_wider_and_the_first_is_told():
    counts = pd.DataFrame({"path": ["p"] * 50 + ["q"] * 50, "n": 1, "converted": ([1] * 30 + [0] * 20) * 2})
    alone, both = (clustered_shares.shares_by(counts, "path", together=together) for together in (False, True))
    assert (both["lo"] < alone["lo"]).all() and both["won"].tolist() == [30, 30]
    assert (
        clustered_shares.first(both, "path")["path"] == "p"
        and clustered_shares.first(both.iloc[:0], "path")["share"].no_interval == "no-group-of-enough-customers"
    )
