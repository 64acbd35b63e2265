"""A change of revenue is split exactly: to the cent, in no order, whatever the tables."""

import numpy as np
import pandas as pd
import pytest

from workbench.models.scorecard.carriers import carriers
from workbench.models.scorecard.factors import FACTORS, change, contributions, shown


def table(rng) -> pd.DataFrame:
    """A stretch at random: some products, some returned more than was sold of them."""
    size = int(rng.integers(1, 7))
    customers = int(rng.integers(1, 500))
    items = rng.integers(0, 400, size) + (np.arange(size) == 0)
    return pd.DataFrame({
        "product": rng.choice(list("abcdefgh"), size, replace=False), "customers": customers,
        "orders": customers + int(rng.integers(0, 900)), "items": items.astype("float64"),
        "revenue": rng.normal(400, 500, size).round(2),
    })  # fmt: skip


def cents(frame: pd.DataFrame) -> int:
    return round(float(frame["revenue"].sum()) * 100)


@pytest.mark.parametrize("seed", range(200))
def test_contributions_add_up_to_the_cent_on_random_tables(seed):
    rng = np.random.default_rng(seed)
    before, now = table(rng), table(rng)
    found = contributions(before, now)["contribution"] * 100
    assert round(float(found.sum())) == cents(now) - cents(before)
    assert np.allclose(found, found.round(), atol=1e-6)


def test_no_factor_comes_first():
    """Two factors that double by themselves share what only both together bring: 10 x 1 x 1 x 1 becomes 20 x 2."""
    before = pd.DataFrame({"product": ["a"], "customers": [10], "orders": [10], "items": [10.0], "revenue": [10.0]})
    now = before.assign(customers=20, orders=40, items=[40.0], revenue=[40.0])
    assert contributions(before, now)["contribution"].tolist() == [15.0, 15.0, 0.0, 0.0, 0.0]


def test_prices_and_the_mix_of_products_are_told_apart():
    before = pd.DataFrame(
        {"product": ["a", "b"], "customers": 1, "orders": 1, "items": [5.0, 5.0], "revenue": [5.0, 15.0]}
    )
    dearer = before.assign(revenue=[10.0, 30.0])
    shifted = before.assign(items=[2.0, 8.0], revenue=[2.0, 24.0])
    for now, factor in ((dearer, "price"), (shifted, "mix")):
        found = contributions(before, now).set_index("factor")["contribution"]
        assert found[factor] == now["revenue"].sum() - 20 and found.drop(factor).eq(0).all()


def test_a_product_that_is_new_counts_as_mix_and_not_as_price():
    before = pd.DataFrame({"product": ["a"], "customers": [1], "orders": [1], "items": [10.0], "revenue": [10.0]})
    now = pd.DataFrame(
        {"product": ["a", "b"], "customers": 1, "orders": 1, "items": [5.0, 5.0], "revenue": [5.0, 20.0]}
    )
    found = contributions(before, now).set_index("factor")["contribution"]
    assert found["mix"] == 15.0 and found["price"] == 0.0


def test_a_stretch_without_orders_is_not_split_and_says_so():
    nothing = pd.DataFrame({"product": [], "customers": [], "orders": [], "items": [], "revenue": []})
    split = shown(nothing, nothing)
    assert split.empty and list(split["revenue_factor"]) == []
    assert change(split, n=0, unit="EUR").no_interval == "nothing-to-compare"
    assert change(split, n=0, unit="EUR", safe=False).no_interval == "too-few-to-show"


def test_there_are_five_factors_in_their_order():
    rng = np.random.default_rng(1)
    assert contributions(table(rng), table(rng))["factor"].tolist() == list(FACTORS)


def test_a_change_that_one_customer_makes_is_within_chance():
    rows = [("web", k, 1.0) for k in range(100)] + [("shop", k, 0.0) for k in range(99)] + [("shop", 99, 100.0)]
    found = carriers(pd.DataFrame(rows, columns=["part_name", "customer_id", "change"])).set_index("part_name")
    assert found["carries"].to_dict() == {"web": "beyond-chance", "shop": "within-chance"}
