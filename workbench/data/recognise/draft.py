"""A draft as the text of a dataset file: every guess with its reason, every question with the lines that answer it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from workbench.data.recognise.folder import Draft
from workbench.data.recognise.parts import Line, Question, Table
from workbench.words.messages import Message, say

_WIDTH = 118
_SECTIONS = ("", "columns", "expressions", "formats", "units", "drop")


def text(draft: Draft, lang: str) -> str:
    """The dataset file, with comments in a language."""
    lines = [*_comment(say("draft-head"), lang)]
    if draft.asked:
        lines += _comment(say("draft-head-questions", n=len(draft.asked)), lang)
    lines.append("")
    for line in draft.top:
        lines += _written(line, lang)
    for question in draft.questions:
        lines += ["", *_question(question, lang)]
    if undecided := [question for question in draft.asked if not question.answers]:
        lines += ["", *_comment(say("draft-open"), lang)]
        lines.append(f"questions = {_value([question.said.render(lang) for question in undecided])}")
    for table in draft.tables:
        lines += ["", *_table(table, lang)]
    if draft.aside:
        lines += ["", *_comment(say("draft-aside"), lang)]
        lines += [each for message in draft.aside for each in _comment(message, lang)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _table(table: Table, lang: str) -> Iterator[str]:
    for section in _SECTIONS:
        lines = [line for line in table.lines if line.section == section]
        asked = [
            question for question in table.questions if question.answers and question.answers[0].section == section
        ]
        if not lines and not asked:
            continue
        yield f"[tables.{table.name}{'.' + section if section else ''}]"
        for line in lines:
            yield from _written(line, lang)
        for question in asked:
            yield from _question(question, lang)
        yield ""


def _question(question: Question, lang: str) -> Iterator[str]:
    """The question, rows to judge by, and the lines of which one is to be uncommented."""
    if not question.answers:
        yield from _comment(question.said, lang)
        return
    yield from _comment(say("draft-question", text=question.said.render(lang)), lang)
    for row in question.rows:
        yield f"#   {_plain(row.render(lang))}"
    for answer in question.answers:
        yield f"# {_assignment(answer, lang)}{'  # ' + _plain(answer.why.render(lang)) if answer.why else ''}"


def _written(line: Line, lang: str) -> Iterator[str]:
    """A line, its reason behind it where there is room, else above it."""
    code = _assignment(line, lang)
    reason = _plain(line.why.render(lang)) if line.why else ""
    if not reason or len(code) + len(reason) + 4 <= _WIDTH:
        yield f"{code}  # {reason}" if reason else code
    else:
        yield from _comment(line.why, lang)
        yield code


def _assignment(line: Line, lang: str) -> str:
    """Key and value, as TOML writes them."""
    name = line.key if isinstance(line.key, str) else line.key.render(lang)
    key = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)
    return f"{key} = {_value(line.value)}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, (int, float)):
        return repr(int(value) if value == int(value) else value)
    return _quoted(value)


def _quoted(text: str) -> str:
    """A text of TOML; SQL, with its quotes, as it is read best.

    >>> print(_quoted('CAST("Total" AS DOUBLE)'), _quoted("x"), _quoted("a" + chr(10)))
    'CAST("Total" AS DOUBLE)' "x" "a\\n"
    """
    if '"' in text and text.isprintable():
        if "'" not in text:
            return f"'{text}'"
        if "'''" not in text and not text.endswith("'"):
            return f"'''{text}'''"
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(message: Message | None, lang: str) -> list[str]:
    said = _plain(message.render(lang)) if message else ""
    return [f"# {line}" for line in textwrap.wrap(said, _WIDTH - 2)] or []


def _plain(said: str) -> str:
    """Text on one line: a value with a line break must not become a line of the file."""
    return re.sub(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+", " ", said).strip()
