"""Word files as their entries: cut at the ids when a file is opened, parsed when an entry is asked for.

Parsing a whole file takes longer than drawing a figure, and a report says a part of what its file holds.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from workbench.words import pseudo

FOLDER = Path(__file__).parent
OWN = "WORKBENCH_WORDS"  # folders with the words of notebooks that do not come with the package
COMMON = "common"
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=", re.MULTILINE)


class WordsError(ValueError):
    """A word file or a message that cannot be used; the text says which, in which language, and what to mend."""


def folders() -> tuple[Path, ...]:
    """Return where word files are looked for: the package's own, then those that WORKBENCH_WORDS names."""
    return (FOLDER, *(Path(each) for each in os.environ.get(OWN, "").split(os.pathsep) if each))


def entries(language: str, name: str) -> Mapping[str, str]:
    """Return id → source of every message and term of a word file, in order; of none when there is no such file.

    >>> "column-customers" in entries("en", "common")
    True

    Raises
    ------
    WordsError : if an id comes twice.
    """
    if language == pseudo.CODE:
        return _pseudo(name, folders())
    places = [folder / language / f"{name}.ftl" for folder in folders()]
    return next((_read(place) for place in places if place.exists()), MappingProxyType({}))


@functools.cache
def _pseudo(name: str, _: tuple[Path, ...]) -> Mapping[str, str]:
    return MappingProxyType({id: pseudo.entry(source) for id, source in entries("en", name).items()})


@functools.cache
def _read(place: Path) -> Mapping[str, str]:
    return MappingProxyType(cut(place.read_text(encoding="utf-8"), f"{place.parent.name}/{place.name}"))


def cut(source: str, place: str) -> dict[str, str]:
    """Cut the source of a word file into its entries.

    >>> cut("a = One\\n    .label = First\\n\\n# why\\n-b = Two\\n", "en/x.ftl")
    {'a': 'a = One\\n    .label = First\\n\\n# why\\n', '-b': '-b = Two\\n'}
    """
    found: dict[str, str] = {}
    starts = list(_ENTRY.finditer(source))
    ends = [start.start() for start in starts[1:]] + [len(source)]
    for start, end in zip(starts, ends, strict=False):  # an empty file has an end and no start
        if start[1] in found:
            raise WordsError(f"words/{place}: the id {start[1]!r} comes twice; give one of them another name.")
        found[start[1]] = source[start.start() : end]
    return found


def names(language: str) -> Iterator[str]:
    """Yield the names of a language's word files."""
    yield from sorted(file.stem for file in (FOLDER / language).glob("*.ftl"))
