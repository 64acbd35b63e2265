"""Dots along a line: a measure of several things before and after, against a limit (a love plot)."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, names, place, row_names, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.naming import Code, Slot
from workbench.report.style import GRID, MUTE, SERIES, SERIES_TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW = 26
MOST = 30


def dots(frame: pandas.DataFrame, *, label: str, before: str, after: str, limit: float) -> Chart:
    """Return one row per thing with a hollow dot before and a full one after, and a line at the limit.

    Parameters
    ----------
    frame : rows in order, at most 30 are drawn. label : texts from data or messages. before, after : columns of numbers.
    The figure's message says what hollow and full dots mean (`.before`, `.after`) and names the axis (`.x`). limit : where the dashed line stands.
    """
    rows = frame[[label, before, after]].set_axis(["label", "before", "after"], axis=1).head(MOST)
    rows = rows.dropna().reset_index(drop=True)
    rows["label"] = pandas.Series([Code(label, name) for name in rows["label"]], dtype=object)
    words = (Slot("before", before), Slot("after", after))
    draw = functools.partial(_draw_dots, rows=rows, words=words, limit=limit, x_label=Slot("x"))
    return Chart(draw, height=ROW * len(rows) + 100, drawable=not rows.empty, rows=len(rows))


def _draw_dots(
    axes: Axes, labels: Labels, *, rows: pandas.DataFrame, words: tuple, limit: float, x_label: Slot
) -> None:
    shown = [labels.words(name) for name in rows["label"]]
    place(axes, left=min(labels.width(shown) + 14, 300), right=24, top=34, bottom=58)
    value_axis(
        axes, labels, low=0.0, high=max(rows["before"].max(), rows["after"].max(), limit), format="number", along="x"
    )
    at = list(range(len(rows)))[::-1]
    axes.hlines(
        at, list(rows[["before", "after"]].min(axis=1)), list(rows[["before", "after"]].max(axis=1)), color=GRID, lw=2
    )
    axes.axvline(limit, color=MUTE, lw=1, ls=(0, (4, 3)))
    axes.plot(list(rows["before"]), at, ls="", marker="o", ms=7, mfc="none", mec=SERIES[3], mew=1.6, clip_on=False)
    axes.plot(list(rows["after"]), at, ls="", marker="o", ms=7, mew=0, color=SERIES[0], clip_on=False)
    for name, colour, x in zip(words, (SERIES_TEXT[3], SERIES_TEXT[0]), (0.0, 0.5), strict=True):
        sign = "○ " if colour == SERIES_TEXT[3] else "● "
        axes.annotate(
            labels.signed(sign, name),
            (x, 1),
            xycoords="axes fraction",
            xytext=(0, 10),
            textcoords="offset points",
            color=colour,
            weight="bold",
        )
    for series, side in zip(words, ("before", "after"), strict=True):
        tips(axes, labels, ((x, y, told(named(labels, label, series), x, x, x, "number"))
                            for x, y, label in zip(rows[side], at, rows["label"], strict=True)))  # fmt: skip
    row_names(axes, at, shown, half=0.14)
    names(axes, labels, x=x_label)
