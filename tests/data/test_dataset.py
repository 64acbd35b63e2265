"""The open dataset: its window, its tables, what it says about itself, and the two that are committed."""

import json
from datetime import date

import duckdb
import pytest

from workbench.data import open_dataset
from workbench.errors import ConfigurationError, DataFault, UsageError
from workbench.features.customers.activity import customer_days

HEADER = "customer_id,order_id,ordered_at,amount\n"


@pytest.fixture
def dataset(shop):
    return open_dataset(shop(HEADER + "a,1,2017-03-01,1\nb,2,2017-04-30 23:59:59,2\n"))


def test_as_of_is_the_last_day_unless_told(dataset):
    assert dataset.as_of() == dataset.as_of("") == date(2017, 4, 30)
    assert dataset.as_of("2017-03-31") == date(2017, 3, 31)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2017-05-01", "outside the data, which cover 2017-03-01 to 2017-04-30"),
        ("2017-02-28", "outside the data"),
        ("yesterday", "expected a date such as 2017-04-30"),
    ],
)
def test_an_as_of_outside_the_data_is_refused(dataset, text, message):
    with pytest.raises(UsageError, match=message):
        dataset.as_of(text)


def test_a_table_that_is_not_there_is_refused_with_the_ones_that_are(dataset):
    with pytest.raises(
        ConfigurationError, match="no table 'transaction'. Did you mean 'transactions'. It has: transactions"
    ):
        dataset.table("transaction")
    with pytest.raises(ConfigurationError, match="no table 'events'"):
        dataset.cached(customer_days, "events")


def test_supports_lists_the_missing_tables_and_columns(dataset):
    assert dataset.supports({"transactions": ["customer_id", "amount"]}) == []
    assert dataset.supports({"transactions": ["margin"], "campaigns": ["arm"]}) == ["transactions.margin", "campaigns"]


def test_the_summary_survives_json(dataset):
    summary = dataset.summary()
    assert json.loads(json.dumps(summary)) == summary
    assert summary["tables"] == {
        "transactions": {"rows": 2, "customers": 2, "first": "2017-03-01", "last": "2017-04-30"}
    }
    assert summary["title"] == {"en": "shop"}


def test_parameters_and_privacy_come_from_the_file(shop):
    dataset = open_dataset(shop(top='[parameters.cohort]\nactivity = "any"\n[privacy]\nminimum_cell = 20'))
    assert dataset.parameters == {"cohort": {"activity": "any"}}
    assert dataset.privacy == {"minimum_cell": 20}


def test_html_of_a_dataset_escapes_what_came_from_data(shop):
    page = open_dataset(shop(HEADER.strip() + ",<script>\na,1,2017-03-01,1,x\n"))._repr_html_()
    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_a_database_is_read_through_a_url_in_the_environment(shop, tmp_path, monkeypatch):
    with duckdb.connect(tmp_path / "shop.db") as connection:
        connection.execute(
            "CREATE SCHEMA sales; CREATE TABLE sales.orders AS SELECT 7 AS customer_id, 1 AS order_id, "
            "TIMESTAMP '2017-03-01 10:00' AS ordered_at, 9.5 AS amount"
        )
    monkeypatch.setenv("SHOP_URL", f"duckdb://{tmp_path / 'shop.db'}")
    path = shop(top='engine = "env:SHOP_URL"')
    path.write_text(path.read_text().replace("orders.csv", "table:sales.orders"))
    dataset = open_dataset(path)
    assert dataset.cached(customer_days).to_pandas().spend.tolist() == [9.5]
    before = dataset.fingerprint
    del dataset
    with duckdb.connect(tmp_path / "shop.db") as connection:
        connection.execute("INSERT INTO sales.orders VALUES (8, 2, TIMESTAMP '2017-03-02 10:00', 1)")
    assert open_dataset(path).fingerprint != before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (None, "environment variable SHOP_URL is not set"),
        ("nosuch://me:secret@host/db", "no connection"),
        ("sqlite:///x.db", "SQLite has no type for times"),
    ],
)
def test_an_engine_that_cannot_be_reached_is_named_without_its_url(shop, monkeypatch, url, message):
    monkeypatch.delenv("SHOP_URL", raising=False)
    if url:
        monkeypatch.setenv("SHOP_URL", url)
    with pytest.raises(ConfigurationError, match=message) as caught:
        open_dataset(shop(top='engine = "env:SHOP_URL"'))
    assert "secret" not in str(caught.value)


def test_complete_journey_is_whole_and_in_shop_time():
    dataset = open_dataset("complete_journey")
    assert dataset.summary()["tables"] == {
        "transactions": {"rows": 1_469_307, "customers": 2_469, "first": "2017-01-01", "last": "2017-12-31"},
        "customers": {"rows": 2_469, "customers": 2_469},
        "campaigns": {"rows": 6_589, "customers": 1_559, "first": "2016-11-14", "last": "2017-12-28"},
        "events": {"rows": 2_102, "customers": 410, "first": "2017-01-01", "last": "2017-12-31"},
    }
    assert {check["status"] for check in dataset.checks} == {"pass"}
    days = dataset.cached(customer_days)
    assert days.aggregate(spend=days.spend.sum().round(2), lines=days["lines"].sum()).to_pandas().values.tolist() == [
        [4_596_039.58, 1_469_307]
    ]


def test_attributes_called_none_stay_text():
    customers = open_dataset("complete_journey").table("customers").to_pandas()
    kinds = customers.household_comp.dropna().unique()
    assert customers.age.notna().sum() == 801
    assert all(isinstance(kind, str) for kind in kinds)


@pytest.mark.shared
def test_online_retail_gives_the_published_cohorts(shared, known_answers):
    dataset = open_dataset("online_retail")
    assert dataset.ledger == [
        ("transactions", "read", 541_909),
        ("transactions", "no customer id", 135_080),
        ("transactions", "used", 406_829),
    ]
    days = dataset.cached(customer_days).to_pandas()
    month = days.day.dt.year * 12 + days.day.dt.month
    cohort = month.groupby(days.customer_id).transform("min")
    counts = days.groupby([cohort, month - cohort]).customer_id.nunique()
    for name, expected in known_answers["ret-cohort-onlineretail-A"].items():
        year, number = map(int, name.split("-"))
        assert counts[year * 12 + number].tolist()[: len(expected)] == expected


def test_a_missing_source_of_a_committed_dataset_is_a_configuration_error(tmp_path, root):
    path = tmp_path / "online_retail.toml"
    path.write_bytes((root / "data" / "online_retail.toml").read_bytes())
    with pytest.raises(
        ConfigurationError, match=r"online_retail.parquet' is not there .* Put the file there, or correct"
    ):
        open_dataset(path)


def test_faults_say_their_exit_code():
    assert (DataFault.exit_code, ConfigurationError.exit_code) == (3, 4)
