"""Lines with one place marked: where a rule, a budget or a choice cuts the axis."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas

from workbench.report.charts.chart import (
    Chart,
    Labels,
    end_labels,
    few_series,
    names,
    nice_step,
    place,
    tick,
    value_axis,
)
from workbench.report.charts.tips import tips, told
from workbench.report.naming import Slot
from workbench.report.style import DASHES, FAINT, MUTE, SERIES, SERIES_TEXT
from workbench.words.fmt import is_missing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def marked(
    frame: pandas.DataFrame,
    *,
    x: str,
    lines: Sequence[str],
    mark: float | None = None,
    lo: str | None = None,
    hi: str | None = None,
    x_format: str = "",
    y_format: str = "",
    diagonal: bool = False,
) -> Chart:
    """Return one to four lines over a number, with a dashed line where the axis is cut.

    Parameters
    ----------
    frame : one row per x. lines : columns, the main one first; the figure's message may name them (`.line-profit`), else their
        headings do.
    mark : where the axis is cut; what is written there is `.mark` of the figure's message. Missing marks nothing.
    lo, hi : columns of the main line's ribbon. x_format, y_format : share, count, number or
        money:GBP; without them as the columns are shown.
    diagonal : draw, in grey, where y equals x.
    """
    few_series(list(lines), len(SERIES))
    wanted = [x, *lines, *(name for name in (lo, hi) if name)]
    points = frame[wanted].astype("float64").sort_values(x, ignore_index=True)
    shown = {name: Slot(f"line-{name.replace('_', '-')}", name) for name in lines}
    cut = None if mark is None or is_missing(mark) else (float(mark), Slot("mark"))
    draw = functools.partial(_draw, points=points, x=x, shown=shown, cut=cut, band=(lo, hi), diagonal=diagonal,
                             x_label=Slot("x", x), x_format=x_format, y_format=y_format)  # fmt: skip
    return Chart(draw, drawable=points[list(lines)].notna().any(axis=None))


def _draw(axes: Axes, labels: Labels, *, points, x, shown, cut, band, diagonal, x_label, x_format, y_format) -> None:
    main = next(iter(shown))
    x_format, y_format = labels.format(x_format, x), labels.format(y_format, main)
    place(axes, left=74, right=labels.width([labels.words(w) for w in shown.values()]) + 18, top=34, bottom=56)
    drawn = points[[*shown, *(name for name in band if name)]]
    value_axis(axes, labels, low=float(drawn.min().min()), high=float(drawn.max().max()), format=y_format)
    if band[0]:
        axes.fill_between(points[x], points[band[0]], points[band[1]], color=SERIES[0], alpha=0.16, lw=0, clip_on=False)
    if diagonal:
        axes.plot(
            [points[x].min(), points[x].max()], [points[x].min(), points[x].max()], color=FAINT, lw=1.2, ls=(0, (2, 3))
        )
    ends = []
    for k, (name, words) in enumerate(shown.items()):
        line = points[[x, name]].dropna()
        if line.empty:
            continue
        dashes: dict[str, Any] = {"dashes": DASHES[k]} if DASHES[k] else {}
        axes.plot(line[x], line[name], color=SERIES[k], lw=2.4 if name == main else 2.0, clip_on=False, **dashes)
        ends.append((line[x].iloc[-1], line[name].iloc[-1], words, SERIES_TEXT[k]))
        lo, hi = (points[end if end and name == main else name] for end in band)
        tips(axes, labels, ((at, y, told(tick(at, x_format, "en"), y, lo[row], hi[row], y_format))
                            for row, at, y in zip(line.index, line[x], line[name], strict=True)))  # fmt: skip
    low, high = float(points[x].min()), float(points[x].max())
    axes.set_xlim(low, high if high > low else low + 1)
    step = nice_step((high - low) or 1)
    ticks = [k * step for k in range(int(low // step), int(high // step) + 1) if low <= k * step <= high]
    axes.set_xticks(ticks, [labels.number(round(t, 12), x_format) for t in ticks])
    if cut and low <= cut[0] <= high:
        axes.axvline(cut[0], color=MUTE, lw=1.2, ls=(0, (4, 3)), clip_on=False)
        side = (
            "left"
            if cut[0] < low + (high - low) * 0.25
            else "right"
            if cut[0] > high - (high - low) * 0.25
            else "center"
        )
        axes.annotate(
            labels.words(cut[1]), (cut[0], 1), xycoords=("data", "axes fraction"), xytext=(0, 6), color=MUTE,
            textcoords="offset points", ha=side, va="bottom",
        )  # fmt: skip
    end_labels(axes, labels, ends)
    names(axes, labels, x=x_label)
