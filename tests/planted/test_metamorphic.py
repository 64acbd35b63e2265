"""The metamorphic helpers pass what does not depend on the delivery and catch what does."""

import pandas as pd
import pytest

from tests import metamorphic
from workbench.data.planted import generate
from workbench.features.cohorts import cohorts
from workbench.features.customers import activity
from workbench.models.intervals.rates import retention_rates

TABLES = ("transactions", "customers")
MONEY = {"revenue": 1, "spend": 1, "gross": 1, "largest": 1, "second": 1, "revenue_squared": 2}


@pytest.fixture(scope="module")
def company():
    return generate(300, seed=6)


def retention(dataset) -> dict[str, pd.DataFrame]:
    days = activity.customer_days(dataset.table("transactions"))
    counts = cohorts.retention_counts(days, as_of=dataset.data_to)
    spend = days.group_by("customer_id").agg(spend=days.spend.sum(), days=days.count()).to_pandas()
    return {"retention": retention_rates(counts), "spend": spend}


@pytest.mark.parametrize("variant", metamorphic.VARIANTS)
def test_retention_does_not_depend_on_how_the_data_are_delivered(variant, company, tmp_path):
    metamorphic.check(variant, retention, company, tmp_path, money=MONEY, tables=TABLES)


def first_lines(dataset) -> pd.DataFrame:
    return dataset.table("transactions").limit(3).to_pandas()[["order_id", "amount"]]


def logged_money(dataset) -> pd.DataFrame:
    lines = dataset.table("transactions")
    return lines.agg(money=lines.amount.abs().log().mean()).to_pandas()


def customers_per_order(dataset) -> pd.DataFrame:
    people, lines = dataset.table("customers"), dataset.table("transactions")
    return pd.DataFrame({"share": [people.count().execute() / lines.order_id.nunique().execute()]})


def lowest_id_of_each_day(dataset) -> pd.DataFrame:
    lines = dataset.table("transactions")
    chosen = lines.customer_id.min()
    return lines.group_by(day=lines.ordered_at.date()).agg(chosen=chosen).order_by("day").to_pandas()


def files_counted(dataset) -> pd.DataFrame:
    return pd.DataFrame({"warnings": [sum(check["status"] == "warn" for check in dataset.checks)]})


@pytest.mark.parametrize(
    ("variant", "wrong"),
    [
        ("row_order", first_lines),
        ("money_times_100", logged_money),
        ("relabelled_ids", lowest_id_of_each_day),
        ("inactive_added", customers_per_order),
        ("delivered_twice", files_counted),
    ],
)
def test_an_analysis_that_depends_on_the_delivery_is_caught(variant, wrong, company, tmp_path):
    with pytest.raises(AssertionError, match=f"result after {variant}"):
        metamorphic.check(
            variant, lambda data: {"result": wrong(data)}, company, tmp_path, money={"money": 1}, tables=TABLES
        )


def test_times_in_utc_are_other_times(company):
    lines = company.tables["transactions"]
    plain = metamorphic.Delivery({"transactions": [lines]}, "EUR", "Europe/Berlin", "2023-01-01", "2024-12-30")
    moved = metamorphic.in_utc(plain).files["transactions"][0]
    hours = (lines["ordered_at"].to_pandas() - moved["ordered_at"].to_pandas()) / pd.Timedelta(hours=1)
    assert set(hours) == {1.0, 2.0}
