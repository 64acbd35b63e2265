"""Referrals: verified ones, chains, circles; and how often and with whom they go."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from workbench.errors import DataFault
from workbench.features.customers.referrals import referrals

AS_OF = dt.date(2024, 6, 30)


def people(*rows: tuple) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["customer_id", "acquired_on", "referred_by"])
    return table.assign(acquired_on=pd.to_datetime(table["acquired_on"]))


def test_chains_are_counted_from_who_came_alone():
    found = referrals(people(("a", "2024-01-01", None), ("b", "2024-01-05", "a"), ("c", "2024-02-01", "b"), ("d", "2024-02-01", "a")), as_of=AS_OF)  # fmt: skip
    expected = pd.DataFrame({"customer_id": list("abcd"), "verified": [False, True, True, True], "depth": [0, 1, 2, 1], "brought": [2, 1, 0, 0]})  # fmt: skip
    pd.testing.assert_frame_equal(found[list(expected)], expected, check_dtype=False)


def test_a_referrer_who_is_nobody_or_came_later_is_not_verified():
    found = referrals(people(("a", "2024-03-01", "x"), ("b", "2024-01-05", "a")), as_of=AS_OF)
    assert found["verified"].tolist() == [False, False] and found["depth"].tolist() == [0, 0]


def test_whoever_comes_after_the_day_changes_nothing():
    early = people(("a", "2024-01-01", None), ("b", "2024-01-05", "a"))
    later = pd.concat([early, people(("c", "2024-07-01", "a"))])
    pd.testing.assert_frame_equal(referrals(early, as_of=AS_OF), referrals(later, as_of=AS_OF))


def test_the_order_of_rows_changes_nothing():
    rng = np.random.default_rng(1)
    table = people(*((f"c{k:03}", "2024-01-01", f"c{rng.integers(0, k):03}" if k % 3 else None) for k in range(1, 200)))
    pd.testing.assert_frame_equal(
        referrals(table, as_of=AS_OF), referrals(table.sample(frac=1, random_state=2), as_of=AS_OF)
    )


@pytest.mark.parametrize(
    "rows", [[("a", "a")], [("a", "b"), ("b", "a")], [("a", "c"), ("b", "a"), ("c", "b"), ("d", "a")]]
)
def test_circles_are_refused(rows):
    table = people(*((who, "2024-01-01", by) for who, by in rows))
    with pytest.raises(DataFault, match="column referred_by: .* in a circle"):
        referrals(table, as_of=AS_OF)
