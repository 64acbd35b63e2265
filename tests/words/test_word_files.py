"""The word files are complete, used, and each language as it is printed; each rule on looks is one a screenshot has taught."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.words.reading import complete, patterns, words_only
from workbench.report.column_kinds import COLUMNS
from workbench.report.wording import _CAUSAL, _NEVER
from workbench.words import files, prose
from workbench.words.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
HAN = r"[\u3400-\u9fff]"
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
DATES = {"first", "last", "day", "start", "since", "moment"}
ENGLISH, CHINESE = patterns("en"), patterns("zh")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb")) + [ROOT / "tests" / "truth" / "certificate.ipynb"]
CODE = [*sorted((ROOT / "workbench").rglob("*.py")), *sorted((ROOT / "workbench").rglob("*.j2"))]


def pairs():
    """English and Chinese texts of the same pattern, variant by variant where there are as many."""
    for key, english in ENGLISH.items():
        chinese = CHINESE.get(key)
        if chinese and len(chinese.texts) == len(english.texts):
            yield from ((english.place, en, zh) for en, zh in zip(english.texts, chinese.texts, strict=True))


def offending(wrong):
    return {place: zh for place, en, zh in pairs() if wrong(en, zh)}


def test_english_and_chinese_speak_for_every_analysis():
    assert {"en", "zh"} <= set(complete())


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_a_language_has_no_file_and_no_message_that_english_has_not(lang):
    assert {*patterns(lang)} - {*ENGLISH} == set()


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_every_message_of_a_file_is_in_the_language_with_the_same_attributes_variables_and_variants(lang):
    spoken = {*files.names(lang)}
    wanted = {
        key: p
        for key, p in ENGLISH.items()
        if key[0] in spoken and not (lang not in complete() and key[0] == files.COMMON)
    }
    missing = {p.place for key, p in wanted.items() if key not in patterns(lang)}
    assert missing == set()
    for key, english in wanted.items():
        other = patterns(lang)[key]
        assert other.variables == english.variables, english.place
        assert {v for v in other.variants if v[0] not in ("n", "k")} == {
            v for v in english.variants if v[0] not in ("n", "k")
        }, english.place


def test_no_id_stands_in_a_file_of_its_own_and_in_the_common_one():
    common = {key[1] for key in ENGLISH if key[0] == files.COMMON}
    twice = {key[:2] for key in ENGLISH if key[0] != files.COMMON and key[1] in common and key[1] != "source"}
    assert twice == set()


def called(source: str) -> set[str]:
    """Every text constant of a piece of code: ids stand there as such, or with `_` for `-`."""
    constants = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    parts = {
        "".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in node.values)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr)
    }
    return {text.replace("_", "-") for text in constants | parts}


def test_every_message_is_used():
    """Used: named in code, a notebook or a template, referred to by another message, or found by a rule of the report."""
    named: dict[str, set[str]] = {}
    in_code = set().union(*(called(path.read_text("utf-8")) for path in CODE if path.suffix == ".py"))
    in_code |= {
        id
        for path in CODE
        if path.suffix == ".j2"
        for _, id in re.findall(r"""\b(?:say|words|label)\(\s*(['"])([\w-]+)\1""", path.read_text("utf-8"))
    }
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        headings = {
            words
            for cell in cells
            if cell["cell_type"] == "markdown"
            for _, words in prose.blocks("".join(cell["source"]))
        }
        own = {
            key[1]
            for key, p in ENGLISH.items()
            if key[0] == path.stem and p.texts and p.texts[0] in headings and not p.attribute
        }
        named[path.stem] = called(code) | own
    referred = {(key[0], id) for key in ENGLISH for id in _references(key)}
    coded = {name.replace("_", "-") for column, kind in COLUMNS.items() for name in (column, kind.codes) if name} | {
        "series",
        "unit",
        "units",
        "group",
        "active",
        "evidence",
        "reason",
        "code",
        "word",
        "cause",
    }
    everywhere, anything = set().union(*named.values()), {id for _, id in referred}
    found = {file: in_code | (everywhere if file == files.COMMON else named.get(file, set())) for file, _, _ in ENGLISH}
    parts = {file: patterned(texts) for file, texts in found.items()}
    unused = []
    for file, id in dict.fromkeys((file, id) for file, id, _ in ENGLISH):
        here = found[file]
        by_rule = id.startswith(("definition-", "limitation-", "column-", "section-", "reason-")) or id in (
            "title",
            "source",
        )
        by_check = id.startswith("check-") and id.removeprefix("check-") in here
        by_decision = re.sub(r"-if-[\w-]+$", "", id) in here and "-if-" in id
        by_code = any(id.startswith(f"{name}-") for name in coded)
        by_part = parts[file].fullmatch(id)
        if not (by_rule or by_check or by_decision or by_code or by_part or id in here or id in anything):
            unused.append(f"{file}.ftl: {id}")
    assert sorted(set(unused)) == []


def patterned(texts: set[str]) -> re.Pattern:
    """One pattern for all ids that code puts together from parts."""
    parts = sorted(text for text in texts if "*" in text and len(text) > 3)
    return re.compile("|".join(re.escape(part).replace(r"\*", ".+") for part in parts) or r"(?!)")


def _references(key):
    from workbench.words.bundles import references, words

    return references(words("en", key[0]).entry(key[1]))


def test_a_reason_that_code_gives_has_its_words():
    """Ids of reasons stand in the models as the words of `no_interval`, `not_estimated(...)` and `NotEstimable(...)`."""
    known = {key[1] for key in ENGLISH}
    missing = set()
    for path in sorted((ROOT / "workbench" / "models").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", None) or getattr(
                getattr(node, "func", None), "id", None
            )
            if name in ("not_estimated", "NotEstimable") and node.args and isinstance(node.args[0], ast.Constant):
                missing |= {node.args[0].value} if f"reason-{node.args[0].value}" not in known else set()
    assert missing == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_heading_of_a_notebook_is_found_again_and_paragraphs_stand_in_the_word_files(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    for cell in (cell for cell in cells if cell["cell_type"] == "markdown"):
        for level, words in prose.blocks("".join(cell["source"])):
            assert level, f"{path.name}: the paragraph {words[:40]!r} belongs into words/en/{path.stem}.ftl as .intro"
            found = prose.title(path.stem) if level == 1 else prose.heading(path.stem, words)
            assert found.id and found.render("en") == words, (
                f"{path.name}: the heading {words!r} is not in words/en/{path.stem}.ftl"
            )


def test_whatever_may_be_unknown_has_words_for_it():
    """A sentence or title that tells an estimate's range, size or n may meet one without a value."""
    lacking = []
    for (file, id, attribute), english in ENGLISH.items():
        if (
            attribute in ("", "title", "effect")
            and any(call in ("RANGE", "SIZE", "LO", "HI") for call, _ in english.calls)
            and file != files.COMMON
        ):
            other = f"{attribute}-unknown".lstrip("-")
            lacking += [] if (file, id, other) in ENGLISH else [english.place]
    assert lacking == []


def test_punctuation_beside_chinese_is_full_width():
    half = re.compile(rf"{HAN}\s?[,:;()?!]|[,:;()?]\s?{HAN}|{HAN}\.|\{{[^}}]*\}}[;:,]\s?{HAN}")
    assert offending(lambda en, zh: half.search(zh)) == {}


def test_a_number_stands_a_space_from_chinese_and_a_date_does_not():
    functions = "count|share|points|number|days|money|n|level|size|lo|hi|range"
    before = re.compile(rf"{HAN}\{{(?:{functions})\}}|{HAN}\d|\d%?{HAN}")
    after = re.compile(rf"\{{(?:count|share|number|money|n|level|ordinal)\}}{HAN}")
    assert offending(lambda en, zh: before.search(zh) or after.search(zh)) == {}


def test_no_space_stands_beside_chinese_punctuation():
    assert offending(lambda en, zh: re.search(r"\s[，。：；（）「」]|[，。：；（「]\s", zh)) == {}


def test_english_holds_no_chinese_and_chinese_is_chinese():
    assert offending(lambda en, zh: re.search(HAN, en)) == {}
    assert (
        offending(
            lambda en, zh: (
                en != zh
                and words_only(zh).strip()
                and not re.search(HAN, words_only(zh))
                and re.search("[A-Za-z]{4}", words_only(zh))
            )
        )
        == {}
    )


def test_terms_of_the_glossary_are_used():
    for english, chinese in GLOSSARY.items():
        term = re.compile(english, re.IGNORECASE)
        assert offending(lambda en, zh, t=term, c=chinese: t.search(words_only(en)) and c not in zh) == {}


def test_chinese_claims_no_cause_that_the_english_does_not():
    assert offending(lambda en, zh: _CAUSAL.search(zh) and not _CAUSAL.search(en)) == {}
    assert {p.place for p in [*ENGLISH.values(), *CHINESE.values()] if any(_NEVER.search(t) for t in p.texts)} == set()


def test_chinese_is_about_half_as_long_and_never_twice():
    assert (
        offending(
            lambda en, zh: len(words_only(en)) > 30 and not 0.12 < len(words_only(zh)) / len(words_only(en)) < 1.1
        )
        == {}
    )


def test_blocks_of_markdown_are_headings_and_paragraphs():
    source = "# Title\nBody of\ntwo lines.\n\n## Next #1\n#hashtag stays text\n"
    assert prose.blocks(source) == [(1, "Title"), (0, "Body of two lines."), (2, "Next #1"), (0, "#hashtag stays text")]
    assert prose.blocks("\n\n") == []


def test_a_title_gives_no_reason_for_then_it_could_be_longer_than_a_title_may_be():
    titles = {p.place: p.texts for (_, _, attribute), p in ENGLISH.items() if attribute.startswith("title")}
    assert len(titles) > 100
    assert [place for place, texts in titles.items() if any("{value:why}" in text for text in texts)] == []


def weak_findings():
    """Findings that notebooks show without evidence for a cause: (word file, message)."""
    for path in NOTEBOOKS:
        cells = (cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code")
        for call in (
            node
            for cell in cells
            for node in ast.walk(ast.parse("".join(cell["source"])))
            if isinstance(node, ast.Call)
        ):
            if getattr(call.func, "attr", "") != "finding" or not isinstance(call.args[0], ast.Constant):
                continue
            evidence = [word.value for word in call.keywords if word.arg == "evidence"]
            spread = any(word.arg is None for word in call.keywords)  # **sent may bring evidence
            if not spread or evidence:
                told = getattr(evidence[0], "value", "Experiment") if evidence else "Description"
                if told in ("Description", "Model"):
                    yield path.stem, call.args[0].value


def test_no_variant_of_a_finding_claims_a_cause_that_its_evidence_does_not_carry():
    asked = {(name, id) for name, id in weak_findings()}
    assert len(asked) > 20
    wrong = [
        pattern.place
        for patterns_of in (ENGLISH, CHINESE)
        for pattern in patterns_of.values()
        if (Path(pattern.file).stem, pattern.id) in asked and pattern.attribute in ("", "unknown")
        and any(_CAUSAL.search(text) for text in pattern.texts)
    ]  # fmt: skip
    assert wrong == []


def test_no_title_holds_a_reason_which_may_be_as_long_as_it_likes():
    assert [p.place for p in ENGLISH.values() if p.attribute.startswith("title") and "why" in p.variables] == []
