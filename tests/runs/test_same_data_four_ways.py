"""The same data as CSV, Parquet, Excel and a PostgreSQL table give the same report."""

import json

import numpy as np
import pandas as pd
import pytest

from tests.runs import in_process
from workbench import runs
from workbench.data import open_dataset, planted

TOML = (
    'name = "shop"\ncurrency = "GBP"\ntimezone = "Europe/London"\n{engine}[tables.transactions]\nsource = "{source}"\n'
)
ENGINE = 'engine = "env:SHOP_URL"\n'
SOURCES = {
    "csv": "orders.csv",
    "parquet": "orders.parquet",
    "excel": "orders.xlsx",
    "postgresql": "table:shop.orders",
}
# times are of the shop in the files, moments on the server
TABLE = """
DROP SCHEMA IF EXISTS shop CASCADE; CREATE SCHEMA shop; SET TimeZone = 'Europe/London';
CREATE TABLE shop.orders (customer_id integer, order_id bigint, ordered_at timestamptz, amount numeric(12,2), channel varchar(10));
\\copy shop.orders FROM '{csv}' WITH (FORMAT csv, HEADER)
"""


def orders() -> pd.DataFrame:
    """Two years of a small shop: lines with pennies, returns, orders at night, customers whose ids are numbers."""
    rng, rows = np.random.default_rng(11), []
    for customer in range(1, 241):
        days = np.cumsum(rng.integers(3, 90, 12)) + rng.integers(0, 330)
        minutes = rng.integers(3 * 60, 24 * 60, 12)  # clocks change before three
        money = np.round(rng.lognormal(3, 0.7, 12) * rng.choice([1, 1, 1, 1, -1], 12), 2)
        rows += [(customer, int(d) * 1440 + int(m), float(a)) for d, m, a in zip(days, minutes, money, strict=True)]
    frame = pd.DataFrame(sorted(rows, key=lambda row: row[1]), columns=["customer_id", "minute", "amount"])
    frame["order_id"] = range(1, len(frame) + 1)
    frame["ordered_at"] = pd.Timestamp("2022-01-01") + pd.to_timedelta(frame.pop("minute"), unit="min")
    frame["channel"] = np.where(frame["order_id"] % 3, "web", "shop")
    return frame[["customer_id", "order_id", "ordered_at", "amount", "channel"]]


@pytest.fixture(scope="module")
def reports(postgres, tmp_path_factory):
    """Way -> the report of it."""
    folder, frame = tmp_path_factory.mktemp("ways"), orders()
    frame.to_csv(folder / "orders.csv", index=False)
    frame.to_parquet(folder / "orders.parquet")
    frame.to_excel(folder / "orders.xlsx", index=False)
    postgres.run(TABLE.format(csv=folder / "orders.csv"))
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_execute", in_process.execute)
        patch.setenv("SHOP_URL", postgres.url())
        for way, source in SOURCES.items():
            path = folder / f"{way}.toml"
            path.write_text(TOML.format(source=source, engine=ENGINE if way == "postgresql" else ""), "utf-8")
            made[way] = runs.run("cohort", data=str(path), lang=("en",), out=folder / way)
            assert made[way].status == "ok", made[way].error
    return made


def numbers(run) -> dict:
    """All that a record tells of numbers, and the tables themselves."""
    found = json.loads((run.path / "results.json").read_text("utf-8"))
    told = {key: found[key] for key in ("headlines", "estimates", "tables")}
    told["parameters"] = {name: value for name, value in found["parameters"].items() if name != "data"}
    told["checks"] = {
        check["key"]: [check[part] for part in ("status", "value", "threshold")] for check in found["checks"]
    }
    told["dataset"] = {key: found["dataset"][key] for key in ("tables", "as_of", "ledger") if key in found["dataset"]}
    return told | {file.name: file.read_bytes() for file in (run.path / "tables").iterdir()}


@pytest.mark.parametrize("way", ["parquet", "excel", "postgresql"])
def test_the_same_data_give_the_same_numbers(reports, way):
    expected, found = numbers(reports["csv"]), numbers(reports[way])
    for key in expected["checks"].keys() - found["checks"].keys():  # what only texts can have wrong
        assert key.split(".")[-1] in ("readable", "exact", "form", "distinct")
        assert expected["checks"].pop(key) == ["pass", 0, 0]
    assert found.keys() == expected.keys() and len(found) > 6
    assert {key: found[key] for key in found if found[key] != expected[key]} == {}


def test_no_way_to_a_server_is_in_a_report(reports, postgres):
    for file in reports["postgresql"].path.rglob("*"):
        if file.is_file():
            text = file.read_bytes().decode("utf-8", "replace")
            assert not [part for part in ("hunter2", f"127.0.0.1:{postgres.port}") if part in text], file.name


@pytest.fixture(scope="module")
def company(postgres, tmp_path_factory):
    """A planted company with every table there is, in files and on the server."""
    folder = tmp_path_factory.mktemp("company")
    planted.write(planted.Plan(120, seed=5), folder)
    here = open_dataset(folder / "planted.toml")
    statements = ["DROP SCHEMA IF EXISTS whole CASCADE; CREATE SCHEMA whole;"]
    for name in here.tables:
        frame = here.table(name).to_pandas()
        frame.to_csv(folder / f"{name}.server.csv", index=False)
        columns = ", ".join(f'"{column}" {kind(frame[column])}' for column in frame)
        statements.append(f"CREATE TABLE whole.{name} ({columns});")
        statements.append(f"\\copy whole.{name} FROM '{folder / name}.server.csv' WITH (FORMAT csv, HEADER)")
    postgres.run("\n".join(statements))
    head = (folder / "planted.toml").read_text("utf-8").partition("[tables.")[0]
    sections = "".join(f'[tables.{name}]\nsource = "table:whole.{name}"\n' for name in here.tables)
    (folder / "server.toml").write_text(ENGINE + head + sections, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOP_URL", postgres.url())
        return here, open_dataset(folder / "server.toml")


def kind(column: pd.Series) -> str:
    """The type of a column on the server."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return "timestamp"
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_numeric_dtype(column):
        return "double precision"
    return "date" if column.dropna().map(type).astype(str).str.contains("date").any() else "text"


def test_every_table_of_a_company_is_the_same_from_a_server(company):
    here, there = company
    assert list(there.tables) == list(here.tables)
    for name in here.tables:
        expected, found = (each.table(name).to_pandas() for each in (here, there))
        order = [column for column in expected if column != "sequence"]
        expected, found = (frame.sort_values(order, ignore_index=True) for frame in (expected, found))
        pd.testing.assert_frame_equal(found[list(expected)], expected, check_dtype=False, obj=name)
