"""The catalogue is complete, current, and Chinese as it is printed; each rule here is one a screenshot has taught."""

import re

import pytest

from workbench.report import catalogue, extract
from workbench.report.messages import placeholders
from workbench.report.wording import _CAUSAL

PLACE = re.compile(r"\{[^}]*\}")
HAN = r"[\u3400-\u9fff]"
STARTS_WITH_A_DIGIT = "count|share|points|number|days|money|n|level|value|size|lo|hi|range"
ENDS_WITH_A_DIGIT_OR_SIGN = "count|share|number|money|n|level|ordinal"
GLOSSARY = {
    r"\bcohorts?\b": "同期群",
    r"\bretention\b": "留存",
    r"\bchurn": "流失",
    r"\bpercentage points?\b": "百分点",
    r"\bprovisional\b": "暂定",
    r"\bback-?test": "回测",
    r"\bdata cut-off\b": "数据截止日",
    r"\brange\b": "区间",
}


@pytest.fixture(scope="module")
def used():
    return extract.messages()


@pytest.fixture(scope="module")
def entries():
    return [entry for entry in catalogue.read() if entry.id]


def offending(entries, wrong):
    return {entry.id: entry.string for entry in entries if wrong(entry.id, entry.string)}


def test_every_message_has_its_chinese(used, entries):
    held = {entry.id for entry in entries if entry.string and not entry.fuzzy}
    missing = sorted(set(used) - held)
    assert not missing, "run python -m workbench.report.extract and fill in the Chinese"


def test_no_entry_is_stale_and_none_waits_for_a_person(used, entries):
    assert [e.id for e in entries if e.id not in used] == []
    assert [e.id for e in entries if e.fuzzy or not e.string] == []


def test_every_placeholder_is_in_both_languages(entries):
    assert offending(entries, lambda en, zh: sorted(set(placeholders(en))) != sorted(set(placeholders(zh)))) == {}


def test_punctuation_beside_chinese_is_full_width(entries):
    half = re.compile(rf"{HAN}\s?[,:;()?!]|[,:;()?]\s?{HAN}|{HAN}\.|\{{[^}}]*\}}[;:,]\s?{HAN}")
    assert offending(entries, lambda en, zh: half.search(zh)) == {}


def test_a_number_stands_a_space_from_chinese_and_a_date_does_not(entries):
    before = re.compile(rf"{HAN}\{{\w+:(?:{STARTS_WITH_A_DIGIT})\}}|{HAN}\d|\d%?{HAN}")
    after = re.compile(rf"\{{\w+:(?:{ENDS_WITH_A_DIGIT_OR_SIGN})\}}{HAN}")
    assert offending(entries, lambda en, zh: before.search(zh) or after.search(zh)) == {}


def test_no_space_stands_beside_chinese_punctuation(entries):
    assert offending(entries, lambda en, zh: re.search(r"\s[，。：；（）「」]|[，。：；（「]\s", zh)) == {}


def test_english_holds_no_chinese_and_chinese_is_chinese(entries):
    assert offending(entries, lambda en, zh: re.search(HAN, en)) == {}
    assert offending(entries, lambda en, zh: en != zh and not re.search(HAN, PLACE.sub("", zh))) == {}


def test_terms_of_the_glossary_are_used(entries):
    for english, chinese in GLOSSARY.items():
        term = re.compile(english, re.IGNORECASE)
        assert offending(entries, lambda en, zh, t=term, c=chinese: t.search(PLACE.sub("", en)) and c not in zh) == {}


def test_chinese_claims_no_cause_that_the_english_does_not(entries):
    assert offending(entries, lambda en, zh: _CAUSAL.search(zh) and not _CAUSAL.search(en)) == {}
    assert offending(entries, lambda en, zh: "显著" in zh or "significant" in en.lower()) == {}


def test_chinese_is_about_half_as_long_and_never_twice(entries):
    assert offending(entries, lambda en, zh: len(en) > 30 and not 0.15 < len(zh) / len(en) < 1.1) == {}


def test_blocks_of_markdown_are_headings_and_paragraphs():
    source = "# Title\nBody of\ntwo lines.\n\n## Next #1\n#hashtag stays text\n"
    assert catalogue.blocks(source) == [
        (1, "Title"), (0, "Body of two lines."), (2, "Next #1"), (0, "#hashtag stays text")
    ]  # fmt: skip
    assert catalogue.blocks("\n\n") == []
