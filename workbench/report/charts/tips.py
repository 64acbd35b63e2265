"""What a pointer over a mark reads: its place, its value and its range, as the mark's own <title>."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.report.charts.chart import Labels, is_narrow
from workbench.report.naming import bare
from workbench.report.style import INK
from workbench.report.svg import TIP
from workbench.words import fmt
from workbench.words.messages import Message, data, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 15  # diameter of the place that a pointer may hit, in the drawing's units


def tips(axes: Axes, labels: Labels, points: Iterable[tuple[float, float, object]]) -> None:
    """Lay a place without ink over each mark: (x, y, words). On a phone there is no pointer, so nothing is laid."""
    if is_narrow(axes):
        return
    for x, y, words in points:
        (place,) = axes.plot(
            [x], [y], ls="", marker="o", ms=REACH, mew=0, alpha=0, color=INK, clip_on=False, scalex=False, scaley=False
        )
        place.set_gid(TIP + _one_line(labels, words))


def named(labels: Labels, row: object, series: object = None) -> Message:
    """Return what a tip calls a mark: its row, and its series if there are several, each as the figure calls it."""
    return (
        _called(labels, row) if series is None else say("tip-series", a=_called(labels, row), b=_called(labels, series))
    )


def moved(labels: Labels, source: object, target: object) -> Message:
    """Return what a tip calls a band: from where to where."""
    return say("tip-move", a=_called(labels, source), b=_called(labels, target))


def _one_line(labels: Labels, words: object) -> str:
    """Return the English words without control characters, which names from data may hold, and keep the other languages' so."""
    english = labels.words(words)
    line = "".join(c if c.isprintable() else " " for c in english)
    for said in labels.said.values() if line != english else ():
        said[line] = "".join(c if c.isprintable() else " " for c in said.get(english, english))
    return line


def _called(labels: Labels, name: object) -> Message:
    return (labels.shown.words(name) if labels.shown else None) or _bare(name)


def _bare(name: object) -> Message:
    return name if isinstance(name, Message) else data(bare(name))


def told(where: object, value: float, lo: float, hi: float, format: str) -> Message:
    """Return the words of a tip; without a range where the ends are missing or are the value.

    >>> str(told("3", 0.4, 0.35, 0.45, "share")), str(told("3", 0.4, 0.4, 0.4, "share"))
    ('3: 40% (35% to 45%)', '3: 40%')
    """
    kind, _, currency = format.partition(":")
    ranged = not (fmt.is_missing(lo) or fmt.is_missing(hi)) and lo < hi
    ends = {"lo": float(lo), "hi": float(hi)} if ranged else {"lo": None, "hi": None}
    e = {"value": float(value), "n": None, "unit": currency or kind} | ends
    at = _bare(where)
    return say("tip-range", x=at, e=e) if ranged else say("tip", x=at, e=e)
