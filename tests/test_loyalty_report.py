"""What the loyalty report claims is bound to its diagnostics: words by badge, and three attempts to prove that it pays."""

import re

import lxml.html
import pytest

from workbench import runs
from workbench.errors import UsageError

CLAIMS = re.compile(r"\b(incremental|because|drives)\b|增量", re.IGNORECASE)
ATTEMPTS = (
    {"response_windows": 1},
    {"window_days": 60, "response_windows": 1},
    {"adjust_for": "none", "margin_share": 0.6, "contact_cost": 0.0, "as_of": "2017-08-31"},
)


def words(path) -> str:
    page = lxml.html.fromstring(path.read_bytes())
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return page.text_content()


def in_sight(path) -> str:
    """What a reader sees of a page without opening anything."""
    main = lxml.html.fromstring(path.read_bytes()).get_element_by_id("content")
    for folded in main.xpath(".//details/*[not(self::summary)] | .//*[contains(@class, 'vh')]"):
        folded.drop_tree()
    return main.text_content()


@pytest.mark.parametrize("given", ATTEMPTS, ids=str)
def test_whoever_chooses_parameters_until_it_pays_meets_the_diagnostics_first(given, tmp_path):
    made = runs.run("loyalty_roi", parameters=given, lang=("en", "zh"), out=tmp_path)
    assert made.status == "ok", made.error
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    assert headlines["roi"]["value"] is None and headlines["incremental_margin_per_member"]["value"] is None
    assert headlines["naive_difference"]["value"] > 0, "the plain comparison would have proved it"
    english = words(made.report)
    assert re.search("What forbids an estimate first: “[A-Z].+”", english)
    assert "A plain comparison shows" in english and "no margin is recorded" in english
    assert ("this report stops at 31 August 2017" in english) == ("as_of" in given)
    assert "We cannot tell from these data whether the campaigns paid" in english
    assert len(in_sight(made.report).split()) < 600 and "Not enough data to show" not in english, (
        "a report that cannot answer is about one page"
    )
    assert not re.search("What does it cost, and what is left|Who responds|When does it come back", english)
    assert not CLAIMS.search(english) and not CLAIMS.search(words(made.path / "report.zh.html"))


@pytest.mark.shared
def test_an_experiment_may_claim(shared, tmp_path):
    made = runs.run("loyalty_roi", data="hillstrom", lang=("en",), out=tmp_path)
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    effect = headlines["incremental_margin_per_member"]
    told = words(made.report)
    assert "It pays below US$0.18 per contact (US$0.11 to US$0.24), with 30% of the list price taken as margin" in told
    assert re.search(
        "Find out what a contact costs: it pays below US.0.18 .*, and not at the US.0.50 assumed here", told
    )
    acts = lxml.html.fromstring(made.report.read_bytes()).xpath("//*[@class='act']/h3")
    assert acts and not any("End it" in act.text_content() for act in acts), (
        "no verdict rests on a cost that nobody recorded"
    )
    assert effect["lo"] > 0 and "Incremental margin per contact" in words(made.report)
    assert headlines["naive_difference"]["value"] == pytest.approx(effect["value"], abs=0.005)


@pytest.mark.shared
def test_a_cost_set_to_nothing_proves_nothing(shared, tmp_path):
    made = runs.run("loyalty_roi", data="hillstrom", parameters={"contact_cost": 0.0}, lang=("en",), out=tmp_path)
    headlines = {headline["key"]: headline for headline in made.results["headlines"]}
    shown = words(made.report)
    assert headlines["roi"]["value"] is None and "the chance that it pays" not in shown
    assert "No cost is counted" in shown and "Count what it costs before deciding." in shown


def test_a_low_level_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(UsageError, match="level"):
        runs.run("loyalty_roi", data="planted", parameters={"level": 0.5}, out=tmp_path)
