"""Lines with their ribbons: curves by age or time, and a fitted line carried beyond what was observed."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas

from workbench.report.charts.chart import Chart, Labels, end_labels, few_series, names, place, position_axis, value_axis
from workbench.report.charts.tips import named, tips, told
from workbench.report.naming import Code, Slot
from workbench.report.style import DASHES, FAINT, MARKERS, MUTE, SERIES, SERIES_TEXT
from workbench.words import dates
from workbench.words.messages import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class _Look:
    x_label: object
    y_label: object
    y_format: str
    column: str


def curves(
    frame: pandas.DataFrame,
    *,
    x: str,
    y: str,
    lo: str | None = None,
    hi: str | None = None,
    series: str | None = None,
    y_format: str = "",
    marks: Sequence[tuple[float, float, str]] = (),
    ranges: Literal["ribbon", "whisker"] = "ribbon",
) -> Chart:
    """Return lines over a number or a period, each with its range and its name at the end.

    Parameters
    ----------
    frame : one row per point, in any order; a missing value ends its line.
    x, y, lo, hi : columns; x holds numbers or periods, lo and hi the range, as a ribbon or as a whisker at each point.
    series : column that tells the lines apart, at most four; without it there is one line.
    y_format : share, count, number or money:GBP; without it as the column is shown. The figure's message may name the axes
        (`.x`, else the column's heading, and `.y`).
    marks : from, to and the attribute of the figure's message that says what the place along x means; a dashed line where
        both are the same.
    """
    given = {"x": frame[x], "y": frame[y], "series": frame[series] if series else ""}
    given |= {"lo": frame[lo] if lo else frame[y], "hi": frame[hi] if hi else frame[y]}
    points = pandas.DataFrame(given).dropna(subset=["y"]).sort_values("x", ignore_index=True)
    found = list(dict.fromkeys(frame[series])) if series else [""]
    few_series(found, len(SERIES))
    shown = {name: Code(series, name) if series else "" for name in found}
    look = _Look(Slot("x", x), Slot("y"), y_format, y)
    marked = [(float(first), float(last), Slot(name)) for first, last, name in marks]
    draw = functools.partial(_draw_curves, points=points, shown=shown, look=look, marks=marked, ranges=ranges)
    named = tuple(words for name, words in shown.items() if (points["series"] == name).any())
    return Chart(draw, drawable=not points.empty, names=named)


def _draw_curves(
    axes: Axes, labels: Labels, *, points: pandas.DataFrame, shown: dict, look: _Look, marks: list, ranges: str
) -> None:
    import seaborn

    at, values = _positions(points["x"])
    points = points.assign(at=at)
    width = labels.width([labels.words(name) for name in shown.values()])
    named = labels.words(look.y_label)
    place(axes, left=58, right=max(30, width + 16), top=(34 if named else 14) + 18 * len(marks), bottom=56)
    value_axis(
        axes,
        labels,
        low=points[["lo", "y"]].min().min(),
        high=points[["hi", "y"]].max().max(),
        format=labels.format(look.y_format, look.column),
    )
    order = [name for name in shown if (points["series"] == name).any()]
    looks = {name: k for k, name in enumerate(order)}
    for name, k in looks.items():
        mine = points[points["series"] == name]
        if ranges == "ribbon":
            axes.fill_between(mine["at"], mine["lo"], mine["hi"], color=SERIES[k], alpha=0.16, lw=0, clip_on=False)
        else:
            known = mine.dropna(subset=["lo", "hi"])
            axes.vlines(known["at"], known["lo"], known["hi"], color=SERIES[k], lw=2, alpha=0.6, clip_on=False)
    axes.set(xlabel=" ", ylabel=" ")  # seaborn lays out all ticks to name an axis that has no name yet
    seaborn.lineplot(
        data=points, x="at", y="y", hue="series", style="series", hue_order=order, style_order=order,
        palette=list(SERIES[: len(order)]), dashes=list(DASHES[: len(order)]), markers=list(MARKERS[: len(order)]),
        markersize=6, markeredgewidth=0, linewidth=2.2, errorbar=None, legend=False, clip_on=False, ax=axes,
    )  # fmt: skip
    ends = []
    for name, k in looks.items():
        last = points[points["series"] == name].iloc[-1]
        ends.append((last["at"], last["y"], shown[name], SERIES_TEXT[k]))
    if len(shown) > 1 or labels.ours(shown[order[0]]):
        end_labels(axes, labels, ends)
    _finish(axes, labels, values, look)
    _mark(axes, labels, marks)
    format = labels.format(look.y_format, look.column)
    tips(axes, labels, ((p.at, p.y, told(_where(p.x), p.y, p.lo, p.hi, format)) for p in points.itertuples()))


def _where(x: Any) -> str:
    """What a tip says of a point's place along x."""
    if hasattr(x, "freqstr"):
        return dates.short(dates.iso(x))
    return f"{x:,.6g}" if isinstance(x, int | float) or hasattr(x, "dtype") else str(x)


def _mark(axes: Axes, labels: Labels, marks: list[tuple[float, float, Slot]]) -> None:
    """Mark places along x; each has a line of its own above the drawing for its words."""
    low, high = (
        end([edge, *(place for mark in marks for place in mark[:2])])
        for end, edge in zip((min, max), axes.get_xlim(), strict=True)
    )
    high = max(high, low + bool(marks))  # a single point stands in the middle
    axes.set_xlim(low, high)
    for k, (first, last, words) in enumerate(reversed(marks)):
        if first == last:
            axes.axvline(first, color=MUTE, lw=1, ls=(0, (4, 3)), clip_on=False)
        else:
            axes.axvspan(first, last, color=FAINT, alpha=0.2, lw=0)
        side = "right" if last > high - (high - low) * 0.25 else "left"
        axes.annotate(
            labels.words(words), (first if side == "left" else last, 1), xycoords=("data", "axes fraction"),
            xytext=(0, 6 + 18 * k), color=MUTE, textcoords="offset points", ha=side, va="bottom",
        )  # fmt: skip


def projection(
    frame: pandas.DataFrame,
    *,
    x: str,
    observed: str,
    fitted: str,
    lo: str = "",
    hi: str = "",
    split: float,
    y_format: str = "",
) -> Chart:
    """Return observed points, the fitted line with its ribbon, and the place where the fit stopped looking.

    Without a fit the observed points are drawn alone.

    Parameters
    ----------
    frame : one row per x; `observed` is missing where nothing was seen yet, the others reach into the future.
    x, observed, fitted, lo, hi : columns of numbers; without lo and hi there is no ribbon.
    split : the last x that the fit has used; a vertical line marks it.
    """
    lo, hi = lo or fitted, hi or fitted
    points = pandas.DataFrame(
        {"at": frame[x], "observed": frame[observed], "fitted": frame[fitted], "lo": frame[lo], "hi": frame[hi]}
    ).sort_values("at", ignore_index=True)
    if points["fitted"].isna().all():
        return curves(frame, x=x, y=observed, y_format=y_format)
    look = _Look(Slot("x", x), Slot("y"), y_format, observed)
    return Chart(functools.partial(_draw_projection, points=points, split=split, look=look))


def _draw_projection(axes: Axes, labels: Labels, *, points: pandas.DataFrame, split: float, look: _Look) -> None:
    import seaborn

    fitted, observed = points.dropna(subset=["fitted"]), points.dropna(subset=["observed"])
    words = {"observed": say("observed"), "projected": say("projected")}
    place(axes, left=58, right=labels.width([labels.words(w) for w in words.values()]) + 16, top=34, bottom=56)
    highest = max(points["hi"].max(), points["observed"].max(), points["fitted"].max())
    value_axis(axes, labels, low=points["lo"].min(), high=highest, format=labels.format(look.y_format, look.column))
    axes.fill_between(fitted["at"], fitted["lo"], fitted["hi"], color=SERIES[1], alpha=0.2, lw=0, clip_on=False)
    lines = {"data": fitted, "x": "at", "y": "fitted", "color": SERIES[1], "errorbar": None, "ax": axes}
    axes.set(xlabel=" ", ylabel=" ")  # named by _finish; see _draw_curves
    seaborn.lineplot(**lines, linewidth=2.2, dashes=False, legend=False, clip_on=False)
    axes.plot(observed["at"], observed["observed"], ls="", marker="o", ms=6.5, color=SERIES[0], mew=0, clip_on=False)
    axes.axvline(split, color=MUTE, lw=1, ls=(0, (4, 3)), clip_on=False)
    axes.annotate(
        labels.words(say("fitted-up-to-here")), (split, 1), xycoords=("data", "axes fraction"), xytext=(0, 6),
        textcoords="offset points", ha="center", va="bottom", color=MUTE,
    )  # fmt: skip
    format = labels.format(look.y_format, look.column)
    ahead = fitted.loc[fitted["observed"].isna(), ["at", "fitted", "lo", "hi"]]
    for name, seen in (("observed", observed[["at", "observed", "observed", "observed"]]), ("projected", ahead)):
        tips(axes, labels, ((at, y, told(named(labels, _where(at), words[name]), y, lo, hi, format))
                            for at, y, lo, hi in seen.to_numpy()))  # fmt: skip
    last = fitted.iloc[-1]
    end_labels(axes, labels, [(last["at"], last["fitted"], words["projected"], SERIES_TEXT[1])])
    if len(observed):
        seen = observed.iloc[len(observed) // 2]
        rising = observed["observed"].iloc[-1] > observed["observed"].iloc[0]  # then the free corner lies to the left
        axes.annotate(
            labels.words(words["observed"]), (seen["at"], seen["observed"]), xytext=(-8 if rising else 6, 12),
            ha="right" if rising else "left", textcoords="offset points", color=SERIES_TEXT[0], weight="bold",
        )  # fmt: skip
    _finish(axes, labels, list(points["at"]), look)


def _positions(values: pandas.Series) -> tuple[list[float], list[Any]]:
    """Return where each value lies along x, and the values to label: numbers lie at themselves, periods in order."""
    if pandas.api.types.is_numeric_dtype(values):
        return list(values.astype(float)), sorted(values.unique())
    distinct = sorted(values.unique())
    place_of = {value: k for k, value in enumerate(distinct)}
    return [float(place_of[value]) for value in values], distinct


def _finish(axes: Axes, labels: Labels, values: list[Any], look: _Look) -> None:
    numbers = all(isinstance(value, int | float) or hasattr(value, "dtype") for value in values)
    at = [float(value) for value in values] if numbers else list(range(len(values)))
    words = [labels.number(float(value), "number") for value in values] if numbers else values
    position_axis(axes, labels, words, at)
    axes.set_xlim(min(at), max(max(at), min(at) + 1e-9))
    axes.margins(x=0)
    names(axes, labels, x=look.x_label, y=look.y_label)
