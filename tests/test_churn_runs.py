"""Churn from a delivery to the page: a list that came back opens the report; odd deliveries are answered in words."""

import json
import re

import lxml.html
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from tests.metamorphic import Delivery
from workbench import runs
from workbench.data.planted import generate


def words_of(path):
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return page.text_content()


def delivered(company, folder, *, change=None, kept=("transactions", "customers", "campaigns")):
    plan = company.plan
    tables = {name: [company.tables[name]] for name in kept}
    return (change or (lambda d: d))(Delivery(tables, plan.currency, plan.timezone, str(plan.start), str(plan.last_day))).write(folder)


def as_an_earlier_list(delivery):
    """The planted e-mail campaigns, whose arms were drawn at random, under the name of an act list."""
    (mails,) = delivery.files["campaigns"]
    position = mails.column_names.index("campaign_id")
    named = pc.replace_substring(mails["campaign_id"].cast(pa.string()), "email-", "churn-")
    return Delivery(delivery.files | {"campaigns": [mails.set_column(position, "campaign_id", named)]},
                    delivery.currency, delivery.timezone, delivery.data_from, delivery.data_to)  # fmt: skip


def test_a_report_opens_with_what_the_last_list_achieved(tmp_path):
    path = delivered(generate(1500, seed=11), tmp_path / "shop", change=as_an_earlier_list)
    made = runs.run("churn", data=str(path), out=tmp_path / "out")
    assert made.status == "ok", made.error
    first = made.results["findings"][0]["text"]["msgid"]
    assert re.search(r"last list|hold-out", first), first
    assert "What the last list achieved" in words_of(made.report)
    listed = pd.read_csv(made.path / "tables" / "act_list.csv")
    risk = pd.read_csv(made.path / "tables" / "risk.csv")
    assert list(risk.columns) == ["customer_id", "p_churn", "value", "expected_profit", "act"]
    assert set(listed["arm"]) == {"treatment", "control"} and (risk["act"] != "leave alone").sum() == len(listed)
    manifest = json.loads((made.path / "models" / "churn.json").read_text("utf-8"))
    assert (made.path / "models" / "churn.skops").is_file() and len(manifest["sha256"]) == 64
    assert made.results["estimates"]["churn"]["kind"] == manifest["kind"]


@pytest.mark.parametrize("customers", [1, 40])
def test_too_few_customers_give_a_report_that_says_so(customers, tmp_path):
    made = runs.run("churn", data=str(delivered(generate(customers, seed=2), tmp_path / "shop")), out=tmp_path / "out")
    assert made.status in ("ok", "checks_failed"), made.error
    shown = words_of(made.report)
    assert "Who will leave cannot be predicted" in shown and not re.search(r"\bnan\b|\binf\b|Traceback", shown)
