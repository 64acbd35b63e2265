"""Churn from a delivery to the page: a list that came back opens the report; odd deliveries are answered in words."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace

import lxml.html
import pandas as pd
import pyarrow as pa
import pytest

from tests.metamorphic import Delivery
from workbench import runs
from workbench.data.planted import generate

MADE_ON = "2024-08-31"


def words_of(path):
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return page.text_content()


def delivered(company, folder):
    plan = company.plan
    tables = {name: [company.tables[name]] for name in ("transactions", "customers", "campaigns")}
    return Delivery(tables, plan.currency, plan.timezone, str(plan.start), str(plan.last_day)).write(folder)


def with_the_list(company, listed, sent):
    """The company's campaigns with the exported list as it was, and an order more of each customer contacted."""
    names = company.tables["campaigns"].schema.names
    rows = listed.assign(sent_at=sent).reindex(columns=[*names, "expected_profit"])
    campaigns = pd.concat([company.frame("campaigns").assign(expected_profit=None), rows], ignore_index=True)
    lines = company.frame("transactions")
    persuaded = listed.loc[listed["arm"] == "treatment", "customer_id"]
    more = lines.drop_duplicates("customer_id").set_index("customer_id").loc[persuaded].reset_index()
    more = more.assign(order_id=[f"more{k}" for k in range(len(more))], ordered_at=sent + pd.Timedelta(days=20))
    return {"campaigns": pa.Table.from_pandas(campaigns.astype({"expected_profit": float}), preserve_index=False),
            "transactions": pa.Table.from_pandas(pd.concat([lines, more], ignore_index=True), preserve_index=False)}  # fmt: skip


@pytest.fixture(scope="module")
def company():
    return generate(6000, seed=11)


@pytest.fixture(scope="module")
def shop(company, tmp_path_factory):
    return str(delivered(company, tmp_path_factory.mktemp("list") / "then"))


@pytest.fixture(scope="module")
def made_once(shop, tmp_path_factory):
    return runs.run("churn", data=shop, out=tmp_path_factory.mktemp("out"), as_of=MADE_ON)


def test_a_list_goes_out_comes_back_in_the_data_and_is_judged_against_what_it_promised(company, made_once, tmp_path):
    """One run makes the list; it is sent; a later run of the data that hold it opens with what it achieved."""
    assert made_once.status == "ok", made_once.error
    sent = pd.Timestamp(MADE_ON) + pd.Timedelta(days=2, hours=9)
    listed = pd.read_csv(made_once.path / "tables" / "act_list.csv", dtype={"customer_id": str})
    assert (listed["campaign_id"] == f"churn-{MADE_ON}").all() and len(listed) > 100
    assert (listed["arm"] == "control").mean() == pytest.approx(0.1, abs=0.01)
    again = replace(company, tables=company.tables | with_the_list(company, listed, sent))
    later = runs.run("churn", data=str(delivered(again, tmp_path / "now")), out=tmp_path / "out")
    assert later.status == "ok", later.error
    opening, money = (finding["text"] for finding in later.results["findings"][:2])
    assert opening["id"] == "list-worked" and opening["text"]["en"].startswith("The last list worked")
    assert money["id"] == "list-brought" and money["text"]["en"].startswith("It brought")
    promised = listed.loc[listed["arm"] == "treatment", "expected_profit"].sum()
    assert money["values"]["promise"] == pytest.approx(promised, rel=1e-6)
    assert "What the last list achieved" in words_of(later.report)


def test_the_files_of_a_run_belong_together(made_once):
    listed, risk = (pd.read_csv(made_once.path / "tables" / f"{name}.csv") for name in ("act_list", "risk"))
    assert list(risk.columns) == ["customer_id", "p_churn", "value", "expected_profit", "act"]
    assert set(listed["arm"]) == {"treatment", "control"} and (risk["act"] != "leave alone").sum() == len(listed)
    manifest = json.loads((made_once.path / "models" / "churn.json").read_text("utf-8"))
    assert (made_once.path / "models" / "churn.skops").is_file() and len(manifest["sha256"]) == 64
    assert made_once.results["estimates"]["churn"]["kind"] == manifest["kind"]


def test_the_same_run_elsewhere_gives_the_same_bytes(shop, made_once, tmp_path):
    """In another process, time zone and hash seed: only the run block may differ."""
    command = [
        sys.executable,
        "-m",
        "workbench",
        "run",
        "churn",
        "--data",
        shop,
        "--as-of",
        MADE_ON,
        "--out",
        str(tmp_path),
    ]
    subprocess.run(
        command, env=os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}, check=True, capture_output=True
    )
    again = next(tmp_path.glob("churn/**/results.json")).parent
    for name in ("report.html", "report.zh.html"):
        bodies = [
            re.sub(r'(?s)<section id="run".*?</section>', "", (path / name).read_text("utf-8"))
            for path in (made_once.path, again)
        ]
        assert bodies[0] == bodies[1]
    for file in sorted(made_once.path.glob("tables/*")):
        assert file.read_bytes() == (again / "tables" / file.name).read_bytes(), file.name


@pytest.mark.parametrize("customers", [1, 40])
def test_too_few_customers_give_a_report_that_says_so(customers, tmp_path):
    made = runs.run("churn", data=str(delivered(generate(customers, seed=2), tmp_path / "shop")), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed"), made.error
    shown = words_of(made.report)
    assert "Who will leave cannot be predicted" in shown and not re.search(r"\bnan\b|\binf\b|Traceback", shown)
