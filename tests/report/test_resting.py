"""A check that does not pass reaches every headline and main sentence that rests on it, in every language."""

import re

import lxml.html
import nbformat
import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.serializer import serialize_variant_key

from workbench import runs
from workbench.report import edition, resting, results
from workbench.report.items import MIME
from workbench.words.bundles import words
from workbench.words.files import FOLDER

NOTEBOOKS = sorted(runs.NOTEBOOKS.glob("*.ipynb"))

# checks that nothing on the first screen rests on, and why
ALONE = {
    "returns": "says what is counted; never warns",
    "margin_known": "the assumed margin stands in the sentence and in the label",
    "long_comments": "of single comments, cut at the length that is read",
    "hazards_foretell": "of hazards alone, which no headline is made of",
    "proportional_hazards": "of hazards alone",
    "drift": "feature by feature; all of them at once is drift_together",
    "left_truncation": "the headlines leave those customers out",
    "small_cohorts": "they count in the averages",
}


def notebook(path):
    return nbformat.read(path, as_version=4)


def made(status="warn", value=600.0):
    """A report of one headline, one main sentence and one check that both rest on."""
    why = {"id": "", "values": {"text": "Today's customers are unlike."}, "text": {"en": "Unlike.", "zh": "不同。"}}
    text = {
        "id": "pays",
        "values": {"p": {"value": value, "lo": 1, "hi": 2, "n": 3}},
        "text": {"en": "Pays.", "zh": "划算。"},
    }
    items = [
        {"kind": "headline", "key": "profit", "data": {"key": "profit", "value": value, "lo": 1, "hi": 2}},
        {"kind": "finding", "key": "", "data": {"text": text, "main": True}},
        {"kind": "check", "key": "drift", "data": {"key": "drift", "status": status, "message": why}},
    ]
    about = {"workbench": {"rests_on": {"profit": "drift level", "pays": "drift"}}}
    cells = [{"cell_type": "code", "outputs": [{"data": {MIME: item}}]} for item in items]
    return results.collect({"metadata": about, "cells": cells})


def care(items, lang, told=()):
    return str(resting.care(items[0]["data"]["doubts"], resting.words(items), set(told), lang))


@pytest.mark.parametrize("status", ["warn", "fail"])
def test_a_check_that_warns_or_fails_is_named_by_what_rests_on_it_and_said_beside_it(status):
    items = made(status)
    assert [item["data"]["doubts"] for item in items[:2]] == [["drift"], ["drift"]]
    assert care(items, "en") == '<span class="care">⚠ Read with care. Unlike.</span>'
    assert "请谨慎解读。不同。" in care(items, "zh")


def test_a_doubt_is_said_in_full_once_and_after_that_the_warning_alone():
    assert care(made(), "en", told=["drift"]) == '<span class="care">⚠ Read with care.</span>'
    assert care(made("pass"), "en") == ""


def test_a_check_that_passes_and_a_number_that_was_withheld_raise_no_doubt():
    assert [item["data"]["doubts"] for item in made("pass")[:2]] == [[], []]
    assert [item["data"]["doubts"] for item in made(value=None)[:2]] == [[], []]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_names_what_it_shows_and_checks_that_it_makes(path):
    found, analysis = notebook(path), path.stem
    source = "".join("".join(cell["source"]) for cell in found["cells"])
    held = words("en", analysis)
    for name, checks in resting.declared(found).items():
        assert f'"{name}"' in source, f"{name} is shown nowhere"
        for key in checks:
            assert f'("{key}"' in source, f"{key} is checked nowhere"
            assert "doubt" in held.patterns("check-" + key.replace("_", "-")), (
                f"what {key} puts in doubt is said by no .doubt"
            )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_something_rests_on_every_check_or_it_stands_alone_for_a_reason(path):
    found = notebook(path)
    made = {item["data"]["key"] for item in results.collect(found) if item["kind"] == "check"}
    named = {key for checks in resting.declared(found).values() for key in checks}
    assert made - named - set(ALONE) == set()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_in_the_committed_reports_every_doubt_is_on_the_page_beside_what_rests_on_it(path, lang):
    found = notebook(path)
    items = results.collect(found)
    built = results.build(items, run={"analysis": path.stem, "run_id": "1", "provenance": {}})
    tree = lxml.html.document_fromstring(edition.render(found, built, lang=lang))
    cards = {item["data"]["key"]: item["data"]["doubts"] for item in items if item["kind"] == "headline"}
    assert len(tree.xpath("//li[@class='card']//*[contains(@class, 'care')]")) == sum(map(bool, cards.values()))
    beside = " ".join(element.text_content() for element in tree.xpath("//span[@class='care']"))
    main = [item["data"] for item in items if item["kind"] == "finding" and item["data"]["main"]]
    named = {key for finding in main for key in finding["doubts"]}
    for key, record in resting.words(items).items():
        assert key not in named or record["text"][lang] in beside


JUDGED = {"pass", "warn", "ESTIMATE", "WARN", "sound", "doubtful"}  # variants that tell how checks came out
ROOM = 6  # words, or pairs of Chinese characters, for a qualification


def lengths(pattern, lang):
    """The lengths of the variants between which an outcome of checks chooses, for each such choice in a pattern."""
    for part in pattern.elements:
        choice = getattr(part, "expression", None)
        if isinstance(choice, ast.SelectExpression):
            if {serialize_variant_key(each.key) for each in choice.variants} & JUDGED:
                said = [serialize_variant_key(each.key) + serialized(each.value) for each in choice.variants]
                yield [
                    len(re.findall(r"[\u3400-\u9fff]", one)) / 2 if lang == "zh" else len(one.split()) for one in said
                ]
            for variant in choice.variants:
                yield from lengths(variant.value, lang)


def serialized(pattern):
    return FluentSerializer().serialize(ast.Resource([ast.Message(ast.Identifier("x"), pattern)]))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_rests_on_checks_leaves_the_doubt_to_be_told_once_beside_it(path):
    """A failing check may change a word of a sentence or a label; the reason is the doubt's, which stands beside it anyway."""
    for lang in sorted(child.name for child in FOLDER.iterdir() if (child / f"{path.stem}.ftl").exists()):
        held = {
            each.id.name: each
            for each in FluentParser().parse((FOLDER / lang / f"{path.stem}.ftl").read_text("utf-8")).body
            if isinstance(each, ast.Message)
        }
        for name in resting.declared(notebook(path)):
            message = held[name.replace("_", "-")]
            patterns = [message.value, *(a.value for a in message.attributes if a.id.name in ("label", "title"))]
            for each in (found for pattern in patterns if pattern for found in lengths(pattern, lang)):
                assert max(each) - min(each) <= ROOM, f"{lang}: {name} tells the doubt itself"
