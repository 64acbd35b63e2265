"""What a published sum gives away about one customer; like the errors, it belongs to no room, and every room may use it."""

from __future__ import annotations

import numpy as np


def dominated(gross, largest, second) -> np.ndarray:
    """Say of each sum whether two customers make nine tenths of it, or the second could work out the first to within a tenth.

    The (2, 90 %) and the p = 10 % rule (Hundepool and others 2012, Statistical Disclosure Control, chapter 4). A sum of nothing
    has nobody in it.

    Parameters
    ----------
    gross, largest, second : arrays: the sum of the customers' amounts without sign, and the two largest of them.

    >>> dominated([100.0, 100.0, 0.0], [89.0, 5.0, 0.0], [5.0, 5.0, 0.0]).tolist()
    [True, False, False]
    """
    gross, largest, second = (np.asarray(part, dtype="float64") for part in (gross, largest, second))
    return (gross > 0) & ((largest + second >= 0.9 * gross) | (gross - largest - second < 0.1 * largest))
