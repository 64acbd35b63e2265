"""The evidence of a page, folded: each question with its answers in sight, and what they rest on behind one line."""

from __future__ import annotations

from collections.abc import Sequence

from nbformat import NotebookNode, v4

from workbench.words.messages import Message, say

TABLES = ("table", "matrix", "triangle")


def folded(copy: NotebookNode, lang: str) -> NotebookNode:
    """Return a reading copy in which every section is its question, its main findings, and the rest between two marks.

    The marks are markdown cells with `fold` in their metadata, "open" (its words are the summary) and "close".
    """
    cells = [cell for section in _sections(copy.cells) for cell in _folded(section, lang)]
    return v4.new_notebook(cells=cells)


def _sections(cells: Sequence[NotebookNode]) -> list[list[NotebookNode]]:
    found: list[list[NotebookNode]] = [[]]
    for cell in cells:
        found += [[]] if cell.metadata.get("level") == 2 else []
        found[-1].append(cell)
    return [section for section in found if section]


def _folded(section: list[NotebookNode], lang: str) -> list[NotebookNode]:
    heading = section[:1] if section[0].metadata.get("level") == 2 else []
    rest = section[len(heading) :]
    answers = [output for cell in rest for output in cell.get("outputs", ()) if output.metadata.get("answers")]
    below = [_without(cell, answers) for cell in rest]
    below = [cell for cell in below if cell.cell_type == "markdown" or cell.outputs]
    said = [v4.new_code_cell(outputs=answers)] if answers else []
    if not below:
        return [*heading, *said]
    summary = _summary(below)
    marks = {"fold": "open", "foreign": not summary.spoken(lang)}
    opening = v4.new_markdown_cell(summary.render(lang), metadata=marks)
    return [*heading, *said, opening, *below, v4.new_markdown_cell("", metadata={"fold": "close"})]


def _without(cell: NotebookNode, answers: Sequence[NotebookNode]) -> NotebookNode:
    if cell.cell_type == "markdown":
        return cell
    return v4.new_code_cell(outputs=[output for output in cell.outputs if output not in answers])


def _summary(cells: Sequence[NotebookNode]) -> Message:
    """Say what lies behind the line: so many figures and tables."""
    kinds = [output.metadata.get("kind") for cell in cells for output in cell.get("outputs", ())]
    figures, tables = kinds.count("figure"), sum(kind in TABLES for kind in kinds)
    if figures and tables:
        return say("fold-both", k=figures, n=tables)
    if figures:
        return say("fold-figures", k=figures)
    return say("fold-tables", n=tables) if tables else say("fold-words")
