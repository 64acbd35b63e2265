"""The journey report as its reader gets it: words it may use, small groups, planted truth, and bad input."""

import json
import re

import lxml.html
import numpy as np
import pandas as pd
import pytest

import workbench
from tests.features.journeys.journeys_sample import FIXTURES
from workbench import runs
from workbench.data.planted import journeys as truth
from workbench.execution import analyses
from workbench.features.journeys import journeys, paths, touchpoints, transitions
from workbench.features.journeys.sorted_paths import sorted_paths
from workbench.models import MarkovAttribution

INCREMENTAL = re.compile("incremental|增量", re.IGNORECASE)


def page(made, lang="en") -> str:
    shown = lxml.html.fromstring((made.path / {"en": "report.html", "zh": "report.zh.html"}[lang]).read_bytes())
    for element in shown.xpath("//script | //style"):
        element.drop_tree()
    return shown.text_content()


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    made = runs.run("journey", data=str(FIXTURES / "ecom" / "ecom.toml"), out=tmp_path_factory.mktemp("shop"))
    assert made.status in ("ok", "checks_failed"), made.error
    return made


@pytest.fixture(scope="module")
def planted(default_run):
    made = default_run("journey", "planted")
    assert made.status in ("ok", "checks_failed"), made.error
    return made


@pytest.mark.shared
def test_where_customers_were_kept_out_too_late_to_read_the_report_says_so(shared, default_run):
    made = default_run("journey", "hillstrom")
    told = page(made)
    assert (
        "21,306 customers were kept out at random, but none of these contacts was planned 60 days before the end"
        in told
    )
    assert "No campaign kept customers out at random" not in told and "0 of 0 transitions" not in told
    assert "Not enough data to show" not in told, "what has nothing to show is left out"
    assert not re.search("not available [a-z]", told) and not re.search("暂无 ?[个名段天]", page(made, "zh"))


def test_without_a_hold_out_the_word_incremental_is_absent(shop):
    for lang in ("en", "zh"):
        assert not INCREMENTAL.search(page(shop, lang))
        assert not INCREMENTAL.search(
            (shop.path / {"en": "report.html", "zh": "report.zh.html"}[lang]).read_text("utf-8")
        )
    assert "cannot be told from these data" in page(shop)


def test_with_hold_outs_the_experiment_stands_beside_the_attribution(planted):
    assert "Incremental conversions" in page(planted) and "增量" in page(planted, "zh")
    assert "Experiment: none of the 3 kinds of campaigns with a hold-out shows a difference clear of chance" in page(
        planted
    )
    assert "the clearest" not in page(planted), "of none there is no clearest"
    checks = {check["key"]: check["status"] for check in planted.results["checks"]}
    assert checks["attribution_against_experiment"] == "warn", "retargeting and invitations follow intent"


def test_tables_are_those_of_the_contract_and_add_up(planted):
    tables = {path.stem: pd.read_csv(path) for path in (planted.path / "tables").glob("*.csv")}
    assert list(tables["transitions"]) == ["from", "to", "count", "probability"]
    assert tables["transitions"].groupby("from")["probability"].sum().round(6).eq(1).all()
    methods = ["first_touch", "last_touch", "linear", "markov", "shapley"]
    assert tables["attribution"][methods].sum().round(4).nunique() == 1
    assert {"funnel", "paths"} <= set(tables)


def test_no_table_is_about_a_few_customers(planted, shop):
    for made in (planted, shop):
        tables = {path.stem: pd.read_csv(path) for path in (made.path / "tables").glob("*.csv")}
        assert tables["transitions"]["count"].min() >= 10 and (tables["paths"]["customers"] >= 10).all()
        assert tables["funnel"]["reached"].dropna().min() >= 10
        won = tables["attribution"][["first_touch", "last_touch"]].to_numpy()
        assert ((won == 0) | (won >= 10)).all()


def test_pain_points_detours_and_sequences_are_told_with_range_and_n(planted):
    words = page(planted)
    assert re.search(
        r"journeys end after [\w ]+ without [\w ]+: [\d.]+% of those through it do \([\d.]+% to [\d.]+%; [\d,]+ journeys; "
        r"[\d,]+ customers concerned\), against [\d.]+% over all steps",
        words,
    )
    assert "In value no pain point stands out: no journeys concerned were clearly worth less than the others" in words
    assert (
        "Followed by a ticket" in words
        and "Followed by a low score" in words
        and "is an order in time, not a cause" in words
    )
    assert re.search(r"Of the [\d,]+ customers lost between [\w ]+ and [\w ]+, [\d.]+% ", words)
    assert re.search(r"The commonest sequence is [\w ]+ > [\w ]+: [\d.]+% of the journeys that ended", words)


def test_data_without_anonymous_ids_say_that_merges_cannot_be_told(planted):
    assert "how many visitors were merged, rightly or wrongly, cannot be told from these data" in page(planted)


