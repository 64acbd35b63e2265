"""A comparison in whole sentences, the same words in the report, in the portal and on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from workbench.words.messages import Message, say


def word(row: Mapping[str, Any]) -> Message:
    """Return the word for the movement of a headline, as `comparison.compare` chose it.

    >>> str(word({"word": "rise", "verdict": "better"})), str(word({"word": "unclear", "verdict": ""}))
    ('clear rise, for the better', 'no clear change')
    """
    return {
        ("rise", ""): say("word-rise"),
        ("rise", "better"): say("word-rise-better"),
        ("rise", "worse"): say("word-rise-worse"),
        ("fall", ""): say("word-fall"),
        ("fall", "better"): say("word-fall-better"),
        ("fall", "worse"): say("word-fall-worse"),
        ("little", ""): say("word-little"),
        ("unclear", ""): say("word-unclear"),
        ("same", ""): say("word-same"),
        ("restated", ""): say("word-restated"),
        ("recalculated", ""): say("word-recalculated"),
        ("no_range", ""): say("word-no-range"),
        ("redefined", ""): say("word-redefined"),
        ("missing", ""): say("word-missing"),
        ("new", ""): say("word-new"),
    }[row["word"], row["verdict"]]


def cause(name: str) -> Message:
    """Return the sentence that names one thing in which two runs differ."""
    return {
        "new_period": say("cause-new-period"),
        "restated": say("cause-restated"),
        "parameters": say("cause-parameters"),
        "definition": say("cause-definition"),
        "code": say("cause-code"),
    }[name]


def reason(name: str) -> Message:
    """Return the sentence that says why a change has no range."""
    return {
        "restated": say("no-range-restated"),
        "same_data": say("no-range-same-data"),
        "levels": say("no-range-levels"),
        "missing": say("no-range-missing"),
    }[name]


def assumption() -> Message:
    """Return how the range of a change is made and which way it errs."""
    return say("comparison-assumption")


def amount(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the change as an estimate record: a difference of shares is in percentage points."""
    unit = "points" if row["unit"] == "share" else row["unit"]
    bounds = {name: row[name] for name in ("lo", "hi", "level")}
    return {"value": row["change"], "unit": unit, "n": 0, "no_interval": row["no_interval"], **bounds}


def plain(comparison: Mapping[str, Any], lang: str = "en") -> str:
    """Return a comparison as lines for a terminal."""
    before = comparison["before"]
    lines = [say("compared-with-run", run=before["run_id"], day=before["as_of"])]
    if not comparison["comparable"]:
        lines.append(say("not-comparable-no-change"))
    lines += [cause(name) for name in comparison["causes"]]
    shown = [line.render(lang) for line in lines]
    shown += [f"  {sign} {words}" for sign, words in comparison["parameters"]]
    shown += [f"{row['key']}: {line(row).render(lang)}" for row in comparison["headlines"]]
    if any(row["lo"] is not None for row in comparison["headlines"]):
        shown.append(assumption().render(lang))
    return "\n".join(shown)


def line(row: Mapping[str, Any]) -> Message:
    """Return one headline's comparison as a sentence."""
    now, moved = estimate(row["now"]), word(row)
    if row["before"] is None:
        return say("compared-new", now=now, word=moved)
    before = estimate(row["before"])
    if row["change"] is None:
        return say("compared-no-change", now=now, before=before, word=moved)
    change = estimate(amount(row))
    if row["lo"] is None:
        return say(
            "compared",
            now=now, before=before, change=change, word=moved,
        )  # fmt: skip
    return say(
        "compared-with-range",
        now=now, before=before, change=change, word=moved,
    )  # fmt: skip


def estimate(record: Mapping[str, Any]) -> SimpleNamespace:
    """Return an estimate's record as the object that messages take."""
    return SimpleNamespace(**record)
