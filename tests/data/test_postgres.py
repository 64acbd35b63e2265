"""Tables of a PostgreSQL database: what is read of them, as of when, and what is never said of the way there."""

import json
import logging
from urllib.parse import quote

import pandas as pd
import pytest

from tests.servers import PASSWORD, USER
from workbench.data import description, door, open_dataset
from workbench.errors import ConfigurationError, DataFault
from workbench.execution import inputs

ORDERS = """
DROP SCHEMA IF EXISTS sales CASCADE; CREATE SCHEMA sales;
CREATE TABLE sales.orders (customer_id numeric, order_id bigint, ordered_at timestamptz, amount numeric(10,2), "Region" char(5), ends date);
INSERT INTO sales.orders VALUES (7, 1, '2024-03-30 23:30+00', 9.50, 'ab', 'infinity'),
  (12345678901234567890, 2, '2024-03-31 22:30+00', 0.10, 'c', '2024-01-01'), (8, 3, '2024-04-02 00:00+02', -0.10, NULL, NULL);
"""
TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "{zone}"\nengine = "env:SHOP_URL"\n{more}'
TABLE = '[tables.transactions]\nsource = "table:sales.orders"\n'


@pytest.fixture
def shop(postgres, tmp_path, monkeypatch):
    """shop(sections, before=statements) -> a dataset file of tables on the server."""
    monkeypatch.setenv("SHOP_URL", postgres.url())

    def write(sections=TABLE, *, before=ORDERS, zone="Europe/Berlin", more=""):
        postgres.run(before)
        (tmp_path / "shop.toml").write_text(TOML.format(zone=zone, more=more) + sections, "utf-8")
        return tmp_path / "shop.toml"

    return write


def test_a_table_comes_with_its_types_and_its_times_in_the_zone_of_the_dataset(shop):
    found = open_dataset(shop()).table("transactions").to_pandas()
    expected = pd.DataFrame(
        {
            "customer_id": ["7", "12345678901234567890", "8"],
            "order_id": ["1", "2", "3"],
            # clocks went forward in Berlin on 31 March
            "ordered_at": pd.to_datetime(["2024-03-31 00:30", "2024-04-01 00:30", "2024-04-02 00:00"]),
            "amount": [9.5, 0.1, -0.1],
            "Region": ["ab", "c", None],
        }
    )
    pd.testing.assert_frame_equal(found.drop(columns="ends"), expected, check_dtype=False)
    assert found["ends"].astype(str).tolist()[:2] == ["9999-12-31", "2024-01-01"]


def test_times_without_a_zone_are_in_the_zone_that_the_table_declares(shop):
    before = ORDERS + "ALTER TABLE sales.orders ALTER ordered_at TYPE timestamp USING ordered_at AT TIME ZONE 'UTC';"
    dataset = open_dataset(shop(TABLE + 'timezone = "UTC"\n', before=before))
    assert dataset.table("transactions").ordered_at.to_pandas().astype(str).tolist()[0] == "2024-03-31 00:30:00"


def test_the_fingerprint_follows_the_content_and_nothing_else(shop, postgres):
    path = shop()
    first = open_dataset(path).fingerprint
    assert open_dataset(path).fingerprint == first
    postgres.run("UPDATE sales.orders SET amount = 0.20 WHERE order_id = 2")  # neither the smallest nor the largest
    second = open_dataset(path)
    assert second.fingerprint != first
    assert second.table("transactions").amount.sum().execute() == pytest.approx(9.6)
    postgres.run("UPDATE sales.orders SET amount = 0.10 WHERE order_id = 2")  # the row lies elsewhere now
    assert open_dataset(path).fingerprint == first


def test_a_second_opening_reads_what_was_kept(shop, postgres, monkeypatch):
    path = shop()
    open_dataset(path)
    monkeypatch.setattr("workbench.data.postgres.Postgres.copy", lambda *_: pytest.fail("was read again"))
    assert open_dataset(path).table("transactions").count().execute() == 3


def test_all_tables_are_of_one_moment(shop, postgres, monkeypatch):
    both = TABLE + '[tables.customers]\nsource = "table:sales.people"\n'
    people = ORDERS + "CREATE TABLE sales.people AS SELECT DISTINCT customer_id FROM sales.orders;"
    from workbench.data.postgres import Postgres

    copy, copied = Postgres.copy, []

    def between(self, table, target):
        if not copied:
            postgres.run("DELETE FROM sales.people; DELETE FROM sales.orders")
        copied.append(table)
        return copy(self, table, target)

    path = shop(both, before=people)
    monkeypatch.setattr(Postgres, "copy", between)
    dataset = open_dataset(path)
    assert [dataset.table(name).count().execute() for name in ("transactions", "customers")] == [3, 3]
    assert copied == ["sales.orders", "sales.people"]
    assert not inputs.database_moved(description.read(path), dataset.fingerprint)
    assert door.fingerprint_of(description.read(path)) != dataset.fingerprint


