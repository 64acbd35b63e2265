"""The satisfaction report read by somebody who wants to refute it, from the raw surveys and campaigns, without our code."""

import numpy as np
import pandas as pd
import pytest

from tests.reading.shop import DATA, LAST, lines
from tests.runs import in_process
from workbench import runs

NOW = pd.Timestamp(LAST["planted"])
SINCE = NOW - pd.Timedelta(days=365)


@pytest.fixture(scope="module")
def told(claims):
    return claims("satisfaction", "planted")


def raw(name):
    return pd.read_parquet(DATA / "planted" / f"{name}.parquet")


@pytest.fixture(scope="module")
def latest():
    rows = raw("surveys").assign(day=lambda f: f["responded_at"].dt.normalize()).sort_values("responded_at")
    rows = rows[(rows["day"] > SINCE) & (rows["day"] <= NOW)]
    return rows.drop_duplicates(["customer_id", "kind"], keep="last")


def test_the_three_scores_are_those_of_each_customers_latest_answer(told, latest):
    score = {kind: mine["score"] for kind, mine in latest.groupby("kind")}
    nps = 100 * ((score["nps"] >= 9).mean() - (score["nps"] <= 6).mean())
    expected = {"nps": nps, "csat": (score["csat"] >= 4).mean(), "ces": score["ces"].mean()}
    for kind, value in expected.items():
        headline = told.headline(kind)
        assert (headline["value"], headline["n"]) == (pytest.approx(value, rel=1e-9), len(score[kind])), kind
    assert told.headline("nps")["unit"] == "nps" and f"{nps:.1f}" in told.page("en")


def test_the_response_rate_counts_every_invitation_that_could_still_be_answered(told):
    sent = (
        raw("campaigns")
        .query("campaign_id.str.startswith('nps-survey')")
        .assign(day=lambda f: f["sent_at"].dt.normalize())
    )
    sent = sent[sent["day"] <= NOW - pd.Timedelta(days=30)]
    given = raw("surveys").query("kind == 'nps'").assign(day=lambda f: f["responded_at"].dt.normalize())
    both = sent.merge(given[["customer_id", "day"]], on="customer_id", suffixes=("", "_answer"))
    met = both[(both["day_answer"] >= both["day"]) & (both["day_answer"] <= both["day"] + pd.Timedelta(days=30))]
    met = met.drop_duplicates(
        ["customer_id", "campaign_id"]
    )  # waves are 90 days apart: none can be taken for another's
    headline = told.headline("response_rate")
    assert headline["n"] == len(sent) and headline["value"] == pytest.approx(len(met) / len(sent))
    assert headline["lo"] < 0.2475 < headline["hi"]  # what was planted


def test_the_device_tells_who_answers_and_the_score_is_weighted_by_it(told, latest):
    said = told.sentence("weighted")["values"]
    assert "device" in str(said["by"])
    device = raw("customers").set_index("customer_id")["device"]
    sent = raw("campaigns").query("campaign_id.str.startswith('nps-survey')")
    asked = device.reindex(sent[sent["sent_at"].dt.normalize() <= NOW - pd.Timedelta(days=30)]["customer_id"].unique())
    nps = latest[latest["kind"] == "nps"]
    points = 100 * ((nps["score"] >= 9).astype(float) - (nps["score"] <= 6))
    each = points.groupby(device.reindex(nps["customer_id"]).to_numpy()).mean()
    share = asked.value_counts(normalize=True)
    assert said["w"]["value"] == pytest.approx(float((share * each).sum()))


def test_the_share_of_revenue_of_detractors_is_that_of_the_order_lines(told, latest):
    rows = lines("planted")
    money = rows[rows["day"] > NOW - pd.Timedelta(days=365)].groupby("customer")["amount"].sum()
    nps = latest[latest["kind"] == "nps"].set_index("customer_id")["score"]
    each = money.reindex(nps.index).fillna(0)
    assert told.headline("detractor_revenue_share")["value"] == pytest.approx(each[nps <= 6].sum() / each.sum())


def test_the_planted_attitude_changes_nothing_and_no_link_is_claimed(told):
    for id in ("buys-again", "spends"):
        assert told.sentence(id)["values"]["direction"] == "no-clear-change"


TOML = (
    'name = "odd"\ncurrency = "EUR"\ntimezone = "UTC"\ndata_from = 2024-01-01\ndata_to = 2024-12-31\n[tables.surveys]\n'
    'source = "s.csv"\n[tables.transactions]\nsource = "t.csv"\n'
)


def made(folder, surveys, lines):
    (folder / "s.csv").write_text("customer_id,responded_at,kind,score,delivery\n" + "\n".join(surveys) + "\n", "utf-8")
    (folder / "t.csv").write_text("customer_id,order_id,ordered_at,amount\n" + "\n".join(lines) + "\n", "utf-8")
    (folder / "odd.toml").write_text(TOML, "utf-8")
    run = runs.run("satisfaction", data=str(folder / "odd.toml"), out=folder / "out")
    assert run.status == "ok", run.detail
    return run


def test_a_planted_link_a_driver_and_a_scale_from_one_are_told(tmp_path, monkeypatch):
    """Whoever scores 9 buys again in four cases of five, whoever scores 1 in one of five; delivery goes with the score."""
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    rng = np.random.default_rng(8)
    surveys, orders = [], []
    for k in range(400):
        happy = k % 2 == 0
        surveys.append(
            f"c{k},2024-06-{1 + k % 28:02},nps,{9 if happy else 1},{5 - (rng.random() < 0.2) if happy else 2}"
        )
        orders.append(f"c{k},a{k},2024-05-01,20")
        orders += [f"c{k},b{k},2024-07-15,20"] * bool(rng.random() < (0.8 if happy else 0.2))
    run = made(tmp_path, surveys, orders)
    words = " ".join((run.path / "report.html").read_text("utf-8").split())
    assert (
        "buy again more often than detractors" in words
        and "of 1 thing known, delivery goes with the score" in words.lower()
    )
    checks = {each["key"]: each for each in run.results["checks"]}
    assert checks["scale_from_zero"]["status"] == "warn" and checks["answered_enough"]["status"] == "warn"
    headlines = {each["key"]: each for each in run.results["headlines"]}
    assert headlines["response_rate"]["value"] is None and "who was asked" in headlines["response_rate"]["no_interval"]
    assert set(headlines["nps"]["doubts"]) == {"answered_enough", "scale_from_zero"}


def test_a_company_with_nothing_but_satisfaction_scores_is_told_those_and_what_cannot_be_said(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "_execute", in_process.execute)
    rows = [f"c{k},2024-06-{1 + k % 28:02},csat,{5 if k % 4 else 1}" for k in range(200)]
    (tmp_path / "s.csv").write_text("customer_id,responded_at,kind,score\n" + "\n".join(rows) + "\n", "utf-8")
    (tmp_path / "odd.toml").write_text(TOML.partition("[tables.transactions]")[0], "utf-8")
    run = runs.run("satisfaction", data=str(tmp_path / "odd.toml"), out=tmp_path / "out")
    assert run.status == "ok", run.detail
    headlines = {each["key"]: each for each in run.results["headlines"]}
    assert headlines["csat"]["value"] == 0.75 and headlines["nps"]["value"] is None
    assert headlines["detractor_revenue_share"]["value"] is None
    assert "75% of the customers who answered are satisfied" in " ".join(
        (run.path / "report.html").read_text("utf-8").split()
    )
