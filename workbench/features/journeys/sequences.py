"""Frequent sequences: which steps come in which order in at least so many paths, whatever lies between."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.journeys.paths import ARROW
from workbench.features.journeys.transitions import OTHER

Pattern = tuple[frozenset, ...]
_FIRST = 0xE000  # letters of a private alphabet, one for each step


def frequent_in_journeys(
    path_steps: ir.Table, ends: ir.Table, *, support: float = 0.05, longest: int = 3, most: int = 10
) -> pd.DataFrame:
    """Find the commonest sequences of at least two steps in journeys that ended, whatever lies between, and count them by customer.

    Level by level (Agrawal & Srikant 1995, ICDE): a sequence of three can only be frequent if the pairs in it are. All counting
    is done in the engine, on journeys written as words of one letter a step. What was put together as "(other)" is no step.

    Parameters
    ----------
    support : share of journeys, above 0. longest : steps in a sequence. most : sequences returned.

    Returns
    -------
    path (text), customer_id, n (journeys), converted (of those, with the sequence); the commonest sequence first, customers in order.
    """
    names = sorted(path_steps.step.value_counts().to_pandas()["step"])
    letters = {name: chr(_FIRST + k) for k, name in enumerate(names)}
    lettered = path_steps.mutate(letter=path_steps.step.substitute(letters))
    words = lettered.group_by("journey").agg(word=lettered.letter.collect(order_by=lettered.position).join(""))
    closed = ends.filter(ends.status != "open").select("journey", "customer_id")
    words = words.join(closed, "journey").group_by("customer_id", "word").agg(n=lambda t: t.count()).cache()
    least = support * int(words.n.sum().fill_null(0).to_pandas())
    found: dict[str, int] = {}
    pairs: dict[str, int] = {}
    named = [letter for name, letter in letters.items() if name != OTHER]
    level = ["".join(pair) for pair in itertools.product(named, repeat=2)]
    for _ in range(2, longest + 1):
        counts = _counted(words, level, least)
        found, pairs = found | counts, pairs or counts
        level = [
            front + back for front in counts for back in named if {front[-1] + back, front[0] + back} <= set(pairs)
        ]
    top = sorted(found, key=lambda word: (-found[word], len(word), word))[:most]
    plain = {letter: name for name, letter in letters.items()}
    return _by_customer(words, {word: ARROW.join(plain[letter] for letter in word) for word in top})


def _counted(words: ir.Table, patterns: Sequence[str], least: float) -> dict[str, int]:
    """Count the journeys whose word has each pattern's letters in order, and keep the patterns of at least so many."""
    distinct = words.group_by("word").agg(n=words.n.sum())
    pairs = distinct.cross_join(_patterns(patterns))
    there = pairs.filter(pairs.word.like(pairs.like))
    frame = there.group_by("pattern").agg(n=there.n.sum()).to_pandas()
    return {word: int(n) for word, n in sorted(zip(frame["pattern"], frame["n"], strict=True)) if n >= max(least, 1)}


def _by_customer(words: ir.Table, names: dict[str, str]) -> pd.DataFrame:
    pairs = words.cross_join(_patterns(list(names)))
    each = pairs.group_by("pattern", "customer_id").agg(
        n=pairs.n.sum(), converted=pairs.n.sum(where=pairs.word.like(pairs.like)).fill_null(0)
    )
    frame = each.to_pandas()
    frame = frame.assign(
        path=frame["pattern"].map(names), place=frame["pattern"].map({word: k for k, word in enumerate(names)})
    )
    return frame.sort_values(["place", "customer_id"], ignore_index=True)[["path", "customer_id", "n", "converted"]]


def _patterns(words: Sequence[str]) -> ir.Table:
    frame = pd.DataFrame({"pattern": list(words), "like": [f"%{'%'.join(word)}%" for word in words]}, dtype="string")
    return ibis.memtable(frame, schema=ibis.schema({"pattern": "string", "like": "string"}))


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
    return frame.sort_values(["count", "length", "pattern"], ascending=[False, True, True], ignore_index=True).drop(
        columns="length"
    )


def _grow(
    pattern: Pattern, ends: dict[int, list[int]], data: list, items: list, least: float, longest: int, found: dict
) -> None:
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
