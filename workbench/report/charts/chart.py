"""What every chart shares: the canvas, the axes, labels in two languages, and the way to SVG."""

from __future__ import annotations

import html
import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas

from workbench.report.naming import bare
from workbench.report.style import DRAWING, INK, MUTE
from workbench.words import dates, fmt
from workbench.words.languages import language, requested
from workbench.words.messages import Message, data

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from workbench.report.shown import Shown

WIDTH = 680  # the drawing's own units; text is 13 of them high
NARROW = 400  # of the drawing for a phone
ABOVE = 16  # a row's name above its bar in that drawing
LABEL_GAP = 17
MOST_TICKS = 12
MOST_TICKS_NARROW = 5
WIDE_TICK = 66  # points: a day, but not a month
LONGEST_NAME = 36


class Labels:
    """The words of one drawing: English as drawn, the other languages beside it; `shown` knows the figure's words."""

    def __init__(self, shown: Shown | None = None) -> None:
        self.shown = shown
        self.languages = requested()
        self.said: dict[str, dict[str, str]] = {
            lang: {} for lang in self.languages
        }  # English → its words in the language

    def words(self, label: object) -> str:
        """Return the English words to draw and keep the other languages'; text from data stays as it is."""
        found = self.shown.words(label) if self.shown else label
        if not isinstance(found, Message) or not (found.id or found.said):
            return _drawable(str(bare(found) if self.shown is None else found or ""))
        english = found.render("en")
        for lang in self.languages:
            self.said[lang][english] = found.render(lang)
        return english

    def ours(self, label: object) -> bool:
        """Say whether a label has words of ours, rather than text from data."""
        found = self.shown.words(label) if self.shown else label
        return isinstance(found, Message) and bool(found.id)

    def signed(self, sign: str, label: object) -> str:
        """Return the words of a label behind a sign that is the same in every language."""
        english = self.words(label)
        for said in self.said.values():
            said[sign + english] = sign + said.get(english, english)
        return sign + english

    def number(self, value: float, format: str) -> str:
        """Return an axis number in its format, in every language."""
        english = tick(value, format, "en")
        for lang in self.languages:
            self.said[lang][english] = tick(value, format, lang)
        return english

    def format(self, wanted: str, column: str) -> str:
        """Return the format of an axis, without decimals: the one asked for, else the column's."""
        written = wanted or (self.shown.format(column) if self.shown else "number")
        return written if written.startswith("money") else written.partition(":")[0]

    def width(self, words: Sequence[str]) -> float:
        """Return the width of the longest words in any language; no font is asked, so it is the same everywhere."""
        every = [*words, *(said.get(word, "") for said in self.said.values() for word in words)]
        return max((sum(13 if ord(c) > 0x2E80 else 8.2 for c in word) for word in every), default=0)


def _drawable(name: str) -> str:
    """Return text from data on one line, without control characters, and not longer than a label can be."""
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


@dataclass(frozen=True)
class Chart:
    """A drawing that is made when a figure asks for it; one without a value to draw says so."""

    draw: Callable[[Axes, Labels], None]
    height: int = 300
    drawable: bool = True
    names: tuple[object, ...] = ()  # of the lines that are named at their ends, in the order of their colours
    rows: int = 0  # whose names stand at the left, or on a phone above each
    bends: bool = True  # can be drawn for a phone; what cannot is scrolled there

    def legend(self, lang: str, shown: Shown | None = None) -> str:
        """Return the names of the lines as a paragraph of its own, for screens on which their ends are out of sight."""
        found = [shown.words(name) if shown else data(bare(name)) for name in self.names]
        words = [m.html(lang) if m.id else html.escape(_drawable(m.render(lang))) for m in found if m is not None]
        spans = " ".join(f'<span class="k{k}">{word}</span>' for k, word in enumerate(words, 1))
        return f'<p class="keys" aria-hidden="true">{spans}</p>' if len(words) > 1 else ""

    def svg(
        self, key: str, *, title: Message | None = None, description: Message | None = None, shown: Shown | None = None,
        narrow: bool = False,
    ) -> dict[str, str]:  # fmt: skip
        """Draw once, at the width of a page or of a phone, and return the <svg> element by language."""
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        from workbench.report.svg import inline

        labels = Labels(shown)
        named = [{lang: m.render(lang) if m else key for lang in labels.languages} for m in (title, description)]
        with matplotlib.rc_context(DRAWING), warnings.catch_warnings():
            # places are never measured from text, and the reader's own font draws it: names from data may be in any script
            warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font", UserWarning)
            width, height = (NARROW, self.height + ABOVE * self.rows) if narrow else (WIDTH, self.height)
            figure = Figure(figsize=(width / 72, height / 72), dpi=72)
            FigureCanvasSVG(figure)
            axes = figure.add_subplot()
            self.draw(axes, labels)
            return inline(figure, key, title=named[0], description=named[1], labels=labels.said)


