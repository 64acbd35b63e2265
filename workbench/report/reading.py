"""The notebook as its reader sees it: questions, findings, tables and figures in one language, no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from nbformat import NotebookNode, v4

from workbench.report.results import MIME
from workbench.report.sanitize import foreign
from workbench.words import prose
from workbench.words.languages import language
from workbench.words.messages import Message, say

IN_PLACE = ("finding", "figure", "table", "matrix", "triangle")


def title(notebook: Mapping[str, Any]) -> str:
    """Return the notebook's first level-1 heading, the message that names the report.

    >>> title({"cells": [{"cell_type": "markdown", "source": "# Customer retention\\n\\nWhy."}]})
    'Customer retention'
    """
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            for level, words in prose.blocks(cell["source"]):
                if level == 1:
                    return words
    return ""


def reading_copy(notebook: Mapping[str, Any], analysis: str, lang: str) -> NotebookNode:
    """Return a notebook of what is shown: headings with an anchor, prose, and outputs as HTML in one language.

    Items that a report lifts to its own parts (headlines, checks, definitions, files) are left out, and so is a heading with
    nothing below it. Anchors come from the English heading: a deep link works in both languages.
    """
    cells: list[NotebookNode] = []
    numbers = {"figure": 0}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cells += _prose(cell["source"], analysis, lang, taken={c.metadata.get("anchor") for c in cells})
        elif cell["cell_type"] == "code":
            cells += _outputs(cell, lang, numbers)
    return v4.new_notebook(cells=_without_empty_sections(cells))


def lead(copy: NotebookNode) -> list[NotebookNode]:
    """Take the prose before the first question out of a reading copy: what the report is for."""
    first = next((k for k, cell in enumerate(copy.cells) if cell.metadata.get("level")), len(copy.cells))
    taken = [cell for cell in copy.cells[:first] if cell.cell_type == "markdown"]
    copy.cells = [cell for cell in copy.cells if cell not in taken]
    return taken


def sections(copy: NotebookNode) -> list[tuple[str, str]]:
    """Return (anchor, heading) of the questions of a reading copy, for the table of contents."""
    return [(c.metadata.anchor, c.source) for c in copy.cells if c.metadata.get("level") == 2]


def _prose(source: str, analysis: str, lang: str, *, taken: set[str | None]) -> Iterable[NotebookNode]:
    for chunk in re.split(r"\n\s*\n", source):
        for level, words in prose.blocks(chunk):
            if not level:  # an analyst's own paragraph; those of ours stand in the word files
                yield v4.new_markdown_cell(
                    chunk if not chunk.lstrip().startswith("#") else words, metadata={"foreign": lang != "en"}
                )
                continue
            heading = prose.title(analysis, words) if level == 1 else prose.heading(analysis, words)
            if level >= 2:
                marks = {"level": min(level, 4), "anchor": _anchor(words, taken), "foreign": not heading.spoken(lang)}
                yield v4.new_markdown_cell(heading.render(lang), metadata=marks)
            if below := prose.prose(heading):
                introduces = {"introduces": min(level, 4)} if level >= 2 else {}
                yield v4.new_markdown_cell(
                    below.render(lang), metadata={"foreign": not below.spoken(lang)} | introduces
                )


def _page(pages: Mapping[str, str], lang: str) -> str:
    """Return an item's HTML in a language; one drawn before the language was asked for is English, and marked so."""
    return pages[lang] if lang in pages else f'<div lang="en" data-untranslated="">{pages["en"]}</div>'


def _anchor(heading: str, taken: set[str | None]) -> str:
    slug = "q-" + (re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "section")
    anchor, count = slug, 1
    while anchor in taken:
        count += 1
        anchor = f"{slug}-{count}"
    taken.add(anchor)
    return anchor


def _outputs(cell: Mapping[str, Any], lang: str, numbers: dict[str, int]) -> list[NotebookNode]:
    parts = [_shown(output, cell, lang, numbers) for output in cell.get("outputs", ())]
    shown = [v4.new_output("display_data", {"text/html": part}) for part in parts if part]
    return [v4.new_code_cell(outputs=shown)] if shown else []


def _shown(output: Mapping[str, Any], cell: Mapping[str, Any], lang: str, numbers: dict[str, int]) -> str:
    data = output.get("data", {})
    if MIME not in data:
        return _left_by_hand(output, lang)
    item = data[MIME]
    if item["kind"] not in IN_PLACE:
        return ""
    if item["kind"] == "finding":
        return f"<p>{Message.from_json(item['data']['text']).html(lang)}</p>"
    return _numbered(_page(item["html"], lang), item["kind"], cell.get("execution_count"), lang, numbers)


def _numbered(html: str, kind: str, count: int | None, lang: str, numbers: dict[str, int]) -> str:
    """Fill the two places an item leaves open: its number on the page and the notebook cell that made it."""
    if kind == "figure":
        numbers["figure"] += 1
    label = say("figure-number", k=numbers["figure"]).html(lang)
    where = language(lang).gap + say("notebook-cell", k=count).html(lang) if count else ""
    return html.replace('<span class="fno"></span>', f'<span class="fno">{label}</span>').replace(
        '<span class="cell"></span>', f'<span class="cell">{where}</span>'
    )


def _left_by_hand(output: Mapping[str, Any], lang: str) -> str:
    """Show what an analyst displayed without an item: a table or a PNG; never streams, errors or bare text."""
    data = output.get("data", {})
    if output.get("output_type") not in ("display_data", "execute_result"):
        return ""
    if "text/html" in data:
        kept = str(foreign(_joined(data["text/html"])))
    elif "image/png" in data:
        alt = output.get("metadata", {}).get("image/png", {}).get("alt") or say("picture-without-a-description").render(
            lang
        )
        source = re.sub(r"\s+", "", _joined(data["image/png"]))
        kept = f'<img src="data:image/png;base64,{escape(source)}" alt="{escape(alt)}">'
    else:
        return ""
    name = escape(say("output-of-a-notebook-cell").render(lang))
    return (
        f'<div class="scroll out" role="region" tabindex="0" aria-label="{name}">{kept}</div>' if kept.strip() else ""
    )


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def _without_empty_sections(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Drop a heading that is followed by nothing of its own, or by no more than what introduces it."""
    kept: list[NotebookNode] = []
    for cell in reversed(cells):
        level = cell.metadata.get("level") or cell.metadata.get("introduces")
        following = kept[-1].metadata.get("level") if kept else 0
        if level and (not kept or (following and following <= level)):
            continue
        kept.append(cell)
    return kept[::-1]
