"""Words of cause, refused by rule where the evidence does not carry them."""

from __future__ import annotations

import re
from typing import Literal

from workbench.words.languages import USUAL
from workbench.words.messages import Message

EVIDENCE = ("Description", "Model", "Matched comparison", "Experiment")
Evidence = Literal["Description", "Model", "Matched comparison", "Experiment"]

_CAUSAL = re.compile(
    r"\b(rais(?:e|es|ed|ing)|driv(?:e|es|en|er|ers|ing)|drove|because|due to|thanks to|as a result of|"
    r"lead(?:s|ing)? to|led to|results? in|resulted in|caus(?:e|es|ed|ing)|boost(?:s|ed|ing)?|lifts|lifted|"
    r"increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|incremental(?:ly)?)\b|"
    r"提升|提高|导致|促使|带来|因为|由于|促进|推动|拉动|增量",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\bsignifican(?:t|tly|ce)\b|显著", re.IGNORECASE)


def check_words(sentence: str | Message, evidence: str = "Description") -> str | Message:
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
    if isinstance(sentence, Message):
        for lang in USUAL:
            check_words(_own(sentence, lang), evidence)
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


def quoted(sentence: Message) -> list[str]:
    """Return the texts from data that a sentence quotes, also within the names and clauses in it, the longest first.

    >>> quoted(Message("left", {"plan": "free trial", "who": Message("", {"text": "us"}), "n": 3}))
    ['free trial', 'us']
    """
    found: set[str] = set()
    for value in sentence.values.values():
        if isinstance(value, Message):
            found |= set(quoted(value))
        elif isinstance(value, str) and value:
            found.add(value)
    return sorted(found, key=lambda text: (-len(text), text))


def _own(sentence: Message, lang: str) -> str:
    """Return a sentence without the texts from data that it quotes; one typed by an analyst is all their own."""
    said = sentence.render(lang)
    for text in quoted(sentence) if sentence.id else ():
        said = said.replace(text, "")
    return said
