"""The notebook as its reader sees it: questions, findings, tables and figures in one language, no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode, v4

from workbench.report import resting
from workbench.report.results import MIME, collect
from workbench.report.sanitize import foreign
from workbench.words import prose
from workbench.words.languages import language
from workbench.words.messages import Message, say

IN_PLACE = ("finding", "figure", "table", "matrix", "triangle")
NOTHING_TO_SHOW = "not-enough-data"


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


def reading_copy(
    notebook: Mapping[str, Any],
    analysis: str,
    lang: str,
    *,
    lifted: Sequence[Mapping[str, Any]] = (),
    told: Iterable[str] = (),
) -> NotebookNode:
    """Return a notebook of what is shown: headings with an anchor, prose, and outputs as HTML in one language.

    Items that a report lifts to its own parts (headlines, checks, definitions, files, and those in `lifted`, by their data)
    are left out, and so is a heading with nothing below it. Anchors come from the English heading: a deep link works in
    both languages. `told` are the doubts already said in full.
    """
    cells: list[NotebookNode] = []
    items = collect(notebook)
    walk = _Walk(
        lang, lifted, iter(items), {"figure": sum("alt" in data for data in lifted)}, resting.words(items), set(told)
    )
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cells += _prose(cell["source"], analysis, lang, taken={c.metadata.get("anchor") for c in cells})
        elif cell["cell_type"] == "code":
            cells += _outputs(cell, walk)
    return v4.new_notebook(cells=_without_empty_sections(cells))


def lifted_figure(notebook: Mapping[str, Any], item: Mapping[str, Any], lang: str) -> str:
    """Return the figure of the first screen as HTML, numbered 1; `item` is as `results.collect` returns it."""
    count = notebook["cells"][item["cell"]].get("execution_count")
    return _numbered(_page(item["html"], lang), "figure", count, lang, {"figure": 0})


def not_shown(items: Iterable[Mapping[str, Any]], lang: str) -> list[Markup]:
    """Return what a report could not show for want of data, each once."""
    found = [item["data"]["text"] for item in items if item["kind"] == "finding"]
    said = [Message.from_json(text["values"]["what"]).html(lang) for text in found if text.get("id") == NOTHING_TO_SHOW]
    return [Markup(words) for words in dict.fromkeys(said)]  # Message.html escapes every value


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


@dataclass
class _Walk:
    """What one way through a notebook has to know: the language, what is left out, and what has been counted and told."""

    lang: str
    lifted: Sequence[Mapping[str, Any]]
    items: Iterator[Mapping[str, Any]]
    numbers: dict[str, int]
    doubts: Mapping[str, Mapping[str, Any]]
    told: set[str]


def _outputs(cell: Mapping[str, Any], walk: _Walk) -> list[NotebookNode]:
    shown = []
    for output in cell.get("outputs", ()):
        item = next(walk.items) if MIME in output.get("data", {}) else None
        if item and (item["kind"] not in IN_PLACE or item["data"] in walk.lifted or _says_nothing(item)):
            continue
        part = _shown(item, cell, walk) if item else _left_by_hand(output, walk.lang)
        marks = {"kind": item["kind"] if item else "", "answers": bool(item and item["data"].get("main"))}
        shown += [v4.new_output("display_data", {"text/html": part}, metadata=marks)] if part else []
    return [v4.new_code_cell(outputs=shown)] if shown else []


def _says_nothing(item: Mapping[str, Any]) -> bool:
    return item["kind"] == "finding" and item["data"]["text"].get("id") == NOTHING_TO_SHOW


def _shown(item: Mapping[str, Any], cell: Mapping[str, Any], walk: _Walk) -> str:
    if item["kind"] == "finding":
        words = Message.from_json(item["data"]["text"]).html(walk.lang)
        care = resting.care(item["data"].get("doubts", ()), walk.doubts, walk.told, walk.lang)
        return f"<p>{words}{language(walk.lang).gap if care else ''}{care}</p>"
    count = cell.get("execution_count")
    return _numbered(_page(item["html"], walk.lang), item["kind"], count, walk.lang, walk.numbers)


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
