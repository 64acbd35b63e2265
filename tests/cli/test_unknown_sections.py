"""A section of a dataset file that nothing would read is a mistake, not a silence."""

import json

import pytest

from workbench import runs
from workbench.errors import ConfigurationError

SHOP = """
name = "shop"
title = { en = "Shop" }
currency = "EUR"
timezone = "Europe/Berlin"
[parameters.cohrt]
period = "week"
[tables.transactions]
source = "orders.csv"
"""


def test_parameters_for_an_analysis_that_does_not_exist_are_refused_with_the_closest_name(tmp_path):
    (tmp_path / "shop.toml").write_text(SHOP, "utf-8")
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\na,1,2024-01-02,3.5\n", "utf-8")
    with pytest.raises(ConfigurationError, match=r"\[parameters.cohrt\].*Did you mean 'cohort'"):
        runs.run("cohort", data=str(tmp_path / "shop.toml"), out=tmp_path / "reports")
    made = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "reports").rglob("results.json")]
    assert [run["status"] for run in made] == ["failed"], "a row of the portal, and no report"
