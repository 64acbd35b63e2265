"""The layer cake: how many customers are active, by the cohort they came with."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, end_labels, few_series, names, place, position_axis, value_axis
from workbench.report.messages import Text, text
from workbench.report.style import INK, PAPER, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def layers(
    frame: pandas.DataFrame,
    *,
    x: str,
    y: str,
    series: str,
    x_label: str | Text = "",
    y_label: str | Text,
    y_format: str = "count",
) -> Chart:
    """Return areas stacked over time, the first series at the bottom and darkest; at most twelve.

    Parameters
    ----------
    frame : one row per x × series; a missing pair counts as 0 in the drawing.
    x : column of periods or numbers. y : column of numbers ≥ 0. series : column of layer names, in stacking order.
    x_label, y_label : words of ours.
    """
    order = list(dict.fromkeys(frame[series]))
    few_series(order, 12)
    wide = frame.pivot(index=x, columns=series, values=y).reindex(columns=order).sort_index().fillna(0.0)
    if wide.to_numpy().min(initial=0.0) < 0:
        raise ValueError(f"layers: column {y!r} has negative values, which cannot be stacked.")
    named = (text(x_label) if x_label else "", text(y_label))
    return Chart(functools.partial(_draw_layers, wide=wide, named=named, format=y_format), height=330)


def _draw_layers(axes: Axes, labels: Labels, *, wide: pandas.DataFrame, named: tuple, format: str) -> None:
    words = [labels.words(name) for name in wide.columns]
    place(axes, left=62, right=labels.width(words) + 18, top=34, bottom=56)
    value_axis(axes, labels, low=0, high=float(wide.sum(axis=1).max()), format=format)
    at = list(range(len(wide)))
    bottom = pandas.Series(0.0, index=wide.index)
    ends = []
    for k, name in enumerate(wide.columns):
        top = bottom + wide[name]
        shade = round(0.92 - 0.67 * k / max(len(wide.columns) - 1, 1), 3)
        axes.fill_between(at, bottom, top, color=SERIES[0], alpha=shade, lw=0, clip_on=False)
        axes.plot(at, top, color=PAPER, lw=1.4, clip_on=False)
        ends.append((at[-1], float(bottom.iloc[-1] + wide[name].iloc[-1] / 2), name, INK))
        bottom = top
    end_labels(axes, labels, ends)
    position_axis(axes, labels, list(wide.index), at, most=8)
    axes.set_xlim(0, max(len(at) - 1, 1e-9))
    names(axes, labels, x=named[0], y=named[1])
