"""The lifetime value report where there is little to say, and the parameters it refuses."""

import re
from datetime import date, timedelta

import lxml.html
import pandas as pd
import pytest

from workbench import runs
from workbench.errors import UsageError


def words(path) -> str:
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return page.text_content()


@pytest.fixture
def alike(tmp_path):
    """Sixty customers who all did the same."""
    start = date(2024, 1, 1)
    rows = [
        (f"customer {k}", f"{k}-{order}", start + timedelta(days=30 * order), 10.0)
        for k in range(60)
        for order in range(4)
    ]
    lines = pd.DataFrame(rows, columns=["customer_id", "order_id", "ordered_at", "amount"])
    lines.to_csv(tmp_path / "lines.csv", index=False)
    (tmp_path / "alike.toml").write_text(
        'name = "alike"\ntitle = { en = "Alike", zh = "相同" }\ncurrency = "EUR"\ntimezone = "Europe/Berlin"\n'
        'data_from = 2024-01-01\ndata_to = 2024-06-30\n\n[tables.transactions]\nsource = "lines.csv"\n',
        encoding="utf-8",
    )
    return tmp_path / "alike.toml"


@pytest.mark.parametrize(
    "given", [{"horizon_days": "0"}, {"margin": "-0.2"}, {"discount_rate": "-0.1"}, {"model": "arpu"}], ids=str
)
def test_parameters_out_of_bounds_are_refused_before_anything_runs(given, tmp_path):
    with pytest.raises(UsageError, match=next(iter(given))):
        runs.run("lifetime_value", parameters=given, out=tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("data", "reason"), [("alike", "all customers have the same history"), ("early", "too few customers bought again")]
)
def test_what_cannot_be_estimated_gives_a_report_that_says_why(data, reason, alike, tmp_path):
    source = {"data": str(alike)} if data == "alike" else {"data": "planted", "as_of": "2023-02-10"}
    made = runs.run("lifetime_value", out=tmp_path / "out", **source)
    assert made.status == "ok", made.error
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    assert headlines["clv_total"]["value"] is None and headlines["clv_total"]["no_interval"].startswith(reason)
    shown = words(made.path / "report.html")
    assert reason in shown and not re.search(r"\bnan\b|\binf\b|Traceback|Warning:", shown)
