"""Twenty million lines with 200 MB for the engine: the door, the customer days and a report walk the path over the disk."""

import contextlib
import json
import threading

import duckdb
import pytest

from workbench import runs
from workbench.data import open_dataset
from workbench.features.customers.activity import customer_days

LINES, EACH, CUSTOMERS = 20_000_000, 9, 31_013
TOML = """name = "large"
currency = "EUR"
timezone = "UTC"
[engine_options]
memory = "200MB"
temp_folder = "spilled"
[tables.transactions]
source = "lines.parquet"
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Two years of orders with nine lines each, in the order of time; the dataset file."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "spilled").mkdir()
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT i // {EACH} % {CUSTOMERS} AS customer_id, i // {EACH} AS order_id, TIMESTAMP '2023-01-01' + "
            f"to_seconds(i * 63072000 // {LINES}) AS ordered_at, (50 + i % 1999) / 100.0 AS amount "
            f"FROM range({LINES}) AS t(i)) TO '{folder / 'lines.parquet'}' (FORMAT parquet)"
        )
    (folder / "large.toml").write_text(TOML, "utf-8")
    return folder / "large.toml"


@pytest.fixture(scope="module")
def opened(large):
    """The dataset, and the most that lay in the folder for spilled pages while it was opened and reduced to days."""
    most, done = [0], threading.Event()

    def look() -> None:
        while not done.wait(0.05):
            most[0] = max(most[0], _spilled(large))

    watching = threading.Thread(target=look)
    watching.start()
    try:
        dataset = open_dataset(large)
        dataset.cached(customer_days)
    finally:
        done.set()
        watching.join()
    return dataset, most[0]


def _spilled(large) -> int:
    with contextlib.suppress(OSError):  # a page may go while it is looked at
        return sum(path.stat().st_size for path in (large.parent / "spilled").glob("*.own/*"))
    return 0


def test_what_does_not_fit_goes_to_the_folder_named_and_to_no_other(large, opened):
    dataset, most = opened
    assert most > 50_000_000
    assert not list((large.parent / ".cache").rglob("*.tmp"))
    assert dataset.ledger[-1] == ("transactions", "used", LINES)


def test_every_line_is_in_the_customer_days(opened):
    days = opened[0].cached(customer_days)
    told = days.aggregate(lines=days.lines.sum(), spend=days.spend.sum(), people=days.customer_id.nunique()).to_pandas()
    rounds, rest = divmod(LINES, 1999)
    cents = LINES * 50 + rounds * (1998 * 1999 // 2) + rest * (rest - 1) // 2
    assert (told["lines"].item(), told["people"].item()) == (LINES, CUSTOMERS)
    assert told["spend"].item() == pytest.approx(cents / 100, rel=1e-12)


def test_a_report_is_made_of_it(large, tmp_path):
    made = runs.run("cohort", data=str(large), lang=["en"], out=tmp_path)
    told = json.loads((made.path / "results.json").read_text("utf-8"))["dataset"]["tables"]["transactions"]
    assert (made.status, told["rows"], told["customers"]) == ("ok", LINES, CUSTOMERS)
