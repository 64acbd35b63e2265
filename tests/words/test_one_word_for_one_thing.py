"""One word for one thing, and no sentence that a native reader stumbles over: what readers have named stays away."""

import re
import tomllib

import pytest

from tests.words.reading import patterns
from workbench.words.files import FOLDER

FILES = ("churn", "lifetime_value")
SAID_OTHERWISE = {
    "en": {
        r"not have fallen silent": "say what happens, not what will not have happened",
        r"\bcontrol group\b": "hold-out",
        r"\b[Ww]hom? ?ever\b": "name who",
        r"no money is built": "no profit is calculated",
    },
    "zh": {
        "离开": "流失",
        "保留组": "对照组",
        "不请自来": "无需联系也会回来",
        "它当时": "点明主语",
        "增益倍数|首个十分之一": "前 10%",
        "朴素": "简单推算",
    },
}


@pytest.mark.parametrize("lang", SAID_OTHERWISE)
def test_words_that_readers_stumbled_over_stay_away(lang):
    found = [
        f"{pattern.place}: {text} (rather: {rather})"
        for pattern in patterns(lang).values()
        if any(f"/{name}.ftl" in pattern.place or pattern.place.startswith(name) for name in FILES)
        for text in pattern.texts
        for banned, rather in SAID_OTHERWISE[lang].items()
        if re.search(banned, text)
    ]
    assert found == []


@pytest.mark.parametrize("lang", SAID_OTHERWISE)
def test_the_files_are_read_at_all(lang):
    places = [pattern.place for pattern in patterns(lang).values()]
    assert all(any(name in place for place in places) for name in FILES)


def glossary(lang):
    return tomllib.loads((FOLDER / lang / "glossary.toml").read_text("utf-8"))


def test_both_glossaries_name_the_same_things():
    assert list(glossary("en")) == list(glossary("zh"))


@pytest.mark.parametrize("lang", SAID_OTHERWISE)
def test_the_words_of_every_report_are_those_of_the_glossary(lang):
    said = {pattern.place: " ".join(pattern.texts) for pattern in patterns(lang).values()}
    for thing, each in glossary(lang).items():
        assert any(re.search(each["word"], text) for text in said.values()), f"{thing}: {each['word']} is said nowhere"
        found = [
            f"{place}: {never}" for place, text in said.items() for never in each["never"] if re.search(never, text)
        ]
        assert found == [], f"{thing} is called {each['word']}"
