"""A comparison in whole sentences, the same words in the report, in the portal and on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from workbench.report.messages import Text, text


def word(row: Mapping[str, Any]) -> Text:
    """Return the word for the movement of a headline, as `comparison.compare` chose it.

    >>> str(word({"word": "rise", "verdict": "better"})), str(word({"word": "unclear", "verdict": ""}))
    ('clear rise, for the better', 'no clear change')
    """
    return {
        ("rise", ""): text("clear rise"),
        ("rise", "better"): text("clear rise, for the better"),
        ("rise", "worse"): text("clear rise, for the worse"),
        ("fall", ""): text("clear fall"),
        ("fall", "better"): text("clear fall, for the better"),
        ("fall", "worse"): text("clear fall, for the worse"),
        ("little", ""): text("little changed"),
        ("unclear", ""): text("no clear change"),
        ("same", ""): text("unchanged"),
        ("restated", ""): text("restated"),
        ("recalculated", ""): text("recalculated"),
        ("no_range", ""): text("no range to judge by"),
        ("redefined", ""): text("not comparable"),
        ("missing", ""): text("no figure to compare"),
        ("new", ""): text("new"),
    }[row["word"], row["verdict"]]


def cause(name: str) -> Text:
    """Return the sentence that names one thing in which two runs differ."""
    return {
        "new_period": text("New period: the data end on another day, so other months are counted."),
        "restated": text("Restated history: the same window with revised data, for example late orders or returns."),
        "parameters": text("Parameters differ between the two runs; see the lines below."),
        "definition": text("A definition has changed; figures under the old one are not set beside the new one."),
        "code": text("The code has changed between the two runs; part of a change may come from it."),
    }[name]


def reason(name: str) -> Text:
    """Return the sentence that says why a change has no range."""
    return {
        "restated": text("The same window with revised data: the two figures are not independent samples."),
        "same_data": text("The same data: chance does not come into it."),
        "levels": text("The two ranges have different levels."),
        "missing": text("One of the two runs gave no range."),
    }[name]


def assumption() -> Text:
    """Return how the range of a change is made and which way it errs."""
    return text(
        "The range of a change treats the two runs as independent. They share customers, so the true range is narrower: "
        "a change called clear is clear, a small one may go unnoticed."
    )


def amount(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the change as an estimate record: a difference of shares is in percentage points."""
    unit = "points" if row["unit"] == "share" else row["unit"]
    bounds = {name: row[name] for name in ("lo", "hi", "level")}
    return {"value": row["change"], "unit": unit, "n": 0, "no_interval": row["no_interval"], **bounds}


def plain(comparison: Mapping[str, Any], lang: str = "en") -> str:
    """Return a comparison as lines for a terminal."""
    before = comparison["before"]
    lines = [text("Compared with run {run:text}, data to {day:date}.", run=before["run_id"], day=before["as_of"])]
    if not comparison["comparable"]:
        lines.append(text("Not comparable: a parameter that defines the figures differs. No change is drawn."))
    lines += [cause(name) for name in comparison["causes"]]
    shown = [line.render(lang) for line in lines]
    shown += [f"  {sign} {words}" for sign, words in comparison["parameters"]]
    shown += [f"{row['key']}: {line(row).render(lang)}" for row in comparison["headlines"]]
    if any(row["lo"] is not None for row in comparison["headlines"]):
        shown.append(assumption().render(lang))
    return "\n".join(shown)


def line(row: Mapping[str, Any]) -> Text:
    """Return one headline's comparison as a sentence."""
    now, moved = estimate(row["now"]), word(row)
    if row["before"] is None:
        return text("{now:value} now: {word:msg}.", now=now, word=moved)
    before = estimate(row["before"])
    if row["change"] is None:
        return text("{now:value} now, {before:value} before: {word:msg}.", now=now, before=before, word=moved)
    change = estimate(amount(row))
    if row["lo"] is None:
        return text(
            "{now:value} now, {before:value} before, change {change:value}: {word:msg}.",
            now=now, before=before, change=change, word=moved,
        )  # fmt: skip
    return text(
        "{now:value} now, {before:value} before, change {change:value} ({change:range}): {word:msg}.",
        now=now, before=before, change=change, word=moved,
    )  # fmt: skip


def estimate(record: Mapping[str, Any]) -> SimpleNamespace:
    """Return an estimate's record as the object that messages take."""
    return SimpleNamespace(**record)
