"""The matrix: an HTML heat table of rows by columns, such as a migration, a step matrix or a grid of two scores."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.report import cells
from workbench.report.findings import not_enough
from workbench.report.items import Item
from workbench.report.tables import Column, column_faults, framed
from workbench.report.wording import check_words
from workbench.words import fmt
from workbench.words.messages import Message, message, say

STEPS = 6  # classes r0 … r5 of the style sheet
LONG = 5  # letters of a heading above which all stand upright on a phone
SIDES = 3  # on either side of a middle: o0 … o2 below, r1 … r3 above


def matrix(
    key: str,
    frame: pandas.DataFrame,
    *,
    down: str,
    across: str,
    value: str,
    caption: Message | str,
    subtitle: Message | str,
    columns: Mapping[str, Column],
    base: str = "",
    middle: float | None = None,
    notes: Sequence[Message | str] = (),
) -> Item:
    """Return a heat table with one colour scale for all its cells.

    Parameters
    ----------
    key, caption, subtitle, notes : as for `table`.
    frame : one row per cell; rows and columns of the table stand in the order in which they first come. A pair that has
        no row here is an empty cell.
    down, across, value : the columns that name the table's rows, its columns, and the number in a cell.
    columns : description of these, of `base` and of what else belongs into the CSV, as for `table`; marks hide or
        mark cells.
    base : column with the number of customers behind a row of the table, shown beside its name.
    middle : a true middle, such as an index of 100: lower cells are orange, higher ones blue.

    Raises
    ------
    ValueError : names what is missing, or the cells that come twice.

    Examples
    --------
    >>> from workbench.report.tables import column
    >>> frame = pandas.DataFrame({"before": ["a", "a", "b"], "now": ["a", "b", "b"], "share": [0.75, 0.25, 1.0]})
    >>> matrix("moves", frame, down="before", across="now", value="share", caption="Most stay", subtitle="Customers, %",
    ...        columns={"before": column("Before", "text"), "now": column("Now", "text"), "share": column("Share", "share:0")})
    Most stay
    Before    a     b
    a       75%   25%
    b            100%
    """
    faults = [f"its {name} is missing" for name, part in (("caption", caption), ("subtitle", subtitle)) if not part]
    faults += [
        f"column {name!r} is not described" for name in (down, across, value, base) if name and name not in columns
    ]
    faults += column_faults(frame, columns)
    if not faults and (twice := _twice(frame[[down, across]].astype(str))):
        faults = [f"these cells come twice: {twice}"]
    if faults:
        raise ValueError(f"matrix {key!r} cannot be shown: " + "; ".join(faults) + ".")
    if frame.empty:
        return not_enough(subtitle)
    caption, subtitle, said = message(caption), message(subtitle), [message(note) for note in notes]
    check_words(caption)
    grid = cells.Grid.of(frame, columns)
    at = grid.names.index
    heat = _Heat(grid, at(down), at(across), at(value), at(base) if base else None, middle)
    data = {"key": key, "caption": caption.to_json(), "subtitle": subtitle.to_json()} | grid.to_json()
    data |= {"down": down, "across": across, "value": value, "notes": [note.to_json() for note in said]}
    pages = framed(heat, key, caption=caption, subtitle=subtitle, notes=said, csv=grid.csv_frame())
    return Item("matrix", key, data, f"{caption}\n{heat.plain()}", pages["en"], pages)


@dataclass(frozen=True)
class _Heat:
    """The long grid, and the positions of its columns that make rows, columns, cells and the rows' base."""

    grid: cells.Grid
    down: int
    across: int
    value: int
    base: int | None
    middle: float | None

    def lines(self) -> list[tuple[int, list[int | None]]]:
        """Return for each row of the table its first grid row, and the grid row of every cell."""
        tops = self.tops()
        at = {(_key(row[self.down]), _key(row[self.across])): k for k, row in enumerate(self.grid.rows)}
        first: dict[str, int] = {}
        for k, row in enumerate(self.grid.rows):
            first.setdefault(_key(row[self.down]), k)
        return [(k, [at.get((name, top)) for top in tops]) for name, k in first.items()]

    def tops(self) -> dict[str, int]:
        """Return the columns of the table, each with the grid row that first names it."""
        found: dict[str, int] = {}
        for k, row in enumerate(self.grid.rows):
            found.setdefault(_key(row[self.across]), k)
        return found

    def scale(self) -> tuple[float, float] | None:
        """Return the ends of the colour scale: the lowest and highest cell that carries no mark."""
        pairs = zip(self.grid.rows, self.grid.marks, strict=True)
        known = [
            row[self.value] for row, marks in pairs if row[self.value] is not None and marks[self.value] in ("", "low")
        ]
        return (min(known), max(known)) if known else None

    def legend(self, lang: str) -> str:
        codes = {marks[k] for marks in self.grid.marks for k in (self.value, self.base) if k is not None} - {""}
        ends, format = self.scale(), self.grid.columns[self.value].format
        if ends is None:
            return cells.legend(codes, lang)
        lo, hi = (cells.shown(end, format, lang, decimals=self.grid.decimals(self.value)) for end in ends)
        if self.middle is None:
            scale = say("colour-scale", lo=lo, hi=hi)
        else:
            middle = cells.shown(self.middle, format, lang, decimals=self.grid.decimals(self.value))
            scale = say("colour-scale-middle",
                         middle=middle, lo=lo, hi=hi)  # fmt: skip
        return cells.legend(codes, lang, scale)

    def html(self, lang: str, head: str) -> str:
        texts, ends = self.grid.texts(lang), self.scale()
        base = [self.base] if self.base is not None else []
        labels = [
            cells.heading(self.grid.columns[k].label, self.grid.columns[k].format, lang).html(lang)
            for k in (self.down, *base)
        ]
        tops = [texts[k][self.across] for k in self.tops().values()]
        tall = ' class="tall"' if max(map(len, tops), default=0) > LONG else ""
        top = "".join(f'<th scope="col">{name}</th>' for name in labels) + "".join(
            f'<th scope="col"{tall}>{html.escape(name)}</th>' for name in tops
        )
        body = []
        for first, row in self.lines():
            name = f'<th scope="row">{html.escape(texts[first][self.down])}</th>'
            size = "".join(self._plain_td(first, k, texts) for k in base)
            body.append(f"<tr>{name}{size}{''.join(self._td(k, texts, ends, lang) for k in row)}</tr>")
        return f'<table class="heat">{head}<thead><tr>{top}</tr></thead><tbody>{"".join(body)}</tbody></table>'

    def plain(self) -> str:
        texts = self.grid.texts("en")
        base = [self.base] if self.base is not None else []
        head = [str(self.grid.columns[k].label) for k in (self.down, *base)] + [
            texts[k][self.across] for k in self.tops().values()
        ]
        body = [
            [
                texts[first][self.down],
                *(self._written(first, k, texts) for k in base),
                *(self._written(k, self.value, texts) for k in row),
            ]
            for first, row in self.lines()
        ]
        widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
        padded = [
            [t.rjust(w) if k else t.ljust(w) for k, (t, w) in enumerate(zip(line, widths, strict=True))]
            for line in (head, *body)
        ]
        return "\n".join("  ".join(line).rstrip() for line in padded)

    def _written(self, at: int | None, column: int, texts: list[list[str]]) -> str:
        return "" if at is None else cells.marked(texts[at][column], self.grid.marks[at][column])

    def _plain_td(self, at: int, column: int, texts: list[list[str]]) -> str:
        raw = self.grid.rows[at][column]
        value = "" if raw is None else f' data-v="{fmt.significant(raw)}"'
        return f'<td class="n"{value}>{html.escape(self._written(at, column, texts))}</td>'

    def _td(self, at: int | None, texts: list[list[str]], ends: tuple[float, float] | None, lang: str) -> str:
        if at is None:
            return f'<td class="na"><span class="vh">{say("no-cell").html(lang)}</span></td>'
        raw, mark = self.grid.rows[at][self.value], self.grid.marks[at][self.value]
        written = html.escape(self._written(at, self.value, texts))
        if raw is None:
            return f'<td class="na">{written}</td>'
        shade = mark if mark in ("p", "u") or ends is None else _shade(raw, ends, self.middle)
        return f'<td class="{shade}" data-v="{fmt.significant(raw)}">{written}</td>'


def _shade(value: float, ends: tuple[float, float], middle: float | None) -> str:
    """Return the class of a cell's colour on the one scale of the table.

    >>> _shade(0.0, (0.0, 1.0), None), _shade(1.0, (0.0, 1.0), None), _shade(80, (50, 200), 100), _shade(200, (50, 200), 100)
    ('r0', 'r5', 'o0', 'r3')
    """
    lo, hi = ends
    if middle is None:
        return f"r{0 if hi == lo else min(int((value - lo) / (hi - lo) * STEPS), STEPS - 1)}"
    reach = max(middle - lo, hi - middle)
    step = 0 if not reach else min(int(abs(value - middle) / reach * SIDES), SIDES - 1)
    return f"o{step}" if value < middle else "r0" if value == middle else f"r{step + 1}"


def _twice(names: pandas.DataFrame) -> list[list[str]]:
    return names[names.duplicated()].to_numpy().tolist()


def _key(raw: Any) -> str:
    """Return what tells two names apart, whether text from data or a message of ours."""
    return repr(raw)
