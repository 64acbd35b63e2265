"""Frequent sequences: which steps come in which order in at least so many paths, whatever lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

Pattern = tuple[frozenset, ...]


def frequent_sequences(sequences: Sequence[Sequence[Iterable]], *, support: float, longest: int = 6) -> pd.DataFrame:
    """Find all sequences of item sets that occur in at least a share of the given ones (Zaki 2001, Machine Learning 42:31).

    A pattern occurs when its item sets are subsets, in order, of item sets of the sequence. Grown depth-first over lists of
    where each pattern can end; a path counts once, however often the pattern comes in it.

    Parameters
    ----------
    sequences : each a list of item sets; a plain path is a list of one-item sets.
    support : share of sequences, above 0. longest : item sets in a pattern.

    Returns pattern (tuple of sorted tuples), count, support; the most frequent and shortest first.

    Examples
    --------
    >>> frequent_sequences([["a", "b"], ["a", "c", "b"]], support=1.0)["pattern"].tolist()
    [(('a',),), (('b',),), (('a',), ('b',))]
    """
    if not 0 < support <= 1:
        raise ValueError(f"support is a share above 0 and at most 1; {support!r} came.")
    data = [[frozenset([part] if isinstance(part, str) else part) for part in one] for one in sequences]
    least = max(support * len(data) - 1e-9, 1)
    items = sorted({item for one in data for part in one for item in part})
    found: dict[Pattern, int] = {}
    _grow((), {k: [-1] for k in range(len(data))}, data, items, least, longest, found)
    rows = [(tuple(tuple(sorted(part)) for part in pattern), n, n / len(data)) for pattern, n in found.items()]
    frame = pd.DataFrame(rows, columns=["pattern", "count", "support"])
    frame["length"] = frame["pattern"].map(lambda p: sum(map(len, p)))
    return frame.sort_values(["count", "length", "pattern"], ascending=[False, True, True], ignore_index=True).drop(columns="length")


def _grow(pattern: Pattern, ends: dict[int, list[int]], data: list, items: list, least: float, longest: int, found: dict) -> None:
    """Extend a pattern by one item: as a new item set, or within its last one; `ends` are the places where it can end."""
    for item in items:
        if len(pattern) < longest:
            later = {}
            for k, places in ends.items():
                if hits := [j for j in range(places[0] + 1, len(data[k])) if item in data[k][j]]:
                    later[k] = hits
            _keep((*pattern, frozenset([item])), later, data, items, least, longest, found)
        if pattern and item > max(pattern[-1]):
            wider = pattern[-1] | {item}
            same = {k: hits for k, places in ends.items() if (hits := [j for j in places if item in data[k][j]])}
            _keep((*pattern[:-1], wider), same, data, items, least, longest, found)


def _keep(pattern: Pattern, ends: dict, data: list, items: list, least: float, longest: int, found: dict) -> None:
    if len(ends) >= least:
        found[pattern] = len(ends)
        _grow(pattern, ends, data, items, least, longest, found)
