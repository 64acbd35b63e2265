"""Word files as their entries: cut at the ids when a file is opened, parsed when an entry is asked for.

Parsing a whole file takes longer than drawing a figure, and a report says a part of what its file holds.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent
COMMON = "common"
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)


class WordsError(ValueError):
    """A word file or a message that cannot be used; the text says which, in which language, and what to mend."""


def path(language: str, name: str) -> Path:
    """Return where the words of an analysis, or the common ones, lie in a language."""
    return FOLDER / language / f"{name}.ftl"


@functools.cache
def entries(language: str, name: str) -> Mapping[str, str]:
    """Return id → source of every message and term of a word file, in order; of none when there is no such file.

    >>> "column-customers" in entries("en", "common")
    True

    Raises
    ------
    WordsError : if an id comes twice.
    """
    place = path(language, name)
    return MappingProxyType(cut(place.read_text(encoding="utf-8"), str(place.relative_to(FOLDER))) if place.exists() else {})


def cut(source: str, place: str) -> dict[str, str]:
    """Cut the source of a word file into its entries.

    >>> cut("a = One\\n    .label = First\\n\\n# why\\n-b = Two\\n", "en/x.ftl")
    {'a': 'a = One\\n    .label = First\\n\\n# why\\n', '-b': '-b = Two\\n'}
    """
    found: dict[str, str] = {}
    starts = list(_ENTRY.finditer(source))
    for start, end in zip(starts, [*(s.start() for s in starts[1:]), len(source)], strict=True):
        if start[1] in found:
            raise WordsError(f"words/{place}: the id {start[1]!r} comes twice; give one of them another name.")
        found[start[1]] = source[start.start() : end]
    return found


def names(language: str) -> Iterator[str]:
    """Yield the names of a language's word files."""
    yield from sorted(file.stem for file in (FOLDER / language).glob("*.ftl"))
