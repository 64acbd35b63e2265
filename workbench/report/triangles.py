"""The cohort triangle: an HTML table with one colour scale, honest about what is not finished or not yet seen."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas

from workbench.report import cells
from workbench.report.cohort_cells import NEEDED, CohortCells
from workbench.report.findings import not_enough
from workbench.report.items import Item
from workbench.report.tables import framed
from workbench.report.wording import check_words
from workbench.words import dates, fmt
from workbench.words.messages import Message, message, say

STEPS = 6
LEFT_TRUNCATED = say("code-t")


@dataclass(frozen=True)
class Cell:
    """One cohort in one period: its rate, if it may be shown, and its mark; `seen` is False before it is observed."""

    value: float | None
    mark: str = ""
    seen: bool = True


UNSEEN = Cell(None, seen=False)


def triangle(
    key: str,
    frame: pandas.DataFrame,
    *,
    caption: Message | str,
    subtitle: Message | str,
    average: Mapping[int, float],
    notes: Sequence[Message | str] = (),
    last_period: int = 12,
) -> Item:
    """Return a cohort table: rows cohorts (newest last), columns periods 1, 2, …, cells whole per cents.

    Parameters
    ----------
    key, caption, subtitle, notes : as for `table`.
    frame : one row per cohort × period with cohort (period), period, customers, active, rate, complete and, if there
        are, lo, hi, left_truncated, hidden and size_hidden (True: the cell, or the cohort's size, is withheld in the
        CSV too; its numbers may be missing).
    average : rate by period, of the complete cells of new cohorts weighed by their customers; a missing one is not shown.
        What to hide, here and in the frame, is for `report.guard` to say.
    last_period : later periods are in the CSV only.

    Raises
    ------
    ValueError : names what is missing.
    """
    given = (("caption", caption), ("subtitle", subtitle))
    faults = [f"its {name} is missing" for name, part in given if not part]
    faults += [f"column {name!r} is missing" for name in NEEDED if name not in frame]
    if faults:
        raise ValueError(f"triangle {key!r} cannot be shown: " + "; ".join(faults) + ".")
    if frame.empty:
        return not_enough(subtitle)
    caption, subtitle, said = message(caption), message(subtitle), [message(note) for note in notes]
    check_words(caption)
    known = CohortCells.of(frame, average=average)
    grid = _Triangle.of(known, last_period)
    if grid.cut_at:
        said.append(say("later-periods", k=grid.cut_at))
    data = {"key": key, "caption": caption.to_json(), "subtitle": subtitle.to_json(), **grid.to_json()}
    data["notes"] = [note.to_json() for note in said]
    pages = framed(grid, key, caption=caption, subtitle=subtitle, notes=said, csv=known.csv_frame())
    return Item("triangle", key, data, f"{caption}\n{grid.plain()}", pages["en"], pages)


def period_name(grain: str, k: int) -> Message:
    """Return the name of the k-th period after the first purchase; grain is M, Q or W as in pandas.

    >>> period_name("Q", 2).render("zh")
    '第 2 季度'
    """
    if grain == "Q":
        return say("period-number-quarter", k=k)
    return say("period-number-week", k=k) if grain == "W" else say("period-number-month", k=k)


@dataclass(frozen=True)
class _Triangle:
    grain: str
    periods: list[int]
    cohorts: list[tuple[str, int | None, bool]]
    body: list[list[Cell]]
    average: list[Cell]
    base: int | None
    cut_at: int

    @classmethod
    def of(cls, given: CohortCells, last_period: int) -> _Triangle:
        grain = str(getattr(getattr(given.known["cohort"].dtype, "freq", None), "rule_code", "M"))[:1]
        observed = given.known.loc[given.known["seen"], "period"]
        last = int(observed.max()) if len(observed) else 0
        periods = list(range(1, min(last, last_period) + 1))
        cohorts, body = [], []
        for cohort, rows in given.known.groupby("cohort", sort=True):
            first = rows.iloc[0]
            size = None if first["size_hidden"] else int(first["customers"])
            cohorts.append((dates.iso(cohort), size, bool(first["left_truncated"])))
            by_period = {int(row.period): _cell(row) for row in rows.itertuples()}
            body.append([by_period.get(k, UNSEEN) for k in periods])
        average = [Cell(given.average[k]) if k in given.average else UNSEEN for k in periods]
        return cls(grain, periods, cohorts, body, average, given.base, last if last > last_period else 0)

    def scale(self) -> tuple[float, float] | None:
        """Return the ends of the one colour scale: the lowest and highest unmarked cell."""
        values = [c.value for row in self.body for c in row if c.value is not None and not c.mark]
        return (min(values), max(values)) if values else None

    def codes(self) -> set[str]:
        hidden = {"c"} if any(size is None for _, size, _ in self.cohorts) else set()
        return {c.mark for row in [*self.body, self.average] for c in row if c.mark} | hidden

    def to_json(self) -> dict[str, Any]:
        rows = []
        for (cohort, size, truncated), row in zip(self.cohorts, self.body, strict=True):
            shown = [{"value": _ten(c.value), "mark": c.mark} if c.seen else None for c in row]
            rows.append({"cohort": cohort, "customers": size, "left_truncated": truncated, "cells": shown})
        return {"periods": self.periods, "rows": rows, "average": [_ten(c.value) for c in self.average]}

    def legend(self, lang: str) -> str:
        more = [LEFT_TRUNCATED] if any(truncated for _, _, truncated in self.cohorts) else []
        if ends := self.scale():
            more.append(say("colour-scale-shares", lo=ends[0], hi=ends[1]))
        return cells.legend(self.codes(), lang, *more)

    def html(self, lang: str, head: str) -> str:
        first = say("week-of-first-purchase") if self.grain == "W" else say("column-cohort")
        spoken = [period_name(self.grain, k).html(lang) for k in self.periods]
        tops = [
            f'<th scope="col"><span aria-hidden="true">{k}</span><span class="vh">{words}</span></th>'
            for k, words in zip(self.periods, spoken, strict=True)
        ]
        top = f'<th scope="col">{first.html(lang)}</th><th scope="col">{say("column-customers").html(lang)}</th>'
        lines = []
        ends = self.scale()
        for (cohort, size, truncated), row in zip(self.cohorts, self.body, strict=True):
            name = f'<th scope="row">{html.escape(dates.short(cohort))}{" [t]" if truncated else ""}</th>'
            lines.append(f"<tr>{name}{_count(size)}{''.join(_td(c, ends, lang) for c in row)}</tr>")
        foot = ""
        if any(cell.seen for cell in self.average):
            label = f'<th scope="row">{say("weighted-average").html(lang)}</th>{_count(self.base)}'
            foot = f"<tfoot><tr>{label}{''.join(_td(c, None, lang) for c in self.average)}</tr></tfoot>"
        head += f"<thead><tr>{top}{''.join(tops)}</tr></thead>"
        return f'<table class="heat">{head}<tbody>{"".join(lines)}</tbody>{foot}</table>'

    def plain(self) -> str:
        lines = [["", "n", *map(str, self.periods)]]
        for (cohort, size, truncated), row in zip(self.cohorts, self.body, strict=True):
            label = dates.short(cohort) + (" [t]" if truncated else "")
            lines.append([label, "[c]" if size is None else f"{size:,}", *map(_written, row)])
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join("  ".join(t.rjust(w) for t, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def _cell(row: Any) -> Cell:
    if not row.seen:
        return UNSEEN
    if row.hidden:
        return Cell(None, "c")
    return Cell(float(row.rate), "p" if not row.complete else "u" if row.customers < cells.FEW else "")


def _ten(value: float | None) -> float | None:
    return None if value is None else fmt.significant(value, 10)


def _percent(value: float) -> str:
    return fmt.plain(fmt.rounded(fmt.decimal(value) * 100, 0))


def _written(cell: Cell) -> str:
    if not cell.seen:
        return ""
    return "[c]" if cell.value is None else _percent(cell.value) + (f" [{cell.mark}]" if cell.mark else "")


def _count(size: int | None) -> str:
    return '<td class="n">[c]</td>' if size is None else f'<td class="n" data-v="{size}">{size:,}</td>'


def _td(cell: Cell, ends: tuple[float, float] | None, lang: str) -> str:
    if not cell.seen:
        return f'<td class="na"><span class="vh">{say("not-yet-observed").html(lang)}</span></td>'
    if cell.value is None:
        return '<td class="na">[c]</td>'
    value = f' data-v="{fmt.significant(cell.value)}"'
    if cell.mark:
        return f'<td class="{cell.mark}"{value}>{_percent(cell.value)} <span class="code">[{cell.mark}]</span></td>'
    if ends is None:
        return f"<td{value}>{_percent(cell.value)}</td>"
    lo, hi = ends
    step = 0 if hi == lo else min(int((cell.value - lo) / (hi - lo) * STEPS), STEPS - 1)
    return f'<td class="r{step}"{value}>{_percent(cell.value)}</td>'
