"""The service report read by somebody who wants to refute it, from the raw tickets, without our code."""

import numpy as np
import pandas as pd
import pytest

from tests.reading.shop import DATA, LAST
from tests.runs import in_process
from workbench import runs

CUT = pd.Timestamp(LAST["planted"]) + pd.Timedelta(days=1)


@pytest.fixture(scope="module")
def told(claims):
    return claims("service", "planted")


@pytest.fixture(scope="module")
def rows():
    rows = pd.read_parquet(DATA / "planted" / "tickets.parquet")
    return rows[rows["opened_at"] < CUT]


def elapsed(rows, name):
    """Hours over the night on which clocks change: taken in the company's own zone."""
    zone = [rows[one].dt.tz_localize("Europe/Berlin", ambiguous=np.ones(len(rows), bool), nonexistent="shift_forward")
            for one in ("opened_at", name)]  # fmt: skip
    return (zone[1] - zone[0]).dt.total_seconds() / 3600


def test_the_median_first_answer_is_that_of_the_tickets_all_of_which_were_answered(told, rows):
    assert rows["first_response_at"].notna().all()
    expected = np.sort(elapsed(rows, "first_response_at"))[int(np.ceil(len(rows) / 2)) - 1]
    assert told.headline("median_first_response_hours")["value"] == pytest.approx(expected)


def test_the_median_until_closed_counts_those_still_open(told, rows):
    """All open tickets are older than the median: so it is the middle of all, the open ones last."""
    waited = elapsed(rows, "resolved_at").fillna(np.inf)
    expected = np.sort(waited)[int(np.ceil(len(rows) / 2)) - 1]
    assert told.headline("median_resolution_hours")["value"] == pytest.approx(expected, rel=0.02)


def test_the_share_answered_in_a_day_is_counted_over_tickets_a_day_old(told, rows):
    old = rows[rows["opened_at"] <= CUT - pd.Timedelta(hours=24)]
    headline = told.headline("sla_share")
    assert headline["value"] == pytest.approx((elapsed(old, "first_response_at") <= 24).mean(), abs=1e-9)
    assert headline["n"] == len(old)


def test_six_open_tickets_are_too_few_to_tell(told, rows):
    assert rows["resolved_at"].isna().sum() == 6
    assert told.headline("backlog")["value"] is None and "too few" in told.headline("backlog")["no_interval"]


def test_the_planted_tickets_change_nothing_afterwards_and_no_change_is_claimed(told):
    for id in ("bought-after", "spent-after"):
        assert told.sentence(id)["values"]["direction"] == "no-clear-change"
    assert told.check("alike")["status"] == "pass"


def test_no_planted_category_grows_by_itself_and_none_is_said_to(told):
    assert told.sentence("grows")["values"]["k"] == 0


TOML = 'name = "odd"\ncurrency = "EUR"\ntimezone = "Europe/Berlin"\ndata_to = 2024-03-31\n[tables.tickets]\nsource = "t.csv"\n'
HEAD = "customer_id,opened_at,first_response_at,resolved_at,channel,category,reopened_at"


def made(folder, rows, more="", head=HEAD):
    (folder / "t.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    (folder / "odd.toml").write_text(TOML + more, "utf-8")
    run = runs.run("service", data=str(folder / "odd.toml"), out=folder / "out")
    assert run.status == "ok", run.detail
    return {each["key"]: each for each in run.results["headlines"]}, run


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(runs, "_execute", in_process.execute)


def test_declared_hours_are_business_hours_and_the_page_says_whose(tmp_path, at_once):
    """Every ticket comes on a Thursday at four in the afternoon and is answered on Tuesday after Easter at ten: two hours."""
    rows = [f"c{k},2024-03-28 16:00,2024-04-02 10:00,,chat,x," for k in range(40)]
    rows += [f"d{k},2024-03-21 16:00,2024-03-22 10:00,2024-03-22 11:00,chat,x," for k in range(60)]
    headlines, run = made(
        tmp_path, rows, '[service]\ncalendar = "DE"\nhours = "09:00-17:00"\nrespond_hours = 4\nresolve_hours = 8\n'
    )
    assert headlines["median_first_response_hours"]["value"] == 2.0
    assert headlines["backlog"]["value"] == 40 and headlines["sla_share"]["definition"].count("business hours") == 1
    words = (run.path / "report.html").read_text("utf-8")
    assert "on working days of DE" in words and "as promised" in words


def test_without_any_time_but_the_opening_nothing_is_claimed(tmp_path, at_once):
    headlines, _ = made(
        tmp_path, [f"c{k},2024-03-{1 + k % 28:02} 16:00" for k in range(60)], head="customer_id,opened_at"
    )
    assert {each["value"] for each in headlines.values()} == {None}
    assert "do not say when" in headlines["backlog"]["no_interval"]


def test_reopened_cases_are_told_where_they_are_on_record(tmp_path, at_once):
    rows = [
        f"c{k},2024-03-01 10:00,2024-03-01 11:00,2024-03-02 10:00,chat,x,{'2024-03-03 10:00' if k % 4 == 0 else ''}"
        for k in range(80)
    ]
    _, run = made(tmp_path, rows)
    assert "25% of the closed cases were opened again" in " ".join(
        (run.path / "report.html").read_text("utf-8").split()
    )
