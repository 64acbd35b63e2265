"""Shares of things that belong to customers: the quick way for many cells is the plain way for each."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.intervals import clustered_shares
from workbench.models.intervals.rates import wilson


def test_the_range_of_every_move_is_that_of_a_clustered_share():
    rng = np.random.default_rng(1)
    moves = pd.DataFrame(
        {
            "customer_id": rng.integers(50, size=900).astype(str),
            "from": rng.choice(["x", "y"], 900),
            "to": rng.choice(["x", "y", "z"], 900),
        }
    )
    moves = (
        moves.assign(count=1 + (moves["customer_id"] < "3"))
        .groupby(["customer_id", "from", "to"], as_index=False)["count"]
        .sum()
    )
    found = clustered_shares.move_shares(moves)
    assert len(found) == 6
    for row in found.to_dict("records"):
        left = moves[moves["from"] == row["from"]]
        one = (
            left.assign(converted=left["count"].where(left["to"] == row["to"], 0), n=left["count"])
            .groupby("customer_id")[["n", "converted"]]
            .sum()
        )
        share = clustered_shares.clustered_share(one)
        assert (row["n"], row["rate"], row["lo"], row["hi"]) == pytest.approx(
            (share.n, share.value, share.lo, share.hi)
        )


def test_a_move_that_all_make_or_one_customer_alone_has_a_range():
    moves = pd.DataFrame(
        [["a", "x", "y", 3], ["b", "x", "y", 5], ["a", "y", "x", 1], ["a", "y", "z", 1]],
        columns=["customer_id", "from", "to", "count"],
    )
    found = clustered_shares.move_shares(moves)
    assert found["rate"].tolist() == [1.0, 0.5, 0.5] and found["hi"].tolist()[0] == 1.0
    assert ((found["lo"] > 0) & (found["lo"] < found["rate"])).all()
    assert clustered_shares.move_shares(moves.iloc[:0]).empty


@pytest.mark.parametrize("level", [0.9, 0.95, 0.975, 0.99])
def test_a_share_of_none_or_all_lies_in_its_range(level):
    for n in range(1, 60):
        for won in (0, n):
            counts = pd.DataFrame({"n": [1] * n, "converted": [int(won > 0)] * n})
            for share in (wilson(won, n, level=level), clustered_shares.clustered_share(counts, level=level)):
                assert 0 <= share.lo <= share.value <= share.hi <= 1


def test_there_are_no_extremes_of_one_share():
    one = pd.DataFrame({"n": [9], "rate": [0.5], "lo": [0.3], "hi": [0.7]})
    assert [share.no_interval for share in clustered_shares.extremes(one).values()] == ["no-two-shares-to-compare"] * 2
