"""The recurring revenue report read by somebody who wants to refute it, from the raw contracts, without our code."""

import json

import pandas as pd
import pytest

from tests.reading.shop import DATA, LAST
from tests.runs import in_process
from workbench import runs

NOW, THEN = pd.Timestamp(LAST["planted"]), pd.Timestamp("2023-12-30")


@pytest.fixture(scope="module")
def told(claims):
    return claims("recurring_revenue", "planted")


@pytest.fixture(scope="module")
def rows():
    return pd.read_parquet(DATA / "planted" / "subscriptions.parquet").assign(
        started_on=lambda f: pd.to_datetime(f["started_on"]), ended_on=lambda f: pd.to_datetime(f["ended_on"])
    )


def paying(rows, day):
    """Who pays what a month at the end of a day."""
    runs_on = (rows["started_on"] <= day) & ~(rows["ended_on"] <= day)
    return rows[runs_on].groupby("customer_id")["price"].sum()


def test_monthly_revenue_is_the_sum_of_the_prices_of_all_contracts_that_run(told, rows):
    now = paying(rows, NOW)
    assert told.headline("mrr")["value"] == pytest.approx(now.sum()) and told.headline("mrr")["n"] == len(now)


def test_what_is_kept_and_who_was_lost_are_those_of_a_year_before(told, rows):
    then, now = paying(rows, THEN), paying(rows, NOW)
    now = now.reindex(then.index).fillna(0)
    assert told.headline("net_revenue_retention")["value"] == pytest.approx(now.sum() / then.sum())
    assert told.headline("gross_revenue_retention")["value"] == pytest.approx(then.clip(upper=now).sum() / then.sum())
    assert told.headline("logo_churn_rate")["value"] == pytest.approx((now == 0).mean())


def test_every_row_of_the_bridge_begins_and_ends_with_the_contracts_of_its_days_and_the_amounts_shown_add_up(
    told, rows
):
    bridge = told.table("bridge")
    since, until = (pd.to_datetime(bridge[name]) for name in ("since", "until"))
    assert (since[1:].to_numpy() == (until[:-1] + pd.Timedelta(days=1)).to_numpy()).all() and until.iloc[-1] == NOW
    for row, first, last in zip(bridge.itertuples(), since, until, strict=True):
        assert row.mrr_start == pytest.approx(paying(rows, first - pd.Timedelta(days=1)).sum())
        assert row.mrr_end == pytest.approx(paying(rows, last).sum())
        came, went = row.mrr_new + row.mrr_expansion + row.mrr_reactivation, row.mrr_contraction + row.mrr_churn
        assert pd.isna(came - went) or row.mrr_start + came - went == pytest.approx(row.mrr_end)
    assert bridge["mrr_new"].notna().mean() > 0.5


def test_the_calendar_lists_every_running_contract_with_its_price_and_chances_that_fall(told, rows):
    listed = told.table("renewals").assign(due=lambda f: pd.to_datetime(f["due"]))
    now = paying(rows, NOW)
    first = listed.drop_duplicates("customer_id").set_index("customer_id")["due_value"]
    assert first.sort_index().to_dict() == pytest.approx(now.sort_index().to_dict())
    assert listed["due"].between(NOW + pd.Timedelta(days=1), NOW + pd.Timedelta(days=90)).all()
    falls = listed.sort_values("due").groupby("customer_id")["chance"].is_monotonic_decreasing
    assert falls.all() and listed["chance"].between(0, 1).all()


def test_the_forecast_is_near_what_the_planted_process_keeps_in_three_terms(told):
    """A term is 30 days: three months hold three of them; the chance to stay one is about 0.87 at first and 0.97 late."""
    expected = told.sentence("expected")["values"]["e"]
    assert 0.87**3 < expected["value"] < 0.97**3 and expected["lo"] < expected["value"] < expected["hi"]


HEAD = "customer_id,started_on,ended_on,plan,price,currency"
TOML = (
    'name = "odd"\ncurrency = "EUR"\ntimezone = "UTC"\ndata_to = 2024-12-31\n[tables.subscriptions]\nsource = "s.csv"\n'
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x,2024-02-03,,s,,EUR", "column price: 1 of 41 contracts with no price, first one that began on 2024-02-03"),
        ("x,2024-02-03,,s,-9.90,EUR", "column price: 1 of 41 contracts with a negative price"),
        ("x,2024-02-03,,s,9.90,USD", "column currency: 1 of 41 contracts with another currency"),
    ],
)
def test_a_company_whose_contracts_cannot_be_counted_is_told_which_and_why(row, said, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    good = [f"c{k},2024-01-{1 + k % 28:02d},,s,9.90,EUR" for k in range(40)]
    (tmp_path / "s.csv").write_text("\n".join([HEAD, *good, row]) + "\n", "utf-8")
    (tmp_path / "odd.toml").write_text(TOML, "utf-8")
    made = runs.run("recurring_revenue", data=str(tmp_path / "odd.toml"), out=tmp_path / "out")
    assert made.status == "failed" and made.exit_code == 3
    assert (
        said in made.detail and "expected" in made.detail
    )  # what the terminal says; values are masked in what is published
    published = json.dumps(made.results["error"])
    assert said.split(":")[0] in published and "2024-02-03" not in published
