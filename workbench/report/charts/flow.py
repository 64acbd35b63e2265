"""A flow in few steps: who goes from where to where, who leaves, and how many; bands as wide as their share."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pandas

from workbench.report.charts.chart import Chart, Labels, place
from workbench.report.charts.tips import moved, tips, told
from workbench.report.style import FAINT, INK, SERIES
from workbench.words.messages import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEAST, GAP = 0.02, 0.035
NODE = 0.10  # the width of a node, in steps
_OTHER, _GONE = "\0other", "\0gone"


def flow(
    frame: pandas.DataFrame,
    *,
    position: str = "position",
    source: str = "from",
    target: str = "to",
    value: str = "journeys",
    gone: str,
    other: str = "",
    won: str = "",
) -> Chart:
    """Return the first steps of paths as bands between columns; ends are grey, conversions have a colour of their own.

    Every row is drawn as it stands, so that figure and table say the same; a band stands for at least 2% of all paths.

    Parameters
    ----------
    frame : one row per pair of steps: position (of the first), source, target, value (paths).
    gone, other, won : the names that mean that a path has ended, that small steps were put together, and that it has converted.

    Raises
    ------
    ValueError : when more go on from a name in a column than have come to it.
    """
    bands = pandas.DataFrame(
        {"at": frame[position], "a": frame[source], "b": frame[target], "n": frame[value].astype("float64")}
    )
    bands = bands.replace({"a": {other: _OTHER}, "b": {other: _OTHER, gone: _GONE}})
    _must_add_up(bands)
    total = bands.loc[bands["at"] == bands["at"].min(), "n"].sum()
    draw = functools.partial(_draw, bands=bands, total=total, won=won)
    return Chart(draw, height=420, drawable=bool(len(bands)) and total > 0, bends=False)


def _must_add_up(bands: pandas.DataFrame) -> None:
    into = bands.assign(at=bands["at"] + 1).groupby(["at", "b"])["n"].sum()
    out = bands[bands["at"] > bands["at"].min()].groupby(["at", "a"])["n"].sum()
    for (at, name), n in out.items():
        if n > (came := into.get((at, name), 0.0)):
            raise ValueError(
                f"{n:g} paths go on from {name!r} in column {at}, but {came:g} came to it; count both from the same paths."
            )


def _draw(axes: Axes, labels: Labels, *, bands: pandas.DataFrame, total: float, won: str) -> None:
    axes.set_axis_off()
    first, last = int(bands["at"].min()), int(bands["at"].max()) + 1
    nodes = _nodes(bands, first, last, total)
    ends = [labels.words(_words(name)) for (at, name), node in nodes.items() if at == last and node[2] >= LEAST]
    place(axes, left=16, right=min(max(96, labels.width(ends) + 12), 260), top=26, bottom=16)
    axes.set_xlim(first, last + NODE)
    axes.set_ylim(-max(node[1] for node in nodes.values()), 0)
    bent = _draw_bands(axes, bands, nodes, total, won)
    tips(
        axes,
        labels,
        ((x, y, told(moved(labels, _words(a), _words(b)), share, share, share, "share")) for x, y, a, b, share in bent),
    )
    for (at, name), (top, bottom, share) in nodes.items():
        axes.fill(
            [at, at + NODE, at + NODE, at],
            [-top, -top, -bottom, -bottom],
            color=_colour(name, won, (_GONE, _OTHER)),
            lw=0,
        )
        if share >= LEAST:
            axes.text(
                at + NODE + 0.03,
                -(top + bottom) / 2,
                labels.words(_words(name)),
                color=INK,
                va="center_baseline",
                ha="left",
            )
    for at in range(first, last + 1):
        axes.text(at, 0, labels.words(say("step-number", k=at)), va="bottom", ha="left", color=FAINT)


def _colour(name: str, won: str, grey: tuple[str, ...]) -> str:
    return FAINT if name in grey else SERIES[1] if name == won else SERIES[0]


def _words(name: str) -> object:
    return {_GONE: say("ended"), _OTHER: say("other")}.get(name, name)


def _nodes(
    bands: pandas.DataFrame, first: int, last: int, total: float
) -> dict[tuple[int, str], tuple[float, float, float]]:
    """Return top, bottom and share of each node: the largest on top, then other, then those who left."""
    nodes = {}
    for at in range(first, last + 1):
        out = bands[bands["at"] == at].groupby("a")["n"].sum()
        into = bands[bands["at"] == at - 1].groupby("b")["n"].sum()
        sizes = out if at == first else into
        order = sorted(sizes.index, key=lambda name: (name == _GONE, name == _OTHER, -sizes[name], name))
        top = 0.0
        for name in order:
            share = float(sizes[name] / total)
            nodes[at, name] = (top, top + share, share)
            top += share + GAP
    return nodes


def _draw_bands(axes: Axes, bands: pandas.DataFrame, nodes: dict, total: float, won: str) -> list[tuple]:
    """Draw the bands; return the middle of each, its two names and its share of all paths."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    leaves = {key: top for key, (top, _, _) in nodes.items()}
    arrives = dict(leaves)
    rank = {key: k for k, key in enumerate(nodes)}
    ordered = bands.assign(x=[rank[at, a] for at, a in zip(bands["at"], bands["a"], strict=True)],
                           y=[rank[at + 1, b] for at, b in zip(bands["at"], bands["b"], strict=True)]).sort_values(["at", "x", "y"])  # fmt: skip
    middles = []
    for at, a, b, n in ordered[["at", "a", "b", "n"]].itertuples(index=False):
        width, one, two = n / total, (at, a), (at + 1, b)
        y0, y1 = leaves[one], arrives[two]
        leaves[one] += width
        arrives[two] += width
        if width < LEAST:
            continue
        x0, x1 = at + NODE, at + 1
        middle = (x0 + x1) / 2
        points = [
            (x0, -y0),
            (middle, -y0),
            (middle, -y1),
            (x1, -y1),
            (x1, -y1 - width),
            (middle, -y1 - width),
            (middle, -y0 - width),
            (x0, -y0 - width),
            (x0, -y0),
        ]
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        middles.append((middle, -(y0 + y1 + width) / 2, a, b, width))
        axes.add_patch(PathPatch(Path(points, codes), facecolor=_colour(b, won, (_GONE,)), alpha=0.28, lw=0))
    return middles
