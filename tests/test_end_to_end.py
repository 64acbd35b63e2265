"""From a dataset file to the published pages, with real data: what a reader is given."""

import json
import os
import re
import shutil
import subprocess
import sys

import lxml.html
import pandas as pd
import pytest

from workbench import runs

HEADLINES = {"retention_1", "retention_3", "retention_6", "repeat_purchase_rate", "revenue_retention_3"}


@pytest.fixture(scope="module")
def newest(published):
    return max(path.parent for path in published.glob("cohort/all/*/results.json"))


@pytest.fixture(scope="module")
def results(newest) -> dict:
    return json.loads((newest / "results.json").read_text("utf-8"))


def text_of(path) -> str:
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return page.text_content()


def test_a_run_leaves_what_the_contract_says(newest, published, results):
    names = {path.relative_to(newest).as_posix() for path in newest.rglob("*") if path.is_file()}
    assert names == {
        "report.html", "report.zh.html", "results.json", "notebook.ipynb", "tables/retention.csv", "tables/revenue.csv",
    }  # fmt: skip
    assert (published / "index.html").is_file() and (published / "index.zh.html").is_file()
    assert results["schema"] == 1 and results["status"] == "ok" and results["dataset"]["as_of"] == "2017-12-31"
    assert results["dataset"]["tables"]["transactions"]["rows"] == 1_469_307


def test_every_headline_has_a_range_an_n_and_a_definition(results):
    headlines = {headline["key"]: headline for headline in results["headlines"]}
    assert set(headlines) >= HEADLINES
    for headline in headlines.values():
        assert headline["lo"] <= headline["value"] <= headline["hi"] and headline["n"] > 0
        assert headline["definition"] and headline["method"] and headline["direction"]


def test_nothing_on_a_page_is_fetched(newest, published):
    for path in (newest / "report.html", newest / "report.zh.html", published / "index.html"):
        page = lxml.html.fromstring(path.read_bytes())
        addresses = page.xpath("//@src | //link/@href | //image/@href | //use/@href")
        assert [address for address in addresses if not address.startswith(("data:", "#"))] == []
        assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")


def test_tables_for_analysts_hide_small_groups(newest):
    table = pd.read_csv(newest / "tables" / "retention.csv")
    assert table["customers"].min() >= 10 and table["active"].min() >= 10
    others = (table["customers"] - table["active"])[table["period"] > 0]
    assert others.min() >= 10 and table["active"].isna().any()


@pytest.mark.shared
def test_known_answer_ret_cohort_onlineretail_through_the_runner(shared, known_answers, tmp_path):
    made = runs.run("cohort", data="online_retail", lang=("en",), out=tmp_path)
    table = pd.read_csv(made.path / "tables" / "retention.csv")
    for cohort, active in known_answers["ret-cohort-onlineretail-A"].items():
        assert table.loc[table["cohort"] == cohort, "active"].tolist() == active
    last = table[(table["cohort"] == "2010-12") & (table["period"] == 12)].iloc[0]
    assert not last["complete"] and pd.isna(last["rate"]), "December 2011 ends on the 9th: counted so far, no rate"


@pytest.mark.parametrize(
    "given", [{"warm_up": 1095}, {"period": "quarter", "silence_days": 730}, {"as_of": "2017-01-15"}], ids=str
)
def test_too_few_data_give_a_report_that_says_so(given, tmp_path):
    as_of = given.pop("as_of", "")
    made = runs.run("cohort", parameters=given, as_of=as_of, out=tmp_path)
    assert made.status == "ok", made.error
    words = text_of(made.report)
    assert re.search("Not enough data to show|is not known|cannot be projected", words)
    assert not re.search(r"\bnan\b|Traceback|Not enough data to show", words)
    assert not re.search("not available [a-z]", words), "no sentence goes on after a number that is missing"
    assert not re.search("暂无 ?[个名段天]", text_of(made.path / "report.zh.html"))


def test_the_page_tells_later_spending_once_sentence_headline_and_figure_alike(published):
    """It once told "68% comes again" over a figure of 69.64 → 64.62, of months the first of which was cut short."""
    words = text_of(max(published.glob("cohort/all/*/report.html")))
    share = re.search(r"New customers bring ([\d.]+%) of the revenue of their first 30 days in days 90 to 119", words)[
        1
    ]
    assert f"{share} of the first revenue comes again in days 90 to 119" in words
    assert "The first window begins with a purchase by definition" in words


def test_the_same_run_elsewhere_gives_the_same_bytes(published, tmp_path):
    """Another time zone, locale and hash seed: only the run block may differ, and only run id, times and seal."""
    made = []
    for number, other in enumerate(({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Tokyo", "LC_ALL": "C"})):
        out = tmp_path / str(number) / "reports"
        command = [sys.executable, "-m", "workbench", "run", "cohort", "--out", "reports"]
        out.parent.mkdir()
        subprocess.run(command, env=os.environ | other, cwd=out.parent, check=True, capture_output=True)
        made.append(next(out.glob("cohort/all/2*")))
    for name in ("report.html", "report.zh.html"):
        pages = [(folder / name).read_text("utf-8") for folder in made]
        bodies = [re.sub(r'(?s)<section id="run".*?</section>', "", page) for page in pages]
        assert pages[0] != pages[1] and bodies[0] == bodies[1]
    told = [json.loads((folder / "results.json").read_text("utf-8")) for folder in made]
    for record in told:
        del record["run_id"], record["seal"], record["provenance"]["started"], record["provenance"]["seconds"]
    assert told[0] == told[1]
    for name in ("notebook.ipynb", "tables/retention.csv", "tables/revenue.csv"):
        assert (made[0] / name).read_bytes() == (made[1] / name).read_bytes()


def test_the_command_that_a_report_names_makes_it_again(results, tmp_path):
    command = results["provenance"]["command"].split()
    assert command[:3] == ["workbench", "run", "cohort"]
    program = shutil.which("workbench", path=os.path.dirname(sys.executable)) or pytest.fail(
        "workbench is not installed"
    )
    out = command.index("--out") if "--out" in command else len(command)
    again = [program, *command[1:out], "--out", str(tmp_path / "again")]
    assert subprocess.run(again, capture_output=True, check=False).returncode == 0