def place(axes: Axes, *, left: float, right: float, top: float = 12, bottom: float = 46) -> None:
    """Set the margins around the axes in the drawing's units; never measured from text."""
    width, height = (side * 72 for side in axes.figure.get_figure(root=True).get_size_inches())
    axes.set_position((left / width, bottom / height, 1 - (left + right) / width, 1 - (bottom + top) / height))


def is_narrow(axes: Axes) -> bool:
    """Say whether the drawing is the one for a phone."""
    return axes.figure.get_figure(root=True).get_figwidth() * 72 < WIDTH


def _reach(axes: Axes, *, left: float | None = None, right: float | None = None) -> None:
    """Move a side of the axes to its margin; the other sides stay."""
    box, width = axes.get_position(), NARROW
    first, last = (box.x0 if left is None else left / width), (box.x1 if right is None else 1 - right / width)
    axes.set_position((first, box.y0, last - first, box.height))


def tick(value: float, format: str, lang: str) -> str:
    """Write a number on an axis.

    >>> tick(0.4, "share", "en"), tick(20000, "money:CNY", "zh"), tick(-2000, "money:EUR", "en")
    ('40%', '¥2万', '−€2K')
    """
    kind, _, currency = format.partition(":")
    spoken = language(lang)
    if kind != "money":
        return _trimmed(value * 100, lang) + spoken.percent if kind == "share" else _trimmed(value, lang)
    power, suffix = next(
        ((power, name) for power, name in spoken.compact if power < 9 and abs(value) >= 10**power), (0, "")
    )
    amount = _trimmed(abs(value) / 10**power, lang) + suffix
    return ("−" if value < 0 else "") + spoken.money.format(symbol=fmt.symbol(currency, lang), amount=amount)


def _trimmed(value: float, lang: str) -> str:
    return fmt.plain(fmt.decimal(float(f"{value:.6g}")).normalize() + 0, lang)


def nice_step(span: float, *, count: int = 5) -> float:
    """Return a round step that cuts a span into at most `count` pieces.

    >>> nice_step(0.47), nice_step(1200)
    (0.1, 250.0)
    """
    raw = span / count
    size = 10.0 ** math.floor(math.log10(raw))
    return next(round(size * m, 12) for m in (1, 2, 2.5, 5, 10) if size * m >= raw * (1 - 1e-9))


def value_axis(axes: Axes, labels: Labels, *, low: float, high: float, format: str, along: str = "y") -> None:
    """Give the value axis round ticks, from 0 unless values are negative, and numbers in both languages."""
    low, high = min(low, 0.0), max(high, 0.0)
    step = nice_step((high - low) or 1, count=4 if is_narrow(axes) and along == "x" else 5)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    ticks = [round(k * step, 12) for k in range(first, last + 1)]
    words = [labels.number(t, format) for t in ticks]
    if along == "y":
        axes.set_ylim(ticks[0], ticks[-1])
        axes.set_yticks(ticks, words)
    else:
        axes.set_xlim(ticks[0], ticks[-1])
        axes.set_xticks(ticks, words)


def position_axis(axes: Axes, labels: Labels, values: Sequence[Any], at: Sequence[float]) -> None:
    """Label positions along x, leaving some out when there are many or long ones; periods are written as in tables."""
    words = [dates.short(dates.iso(v)) if isinstance(v, pandas.Period) else labels.words(v) for v in values]
    most, wide = MOST_TICKS_NARROW if is_narrow(axes) else MOST_TICKS, labels.width(words)
    if wide > WIDE_TICK:
        room = axes.get_position().width * axes.figure.get_figure(root=True).get_figwidth() * 72
        most = max(2, min(most, int(room / (0.8 * wide))))
    every = max(1, math.ceil(len(at) / most))
    axes.set_xticks(list(at)[::every], words[::every])


