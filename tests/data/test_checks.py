"""Checks at the door: what stops, what warns, and a ledger that adds up."""

import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault

HEADER = "customer_id,order_id,ordered_at,amount\n"
DROP = '[tables.transactions.drop]\n"no customer id" = "customer_id IS NULL"\n'


def lines(count: int) -> str:
    return "".join(f"a,{order},2017-03-{1 + order % 28:02},1\n" for order in range(count))


def status(dataset) -> dict[str, str]:
    return {check["key"]: check["status"] for check in dataset.checks}


def test_declared_rules_and_the_window_drop_rows_that_the_ledger_counts(shop):
    csv = HEADER + ",1,2017-03-01,1\n,2,2018-03-01,1\na,3,2017-03-01,1\na,4,2018-01-01,1\na,5,2016-12-31,1\n"
    dataset = open_dataset(shop(csv, table=DROP, top="data_from = 2017-01-01\ndata_to = 2017-12-31"))
    assert dataset.ledger == [
        ("transactions", "read", 5),
        ("transactions", "no customer id", 2),
        ("transactions", "earlier than data_from", 1),
        ("transactions", "later than data_to", 1),
        ("transactions", "used", 1),
    ]
    assert dataset.table("transactions").order_id.to_pandas().tolist() == ["3"]
    assert status(dataset)["transactions.dropped.0"] == "warn"


def test_a_declared_rule_also_forgives_values_that_cannot_be_read(shop):
    table = '[tables.transactions.drop]\n"no date" = "ordered_at IS NULL"\n'
    dataset = open_dataset(shop(HEADER + "a,1,soon,1\na,2,2017-03-01,1\n", table=table))
    assert ("transactions", "no date", 1) in dataset.ledger


def test_nothing_left_after_dropping_is_a_fault(shop):
    with pytest.raises(DataFault, match="transactions: orders.csv has no rows left of 1 read"):
        open_dataset(shop(HEADER + ",1,2017-03-01,1\n", table=DROP))


def test_few_stand_in_dates_are_left_out_with_a_warning_and_do_not_stretch_the_window(shop):
    dataset = open_dataset(shop(HEADER + lines(2000) + "a,x,1900-01-01,1\na,y,2099-12-31,1\n"))
    assert status(dataset)["transactions.dates"] == "warn"
    assert (str(dataset.data_from), str(dataset.data_to)) == ("2017-03-01", "2017-03-28")


def test_many_stand_in_dates_are_a_fault(shop):
    with pytest.raises(
        DataFault, match="row 102, column ordered_at: '1970-01-01' came, expected a real date. 1 of 101"
    ):
        open_dataset(shop(HEADER + lines(100) + "a,x,1970-01-01,1\n"))


def test_odd_but_possible_rows_are_kept_with_a_warning(shop):
    csv = HEADER + "a,1,2017-03-01,1\nA,1,2017-03-01,1\na,1,2017-03-01,1\n"
    dataset = open_dataset(shop(csv))
    warned = {key for key, value in status(dataset).items() if value == "warn"}
    assert warned == {"transactions.customer_id.distinct", "transactions.order_id.customer", "transactions.copies"}
    assert dataset.table("transactions").count().to_pyarrow().as_py() == 3


def test_exact_copies_and_shared_orders_are_counted(shop):
    csv = HEADER + 3 * "a,1,2017-03-01,1\n" + "b,1,2017-03-01,1\n" + 2 * "b,2,2017-03-01,1\n" + "b,3,2017-03-01,1\n"
    values = {check["key"]: check["value"] for check in open_dataset(shop(csv)).checks}
    assert (values["transactions.copies"], values["transactions.order_id.customer"]) == (3, 1)


def test_passed_checks_are_recorded_with_their_number(shop):
    check = next(c for c in open_dataset(shop(HEADER + lines(3))).checks if c["key"] == "transactions.amount.finite")
    assert check == {
        "key": "transactions.amount.finite",
        "status": "pass",
        "value": 0,
        "threshold": 0,
        "message": "check-finite",
        "values": {"table": "transactions", "rows": 3, "column": "amount"},
    }


def test_a_customer_listed_twice_is_a_fault(shop, tmp_path):
    (tmp_path / "customers.csv").write_text("customer_id,city\nb,Leeds\na,Hull\na,York\n")
    path = shop(table='[tables.customers]\nsource = "customers.csv"')
    with pytest.raises(
        DataFault, match="customers: customers.csv, column customer_id: 1 rows repeat a customer, first 'a'"
    ):
        open_dataset(path)


def test_faults_of_all_tables_come_together(shop, tmp_path):
    (tmp_path / "campaigns.csv").write_text("customer_id,campaign_id,sent_at,arm\na,1,2017-03-01,placebo\n")
    path = shop(HEADER + "a,1,soon,1\n", table='[tables.campaigns]\nsource = "campaigns.csv"')
    with pytest.raises(DataFault) as caught:
        open_dataset(path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["transactions", "campaigns"]
    assert "column arm: 'placebo' came, expected one of treatment, control" in caught.value.faults[1]


def test_an_empty_table_beside_the_transactions_only_warns(shop, tmp_path):
    (tmp_path / "events.csv").write_text("customer_id,occurred_at,event\n")
    dataset = open_dataset(shop(table='[tables.events]\nsource = "events.csv"'))
    assert status(dataset)["events.rows"] == "warn"


def test_a_drop_rule_that_is_not_sql_is_named(shop):
    with pytest.raises(ConfigurationError, match=r"\[tables.transactions.drop\] 'x' = 'custmer_id = 1': .*custmer_id"):
        open_dataset(shop(table='[tables.transactions.drop]\nx = "custmer_id = 1"'))


def test_nan_and_infinity_in_number_columns_are_faults_with_their_row(shop, tmp_path):
    pd.DataFrame(
        {
            "customer_id": [1.0, 2.0],
            "order_id": [1, 2],
            "ordered_at": pd.to_datetime(["2017-03-01"] * 2),
            "amount": [1.0, float("inf")],
        }
    ).to_parquet(tmp_path / "orders.parquet")
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", "orders.parquet"))
    with pytest.raises(DataFault, match="orders.parquet, row 2, column amount: 'inf' came, expected a finite number"):
        open_dataset(path)


def test_ids_that_passed_through_a_number_column_lose_their_point_zero(shop, tmp_path):
    pd.DataFrame(
        {
            "customer_id": [17.0, float("nan")],
            "order_id": [2**53 + 1, 2],
            "amount": [1, 2],
            "ordered_at": pd.to_datetime(["2017-03-01"] * 2),
        }
    ).to_parquet(tmp_path / "orders.parquet")
    path = shop(table=DROP)
    path.write_text(path.read_text().replace("orders.csv", "orders.parquet"))
    table = open_dataset(path).table("transactions").to_pandas()
    assert (table.customer_id[0], table.order_id[0], table.amount[0]) == ("17", "9007199254740993", 1.0)
