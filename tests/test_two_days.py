"""Reports of two days in a row, in one folder: what a stranger finds by subtracting them, the later one has said."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests.disclosure import published
from tests.runs import in_process
from workbench import runs
from workbench.data import planted
from workbench.report import kind

DAYS = ("2024-12-26", "2024-12-27")
OF_ORDERS = ("segmentation", "cohort")
OF_COMPANY = ("acquisition", "churn", "journey", "lifetime_value", "loyalty_roi", "recurring_revenue", "service")
QUICKER = {"churn": {"horizon_days": "180", "hiatus_days": "60"}, "lifetime_value": {"draws": "100"}}
SHOP = 'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'


def orders() -> str:
    """A year of a small shop: some days bring a handful of customers."""
    rng = np.random.default_rng(17)
    rows = []
    for customer in range(300):
        days = np.cumsum(rng.integers(1, 60, rng.integers(1, 15))) + rng.integers(0, 300)
        rows += [(int(day), customer, round(float(rng.lognormal(3, 0.6)), 2)) for day in days if day < 365]
    start = dt.date(2024, 1, 1)
    lines = [f"c{c},o{k},{start + dt.timedelta(days=day)},{money}\n" for k, (day, c, money) in enumerate(sorted(rows))]
    return "customer_id,order_id,ordered_at,amount\n" + "".join(lines)


@pytest.fixture(scope="module")
def datasets(tmp_path_factory):
    """The small shop, and a planted company of 300 customers with every table there is."""
    shop, company = tmp_path_factory.mktemp("shop"), tmp_path_factory.mktemp("company")
    (shop / "orders.csv").write_text(orders())
    (shop / "shop.toml").write_text(SHOP)
    planted.write(planted.Plan(300, seed=20), company)
    return dict.fromkeys(OF_ORDERS, shop / "shop.toml") | dict.fromkeys(OF_COMPANY, company / "planted.toml")


@pytest.fixture(scope="module", params=OF_ORDERS + OF_COMPANY)
def pair(request, datasets):
    data = datasets[request.param]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_execute", in_process.execute)
        asked = {"lang": ("en",), "parameters": QUICKER.get(request.param, {}), "out": data.parent / "out"}
        made = [runs.run(request.param, data=str(data), as_of=day, **asked) for day in DAYS]
    assert {run.status for run in made} <= {"ok", "checks_failed"}, made
    return made


def test_what_two_days_tell_together_of_few_is_said_in_the_later_report(pair):
    before, now = pair
    found = published.told_by_two(now.path, before.path, lambda name: kind(name).role)
    warned = [check for check in now.results["checks"] if check["key"] == "disclosure.two_runs"]
    named = [check["message"] for check in warned]
    places = {fault.partition(",")[0].removeprefix("notebook: ").removeprefix("tables/") for fault in found}
    assert [place for place in places if not any(f" {place}, " in told or f" {place} " in told for told in named)] == []
    assert [before.path.name in check["message"] for check in warned] == [True] * len(warned)
    assert not [check for check in before.results["checks"] if check["key"] == "disclosure.two_runs"]


def test_a_report_of_few_customers_tells_nothing_of_few_by_itself(pair):
    means = {"actual": "rate"} if pair[0].analysis == "lifetime_value" else {}  # elsewhere a number of people
    now = pair[1]
    assert published.audit(now.path, lambda name: means.get(name) or kind(name).role) == []
    assert published.told_in_words(now.path) == []
    assert published.told_by_headlines(now.results) == []


def test_cells_of_a_month_that_still_runs_have_no_rate(pair):
    """Their counts stand, as published tables of cohorts have them; what two days tell of few is warned of above."""
    now = pair[1]
    if now.analysis == "cohort":
        cells = pd.read_csv(now.path / "tables" / "retention.csv")
        assert cells.loc[~cells["complete"], "rate"].isna().all() and cells.loc[cells["complete"], "rate"].notna().any()
