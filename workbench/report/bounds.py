"""The bounds of a rule in words: from, up to, or any."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas

from workbench.words.fmt import is_missing
from workbench.words.messages import Message, say


def in_words(rules: pandas.DataFrame, *, whole: Sequence[str] = ()) -> pandas.DataFrame:
    """Put in the place of each pair of columns `<name>_from` and `<name>_to` a column `<name>_rule` that says what they mean.

    Parameters
    ----------
    rules : a missing end is open. whole : names of what is counted, so that above 3.5 is at least 4.

    >>> rules = pandas.DataFrame({"orders_from": [3.5], "orders_to": [float("nan")]})
    >>> str(in_words(rules, whole=["orders"])["orders_rule"].iloc[0])
    'at least 4'
    """
    said = rules.copy()
    for name in [str(column).removesuffix("_from") for column in rules if str(column).endswith("_from")]:
        pairs = zip(rules[f"{name}_from"], rules[f"{name}_to"], strict=True)
        said[f"{name}_from"] = pandas.Series(
            [bound(*pair, whole=name in whole) for pair in pairs], rules.index, dtype=object
        )
        said = said.drop(columns=f"{name}_to").rename(columns={f"{name}_from": f"{name}_rule"})
    return said


def bound(lo: float, hi: float, *, whole: bool = False) -> Message:
    """Return a rule's bounds in words: above `lo`, up to `hi`; a missing end is open.

    >>> str(bound(float("nan"), 45.5, whole=True)), str(bound(3.5, 9.5, whole=True)), str(bound(12.4, float("nan")))
    ('at most 45', '4 to 9', 'above 12.4')
    """
    low = None if is_missing(lo) else math.floor(lo) + 1 if whole else lo
    high = None if is_missing(hi) else math.floor(hi) if whole else hi
    if low is None and high is None:
        return say("bound-any")
    if low is None:
        return say("bound-at-most", hi=high)
    if high is None:
        return say("bound-at-least" if whole else "bound-above", lo=low)
    return say("bound-between", lo=low, hi=high) if low != high else say("bound-exactly", lo=low)
