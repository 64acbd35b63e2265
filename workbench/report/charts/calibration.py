"""Chances told beside shares that happened: on the diagonal they agree."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, names, nice_step, place, tick, value_axis
from workbench.report.charts.tips import tips, told
from workbench.report.naming import Slot
from workbench.report.style import FAINT, MUTE, SERIES
from workbench.words.messages import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def calibration(
    frame: pandas.DataFrame, *, predicted: str = "predicted", observed: str = "observed", lo: str = "lo", hi: str = "hi"
) -> Chart:
    """Return a point with its whisker for each group of cases, and the diagonal of agreement.

    Parameters
    ----------
    frame : one row per group. predicted, observed, lo, hi : columns of shares.
    """
    points = frame[[predicted, observed, lo, hi]].astype("float64").dropna()
    points.columns = ["predicted", "observed", "lo", "hi"]
    draw = functools.partial(_draw, points=points, x_label=Slot("x", predicted), y_label=Slot("y", observed))
    return Chart(draw, height=340, drawable=not points.empty)


def _draw(axes: Axes, labels: Labels, *, points: pandas.DataFrame, x_label: Slot, y_label: Slot) -> None:
    place(axes, left=58, right=120, top=34, bottom=56)
    value_axis(axes, labels, low=0, high=float(max(points["hi"].max(), points["predicted"].max())), format="share")
    top = axes.get_ylim()[1]
    step = nice_step(top)
    ticks = [round(k * step, 12) for k in range(int(top / step + 1e-9) + 1)]
    axes.set_xlim(0, top)
    axes.set_xticks(ticks, [labels.number(t, "share") for t in ticks])
    axes.plot([0, top], [0, top], color=FAINT, lw=1.2, ls=(0, (2, 3)), clip_on=False)
    axes.annotate(
        labels.words(say("told-happened")), (top, top), xytext=(8, 0), textcoords="offset points", color=MUTE,
        va="center_baseline", annotation_clip=False,
    )  # fmt: skip
    axes.vlines(points["predicted"], points["lo"], points["hi"], color=SERIES[0], lw=2.2, clip_on=False)
    axes.plot(points["predicted"], points["observed"], ls="", marker="o", ms=7, mew=0, color=SERIES[0], clip_on=False)
    tips(axes, labels, ((p.predicted, p.observed, told(tick(round(p.predicted, 3), "share", "en"), p.observed, p.lo, p.hi, "share"))
                        for p in points.itertuples()))  # fmt: skip
    names(axes, labels, x=x_label, y=y_label)
