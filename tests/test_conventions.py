"""docs/conventions.md: what we count and how, line by line; every line names the tests and scripts that hold it."""

import datetime as dt
import json
import re
import subprocess
import sys
from math import exp

import duckdb
import ibis
import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.data.conftest import HEADER, shop  # noqa: F401 - the fixture
from workbench import open_dataset
from workbench.errors import DataFault
from workbench.features.churn import lifetimes
from workbench.features.churn.outcomes import Design
from workbench.features.purchases import histories
from workbench.features.segments import rfm
from workbench.models.incrementality import uplift
from workbench.models.purchases.customer_value import continuous_rate
from workbench.models.survival import survival
from workbench.words import fmt

SCRIPTS = ROOT / "findings"
EDITIONS = {"en": ROOT / "docs" / "conventions.md", "zh": ROOT / "docs" / "conventions.zh.md"}
PARTS = ("Guess:", "Seen:", "Who is hurt:", "Instead:", "Day: ")


def lines(lang: str) -> list[list[str]]:
    """The cells of every line of the tables of conventions: question, ours, peers, why, held by."""
    rows = [
        line.strip("| ").split(" | ") for line in EDITIONS[lang].read_text("utf-8").splitlines() if line[:2] == "| "
    ]
    return [row for row in rows if len(row) == 5 and "`" in row[4]]


def holders(row: list[str]) -> list[str]:
    return re.findall(r"`([^`]+)`", row[4])


