"""Spark as the engine gives what the embedded engine gives, table for table, to 1e-9."""

import datetime as dt
import shutil
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd
import pytest

from workbench.data import open_dataset
from workbench.data.dataset import Dataset
from workbench.errors import ConfigurationError
from workbench.features.churn import churn_features, outcomes, silence
from workbench.features.cohorts import cohorts
from workbench.features.customers.activity import customer_days
from workbench.features.purchases import histories, repeat_purchases
from workbench.features.segments import rfm

# pyspark 4.0 asks pandas 3 for what pandas has deprecated
pytestmark = [
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
    pytest.mark.filterwarnings("ignore:toPandas attempted Arrow optimization"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
DATA = Path(__file__).resolve().parents[2] / "data"
TABLES = ("transactions", "campaigns", "tickets", "subscriptions")
END = dt.date(2024, 12, 30)
MOMENTS = [END, END - dt.timedelta(days=60)]
TOML = 'name = "{name}"\ncurrency = "EUR"\ntimezone = "Europe/Berlin"\ndata_from = 2023-01-01\ndata_to = 2024-12-30\n{engine}\n'
SPARK = 'engine = "spark"\n[engine_options]\nthreads = 2\nmemory = "1GB"'
ONLY_EMBEDDED = {f"{table}.customer_id.distinct" for table in TABLES}  # Spark does not normalise text as Unicode does


@pytest.fixture(scope="module")
def pyspark():
    """Skip where Spark cannot run."""
    if not shutil.which("java"):
        pytest.skip("Spark needs Java (Debian: openjdk-17-jre-headless), which is not here")
    return pytest.importorskip("pyspark", reason="pyspark is not installed (pip install 'workbench[spark]')")


class Both(NamedTuple):
    embedded: Dataset
    spark: Dataset


@pytest.fixture(scope="module")
def both(pyspark, tmp_path_factory) -> Both:
    """A tenth of the planted company on the embedded engine and on Spark."""
    folder = tmp_path_factory.mktemp("spark")
    for table in TABLES:
        duckdb.execute(
            f"COPY (SELECT * FROM '{DATA / 'planted' / table}.parquet' WHERE hash(customer_id) % 10 = 0) "
            f"TO '{folder / table}.parquet' (FORMAT parquet)"
        )
    sections = "".join(f'[tables.{table}]\nsource = "{table}.parquet"\n' for table in TABLES)
    for name, engine in (("embedded", ""), ("spark", SPARK)):
        (folder / f"{name}.toml").write_text(TOML.format(name=name, engine=engine) + sections, "utf-8")
    return Both(open_dataset(folder / "embedded.toml"), open_dataset(folder / "spark.toml"))


def test_rows_are_checked_and_counted_alike(both):
    checks = [{check["key"]: check["value"] for check in dataset.checks} for dataset in both]
    assert both.spark.ledger == both.embedded.ledger
    assert checks[1] == {key: value for key, value in checks[0].items() if key not in ONLY_EMBEDDED}


def days(dataset: Dataset):
    return customer_days(dataset.tables["transactions"])


def reduced(dataset: Dataset) -> dict:
    there = {name: pair for name, pair in histories.REDUCED.items() if pair[0] in TABLES}
    return {name: reduce(dataset.tables[table]) for name, (table, reduce) in there.items()}


FEATURES = {
    "customer days": days,
    "customer days, kept": lambda dataset: dataset.cached(customer_days),
    "cohorts": lambda dataset: cohorts.retention_counts(days(dataset), as_of=END),
    "cohorts, on or after": lambda dataset: cohorts.retention_counts_on_or_after(days(dataset), as_of=END),
    "second orders": lambda dataset: cohorts.second_orders(days(dataset), as_of=END),
    "recency, frequency, money": lambda dataset: rfm.recency_frequency_monetary(
        days(dataset), as_of=END, window_days=180
    ),
    "purchase histories": lambda dataset: repeat_purchases.histories(days(dataset), as_of=END),
    "churn, purchases": lambda dataset: churn_features.features(
        reduced(dataset), as_of=MOMENTS, contract="non-contractual"
    ),
    "churn, contracts": lambda dataset: churn_features.features(
        reduced(dataset), as_of=MOMENTS, contract="contractual"
    ),
    "churn, outcomes": lambda dataset: outcomes.labelled(
        reduced(dataset),
        outcomes.Design("non-contractual"),
        at=[END - dt.timedelta(days=90)],
        as_of=END,
        windows=(30, 90),
    ),
    "silences": lambda dataset: silence.silences(reduced(dataset)["purchases"], as_of=END),
    **{name: lambda dataset, name=name: reduced(dataset)[name] for name in ("contacts", "arms", "cases", "contracts")},
}


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_table_is_the_same_on_spark(both, name):
    mine, theirs = (ordered(FEATURES[name](dataset)) for dataset in both)
    assert len(mine) > 5
    pd.testing.assert_frame_equal(mine, theirs[list(mine)], check_dtype=False, rtol=1e-9, atol=1e-9)


def ordered(found) -> pd.DataFrame:
    frame = found if isinstance(found, pd.DataFrame) else found.to_pandas()
    frame = frame.reset_index() if frame.index.names != [None] else frame
    frame = frame.assign(
        **{name: frame[name].astype(str) for name in frame if isinstance(frame[name].dtype, pd.PeriodDtype)}
    )
    return frame.sort_values(list(frame.columns[:4]), ignore_index=True)


def test_what_spark_cannot_read_is_told_with_what_to_do(both, tmp_path):
    duckdb.execute(
        f"COPY (SELECT 'a' AS customer_id, '1' AS order_id, '03.01.2024' AS ordered_at, 1.0 AS amount) "
        f"TO '{tmp_path / 'lines.parquet'}' (FORMAT parquet)"
    )
    path = tmp_path / "shop.toml"
    path.write_text(
        TOML.format(name="shop", engine=SPARK)
        + '[tables.transactions]\nsource = "lines.parquet"\nformats = { ordered_at = "%d.%m.%Y" }\n',
        "utf-8",
    )
    with pytest.raises(ConfigurationError, match="Convert the source to Parquet with the types it is to have"):
        open_dataset(path)


def test_without_pyspark_it_is_said_what_to_install(shop, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with pytest.raises(ConfigurationError, match="pyspark is not installed.*workbench\\[spark\\]"):
        open_dataset(shop(top='engine = "spark"'))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ('engine = "spark"\n[engine_options]\nremote = "sc://host:15002"', "remote: expected 'env:NAME'"),
        ('[engine_options]\nmaster = "local[2]"', "master: is for engine = 'spark'"),
    ],
)
def test_options_of_spark_are_held_to_what_they_mean(shop, lines, expected):
    with pytest.raises(ConfigurationError) as refused:
        open_dataset(shop(top=lines))
    assert expected in str(refused.value) and "host" not in str(refused.value)
