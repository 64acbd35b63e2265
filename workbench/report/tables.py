"""Tables a reader can trust: a caption, a unit for each column, scopes, and marks for cells that need care."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import pandas

from workbench.report import cells
from workbench.report.exports import csv_link
from workbench.report.findings import not_enough
from workbench.report.items import Item
from workbench.report.wording import check_words
from workbench.words.languages import language, requested
from workbench.words.messages import Message, message, say


@dataclass(frozen=True)
class Column:
    """How a column is shown: its label, its format, and the name of the column that holds its marks."""

    label: Message
    format: str
    marks: str = ""


def column(label: Message | str, format: str, *, marks: str = "") -> Column:
    """Describe a shown column.

    Parameters
    ----------
    label : its heading.
    format : share, points, number or days (with decimals after a colon: "share:0"), count, p (a p-value), money:GBP, date,
        period, text (from data, as it is) or msg (words of ours, translated).
    marks : the column of the frame with a code per cell: "" none, p provisional, u few cases, c hidden, x, z, low.

    Examples
    --------
    >>> column("Retention", "share:0").format
    'share:0'
    """
    if not str(label).strip():
        raise ValueError("a column needs a label.")
    cells.check_format(format)
    return Column(message(label), format, marks)


def table(
    key: str,
    frame: pandas.DataFrame,
    *,
    caption: Message | str,
    subtitle: Message | str,
    columns: Mapping[str, Column],
    notes: Sequence[Message | str] = (),
) -> Item:
    """Return a table; its first column names the rows.

    Parameters
    ----------
    key : small letters, unique in the report.
    frame : rows in the order to show them.
    caption : what the table shows. subtitle : measure, unit, population, period.
    columns : frame column → `column(...)`, in the order to show them; others are left out.
    notes : sentences below the table.

    Raises
    ------
    ValueError : names what is missing.

    Examples
    --------
    >>> frame = pandas.DataFrame({"group": ["a"], "n": [1234]})
    >>> item = table("sizes", frame, caption="Most customers are in group a", subtitle="Customers, count, 2017",
    ...              columns={"group": column("Group", "text"), "n": column("Customers", "count")})
    >>> item
    Most customers are in group a
    Group  Customers
    a          1,234
    """
    faults = [f"its {name} is missing" for name, part in (("caption", caption), ("subtitle", subtitle)) if not part]
    if subtitle and frame.empty:
        return not_enough(subtitle)
    faults += column_faults(frame, columns)
    if faults:
        raise ValueError(f"table {key!r} cannot be shown: " + "; ".join(faults) + ".")
    caption, subtitle, said = message(caption), message(subtitle), [message(note) for note in notes]
    check_words(caption)
    grid = cells.Grid.of(frame, columns)
    data = {"key": key, "caption": caption.to_json(), "subtitle": subtitle.to_json()} | grid.to_json()
    data["notes"] = [note.to_json() for note in said]
    pages = framed(grid, key, caption=caption, subtitle=subtitle, notes=said, csv=grid.csv_frame())
    return Item("table", key, data, f"{caption}\n{grid.plain()}", pages["en"], pages)


class Body(Protocol):
    """What stands in a table's frame: its legend and its HTML, in a language."""

    def legend(self, lang: str) -> str:
        """Return the line above that explains the codes used."""

    def html(self, lang: str, head: str) -> str:
        """Return the table element; `head` is its caption element."""


def framed(
    body: Body, key: str, *, caption: Message, subtitle: Message, notes: Sequence[Message], csv: pandas.DataFrame
) -> dict[str, str]:
    """Return a table in every language: legend, caption, region that scrolls, notes and its CSV."""
    link = csv_link(csv)
    pages = {}
    for lang in requested():
        head = f'<caption>{caption.html(lang)} <span class="sub">{subtitle.html(lang)}</span></caption>'
        shown = body.legend(lang) + region(body.html(lang, head), caption.render(lang))
        below = footer(notes, lang) + f'<p class="csv">{download(key, link, lang)}</p>'
        pages[lang] = f'<div class="table" id="table-{html.escape(key)}">{shown}{below}</div>'
    return pages


def column_faults(frame: pandas.DataFrame, columns: Mapping[str, Any] | None) -> list[str]:
    """Return what is wrong with the columns chosen from a frame."""
    if not columns:
        return ["its columns, each with label and format, are missing"]
    known = list(frame.columns)
    faults = [f"column {name!r} is not in the frame, which has {known}" for name in columns if name not in known]
    faults += [f"{n!r} is not described by column(label, format)" for n, c in columns.items() if not _is_column(c)]
    wanted = {c.marks: name for name, c in columns.items() if _is_column(c) and c.marks}
    return faults + [
        f"column {m!r} with the marks of {n!r} is not in the frame" for m, n in wanted.items() if m not in known
    ]


def _is_column(value: object) -> bool:
    return isinstance(value, Column)


def region(table_html: str, label: str) -> str:
    """Return a wide thing inside a region that scrolls by itself and can be reached by keyboard."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{html.escape(label)}">{table_html}</div>'


def footer(notes: Sequence[Message], lang: str, *last: Message) -> str:
    """Return the small print below a table or figure, with a place where the edition names the notebook cell."""
    return (
        f'<p class="src">{language(lang).gap.join(t.html(lang) for t in (*notes, *last))}<span class="cell"></span></p>'
    )


def download(key: str, link: str, lang: str, *, suffix: Literal["csv", "svg"] = "csv") -> str:
    """Return the link to the CSV behind a table or figure, or to the drawing of a figure."""
    name, words = html.escape(key), say(f"download-{suffix}").html(lang)
    return f'<a download="{name}.{suffix}" href="{html.escape(link)}">{words}</a>'
