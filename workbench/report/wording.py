"""Words of movement and of cause, chosen or refused by rule."""

from __future__ import annotations

import re
from typing import Literal

from workbench.report.messages import Text, estimate_record, text

EVIDENCE = ("Description", "Model", "Matched comparison", "Experiment")
Evidence = Literal["Description", "Model", "Matched comparison", "Experiment"]
Direction = Literal["higher", "lower", "little changed", "no clear change"]

_CAUSAL = re.compile(
    r"\b(rais(?:e|es|ed|ing)|driv(?:e|es|en|er|ers|ing)|drove|because|due to|thanks to|as a result of|"
    r"lead(?:s|ing)? to|led to|results? in|resulted in|caus(?:e|es|ed|ing)|boost(?:s|ed|ing)?|lifts|lifted|"
    r"increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|incremental(?:ly)?)\b|"
    r"提升|提高|导致|促使|带来|因为|由于|促进|推动|拉动|增量",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\bsignifican(?:t|tly|ce)\b|显著", re.IGNORECASE)


def check_words(sentence: str | Text, evidence: str = "Description") -> str | Text:
    """Return the sentence, or refuse words that the evidence does not carry.

    Parameters
    ----------
    sentence : English or Chinese; of a message its own words are judged and not the texts from data it quotes.
    evidence : "Description", "Model", "Matched comparison" or "Experiment"; only the last two carry causal words.

    Raises
    ------
    ValueError : names the word and what to write instead.

    Examples
    --------
    >>> check_words("38% of new customers come back.")
    '38% of new customers come back.'
    """
    if isinstance(sentence, Text):
        nested = [Text.from_json(v) for v in sentence.values.values() if isinstance(v, dict) and "msgid" in v]
        for words in (sentence.msgid, *nested):
            check_words(words, evidence)
        return sentence
    if evidence not in EVIDENCE:
        raise ValueError(f"evidence {evidence!r} is not one of {list(EVIDENCE)}.")
    if found := _NEVER.search(sentence):
        raise ValueError(f"{found[0]!r} in {sentence!r}: readers take it for 'important'; write 'clear'.")
    if evidence in ("Description", "Model") and (found := _CAUSAL.search(sentence)):
        raise ValueError(
            f"{found[0]!r} in {sentence!r} claims a cause, which evidence {evidence!r} does not carry; "
            "say what was observed ('is higher', 'goes together with')."
        )
    return sentence


def direction(value: float, lo: float, hi: float, *, materiality: float) -> Direction:
    """Return the word for a change: it needs an interval clear of 0 and a size that matters.

    Parameters
    ----------
    value, lo, hi : the estimated change and its interval, never two overlapping intervals.
    materiality : the smallest change worth a word, in the unit of the change; not negative.

    Examples
    --------
    >>> direction(0.05, 0.02, 0.08, materiality=0.01), direction(0.002, -0.004, 0.008, materiality=0.01)
    ('higher', 'little changed')
    >>> direction(0.02, -0.03, 0.07, materiality=0.01)
    'no clear change'
    """
    if materiality < 0:
        raise ValueError(f"materiality is {materiality}; it is the smallest change worth a word and not negative.")
    if (lo > 0 or hi < 0) and abs(value) >= materiality:
        return "higher" if value > 0 else "lower"
    clear = lo > 0 or hi < 0
    return "little changed" if clear or (-materiality <= lo and hi <= materiality) else "no clear change"


def by_direction(
    change: object, *, materiality: float, higher: Text, lower: Text, little_changed: Text, no_clear_change: Text
) -> Text:
    """Return the one of four whole sentences that fits a change (an estimate with value, lo and hi)."""
    record = estimate_record(change)
    if record["value"] is None or record["lo"] is None or record["hi"] is None:
        return no_clear_change
    word = direction(record["value"], record["lo"], record["hi"], materiality=materiality)
    sentences = {"higher": higher, "lower": lower, "little changed": little_changed}
    return sentences.get(word, no_clear_change)


def reason(estimate: object) -> Text:
    """Return why an estimate has no value or no range, to be set into a sentence as `{why:msg}`.

    >>> from types import SimpleNamespace
    >>> str(reason(SimpleNamespace(value=None, lo=None, hi=None, n=0, no_interval="nobody bought")))
    'nobody bought'
    """
    why = estimate_record(estimate)["no_interval"]
    return text(why) if why else text("not known")


def if_known(estimate: object, sentence: Text, otherwise: Text) -> Text:
    """Return the sentence when the estimate has a value, and what to say instead when it has none."""
    return otherwise if estimate_record(estimate)["value"] is None else sentence


def only_if(condition: bool, *items: object) -> list[object]:
    """Return the items when they have a place in this report, else none: `display(*only_if(...))`.

    >>> only_if(False, "figure")
    []
    """
    return list(items) if condition else []