def test_merges_are_told_where_the_data_have_anonymous_ids(tmp_path):
    rows = [
        (f"c{k}" if k < 40 else f"d{k}", f"2024-03-{1 + k % 20:02d} 10:0{m}", event, f"d{k}")
        for k in range(80)
        for m, event in enumerate(("x", "y", "order"))
    ]
    frame = pd.DataFrame(rows, columns=["customer_id", "occurred_at", "event", "anonymous_id"])
    path = write(tmp_path, frame[["customer_id", "occurred_at", "event"]].values.tolist())
    pd.read_parquet(tmp_path / "events.parquet").assign(anonymous_id=frame["anonymous_id"]).to_parquet(
        tmp_path / "events.parquet"
    )
    made = runs.run("journey", data=str(path), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed"), made.error
    assert "50% of 80 anonymous ids were merged into a customer" in page(made)
    assert "50% of 240 events are of visitors who were never identified" in page(made)


@pytest.fixture(scope="module")
def chain():
    dataset = workbench.open_dataset("planted")
    touches = touchpoints.touchpoints(dict(dataset.tables), as_of=dataset.as_of(), conversion="order", sources="events")
    cut = journeys.cut(touches, gap_seconds=30 * journeys.DAY, by_id=True).cache()
    steps = journeys.steps(cut).cache()
    return cut, steps, journeys.outcomes(steps, as_of=dataset.as_of(), gap_days=30).cache()


def test_planted_transitions_are_found(chain):
    cut, _, ends = chain
    closed = sorted_paths(cut.semi_join(ends.filter(ends.status != "open"), "journey"), by="journey")
    found = transitions.transitions(closed).set_index(["from", "to"])
    true = truth.transitions().rename(columns={"nothing": "(end)"})
    for before in truth.STATES:
        n = found.loc[before, "count"].sum()
        for after, probability in true.loc[before].items():
            error = 4 * np.sqrt(probability * (1 - probability) / n) + 0.005  # journeys cut by either end of the data
            assert found["probability"].get((before, after), 0.0) == pytest.approx(probability, abs=error), (
                before,
                after,
            )


def test_planted_removal_effects_are_found(chain):
    table = paths.variants(*chain[1:])
    model = MarkovAttribution().fit(table["path"], table["conversions"], table["nulls"])
    true = truth.removal_effects()
    assert (model.removal_effects_ - true).abs().max() < 0.02
    assert model.conversion_ == pytest.approx(truth.conversion(), abs=0.03)


def write(folder, rows, *, more=""):
    frame = pd.DataFrame(rows, columns=["customer_id", "occurred_at", "event"])
    frame["occurred_at"] = pd.to_datetime(frame["occurred_at"])
    frame.to_parquet(folder / "events.parquet")
    text = 'name = "small"\ntitle = { en = "Small", zh = "小" }\ncurrency = "EUR"\ntimezone = "UTC"\ndata_from = 2024-01-01\ndata_to = 2024-06-30\n'
    (folder / "small.toml").write_text(text + '[tables.events]\nsource = "events.parquet"\n' + more, "utf-8")
    return folder / "small.toml"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("a", "2024-03-01", "x"), ("a", "2024-03-01", "y"), ("a", "2024-03-01", "order")],
        [(f"c{k}", "2024-03-01", "order") for k in range(50)],
        [(f"c{k}", "2024-06-29", e) for k in range(40) for e in ("x", "order")],
    ],
    ids=[
        "nothing",
        "one customer, equal times",
        "conversions without a touch",
        "all too young",
    ],
)
def test_too_little_gives_a_report_that_says_so(rows, tmp_path):
    made = runs.run("journey", data=str(write(tmp_path, rows)), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed"), made.error
    words = page(made)
    assert re.search("is not known|Not enough data to show|cannot be told", words)
    assert not re.search(r"\bnan\b|\binf\b|Traceback|\bNone\b", words)
    assert json.dumps(made.results, allow_nan=False)


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "2024-03-01", "x")],
        [(f"c{k}", f"2024-03-01 00:{m:02d}", "xy"[m % 2]) for k in range(40) for m in range(50)],
    ],
    ids=["one touch", "circles only"],
)
def test_without_an_event_that_could_be_a_conversion_it_asks_which_counts(rows, tmp_path):
    made = runs.run("journey", data=str(write(tmp_path, rows)), out=tmp_path / "out")
    assert made.status == "failed" and "Say which counts: -p conversion=NAME. The data have: x" in made.error


def test_all_who_convert_by_one_channel_at_one_time_get_a_whole_report(tmp_path):
    rows = [(f"c{k}", "2024-03-05 10:00:00.000001", step) for k in range(60) for step in ("mail", "order")]
    made = runs.run("journey", data=str(write(tmp_path, rows)), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed"), made.error
    found = pd.read_csv(made.path / "tables" / "transitions.csv").set_index(["from", "to"])["count"].to_dict()
    assert found == {("(start)", "mail"): 60, ("mail", "order"): 60, ("order", "(end)"): 60}
    assert not re.search(r"\bnan\b|\binf\b|Traceback|\bNone\b", page(made))


def test_a_dataset_without_journeys_is_told_what_it_lacks():
    about = analyses.find("journey", runs.NOTEBOOKS)
    assert about.needs[0] == {"events": ["customer_id", "occurred_at", "event"]}
    assert set(about.needs[1]) == {"campaigns", "transactions"}
