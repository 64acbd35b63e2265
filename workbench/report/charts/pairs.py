"""Pairs of horizontal bars: two shares of the same group beside each other."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, named_rows, place, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.charts.whiskers import number_of
from workbench.report.naming import Code, Slot
from workbench.report.style import INK, SERIES, SERIES_TEXT
from workbench.words.fmt import is_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW, BAR = 54, 0.36


def pairs(
    frame: pandas.DataFrame,
    *,
    label: str,
    first: str,
    second: str,
    x_format: str = "",
) -> Chart:
    """Return two bars per row, in the order of the frame, each with its number; the first row's bars carry their names.

    Parameters
    ----------
    frame : one row per group, at most 12.
    label : column of names: texts from data or messages of ours. first, second : columns of numbers; a missing one is
        not drawn.
    x_format : share, count, number or money:GBP; without it as the first column is shown. The figure's message may
        name the bars (`.first`, `.second`), else the columns' headings do, and the axis (`.x`).
    """
    if len(frame) > 12:
        raise ValueError(f"pairs: {len(frame)} rows; draw at most 12 and put the rest into a table.")
    rows = pandas.DataFrame({"label": [Code(label, name) for name in frame[label]]}, dtype=object)
    rows["first"], rows["second"] = list(frame[first]), list(frame[second])
    known = rows[["first", "second"]].notna().any(axis=None)
    labels = (Slot("first", first), Slot("second", second))
    draw = functools.partial(_draw, rows=rows, series=labels, x_label=Slot("x"), format=x_format, column=first)
    return Chart(draw, height=ROW * max(len(rows), 1) + 72, drawable=bool(known), rows=len(rows))


def _draw(
    axes: Axes,
    labels: Labels,
    *,
    rows: pandas.DataFrame,
    series: tuple[Slot, Slot],
    x_label: Slot,
    format: str,
    column: str,
) -> None:
    format = labels.format(format, column)
    words = [labels.words(name) for name in rows["label"]]
    tags = labels.width([labels.words(name) for name in series]) + 70
    place(axes, left=min(labels.width(words) + 14, 300), right=min(tags, 220), top=8, bottom=58)
    highest = max(value for value in [*rows["first"], *rows["second"]] if not is_missing(value))
    lowest = min(value for value in [*rows["first"], *rows["second"]] if not is_missing(value))
    value_axis(axes, labels, low=lowest, high=highest, format=format, along="x")
    at = list(range(len(rows)))[::-1]
    marks = []
    for number, side in enumerate(("first", "second")):
        shift = BAR / 2 if number == 0 else -BAR / 2
        for row, (y, value) in enumerate(zip(at, rows[side], strict=True)):
            if is_missing(value):
                continue
            axes.barh(y + shift, value, height=BAR, color=SERIES[number], lw=0, clip_on=False)
            written = labels.words(number_of(value, None, None, format))
            marks.append(
                (value, y + shift, told(named(labels, rows["label"][row], series[number]), value, value, value, format))
            )
            name = labels.words(series[number]) if row == 0 else ""
            axes.annotate(written, (max(value, 0), y + shift), xytext=(8, 0), textcoords="offset points", color=INK,
                          va="center_baseline", annotation_clip=False)  # fmt: skip
            axes.annotate(name, (max(value, 0), y + shift), xytext=(18 + 8.2 * len(written), 0), textcoords="offset points",
                          color=SERIES_TEXT[number], weight="bold", va="center_baseline", annotation_clip=False)  # fmt: skip
    tips(axes, labels, marks)
    named_rows(axes, labels, at, words, x=x_label)
