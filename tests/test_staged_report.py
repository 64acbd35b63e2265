"""A programme started store by store: from the tables to the report, with the truth in the range and the design named."""

import lxml.html
import pandas as pd
import pytest

from tests import stores
from workbench import runs


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    return stores.write(tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="module")
def made(chain, tmp_path_factory):
    parameters = {"running_cost": 0.2}
    return runs.run(
        "loyalty_roi",
        data=str(chain.path),
        parameters=parameters,
        lang=("en", "zh"),
        out=tmp_path_factory.mktemp("out"),
    )


def words(path) -> str:
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return " ".join(page.text_content().split())


def test_the_staged_start_is_found_used_and_named(made):
    assert made.status == "ok", made.error
    english = words(made.report)
    assert "The programme started one store after another, in 60 groups" in english
    assert "Staged roll-out by region or storeused" in english.replace(" used", "used")
    assert "店" in words(made.path / "report.zh.html")


def test_its_range_holds_the_truth_and_lies_clear_of_nothing(made, chain):
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    effect = headlines["incremental_margin_per_member"]
    assert 0 < effect["lo"] <= chain.effect <= effect["hi"]
    assert headlines["roi"]["lo"] <= headlines["roi"]["value"] <= headlines["roi"]["hi"]


def test_nothing_shows_before_the_start_and_much_after_it(made):
    course = pd.read_csv(made.path / "tables" / "event_time.csv").set_index("window")
    assert course.loc[course.index < 0, "estimate"].abs().mean() < course.loc[2:6, "estimate"].mean() / 3
    assert (course.loc[2:6, "lo"] > 0).all()
