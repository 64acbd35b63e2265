"""People who asked to be erased, and columns the law protects specially, do not come through the door."""

import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

ORDERS = "customer_id,order_id,ordered_at,amount\nann-canary,1,2024-03-01,5\nbob,2,2024-03-02,6\n"


def test_an_erased_person_is_in_no_table_and_in_no_cache_and_the_ledger_counts_rows_only(company, tmp_path):
    events = "customer_id,occurred_at,event\nann-canary,2024-03-01,view\nbob,2024-03-01,view\n"
    customers = "customer_id,city\nann-canary,Bonn\nbob,Ulm\n"
    tables = {"transactions": ORDERS, "events": events, "customers": customers}
    open_dataset(company(tables))  # a cache from before the request
    assert held(tmp_path, b"ann-canary")
    (tmp_path / "erased.txt").write_text("ann-canary\n\n")
    dataset = open_dataset(company(tables, more='[privacy]\nerased = "erased.txt"\n'))
    for name in tables:
        assert dataset.table(name).to_pandas().customer_id.tolist() == ["bob"]
        assert (name, "erased on request", 1) in dataset.ledger
    assert not held(tmp_path, b"ann-canary")
    assert "ann-canary" not in repr(dataset.summary())


def held(folder, name: bytes) -> list[str]:
    """The files of the cache that hold a name."""
    return [path.name for path in (folder / ".cache").rglob("*") if path.is_file() and name in path.read_bytes()]


def test_another_person_on_the_list_is_left_out_at_the_next_opening(company, tmp_path):
    (tmp_path / "erased.txt").write_text("nobody\n")
    path = company({"transactions": ORDERS}, more='[privacy]\nerased = "erased.txt"\n')
    assert len(open_dataset(path).table("transactions").to_pandas()) == 2
    (tmp_path / "erased.txt").write_text("nobody\nbob\n")
    assert open_dataset(path).table("transactions").to_pandas().customer_id.tolist() == ["ann-canary"]


def test_without_the_list_nothing_is_read(company):
    with pytest.raises(ConfigurationError, match="erased = 'erased.txt': is not there"):
        open_dataset(company({"transactions": ORDERS}, more='[privacy]\nerased = "erased.txt"\n'))


@pytest.mark.parametrize(
    "column", ["religion", "Ethnic origin", "union_member", "sexual-orientation", "Konfession", "宗教信仰", "健康状况"]
)
def test_a_column_of_a_special_category_is_refused_unless_declared(company, column):
    tables = {"transactions": ORDERS, "customers": f"customer_id,{column}\nbob,x\n"}
    with pytest.raises(DataFault, match="the law protects specially"):
        open_dataset(company(tables))
    declared = company(tables, more=f'[privacy]\nspecial = ["{column}"]\n')
    assert column in open_dataset(declared).table("customers").columns


@pytest.mark.parametrize(
    "column", ["region", "origin", "health_index_of_store", "race_day", "nationality_of_brand", "城市"]
)
def test_other_columns_are_read(company, column):
    tables = {"transactions": ORDERS, "customers": f"customer_id,{column}\nbob,x\n"}
    assert column in open_dataset(company(tables)).table("customers").columns
