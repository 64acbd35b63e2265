"""One word for one thing, and no sentence that a native reader stumbles over: what readers have named stays away."""

import re

import pytest

from tests.words.reading import patterns

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