def test_a_query_joins_tables_of_the_server_with_files(shop, tmp_path):
    (tmp_path / "names.csv").write_text("id,channel\n7,web\n8,shop\n")
    query = (
        '[sources.o]\nsource = "table:sales.orders"\n[sources.n]\nsource = "names.csv"\n[tables.transactions]\n'
        'query = "SELECT o.*, n.channel FROM o LEFT JOIN n ON CAST(o.customer_id AS VARCHAR) = n.id"\n'
    )
    found = open_dataset(shop(query)).table("transactions").to_pandas().sort_values("order_id")
    assert found["channel"].tolist()[::2] == ["web", "shop"]


def test_views_foreign_capitals_and_a_user_of_some_columns_are_read(shop, postgres, monkeypatch):
    before = ORDERS + (
        "CREATE MATERIALIZED VIEW sales.\"Übersicht\" AS SELECT *, 'hush' AS secret FROM sales.orders; DROP ROLE IF EXISTS reader; "
        f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'; GRANT USAGE ON SCHEMA sales TO reader; "
        'GRANT SELECT (customer_id, order_id, ordered_at, amount) ON sales."Übersicht" TO reader;'
    )
    path = shop('[tables.transactions]\nsource = "table:sales.Übersicht"\n', before=before)
    monkeypatch.setenv("SHOP_URL", postgres.url(user="reader", scheme="postgresql+psycopg"))
    assert open_dataset(path).table("transactions").columns == ("customer_id", "order_id", "ordered_at", "amount")
    path.write_text(path.read_text("utf-8").replace("Übersicht", "orders"), "utf-8")
    with pytest.raises(
        ConfigurationError, match="'sales.orders': this user may read none of its columns. Grant SELECT"
    ):
        open_dataset(path)
    postgres.run('DROP MATERIALIZED VIEW sales."Übersicht"; REVOKE ALL ON SCHEMA sales FROM reader; DROP ROLE reader')


def test_a_table_that_is_not_there_is_refused_with_the_nearest(shop):
    with pytest.raises(
        ConfigurationError, match=r"'sales.order' is not there. Did you mean 'sales.orders'\? This user sees: "
    ):
        open_dataset(shop(TABLE.replace("orders", "order")))


def test_a_fault_names_the_table_and_what_came(shop):
    path = shop(before=ORDERS + "INSERT INTO sales.orders VALUES (9, 4, NULL, 1, NULL, NULL)")
    with pytest.raises(DataFault, match="table sales.orders, column ordered_at: "):
        open_dataset(path)
    assert not list(path.parent.rglob("*.parquet"))


def test_who_is_erased_is_in_no_file_of_the_cache(shop):
    path = shop(more='[privacy]\nerased = "erased.txt"\n')
    (path.parent / "erased.txt").write_text("12345678901234567890\n")
    dataset = open_dataset(path)
    assert ("transactions", "erased on request", 1) in dataset.ledger
    for file in path.parent.rglob("*.parquet"):
        assert pd.read_parquet(file)["customer_id"].tolist() == ["7", "8"]


WAYS = {
    "no variable": (lambda server: "", "the environment variable SHOP_URL is not set"),
    "another password": (lambda server: server.url(password="wr0ng-pass"), "refused this user or password"),
    "another user": (lambda server: server.url(user="nightingale"), "refused this user or password"),
    "no such database": (lambda server: server.url(database="nosuch"), "no such database"),
    "nobody there": (lambda server: f"postgresql://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:1/x", "no server answers there"),
    "a password not written for an address": (lambda server: f"postgresql://{USER}:{PASSWORD}%zz@127.0.0.1:1/x", "no connection"),
    "no port": (lambda server: f"postgresql://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:hunter2pass/x", "no connection"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_way_that_ends_nowhere_is_told_without_user_or_password(shop, postgres, monkeypatch, way, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    path, (address, said) = shop(), WAYS[way]
    monkeypatch.setenv("SHOP_URL", address(postgres))
    with pytest.raises(ConfigurationError, match=said) as raised:
        open_dataset(path)
    assert raised.value.exit_code == 4
    told = str(raised.value) + caplog.text + "".join(capfd.readouterr())
    assert not [part for part in (USER, "hunter2", "wr0ng", "nightingale") if part in told]


def test_the_way_there_is_in_nothing_that_is_kept(shop, postgres):
    path = shop()
    dataset = open_dataset(path)
    told = json.dumps(dataset.summary()) + repr(dataset)
    for file in path.parent.rglob("*"):
        told += file.name + (file.read_bytes().decode("utf-8", "replace") if file.is_file() else "")
    assert not [part for part in (USER, "hunter2", str(postgres.port)) if part in told]


def test_a_driver_that_is_not_installed_is_named(shop, monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, "workbench.data.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql.dbapi", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'workbench\[postgres\]'"):
        open_dataset(shop())
