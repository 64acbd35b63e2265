"""The usual variation of a figure from run to run, as the limits of an individuals chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

FEWEST = 5  # with fewer runs the limits would say more about luck than about the figure
_XMR = 2.66  # 3 / d2 for moving ranges of two (Wheeler 1993)


def usual_band(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the natural limits of earlier values: mean ± 2.66 mean moving ranges; nothing below five runs.

    >>> usual_band([10, 12, 10, 12, 10])
    (5.48, 16.12)
    >>> usual_band([10, 12]) is None
    True
    """
    if len(values) < FEWEST:
        return None
    mean = sum(values) / len(values)
    spread = sum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    return round(mean - _XMR * spread, 12), round(mean + _XMR * spread, 12)
