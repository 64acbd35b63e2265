"""A result under other assumptions, one at a time: a bar from the low end to the high one around the result as it is."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, named_rows, place, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.charts.whiskers import number_of
from workbench.report.naming import Code, Slot
from workbench.report.style import INK, LINE, MUTE, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 34


def tornado(frame: pandas.DataFrame, *, label: str, low: str, high: str, base: str, x_format: str = "") -> Chart:
    """Return one bar per row, in the order of the frame, each end with its number (none for an empty frame).

    Parameters
    ----------
    frame : label (messages or texts), low and high ends, base (the same in each row, a dashed line).
    x_format : as for `bars`.
    """
    rows = frame[[label, low, high, base]].set_axis(["label", "low", "high", "base"], axis=1).reset_index(drop=True)
    rows["label"] = pandas.Series([Code(label, name) for name in rows["label"]], dtype=object)
    draw = functools.partial(_draw_tornado, rows=rows, x_label=Slot("x", base), format=x_format, column=base)
    return Chart(draw, height=ROW * len(rows) + 72, drawable=not rows.empty, rows=len(rows))


def _draw_tornado(
    axes: Axes, labels: Labels, *, rows: pandas.DataFrame, x_label: Slot, format: str, column: str
) -> None:
    format = labels.format(format, column)
    shown = [labels.words(name) for name in rows["label"]]
    ends = [[labels.words(number_of(x, x, x, format)) for x in rows[name]] for name in ("low", "high")]
    base = float(rows["base"].iloc[0])
    place(axes, left=min(labels.width(shown) + 14, 300), right=labels.width(ends[1]) + 12, top=14, bottom=58)
    low, high = min(rows["low"].min(), 0), max(rows["high"].max(), 0)
    value_axis(
        axes, labels, low=low - 0.15 * (high - low), high=high, format=format, along="x"
    )  # room for the numbers on the left
    at = list(range(len(rows)))[::-1]
    for colour, one, other in (
        (SERIES[1], rows["low"], rows["low"] * 0 + base),
        (SERIES[0], rows["low"] * 0 + base, rows["high"]),
    ):
        axes.barh(at, list(other - one), left=list(one), height=0.56, color=colour, alpha=0.55, lw=0, clip_on=False)
    axes.axvline(0, color=LINE, lw=1)
    axes.axvline(base, color=MUTE, lw=1.2, ls=(0, (4, 3)))
    for name, numbers, side, align in (("low", ends[0], -6, "right"), ("high", ends[1], 6, "left")):
        for y, x, number in zip(at, rows[name], numbers, strict=True):
            axes.annotate(
                number, (x, y), xytext=(side, 0), textcoords="offset points", color=INK, ha=align, va="center_baseline",
                annotation_clip=False,
            )  # fmt: skip
    for name in ("low", "high"):
        tips(axes, labels, ((x, y, told(named(labels, label), x, x, x, format))
                            for x, y, label in zip(rows[name], at, rows["label"], strict=True)))  # fmt: skip
    named_rows(axes, labels, at, shown, x=x_label)
