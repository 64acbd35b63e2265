"""A line the size of a word, for cards and lists."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.words.fmt import is_missing

WIDTH, HEIGHT, EDGE = 120, 30, 4


def spark(values: Sequence[float | None], *, lo: float | None = None, hi: float | None = None) -> str:
    """Return a small SVG of values in order of time, the last one marked, over the band from lo to hi.

    Parameters
    ----------
    values : the numbers; missing ones are skipped. Fewer than two give an empty string.
    lo, hi : the band of usual variation; it is part of the scale, so that noise stays small.

    The drawing is decoration (aria-hidden): whoever uses it says the numbers beside it.

    Examples
    --------
    >>> spark([1.0]), spark([1, 2, 3]).count("<circle")
    ('', 1)
    """
    known = [(k, float(v)) for k, v in enumerate(values) if v is not None and not is_missing(v)]
    if len(known) < 2:
        return ""
    band = None if lo is None or hi is None else (float(lo), float(hi))
    bottom = min([v for _, v in known] + list(band or ()))
    span = max([v for _, v in known] + list(band or ())) - bottom

    def height(value: float) -> float:
        share = (value - bottom) / span if span else 0.5
        return round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE), 1)

    across = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = [(round(EDGE + k * across, 1), height(v)) for k, v in known]
    drawn = ""
    if band:
        top, depth = height(band[1]), round(height(band[0]) - height(band[1]), 1)
        place = f'x="0" y="{top}" width="{WIDTH}" height="{depth}"'
        drawn = f'<rect class="band" {place} style="fill:var(--c1,#12436D);fill-opacity:.14"/>'
    path = " ".join(f"{x},{y}" for x, y in points)
    drawn += f'<polyline class="line" points="{path}" style="fill:none;stroke:var(--c1,#12436D);stroke-width:1.8"/>'
    x, y = points[-1]
    drawn += f'<circle cx="{x}" cy="{y}" r="2.6" style="fill:var(--c1,#12436D)"/>'
    return f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{drawn}</svg>'
