"""Of many columns of the customers table analyses look at the first that describe, and every report says what is left out."""

import ibis
import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.data.attributes import MOST, looked_at
from workbench.features.churn import churn_features
from workbench.features.loyalty import programmes
from workbench.features.segments import behaviour

ORDERS = "customer_id,order_id,ordered_at,amount\n" + "".join(
    f"c{k % 60},o{k},2024-01-{1 + k % 28:02d},{k % 7 + 1}\n" for k in range(200)
)


def people(columns: int) -> pd.DataFrame:
    """Customers with a text as unlike as names, a column that is the same for all, and so many that describe."""
    frame = pd.DataFrame({"customer_id": [f"c{k}" for k in range(60)], "name": [f"n{k}" for k in range(60)], "same": 1})
    more = {f"a{n}": [(k + n) % 4 for k in range(60)] for n in range(columns)}
    return pd.concat([frame, pd.DataFrame(more)], axis=1).assign(acquired_on="2024-01-01")


@pytest.fixture
def wide(company):
    return open_dataset(company({"transactions": ORDERS, "customers": people(199).to_csv(index=False)}))


def test_a_table_of_usual_width_is_looked_at_whole():
    frame = people(MOST - 2)
    assert looked_at(ibis.memtable(frame)) == (list(frame), [])


def test_of_too_many_the_first_that_describe_are_looked_at_and_canonical_ones_always():
    used, left = looked_at(ibis.memtable(people(50)))
    assert used == ["customer_id", *[f"a{n}" for n in range(MOST)], "acquired_on"]
    assert left == [f"a{n}" for n in range(MOST, 50)]


def test_what_is_left_out_is_a_warning_of_the_dataset_in_words(wide):
    [check] = [check for check in wide.checks if check["key"] == "customers.attributes"]
    assert (check["status"], check["value"], check["threshold"]) == ("warn", 199, MOST)
    assert "199 columns of customers describe customers; analyses look at the first 40" in repr(wide)
    assert "leave 159 out: 'a40', 'a41', 'a42', ..." in repr(wide)


def test_every_analysis_that_uses_attributes_looks_at_the_same(wide):
    first = [f"a{n}" for n in range(MOST)]
    ids = pd.Index([f"c{k}" for k in range(60)])
    assert list(behaviour.attributes(wide.tables, ids)) == first
    assert churn_features.attributes(wide.tables["customers"]) == first
    assert list(programmes.attributes(wide.tables, ids.to_series(), names="all")) == first


def test_an_attribute_asked_for_by_name_is_used_wherever_it_stands(wide):
    ids = pd.Series(["c1", "c2"])
    assert list(programmes.attributes(wide.tables, ids, names="a150, a3")) == ["a150", "a3"]
