"""A control chart: a figure over time between its usual limits, signals marked."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import MOST_TICKS, Chart, Labels, end_labels, is_narrow, names, place, value_axis
from workbench.report.charts.tips import tips, told
from workbench.report.naming import Slot
from workbench.report.style import MUTE, SERIES
from workbench.words.messages import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def control(frame: pandas.DataFrame, *, x: str, y_format: str = "share") -> Chart:
    """Return points over time, their mean and limits, and the points that left them.

    Parameters
    ----------
    frame : one row per period in order: x (a day), value, mean, lo, hi (missing where there are no limits), signal ("" is
        none). y_format : share, share:1, count, number.
    """
    points = frame[[x, "value", "mean", "lo", "hi", "signal"]].dropna(subset=["value"]).reset_index(drop=True)
    draw = functools.partial(_draw, points=points.rename(columns={x: "day"}), y_label=Slot("y"), y_format=y_format)
    return Chart(draw, drawable=len(points) > 0)


def _draw(axes: Axes, labels: Labels, *, points: pandas.DataFrame, y_label: Slot, y_format: str) -> None:
    limits = {"hi": say("usual-at-most"), "mean": say("mean"), "lo": say("usual-at-least")}
    place(axes, left=58, right=labels.width([labels.words(words) for words in limits.values()]) + 16, top=34, bottom=46)
    numbers = points[["value", "lo", "hi"]]
    value_axis(axes, labels, low=float(numbers.min().min()), high=float(numbers.max().max()), format=y_format)
    at = list(range(len(points)))
    axes.plot(at, points["value"], color=SERIES[0], lw=1.6, marker="o", ms=4, mew=0, clip_on=False)
    if points["mean"].notna().all():
        last = points.iloc[-1]
        for name, look in {"hi": (0, (4, 3)), "mean": "-", "lo": (0, (4, 3))}.items():
            axes.plot([at[0], at[-1]], [last[name]] * 2, color=MUTE, lw=1.2, ls=look, clip_on=False)
        end_labels(axes, labels, [(at[-1], last[name], words, MUTE) for name, words in limits.items()], always=True)
    called = points[points["signal"] != ""]
    axes.plot(called.index, called["value"], ls="", marker="o", ms=9, mfc="none", mec=SERIES[2], mew=2, clip_on=False)
    every = max(1, math.ceil(len(at) / (3 if is_narrow(axes) else MOST_TICKS // 2)))
    axes.set_xticks(at[::every], [str(day)[:10] for day in points["day"][::every]])
    axes.tick_params(axis="x", pad=8)
    told_of = points.assign(day=[str(day)[:10] for day in points["day"]])
    tips(
        axes,
        labels,
        (
            (x, p.value, told(p.day, p.value, p.lo, p.lo, y_format))
            for x, p in zip(at, told_of.itertuples(), strict=True)
        ),
    )
    axes.set_xlim(-0.2, max(at[-1], 1) + 0.2)
    names(axes, labels, y=y_label)
