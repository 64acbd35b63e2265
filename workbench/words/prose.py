"""A notebook's own headings, found again in the word files by their English, and the prose that belongs to them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from workbench.words.bundles import words
from workbench.words.messages import Message, message, say

TITLE, SECTION = "title", "section-"


def title(analysis: str, english: str = "") -> Message:
    """Return the title of an analysis; the English one given, or its name, where it has no words.

    >>> title("no_such_analysis").render("en")
    'no_such_analysis'
    """
    return say(TITLE, analysis=analysis) if TITLE in words("en", analysis) else message(english or analysis)


def heading(analysis: str, english: str) -> Message:
    """Return the message of a heading as it stands in the notebook; one without words is English in every language."""
    found = _headings(analysis).get(english)
    return say(found, analysis=analysis) if found else message(english)


def prose(shown: Message) -> Message | None:
    """Return the paragraph below a heading: `.lead` of the title, `.intro` of a section."""
    name = "lead" if shown.id == TITLE else "intro"
    if not shown.id or name not in words("en", shown.analysis).patterns(shown.id):
        return None
    return say(shown.id, analysis=shown.analysis, attribute=name)


@functools.cache
def _headings(analysis: str) -> Mapping[str, str]:
    """English heading → id of its message."""
    held = words("en", analysis)
    ids = [id for id in held if id == TITLE or id.startswith(SECTION)]
    return MappingProxyType({held.say(id, "", {}): id for id in ids})


def blocks(markdown: str) -> list[tuple[int, str]]:
    """Return the headings and paragraphs of a markdown cell: the level of a heading, 0 for a paragraph, and its words.

    >>> blocks("# Cohorts\\n\\nWho comes back,\\nand when.")
    [(1, 'Cohorts'), (0, 'Who comes back, and when.')]
    """
    found: list[tuple[int, str]] = []
    paragraph: list[str] = []
    for line in [*map(str.strip, markdown.splitlines()), ""]:
        marks = len(line) - len(line.lstrip("#"))
        is_heading = 1 <= marks <= 6 and line[marks : marks + 1] == " "
        if (is_heading or not line) and paragraph:
            found.append((0, " ".join(paragraph)))
            paragraph.clear()
        if is_heading:
            found.append((marks, line[marks:].strip()))
        elif line:
            paragraph.append(line)
    return found
