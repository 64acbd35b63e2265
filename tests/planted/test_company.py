"""A planted company is what its plan says, byte for byte, and keeps its truth to itself."""

import ast
import datetime as dt
import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

import workbench
from workbench.data.planted import Effects, Plan, generate, write
from workbench.data.planted.company import TABLES
from workbench.errors import UsageError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def company():
    return generate(2000, seed=4)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    write(Plan(300, seed=9), tmp_path / "one")
    write(Plan(300, seed=9), tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert len(digests(tmp_path / "one")) == len(TABLES) + 3  # the TOML file and two files of truth


def test_another_seed_is_another_company():
    one, two = (generate(300, seed=seed).frame("transactions") for seed in (1, 2))
    assert not one["amount"].head(50).equals(two["amount"].head(50))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_does_not_depend_on_which_others_are_written(table, tmp_path):
    write(Plan(300, seed=9), tmp_path / "all")
    write(Plan(300, seed=9), tmp_path / "one", tables=(table,))
    name = f"planted/{table}.parquet"
    assert digests(tmp_path / "all")[name] == digests(tmp_path / "one")[name]


def test_an_unknown_table_is_refused_with_the_nearest_name(tmp_path):
    with pytest.raises(UsageError, match="'transaction'.*Did you mean 'transactions'"):
        write(Plan(300, seed=9), tmp_path, tables=("transaction",))


def test_every_customer_of_every_table_is_a_customer(company):
    known = set(company.frame("customers")["customer_id"])
    assert len(known) == 2000
    for table in TABLES:
        if "customer_id" in company.tables[table].column_names:
            assert set(company.frame(table)["customer_id"]) <= known, table


def test_transactions_stay_inside_the_days_of_the_plan(company):
    days = company.frame("transactions")["ordered_at"].dt.date
    assert days.min() >= company.plan.start
    assert days.max() <= company.plan.last_day == dt.date(2024, 12, 30)


def test_acquired_on_is_the_day_of_the_first_order(company):
    first = company.frame("transactions").groupby("customer_id")["ordered_at"].min().dt.normalize()
    acquired = company.frame("customers").set_index("customer_id")["acquired_on"]
    pd.testing.assert_series_equal(
        first, pd.to_datetime(acquired[first.index]), check_names=False, check_dtype=False, check_index_type=False
    )


def test_a_few_percent_of_lines_come_back_each_at_the_price_it_was_sold(company):
    lines = company.frame("transactions")
    sold, returned = lines[lines["amount"] > 0], lines[lines["amount"] < 0]
    assert 0.02 < len(returned) / len(sold) < 0.04
    key = ["order_id", "customer_id", "product_id"]
    matched = returned.assign(amount=-returned["amount"]).merge(sold, on=[*key, "amount"], suffixes=("", "_sold"))
    assert matched["order_id"].nunique() == returned["order_id"].nunique()
    assert (matched["ordered_at"] > matched["ordered_at_sold"]).all()


def test_money_is_whole_cents_and_margin_is_below_price(company):
    lines = company.frame("transactions")
    for column in ("amount", "discount", "margin"):
        np.testing.assert_allclose(lines[column] * 100, (lines[column] * 100).round(), atol=1e-6)
    sold = lines[lines["amount"] > 0]
    assert (sold["margin"] < sold["amount"]).mean() > 0.999 and (sold["discount"] >= 0).all()


def test_orders_show_a_day_and_a_week_rhythm_and_no_order_falls_on_a_skipped_hour(company):
    times = company.frame("transactions").query("amount > 0")["ordered_at"].dt
    assert not times.hour.isin([1, 2, 3]).any()
    assert (times.hour == 20).sum() > 2 * (times.hour == 7).sum()
    by_day = times.day_of_week.value_counts()
    assert by_day[5] > by_day[2]


def test_joining_happens_on_a_purchase(company):
    joined = company.frame("memberships")[["customer_id", "joined_on"]]
    bought = company.frame("transactions").assign(day=lambda t: t["ordered_at"].dt.normalize())
    same_day = joined.assign(day=pd.to_datetime(joined["joined_on"])).merge(
        bought.astype({"day": "datetime64[s]"}), on=["customer_id", "day"]
    )
    assert set(same_day["customer_id"]) == set(joined["customer_id"])


def test_without_an_effect_the_same_people_place_the_same_orders_and_join_the_same_day():
    none, some = (generate(500, seed=7, effects=Effects(programme=size)) for size in (0.0, 0.2))
    assert none.tables["memberships"].equals(some.tables["memberships"])
    without, with_effect = (made.frame("transactions") for made in (none, some))
    pd.testing.assert_frame_equal(without[["order_id", "ordered_at"]], with_effect[["order_id", "ordered_at"]])
    gain = with_effect["amount"].sum() - without["amount"].sum()
    assert gain == pytest.approx(some.truth.customers["incremental_revenue"].sum(), rel=0.001)
    assert none.truth.customers["incremental_margin"].eq(0).all() and none.truth.values["roi"] == -1


def test_the_truth_is_imported_by_nobody_but_tests():
    for path in (ROOT / "workbench").rglob("*.py"):
        if "planted" in path.relative_to(ROOT).parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", [])]
            module = getattr(node, "module", None) or ""
            assert "planted" not in ".".join([module, *names]).split("."), f"{path}:{getattr(node, 'lineno', 0)}"


def test_the_dataset_file_does_not_name_the_truth(tmp_path):
    assert "truth" not in write(Plan(300, seed=9), tmp_path).read_text(encoding="utf-8").split("\n", 1)[1]


def test_the_door_opens_what_was_written(tmp_path):
    dataset = workbench.open_dataset(str(write(Plan(300, seed=9), tmp_path)))
    assert set(dataset.tables) == set(TABLES)
    assert (dataset.data_from, dataset.data_to) == (dt.date(2023, 1, 1), dt.date(2024, 12, 30))
    assert all(check["status"] == "pass" for check in dataset.checks)


def test_the_committed_sample_is_what_its_plan_makes():
    made = generate(2000, seed=20)
    for table in TABLES:
        committed = pq.read_table(ROOT / "data" / "planted" / f"{table}.parquet")
        assert committed.equals(made.tables[table]), table


def test_the_committed_sample_is_small():
    assert sum(path.stat().st_size for path in (ROOT / "data" / "planted").rglob("*") if path.is_file()) < 3_000_000