@pytest.fixture(scope="module")
def tests() -> set[str]:
    found = (path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    return {name for text in found for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


@pytest.mark.parametrize("lang", EDITIONS)
def test_there_are_sixty_lines_and_each_names_a_test_and_scripts_that_exist(lang, tests):
    rows = lines(lang)
    assert len(rows) >= 60
    for row in rows:
        ours = [name for name in holders(row) if name.startswith("test_")]
        scripts = [name for name in holders(row) if not name.startswith("test_")]
        assert ours and set(ours) <= tests, row
        assert all((SCRIPTS / name).is_file() for name in scripts), row


def test_both_editions_have_the_same_lines_in_the_same_order():
    assert [holders(row) for row in lines("en")] == [holders(row) for row in lines("zh")]
    assert [row[2] == "—" for row in lines("en")] == [row[2] == "—" for row in lines("zh")]


def test_what_is_said_of_a_peer_is_held_by_a_script_or_by_published_numbers():
    for row in lines("en"):
        scripts = [name for name in holders(row) if name.endswith(".sh")]
        published = "published" in row[2] or "diff-diff" in row[2] or "fetchall" in row[2]
        assert row[2] == "—" or scripts or published, row


@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.sh")), ids=lambda path: path.stem)
def test_a_finding_says_all_it_must_pins_what_it_runs_and_fails_when_it_changes(script):
    text = script.read_text("utf-8")
    head, code = text.split("set -euo pipefail", 1)
    assert [part for part in PARTS if f"# {part}" not in head] == []
    (installed,) = re.findall(r"install -q --no-compile (.+)", code)
    assert all("==" in pin for pin in installed.split())
    assert "trap 'rm -rf \"$place\"' EXIT" in code and 'diff - "$place/seen"' in code
    assert "workbench" not in code and "http" not in re.sub(r"\+https://openai\S+", "", code)
    assert subprocess.run(["bash", "-n", script], check=False, capture_output=True).returncode == 0


# Money and numbers


def test_a_yen_sign_alone_is_never_yen():
    assert fmt.single(120, "CNY", "zh") == "¥120"
    assert [fmt.single(120, "JPY", lang) for lang in ("en", "zh")] == ["JP¥120", "JP¥120"]
    assert fmt.single(120, "CNY", "en") == "CN¥120"
    assert not any("¥" in fmt.single(120, currency, "fr") for currency in ("JPY", "CNY"))


def test_short_forms_step_up_when_they_round_up():
    assert [fmt.single(value, "GBP", "en") for value in (999_499, 999_999, 999_999_999)] == [
        "£999K",
        "£1.00M",
        "£1.00B",
    ]
    assert [fmt.single(value, "CNY", "zh") for value in (99_949_999, 99_999_999)] == ["¥9,990万", "¥1.00亿"]
    assert fmt.single(9.996, "number", "en") == "10.0"


def test_currencies_of_three_decimals_are_not_divided():
    assert [fmt.single(1234, currency, "en") for currency in ("IQD", "KWD", "JPY")] == [
        "IQD1,234",
        "KWD1,234",
        "JP¥1,234",
    ]


def test_one_is_one_only_when_it_is_written_so():
    assert [fmt.single(days, "days", "en") for days in (1.0, 1.04, 1.4)] == ["1 day", "1.0 days", "1.4 days"]


def test_a_mean_of_nobody_is_missing():
    table = pd.DataFrame(
        {"customer_id": ["a", "b"], "recency_days": [3, 9], "frequency": [2, 0], "monetary": [9.0, 0.0]}
    )
    assert rfm.active(table)["order_value"].to_dict() == {"a": 4.5}
    assert fmt.single(float("nan"), "GBP", "en") == "not available"


# Survival and value


def lives(times: list[float], causes: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"entry": 0, "time": times, "cause": causes, "group": "all"})


def test_the_median_is_the_first_month_by_which_half_are_gone():
    curve = survival.kaplan_meier(lives([1.0, 2.0, 3.0, 4.0], ["left"] * 4), minimum=0)
    assert survival.median_months(curve, "all") == 2


def test_exits_come_before_those_lost_from_sight_in_the_same_month():
    curve = survival.kaplan_meier(lives([1.0, 1.0], ["left", ""]), minimum=0).set_index("month")
    assert curve.loc[1, "survival"] == 0.5


def test_months_between_days_are_rounded_and_february_costs_none():
    contracts = pd.DataFrame({"customer_id": ["a", "b"], "started_on": [dt.date(2026, 1, 1), dt.date(2025, 1, 1)],
                              "ended_on": [dt.date(2026, 3, 1), dt.date(2026, 1, 1)]})  # fmt: skip
    held = histories.contracts(ibis.memtable(contracts))
    found = lifetimes.lifetimes(
        {"contracts": held}, Design("contractual"), as_of=dt.date(2026, 11, 30), first_day=dt.date(2025, 1, 1)
    )
    assert found.set_index("customer_id")["time"].to_dict() == {"a": 2, "b": 12}


def test_money_now_is_not_discounted_and_a_year_on_is_by_the_yearly_rate():
    rate = continuous_rate(0.10, days=7)
    assert exp(-rate * 0) == 1
    assert exp(-rate * 365.25 / 7) == pytest.approx(1 / 1.10)


# Effects


def test_a_qini_is_a_gain_for_each_customer():
    assert uplift.qini([2.0, 0.0], [1.0, 0.0]).value == 0.25
    assert uplift.qini([200.0, 0.0], [1.0, 0.0]).value == 25.0, (
        "in the unit of the outcome: not divided by a best curve"
    )


# Calendars, ids, files


ZONED = """
import sys
sys.modules["pytz"] = None  # as if it were not installed
from workbench import open_dataset
for path in sys.argv[1:]:
    table = open_dataset(path).table("transactions")
    print(table.ordered_at.min().to_pandas(), table.ordered_at.max().to_pandas(), table.count().to_pandas())
"""


def test_zoned_times_need_no_pytz_in_a_source_an_expression_or_a_query(tmp_path):
    duckdb.sql(
        "COPY (SELECT 'c' || (i % 50) AS customer_id, 'o' || i AS order_id, 1.0 AS amount, "
        "timestamptz '2026-01-01 02:00:00+00' + to_days((i % 200)::INT) AS ordered_at FROM range(400) AS r(i)) "
        f"TO '{tmp_path / 'orders.parquet'}' (FORMAT parquet)"
    )
    sections = (
        'source = "orders.parquet"',
        'source = "orders.parquet"\nexpressions = { ordered_at = "ordered_at + INTERVAL 1 HOUR" }',
        'query = "select * replace (ordered_at + interval 2 hours as ordered_at) from orders"',
    )
    shops = [tmp_path / f"shop_{number}.toml" for number in range(len(sections))]
    for path, section in zip(shops, sections, strict=True):
        path.write_text(
            f'name = "{path.stem}"\ncurrency = "CNY"\ntimezone = "Asia/Shanghai"\n'
            f'[sources.orders]\nsource = "orders.parquet"\n[tables.transactions]\n{section}\n'
        )
    seen = subprocess.run([sys.executable, "-c", ZONED, *shops], check=False, capture_output=True, text=True)
    assert seen.stdout.splitlines() == [
        f"2026-01-01 {hour}:00:00 2026-07-19 {hour}:00:00 400" for hour in (10, 11, 12)
    ], seen.stderr


def test_birthdays_stay_the_day_they_are(tmp_path):
    (tmp_path / "people.csv").write_text("customer_id,acquired_on\na,1988-05-01\nb,1992-05-01\n")
    (tmp_path / "orders.csv").write_text(f"{HEADER}a,1,2026-01-01,1\nb,2,2026-01-02,1\n")
    (tmp_path / "shop.toml").write_text(
        'name = "shop"\ncurrency = "CNY"\ntimezone = "Asia/Shanghai"\n[tables.transactions]\nsource = "orders.csv"\n'
        '[tables.customers]\nsource = "people.csv"\ntimezone = "UTC"\n'
    )
    table = open_dataset(tmp_path / "shop.toml").table("customers").order_by("customer_id").to_pandas()
    assert [str(day)[:10] for day in table["acquired_on"]] == ["1988-05-01", "1992-05-01"]


def test_a_row_without_a_customer_is_refused_unless_dropped_by_rule(shop):  # noqa: F811 - the fixture
    orders = f"{HEADER}a,1,2026-01-01,1\n,2,2026-01-02,1\n"
    with pytest.raises(DataFault, match=r"row 3, column customer_id: nothing came"):
        open_dataset(shop(orders))
    dropped = '[tables.transactions.drop]\n"guests" = "customer_id IS NULL"'
    dataset = open_dataset(shop(orders, table=dropped))
    assert ("transactions", "guests", 1) in dataset.ledger


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_charts_in_notebooks_are_text_that_nbval_compares(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    kinds = {kind for cell in cells for output in cell.get("outputs", []) for kind in output.get("data", {})}
    assert kinds <= {"application/vnd.workbench.item+json", "text/html", "text/plain"}, "no image/png"
