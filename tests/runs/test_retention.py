"""Runs are kept by rules; the newest, the newest good one and what cannot be read are never removed."""

import datetime as dt

import pytest
from typer.testing import CliRunner

from workbench import cli
from workbench.data.description import read
from workbench.errors import Busy, ConfigurationError
from workbench.execution import publish, retention
from workbench.report import results

SHOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'


def made(day, status="ok", **more):
    """The record of a run made on a day of 2026, given as month and day."""
    moment = dt.datetime(2026, *day, 3, tzinfo=dt.UTC)
    return {
        "run_id": f"{moment:%Y%m%dT%H%M%S}000Z-aaaaaa",
        "status": status,
        "provenance": {"started": moment.isoformat()},
        **more,
    }


def days(runs):
    return [run["run_id"][4:8] for run in runs]


@pytest.mark.parametrize(
    ("keep", "spared"),
    [
        ({"daily": 2}, ["0105", "0131", "0201", "0301"]),
        ({"monthly": 2}, ["0105", "0131", "0301", "0302"]),
        ({"monthly": 3}, ["0105", "0301", "0302"]),
        ({"monthly": 24}, ["0105", "0301", "0302"]),
        ({"daily": 2, "monthly": 24}, ["0105", "0301"]),
        ({"yearly": 1}, ["0105", "0131", "0201", "0301", "0302"]),
        ({"weekly": 2}, ["0105", "0131", "0201", "0302"]),
        ({"daily": 14}, []),
    ],
)
def test_the_last_run_of_each_of_the_latest_spans_is_kept(keep, spared):
    runs = [made(day) for day in [(1, 5), (1, 31), (2, 1), (3, 1), (3, 2), (3, 3)]]
    assert days(retention.spare(runs, keep)) == spared


def test_the_first_of_march_2026_was_a_sunday():
    """What the weekly case rests on: 2 and 3 March are one ISO week, 1 March is the end of the one before."""
    assert dt.date(2026, 3, 1).isoweekday() == 7


def test_days_without_a_run_do_not_count():
    assert retention.spare([made((1, 1)), made((6, 1)), made((12, 1))], {"daily": 3}) == []


def test_of_one_day_the_last_run_is_kept():
    runs = [made((1, 1)) | {"run_id": run_id} for run_id in ("a", "b", "c")]
    assert [run["run_id"] for run in retention.spare(runs, {"daily": 5})] == ["a", "b"]


def test_the_newest_good_run_stays_however_many_failed_after_it():
    runs = [made((1, 1)), made((1, 2))] + [made((2, day), "failed") for day in range(1, 9)]
    assert days(retention.spare(runs, {"daily": 1})) == ["0101"] + [f"020{day}" for day in range(1, 8)]


def test_a_run_that_does_not_say_its_day_is_kept():
    assert retention.spare([made((1, 1), provenance={}), made((1, 2))], {"daily": 1}) == []


@pytest.fixture
def reports(tmp_path, monkeypatch):
    """Five runs of a shop's report in as many days, one of another dataset, one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.toml").write_text(SHOP + "[runs]\nkeep = { daily = 2 }\n")
    blank = {"schema": 1, "analysis": "cohort", "scope": "all", "parameters": {}, "headlines": [], "estimates": {}, "checks": [],
             "tables": [], "title": "Cohort", "findings": []}  # fmt: skip
    for day in range(1, 6):
        put(tmp_path, blank | made((1, day)) | {"dataset": {"name": "shop"}})
    put(tmp_path, blank | made((1, 1)) | {"dataset": {"name": "other"}, "analysis": "other"})
    broken = tmp_path / "reports" / "cohort" / "all" / "20250101T000000000Z-broken"
    broken.mkdir()
    (broken / "results.json").write_text("{")
    return tmp_path / "reports"


def put(folder, run):
    place = folder / "reports" / run["analysis"] / "all" / run["run_id"]
    place.mkdir(parents=True)
    results.write(place / "results.json", run)


def left(reports):
    return sorted(path.name[:8] for path in reports.glob("*/all/[!.]*"))


def test_what_would_be_removed_is_said_and_left_alone(reports):
    told = CliRunner().invoke(cli.app, ["prune", "--data", "shop.toml", "--dry-run"])
    assert told.exit_code == 0
    assert [line.split("/")[-1][:8] for line in told.stdout.splitlines()] == ["20260101", "20260102", "20260103"]
    assert len(left(reports)) == 7


def test_what_the_rules_let_go_is_removed_and_the_portal_follows(reports):
    told = CliRunner().invoke(cli.app, ["prune", "--data", "shop.toml"])
    assert (told.exit_code, told.stderr) == (0, "")
    assert left(reports) == ["20250101", "20260101", "20260104", "20260105"]
    assert not list(reports.rglob("*.partial"))
    assert (reports / "index.html").is_file()
    assert CliRunner().invoke(cli.app, ["prune", "--data", "shop.toml"]).stdout == ""


def test_a_report_that_is_being_made_is_not_touched(reports):
    with publish.locked(reports / "cohort" / "all"):
        assert CliRunner().invoke(cli.app, ["prune", "--data", "shop.toml"]).exit_code == Busy.exit_code
    assert len(left(reports)) == 7


def test_without_rules_nothing_is_removed(reports, tmp_path):
    (tmp_path / "shop.toml").write_text(SHOP)
    refused = CliRunner().invoke(cli.app, ["prune", "--data", "shop.toml"])
    assert refused.exit_code == 4 and "[runs] keep = { daily = 14, monthly = 24 }" in refused.stderr
    assert len(left(reports)) == 7


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("keep = { daily = 0 }", "[runs] keep.daily = 0: expected 1 or more"),
        ("keep = { dayly = 3 }", "Did you mean 'daily'"),
        ("keep = { daily = true }", "expected a whole number"),
        ("keep = 5", "[runs] keep = 5: expected a section"),
        ("keeps = { daily = 1 }", "Did you mean 'keep'"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(tmp_path, rules, expected):
    (tmp_path / "shop.toml").write_text(f"{SHOP}[runs]\n{rules}\n")
    with pytest.raises(ConfigurationError) as refused:
        read(tmp_path / "shop.toml")
    assert expected in str(refused.value)
