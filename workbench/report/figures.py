"""The figure: a drawing that says what it found, of whom, from which data, and shows the numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas

from workbench.report import cells
from workbench.report.charts.chart import Chart
from workbench.report.exports import csv_link, svg_link
from workbench.report.findings import not_enough
from workbench.report.items import Item
from workbench.report.shown import Shown
from workbench.report.tables import Column, column_faults, download, footer, region
from workbench.report.wording import Evidence, check_words, quoted
from workbench.words.languages import requested
from workbench.words.messages import Message, message, say

TITLE_WORDS = 15
ALT_LETTERS = 40
_KEY = re.compile(r"[a-z][a-z0-9_-]*")


def figure(
    key: str,
    chart: Chart,
    *,
    title: Message | str,
    subtitle: Message | str,
    source: Message | str,
    alt: Message | str,
    table: pandas.DataFrame,
    columns: Mapping[str, Column],
    notes: Sequence[Message | str] = (),
    evidence: Evidence = "Description",
    shown: Shown | None = None,
) -> Item:
    """Return a figure with its data; refuses while a part of it is missing, and says so where there are no data.

    Parameters
    ----------
    key : small letters, digits, `-` and `_`; prefix of the drawing's ids.
    chart : from `report.charts`.
    title : the finding, at most 15 words. subtitle : measure, unit, population, period.
    source : where the numbers come from and the last day they cover.
    alt : what a reader who cannot see it needs, at least 40 letters and with a number.
    table, columns : the numbers drawn, as for `report.table`.
    evidence : causal words in the title need "Matched comparison" or "Experiment".
    shown : knows the words that the chart leaves to the figure, and the names of codes.

    Raises
    ------
    ValueError : names everything that is missing.
    """
    if subtitle and isinstance(chart, Chart) and (not chart.drawable or table.empty):
        return not_enough(subtitle)
    faults = _faults(key, chart, title, alt) + column_faults(table, columns)
    faults += [f"its {name} is missing" for name, part in (("subtitle", subtitle), ("source", source)) if not part]
    if faults:
        raise ValueError(f"figure {key!r} cannot be shown: " + "; ".join(faults) + ".")
    parts = {"title": message(title), "subtitle": message(subtitle), "source": message(source), "alt": message(alt)}
    said = [message(note) for note in notes]
    check_words(parts["title"], evidence)
    grid = cells.Grid.of(table, columns)
    drawings, slender = (
        chart.svg(f"fig-{key}{end}", title=parts["title"], description=parts["alt"], shown=shown, narrow=bool(end))
        for end in ("", "-phone")
    )
    data = {"key": key} | {name: part.to_json() for name, part in parts.items()} | grid.to_json()
    data["notes"] = [note.to_json() for note in said]
    link = csv_link(grid.csv_frame())
    pages = {}
    for lang in requested():
        drawn = region(drawings[lang], parts["title"].render(lang))
        if chart.bends:
            drawn = f'<div class="wide">{drawings[lang]}</div><div class="phone">{slender[lang]}</div>'
        body = _html(lang, parts, _legend(chart, lang, shown), drawn)
        saved = download(key, svg_link(drawings[lang]), lang, suffix="svg")
        body += footer(said, lang, parts["source"]) + _data(key, grid, link, parts["title"], lang, saved)
        pages[lang] = f'<figure id="fig-{key}">{body}</figure>'
    return Item("figure", key, data, f"{parts['title']}\n{parts['alt']}", pages["en"], pages)


def _faults(key: str, chart: object, title: Message | str, alt: Message | str) -> list[str]:
    words, letters = _read(title), len(str(alt or "").strip())
    checks = {
        "its key is not made of small letters, digits, '-' and '_'": not _KEY.fullmatch(key),
        "its chart is missing": not hasattr(chart, "svg"),
        "its title, the finding, is missing": words == 0,
        f"its title has {words} words, at most {TITLE_WORDS} are read": words > TITLE_WORDS,
        f"its alt text has {letters} letters, at least {ALT_LETTERS} describe a drawing": letters < ALT_LETTERS,
        "its alt text has no number": not any(c.isdigit() for c in str(alt or "")),
    }
    return [fault for fault, wrong in checks.items() if wrong]


def _read(title: Message | str) -> int:
    """How many words of ours are read: a name from the data is one, however the company writes it.

    >>> _read(Message("", {"text": "Checkout step 2 viewed"})), _read("Two words")
    (1, 2)
    """
    text = str(title or "")
    for name in quoted(title) if isinstance(title, Message) and not title.said else ():
        text = text.replace(name, "x")
    return len(text.split())


def _legend(chart: object, lang: str, shown: Shown | None) -> str:
    return chart.legend(lang, shown) if isinstance(chart, Chart) else ""


def _html(lang: str, parts: Mapping[str, Message], legend: str, drawing: str) -> str:
    title, subtitle = parts["title"].html(lang), parts["subtitle"].html(lang)
    words = f'<span class="fno"></span> <strong>{title}</strong> <span class="sub">{subtitle}</span>'
    return f"<figcaption>{words}</figcaption>{legend}{drawing}"


def _data(key: str, grid: cells.Grid, link: str, title: Message, lang: str, saved: str) -> str:
    label = say("data-of-the-figure", title=title)
    hidden = f'<caption class="vh">{label.html(lang)}</caption>'
    shown = cells.legend(grid.codes(), lang) + region(grid.html(lang, hidden), label.render(lang))
    summary = f"<summary>{say('show-the-data').html(lang)}</summary>"
    return f'<details class="data">{summary}{shown}<p class="csv">{download(key, link, lang)} · {saved}</p></details>'