def names(axes: Axes, labels: Labels, *, x: object = "", y: object = "") -> None:
    """Name the axes: x below, y above the axis where it can be read without turning the head."""
    box, width = axes.get_position(), axes.figure.get_figure(root=True).get_figwidth() * 72
    below, above = (labels.words(words) if words else "" for words in (x, y))
    middle = (box.x0 + box.x1) / 2 * width
    axes.set_xlabel(below, labelpad=8, fontsize=_size(labels, below, room=2 * min(middle, width - middle)))
    axes.set_ylabel("")
    if above:
        axes.annotate(
            above, (0, 1), xycoords="axes fraction", xytext=(-34, 10), textcoords="offset points",
            color=MUTE, ha="left", va="bottom", fontsize=_size(labels, above, room=width - box.x0 * width + 34),
        )  # fmt: skip


def _size(labels: Labels, words: str, *, room: float) -> float:
    """Return the height of letters at which words fit in their room: 13, and down to 9 where they are long."""
    wide = labels.width([words]) * 0.9
    return 13 if wide <= room else max(9, round(13 * room / wide, 1))


def named_rows(axes: Axes, labels: Labels, at: Sequence[float], words: Sequence[str], *, x: object) -> None:
    """Name the rows of a chart whose values run along x."""
    row_names(axes, at, words)
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    names(axes, labels, x=x)


def row_names(axes: Axes, at: Sequence[float], words: Sequence[str], *, half: float = 0.34) -> None:
    """Write the names of rows at the left; on a phone above each, `half` a bar from its middle."""
    axes.set_ylim(-0.6, len(at) - 0.4)
    axes.tick_params(axis="y", labelcolor=INK)
    if not is_narrow(axes):
        axes.set_yticks(at, words)
        return
    axes.set_yticks(at, [""] * len(at))
    axes.set_ylim(-0.6, len(at) - 0.2)
    _reach(axes, left=30)
    for y, name in zip(at, words, strict=True):
        axes.annotate(name, (0, y + half), xycoords=("axes fraction", "data"), xytext=(-24, 1), va="bottom",
                      textcoords="offset points", color=INK, annotation_clip=False)  # fmt: skip


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """Move label positions apart until none is nearer to the next than the gap, keeping their order.

    >>> spread([10.0, 12.0, 40.0], 10.0)
    [6.0, 16.0, 40.0]
    """
    order = sorted(range(len(positions)), key=lambda k: (positions[k], k))
    groups: list[list[list]] = [[[positions[k]], [k]] for k in order]
    merged: list[list[list]] = []
    for group in groups:
        merged.append(group)
        while len(merged) > 1 and _start(merged[-1], gap) - _end(merged[-2], gap) < gap:
            last = merged.pop()
            merged[-1] = [merged[-1][0] + last[0], merged[-1][1] + last[1]]
    placed = [0.0] * len(positions)
    for wanted, members in merged:
        start = sum(wanted) / len(wanted) - gap * (len(wanted) - 1) / 2
        for offset, k in enumerate(members):
            placed[k] = start + gap * offset
    return placed


def _start(group: list[list], gap: float) -> float:
    return sum(group[0]) / len(group[0]) - gap * (len(group[0]) - 1) / 2


def _end(group: list[list], gap: float) -> float:
    return _start(group, gap) + gap * (len(group[0]) - 1)


def end_labels(
    axes: Axes, labels: Labels, ends: Sequence[tuple[float, float, object, str]], *, always: bool = False
) -> None:
    """Write each series' name at the end of its line: (x, y, name, colour); names never overlap.

    On a phone the names of several stand in the legend above instead, unless `always`.
    """
    if is_narrow(axes) and len(ends) > 1 and not always:
        _reach(axes, right=24)
        return
    to_pixels = axes.transData
    heights = [to_pixels.transform((x, y))[1] for x, y, _, _ in ends]
    for (x, y, name, colour), start, wanted in zip(ends, heights, spread(heights, LABEL_GAP), strict=True):
        axes.annotate(
            labels.words(name), (x, y), xytext=(9, wanted - start), textcoords="offset points",
            color=colour, weight="bold", va="center_baseline", annotation_clip=False,
        )  # fmt: skip


def few_series(found: Sequence[object], most: int) -> None:
    """Refuse more series than a reader can tell apart."""
    if len(found) > most:
        raise ValueError(f"{len(found)} series in one chart; show at most {most}, or one per chart. Got {list(found)}.")
