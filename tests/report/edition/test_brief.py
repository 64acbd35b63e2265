"""The first screen: one verdict, one figure, three numbers and what to do; nothing of it is said again below."""

import re
from types import SimpleNamespace

import lxml.html
import pytest
from nbformat import v4

from workbench.report import edition, reading
from workbench.report.brief import brief
from workbench.report.findings import Option, decision, finding, not_enough
from workbench.report.headlines import headline
from workbench.report.results import collect
from workbench.words.messages import message, say


def words(element):
    return re.sub(r"\s+", " ", element.text_content()).strip()


def estimate(value):
    spread = (None, None) if value is None else (value - 0.1, value + 0.1)
    return SimpleNamespace(value=value, lo=spread[0], hi=spread[1], n=40, level=0.95, unit="share", method="m",
                           no_interval="" if value is not None else "nobody-to-count")  # fmt: skip


def share(value):
    """A finding that names an estimate, known or not."""
    return finding(say("card-value", e=estimate(value)), main=True)


@pytest.fixture
def rendered(sample):
    """The page of a notebook with these items, each in a cell of its own below one question."""

    def page(*items, lang="en", about=None):
        cells = [v4.new_markdown_cell("## Who?"), *(sample.code(item) for item in items)]
        made = v4.new_notebook(cells=cells, metadata={"workbench": {"brief": about or {}}})
        return lxml.html.document_fromstring(edition.render(made, sample.built(made), lang=lang))

    return page


@pytest.fixture(scope="module")
def tree(notebook, results):
    return lxml.html.document_fromstring(edition.render(notebook, results))


def test_the_first_screen_is_verdict_figure_three_numbers_and_what_to_do(tree):
    (first,) = tree.find_class("brief")
    assert words(first.get_element_by_id("main")).startswith("38% of new customers buy again")
    assert [words(card.find("h3")) for card in first.find_class("card")] == [
        "Month-1 retention", "Month-3 retention", "Month-6 retention",
    ]  # fmt: skip
    assert [figure.get("id") for figure in first.iter("figure")] == ["fig-curve"]
    assert "Test a reminder in the first month" in words(first.find_class("act")[0])


def test_no_finding_and_no_figure_is_shown_twice(tree):
    text = words(tree.get_element_by_id("content"))
    for said in ("38% of new customers buy again", "By month 6 this falls", "Group Online"):
        assert text.count(said) == 1, said
    assert len(tree.xpath("//figure")) == 1


def test_the_answers_stand_below_their_question_in_sight_and_what_they_rest_on_is_folded(tree):
    question = tree.get_element_by_id("q-do-customers-come-back")
    after = [element for element in question.itersiblings() if element.tag in ("p", "details")][:3]
    assert [element.tag for element in after] == ["p", "p", "details"]
    assert words(after[0]) == "By month 6 this falls to 16%."
    assert words(after[2].find("summary")) == "One table" and after[2].xpath(".//table") and not after[2].get("open")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_evidence_definitions_checks_and_provenance_are_behind_a_line_each(notebook, results, lang):
    tree = lxml.html.document_fromstring(edition.render(notebook, results, lang=lang))
    for table in tree.find_class("evidence")[0].iter("table"):
        assert table.xpath("ancestor::details")
    assert not tree.xpath("//details[@open]")


def test_the_first_verdict_that_is_known_is_taken(rendered):
    unknown, known = share(None), finding(say("rows-from-customers", r=5, c=3))
    about = {"verdict": ["card-value", "rows-from-customers"]}
    page = rendered(unknown, known, about=about)
    assert words(page.get_element_by_id("main")) == "5 rows from 3 customers"
    assert "No answer yet" not in words(page.body)


