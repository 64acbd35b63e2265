"""Horizontal bars from 0, each with its interval and its number."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, named_rows, place, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.naming import Code, Slot
from workbench.report.style import INK, SERIES
from workbench.words.messages import Message, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 30


def bars(
    frame: pandas.DataFrame,
    *,
    label: str,
    value: str,
    lo: str | None = None,
    hi: str | None = None,
    x_format: str = "",
) -> Chart:
    """Return one bar per row, in the order of the frame (none for an empty one); a point and a whisker show estimate and interval.

    Parameters
    ----------
    frame : one row per bar, at most 20; without one there is nothing to draw.
    label : column of names: texts from data, periods, or messages of ours. value, lo, hi : columns of numbers.
    x_format : share, count, number or money:GBP; without it as the column of values is shown. The figure's message may
        name the axis (`.x`), else the column's heading does.
    """
    if len(frame) > 20:
        raise ValueError(f"bars: {len(frame)} rows; draw at most 20 and put the rest into a table.")
    if frame[value].isna().any():
        raise ValueError(f"bars: column {value!r} has missing values; leave those rows out and say so in a note.")
    rows = pandas.DataFrame(
        {"label": [Code(label, name) for name in frame[label]], "value": list(frame[value].astype(float))}, dtype=object
    )
    rows["lo"], rows["hi"] = list(frame[lo if lo else value]), list(frame[hi if hi else value])
    draw = functools.partial(
        _draw_bars, rows=rows, whiskers=bool(lo and hi), x_label=Slot("x", value), format=x_format, column=value
    )
    return Chart(draw, height=ROW * len(rows) + 72, drawable=not rows.empty, rows=len(rows))


def number_of(value: float, lo: float | None, hi: float | None, format: str) -> Message:
    """Return the number beside a bar, rounded as its interval allows."""
    kind, _, currency = format.partition(":")
    record = {"value": value, "lo": lo, "hi": hi, "n": None, "unit": currency or kind}
    return say("card-value", e=record)


def _draw_bars(
    axes: Axes, labels: Labels, *, rows: pandas.DataFrame, whiskers: bool, x_label: Slot, format: str, column: str
) -> None:
    format = labels.format(format, column)
    rows = rows.assign(number=[number_of(row.value, row.lo, row.hi, format) for row in rows.itertuples()])
    words = [labels.words(name) for name in rows["label"]]
    place(
        axes,
        left=min(labels.width(words) + 14, 300),
        right=labels.width([labels.words(n) for n in rows["number"]]) + 12,
        top=8,
        bottom=58,
    )
    value_axis(axes, labels, low=min(rows["lo"]), high=max(rows["hi"]), format=format, along="x")
    at = list(range(len(rows)))[::-1]
    axes.barh(at, list(rows["value"]), height=0.62, color=SERIES[0], alpha=0.3 if whiskers else 1, lw=0, clip_on=False)
    if whiskers:
        axes.hlines(at, list(rows["lo"]), list(rows["hi"]), color=SERIES[0], lw=2.4, clip_on=False)
        axes.plot(list(rows["value"]), at, ls="", marker="o", ms=7, mew=0, color=SERIES[0], clip_on=False)
    for y, name, value, hi in zip(at, rows["number"], rows["value"], rows["hi"], strict=True):
        axes.annotate(
            labels.words(name), (max(value, hi, 0), y), xytext=(8, 0), textcoords="offset points",
            color=INK, va="center_baseline", annotation_clip=False,
        )  # fmt: skip
    tips(
        axes,
        labels,
        ((r.value, y, told(named(labels, r.label), r.value, r.lo, r.hi, format))
         for y, r in zip(at, rows.itertuples(), strict=True)),
    )  # fmt: skip
    named_rows(axes, labels, at, words, x=x_label)
