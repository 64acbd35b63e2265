"""The section [scales] of a dataset file: on which scale each kind of survey was asked; another one is not that score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbench.errors import did_you_mean

SCALES = {"nps": "0-10", "csat": "1-5", "ces": "1-7"}
_WHY = {
    "nps": "The net promoter score is defined from 0 to 10 only: with 1 to 10 other answers are promoters and detractors, "
    "and no rescaling gives back what people would have said.",
    "csat": "Translate the answers to 1 to 5 by an expression if their labels are the same five, or leave them out.",
    "ces": "Translate the answers to 1 to 7 by an expression if their labels are the same seven, or leave them out.",
}


def mistakes(section: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the section, a sentence each.

    >>> list(mistakes({"nps": "0-10", "csat": "1-5"}))
    []
    >>> next(iter(mistakes({"nps": "1-10"}))).partition(". ")[0]
    "[scales] nps = '1-10': expected '0-10'"
    """
    for kind, scale in section.items():
        if kind not in SCALES:
            yield f"[scales] unknown kind {kind!r}.{did_you_mean(kind, SCALES)} Known: {', '.join(SCALES)}."
        elif scale != SCALES[kind]:
            yield f"[scales] {kind} = {scale!r}: expected {SCALES[kind]!r}. {_WHY[kind]}"