def test_a_report_without_a_known_verdict_says_so_and_folds_all_the_rest_into_one(rendered):
    page = rendered(share(None), finding("Something else was seen.", main=True), decision(
        action="Wait.", effect="Unknown.", cost="Nothing.", evidence="Description"))  # fmt: skip
    assert words(page.get_element_by_id("main")).startswith("No answer yet")
    assert page.get_element_by_id("content").get("class") == "open"
    (rest,) = page.find_class("rest")
    assert rest.tag == "details" and "Something else was seen." in words(rest)
    assert [element.tag for element in page.get_element_by_id("content")] == ["div", "details"]


def test_numbers_that_are_not_known_are_left_to_the_evidence(rendered):
    def number(key, value):
        return headline(key, estimate(value), label=key, direction="neutral", definition="What it is.")

    page = rendered(number("a", None), number("b", 0.4), number("c", 0.5), about={"numbers": ["a", "c", "b"]})
    first, later = page.find_class("brief")[0], page.find_class("evidence")[0]
    assert [words(card.find("h3")) for card in first.find_class("card")] == ["c", "b"]
    assert [words(card.find("h3")) for card in later.find_class("card")] == ["a"]
    assert "No value: there is nobody to count" in words(later.find_class("card")[0])


def test_a_verdict_of_several_sentences_shows_the_first_and_the_others_below(rendered):
    page = rendered(finding("It pays at 0.50. Nobody has measured that. Read with care.", main=True))
    assert words(page.get_element_by_id("main")) == "It pays at 0.50."
    assert words(page.find_class("caveat")[0]) == "Nobody has measured that. Read with care."


def test_a_decision_tells_owner_size_cost_what_would_change_it_and_its_table(rendered):
    rows = [
        Option(message("It is tested."), message("Do it."), message("A week."), now=True),
        Option(message("It is not."), message("Test."), message("A month.")),
    ]
    one = decision(action="Do it.", effect="More.", cost="Two days.", evidence="Description", options=rows,
                   owner="Sales", size="40 customers", turns="A test.")  # fmt: skip
    page = rendered(one)
    facts = [(words(fact.find("dt")), words(fact.find("dd"))) for fact in page.find_class("facts")[0]]
    assert facts == [("Who", "Sales"), ("How many", "40 customers"), ("What to expect", "More."),
                     ("What it costs", "Two days."), ("What would change this", "A test.")]  # fmt: skip
    table = page.find_class("options")[0]
    assert [[words(cell) for cell in row] for row in table.xpath(".//tbody/tr")] == [
        ["It is tested. as things stand", "Do it.", "A week."],
        ["It is not.", "Test.", "A month."],
    ]


def test_what_could_not_be_shown_is_listed_once_and_not_at_every_place(rendered):
    page = rendered(finding("Seen."), not_enough("Retention, %"), not_enough("Retention, %"), not_enough("Revenue"))
    assert "Not enough data to show" not in words(page.body)
    assert [words(li) for li in page.xpath("//p[contains(., 'for want of data')]/following-sibling::ul[1]/li")] == [
        "Retention, %", "Revenue",
    ]  # fmt: skip


def test_a_notebook_that_says_nothing_of_its_brief_has_its_first_main_finding_figure_and_headlines(sample):
    first = brief({}, collect(sample.notebook()))
    assert first.verdict["data"]["text"]["text"]["en"].startswith("38%")
    assert first.figure["key"] == "curve" and first.numbers == ("retention_1", "retention_3", "retention_6")
    assert first.answers and len(first.lifted) == 2


def test_what_a_brief_names_and_the_notebook_does_not_show_is_passed_over(sample):
    about = {"brief": {"verdict": ["no-such"], "figure": "none", "numbers": ["none", "retention_3"]}}
    first = brief(about, collect(sample.notebook()))
    assert first.verdict and first.figure["key"] == "curve" and first.numbers == ("retention_3",)


def test_a_heading_without_anything_left_below_it_is_gone(notebook, results):
    lifted = brief({}, collect(notebook)).lifted
    copy = reading.reading_copy(notebook, results["analysis"], "en", lifted=lifted)
    assert [heading for _, heading in reading.sections(copy)] == ["Do customers come back?", "Who orders most often?"]
