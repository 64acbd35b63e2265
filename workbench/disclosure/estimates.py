"""A single figure in a sentence: whether it may be told."""

from __future__ import annotations


def about_few(n: float, part: float | None = None, *, minimum: int) -> bool:
    """Say whether a figure about n people, or about a part of them and the others, is about fewer than the minimum.

    A part of nobody, or of everybody, is about few as well: it tells something of each of them.

    >>> about_few(100, 4, minimum=10), about_few(100, 96, minimum=10), about_few(100, 40, minimum=10), about_few(7, minimum=10)
    (True, True, False, True)
    """
    counted = [n] if part is None else [part, n - part]
    return any(round(count) < minimum for count in counted)
