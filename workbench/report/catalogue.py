"""The Chinese of every message: one gettext file, read once, no compiled form."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

PO_FILE = Path(__file__).parent / "locale" / "zh_Hans.po"


def read(path: Path = PO_FILE) -> Catalog:
    """Return the catalogue as Babel reads it, with fuzzy and empty entries."""
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


@functools.cache
def chinese() -> Mapping[str, str]:
    """Return message → Chinese for every entry that is translated and not marked as stale."""
    return {entry.id: entry.string for entry in read() if entry.id and entry.string and not entry.fuzzy}


def has_words(msgid: str) -> bool:
    """Say whether a message has anything to translate beside its placeholders.

    >>> has_words("{name:text}: {n:count}"), has_words("n = {n:count}")
    (False, True)
    """
    return any(letter.isalpha() for letter in re.sub(r"\{[^{}]*\}", "", msgid))


def known(msgid: str, lang: str) -> bool:
    """Say whether a message can be shown in a language.

    >>> known("anything", "en"), known("no such message", "zh")
    (True, False)
    """
    return lang == "en" or msgid in chinese() or not has_words(msgid)


def translate(msgid: str, lang: str) -> str:
    """Return a message in a language, in English when there is no translation.

    >>> translate("Customers", "zh"), translate("no such message", "zh")
    ('客户数', 'no such message')
    """
    return msgid if lang == "en" else chinese().get(msgid, msgid)


def blocks(markdown: str) -> list[tuple[int, str]]:
    """Return the headings and paragraphs of a markdown cell; their text is a message each.

    The level is that of the heading, 0 for a paragraph. Lines of a paragraph are joined by a space.

    >>> blocks("# Cohorts\\n\\nWho comes back,\\nand when.")
    [(1, 'Cohorts'), (0, 'Who comes back, and when.')]
    """
    found: list[tuple[int, str]] = []
    open_paragraph: list[str] = []

    def close() -> None:
        if open_paragraph:
            found.append((0, " ".join(open_paragraph)))
            open_paragraph.clear()

    for line in map(str.strip, markdown.splitlines()):
        marks = len(line) - len(line.lstrip("#"))
        if not line:
            close()
        elif 1 <= marks <= 6 and line[marks : marks + 1] == " ":
            close()
            found.append((marks, line[marks:].strip()))
        else:
            open_paragraph.append(line)
    close()
    return found
