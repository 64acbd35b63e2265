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
        place.set_gid(TIP + labels.words(words))


def told(where: object, value: float, lo: float, hi: float, format: str) -> Message:
    """Return the words of a tip; without a range where the ends are missing or are the value.

    >>> str(told("3", 0.4, 0.35, 0.45, "share")), str(told("3", 0.4, 0.4, 0.4, "share"))
    ('3: 40% (35% to 45%)', '3: 40%')
    """
    kind, _, currency = format.partition(":")
    ranged = not (fmt.is_missing(lo) or fmt.is_missing(hi)) and lo < hi
    ends = {"lo": float(lo), "hi": float(hi)} if ranged else {"lo": None, "hi": None}
    e = {"value": float(value), "n": None, "unit": currency or kind} | ends
    at = where if isinstance(where, Message) else data(bare(where))
    return say("tip-range", x=at, e=e) if ranged else say("tip", x=at, e=e)
