"""A way from one level to another: levels from 0, changes from where the last step ended, each with its number."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, named_rows, place, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.charts.whiskers import ROW, number_of
from workbench.report.naming import Code, Slot
from workbench.report.style import INK, LINE, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def waterfall(
    frame: pandas.DataFrame, *, label: str, value: str, lo: str, hi: str, level: str, x_format: str = ""
) -> Chart:
    """Return one bar per step, in the order of the frame.

    Parameters
    ----------
    frame : label (messages or texts), value, lo and hi (missing where a step has no range), level (True: the bar starts
        at 0; False: it starts where the last one ended).
    x_format : as for `bars`.
    """
    rows = (
        frame[[label, value, lo, hi, level]]
        .set_axis(["label", "value", "lo", "hi", "level"], axis=1)
        .reset_index(drop=True)
    )
    rows["label"] = pandas.Series([Code(label, name) for name in rows["label"]], dtype=object)
    ends, at = [], 0.0
    for row in rows.itertuples():
        at = float(row.value) if row.level else at + float(row.value)
        ends.append(at)
    rows["end"] = ends
    rows["start"] = rows["end"] - rows["value"]
    draw = functools.partial(_draw_waterfall, rows=rows, x_label=Slot("x", value), format=x_format, column=value)
    return Chart(draw, height=ROW * len(rows) + 72, drawable=not rows.empty, rows=len(rows))


def _draw_waterfall(
    axes: Axes, labels: Labels, *, rows: pandas.DataFrame, x_label: Slot, format: str, column: str
) -> None:
    format = labels.format(format, column)
    shown = [labels.words(name) for name in rows["label"]]
    lo, hi = rows["lo"].fillna(rows["value"]), rows["hi"].fillna(rows["value"])
    numbers = [labels.words(number_of(v, a, b, format)) for v, a, b in zip(rows["value"], lo, hi, strict=True)]
    place(axes, left=min(labels.width(shown) + 14, 320), right=labels.width(numbers) + 12, top=8, bottom=58)
    ends = pandas.concat([rows["start"], rows["end"], rows["lo"].dropna(), rows["hi"].dropna()])
    value_axis(axes, labels, low=ends.min(), high=ends.max(), format=format, along="x")
    at = list(range(len(rows)))[::-1]
    colours = [SERIES[0] if one else SERIES[1] for one in rows["level"]]
    axes.barh(
        at, list(rows["value"]), left=list(rows["start"]), height=0.6, color=colours, alpha=0.4, lw=0, clip_on=False
    )
    axes.axvline(0, color=LINE, lw=1)
    for y, row, number in zip(at, rows.itertuples(), numbers, strict=True):
        if row.lo == row.lo:  # not missing
            axes.hlines([y], [row.lo], [row.hi], color=SERIES[0], lw=2.4, clip_on=False)
            axes.plot([row.end], [y], ls="", marker="o", ms=7, mew=0, color=SERIES[0], clip_on=False)
        right = max(row.start, row.end, row.hi if row.hi == row.hi else row.end, 0)
        axes.annotate(
            number,
            (right, y),
            xytext=(8, 0),
            textcoords="offset points",
            color=INK,
            va="center_baseline",
            annotation_clip=False,
        )
    tips(axes, labels, ((r.end, y, told(named(labels, r.label), r.value, r.lo, r.hi, format))
                        for y, r in zip(at, rows.itertuples(), strict=True)))  # fmt: skip
    named_rows(axes, labels, at, shown, x=x_label)
