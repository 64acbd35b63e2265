"""Comments as rows of weighted terms: the words enough customers use, and the subjects that words belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from sklearn.preprocessing import normalize

SUBJECT = "@"
_SUBJECT_WEIGHT = 2.0  # a subject brings together what is said in other words


class Vocabulary(NamedTuple):
    """The terms that are known, in order, and the weight of each."""

    terms: tuple[str, ...]
    weights: np.ndarray

    def rows(self, documents: Sequence[Iterable[str]]) -> sp.csr_matrix:
        """Return comments as rows of unit length; one without a known term is a row of zeros."""
        place = {term: number for number, term in enumerate(self.terms)}
        found = [[place[term] for term in expanded(document) if term in place] for document in documents]
        ends = np.cumsum([0, *map(len, found)])
        columns = (
            np.concatenate([np.asarray(one, dtype="int64") for one in found]) if found else np.zeros(0, dtype="int64")
        )
        rows = sp.csr_matrix((self.weights[columns], columns, ends), shape=(len(found), len(self.terms)))
        return normalize(rows, copy=False) if min(rows.shape) else rows


def expanded(document: Iterable[str]) -> list[str]:
    """Return the terms of a comment, in order: its words, and the subjects that `word@subject` names.

    >>> expanded(["late@delivery", "box"])
    ['@delivery', 'box', 'late']
    """
    found: set[str] = set()
    for word in document:
        bare, mark, subject = word.partition(SUBJECT)
        found |= {bare, mark + subject} if mark else {bare}
    return sorted(found)


def learn(documents: Sequence[Iterable[str]], customers: Sequence[Any], *, fewest: int) -> Vocabulary:
    """Return the terms that at least so many customers use, weighed by how few comments have them (inverse document frequency).

    >>> learn([["late@delivery"], ["late@delivery", "box"]], ["a", "b"], fewest=2).terms
    ('@delivery', 'late')
    """
    users: dict[str, set[Any]] = {}
    counts: dict[str, int] = {}
    for document, customer in zip(documents, customers, strict=True):
        for term in expanded(document):
            users.setdefault(term, set()).add(customer)
            counts[term] = counts.get(term, 0) + 1
    terms = tuple(sorted(term for term, who in users.items() if len(who) >= fewest))
    rare = np.array([np.log((1 + len(documents)) / (1 + counts[term])) + 1 for term in terms])
    weighed = np.array([_SUBJECT_WEIGHT if term.startswith(SUBJECT) else 1.0 for term in terms])
    return Vocabulary(terms, rare * weighed)


def shuffled(documents: Sequence[Sequence[str]], rng: np.random.Generator) -> list[list[str]]:
    """Return comments of the same lengths whose words have been dealt out anew: nothing goes together but by chance.

    >>> sorted(sum(shuffled([["a", "b"], ["c"]], np.random.default_rng(0)), []))
    ['a', 'b', 'c']
    """
    words = np.array([word for document in documents for word in document], dtype=object)
    dealt = words[rng.permutation(len(words))]
    ends = np.cumsum([len(document) for document in documents])
    return [list(part) for part in np.split(dealt, ends[:-1])] if len(documents) else []
