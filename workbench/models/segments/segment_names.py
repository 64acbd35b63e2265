"""Names of segments by rule: words for the corner of recency, frequency and order value that a segment lies nearest to."""

from __future__ import annotations

from itertools import product

import numpy as np
from scipy.optimize import linear_sum_assignment

EVERYBODY = "everybody"
QUIET = 0.75  # standard deviations of recency above the middle from which a segment leans towards quiet
NAMES = tuple("_".join(words) for words in product(("recent", "quiet"), ("frequent", "occasional"), ("large", "small")))


def segment_names(centers: np.ndarray) -> list[str]:
    """Name segments by their centres on a common scale: columns recency, frequency, order value.

    Each of the eight names stands for one corner: recent or quiet (recency clearly above the middle), frequent or
    occasional, large or small orders. Every name is given once, so that the sum of agreements is largest; a single
    segment is everybody.

    >>> segment_names(np.array([[-1.0, 1.2, 0.9], [1.1, -0.8, -0.5]]))
    ['recent_frequent_large', 'quiet_occasional_small']

    Raises
    ------
    ValueError : for more segments than there are names.
    """
    if len(centers) == 1:
        return [EVERYBODY]
    if len(centers) > len(NAMES):
        raise ValueError(f"{len(centers)} segments came; there are names for at most {len(NAMES)}. Ask for fewer.")
    corners = np.array(list(product((-1, 1), (1, -1), (1, -1))), dtype="float64")  # in the order of NAMES
    lean = np.asarray(centers, dtype="float64") - [QUIET, 0, 0]
    rows, columns = linear_sum_assignment(-(lean @ corners.T).round(9))
    return [NAMES[column] for _, column in sorted(zip(rows, columns, strict=True))]
