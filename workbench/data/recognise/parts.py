"""What a draft is made of: lines of a dataset file with their reasons, and questions with the lines that answer them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workbench.data.recognise.layouts import Layout
from workbench.data.recognise.values import Values
from workbench.words.messages import Message


@dataclass(frozen=True)
class Line:
    """A key of a section with its value, and why it is so; section "" is the table's own."""

    section: str
    key: str | Message
    value: Any
    why: Message | None = None


@dataclass(frozen=True)
class Question:
    """What cannot be told from the files: the lines that answer it, one to uncomment, and rows to judge by.

    Where no line answers it, the file says that it is open until a person has deleted that line.
    """

    about: str
    said: Message
    answers: tuple[Line, ...] = ()
    rows: tuple[Message, ...] = ()


@dataclass
class Table:
    """A canonical table found in files."""

    name: str
    values: Values
    layout: Layout | None
    lines: list[Line] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    currencies: dict[str, int] = field(default_factory=dict)  # codes that came, and in how many rows
    signs: tuple[str, ...] = ()  # ¥, €: what stands beside amounts
    offsets: list[tuple[str, str]] = field(default_factory=list)  # days and the offsets of their times

    def add(self, section: str, key: str | Message, value: Any, why: Message | None = None) -> None:
        """Add a line."""
        self.lines.append(Line(section, key, value, why))

    def has(self, key: str) -> bool:
        """Whether a column is given, or asked about."""
        asked = [line for question in self.questions for line in question.answers]
        return any(line.key == key and line.section in ("columns", "expressions") for line in (*self.lines, *asked))
