"""Tables of a MySQL or MariaDB database: values, times, the fingerprint, and what is never said of the way there."""

import pandas as pd
import pytest

from tests.servers import PASSWORD, USER
from workbench.data import open_dataset
from workbench.errors import ConfigurationError

ORDERS = (
    "DROP DATABASE IF EXISTS sales",
    "CREATE DATABASE sales CHARACTER SET utf8mb4",
    f"GRANT SELECT ON sales.* TO {USER}@localhost",
    "SET time_zone = '+00:00'",
    "SET sql_mode = ''",  # lets a day of noughts in, as old tables have them
    (
        "CREATE TABLE sales.orders (customer_id decimal(20), order_id bigint unsigned, ordered_at timestamp NULL, amount decimal(10,2), "
        "`Re``gion` char(5), ends date, raw binary(2), kind enum('a','b'))"
    ),
    (
        "INSERT INTO sales.orders VALUES (7, 1, '2024-03-30 23:30', 9.50, 'äb', '0000-00-00', 'ab', 'a'), "
        "(12345678901234567890, 18446744073709551615, '2024-03-31 22:30', 0.10, NULL, '2024-05-01', NULL, NULL), "
        "(8, 3, '2024-04-01 22:00', -0.10, 'c', NULL, NULL, 'b')"
    ),
)
TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "Europe/Berlin"\nengine = "env:SHOP_URL"\n[tables.transactions]\nsource = "table:{}"\n'


@pytest.fixture
def run(mysql):
    import pymysql

    def run(*statements):
        with pymysql.connect(host="127.0.0.1", port=mysql.port, user="root", autocommit=True) as root:
            for statement in statements:
                root.query(statement)

    return run


@pytest.fixture
def shop(mysql, run, tmp_path, monkeypatch):
    monkeypatch.setenv("SHOP_URL", mysql.url(scheme="mysql", database="sales"))
    run(*ORDERS)
    (tmp_path / "shop.toml").write_text(TOML.format("orders"))
    return tmp_path / "shop.toml"


def test_a_table_comes_with_its_types_and_its_times_in_the_zone_of_the_dataset(shop):
    found = open_dataset(shop).table("transactions").to_pandas()
    expected = pd.DataFrame(
        {
            "customer_id": ["7", "12345678901234567890", "8"],
            "order_id": ["1", "18446744073709551615", "3"],
            "ordered_at": pd.to_datetime(["2024-03-31 00:30", "2024-04-01 00:30", "2024-04-02 00:00"]),
            "amount": [9.5, 0.1, -0.1],
            "Re`gion": ["äb", None, "c"],
            "raw": ["6162", None, None],
            "kind": ["a", None, "b"],
        }
    )
    pd.testing.assert_frame_equal(found.drop(columns="ends"), expected, check_dtype=False)
    assert found["ends"].astype(str).tolist()[:2] == ["0001-01-01", "2024-05-01"]


def test_the_fingerprint_follows_the_content_and_nothing_else(shop, run):
    first = open_dataset(shop).fingerprint
    run("UPDATE sales.orders SET amount = 0.20 WHERE amount = 0.10")
    assert open_dataset(shop).fingerprint != first
    run("UPDATE sales.orders SET amount = 0.10 WHERE amount = 0.20")
    assert open_dataset(shop).fingerprint == first


WAYS = {
    "another password": (lambda server: server.url(scheme="mysql", password="wr0ng-pass"), "refused this user or password"),
    "another database": (lambda server: server.url(scheme="mariadb", database="nosuch"), "may not use that database"),
    "nobody there": (lambda server: server._replace(port=1).url(scheme="mysql"), "no server answers there"),
    "no port": (lambda server: f"mysql://{USER}:x@127.0.0.1:hunter2pass/sales", "no connection"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_way_that_ends_nowhere_is_told_without_user_or_password(shop, mysql, monkeypatch, way):
    address, said = WAYS[way]
    monkeypatch.setenv("SHOP_URL", address(mysql))
    with pytest.raises(ConfigurationError, match=said) as raised:
        open_dataset(shop)
    assert raised.value.exit_code == 4
    assert not [part for part in (USER, PASSWORD, "hunter2", "wr0ng") if part in str(raised.value)]


def test_a_table_that_is_not_there_is_refused_with_the_nearest(shop):
    shop.write_text(TOML.format("order"))
    with pytest.raises(ConfigurationError, match=r"'order' is not there. Did you mean 'sales.orders'\?"):
        open_dataset(shop)
