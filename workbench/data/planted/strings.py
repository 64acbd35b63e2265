"""Text columns without a Python loop: identifiers and names taken from a short list."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def identifiers(prefix: str, numbers: np.ndarray, *, width: int) -> pa.Array:
    """Write numbers as identifiers with leading zeros.

    >>> identifiers("C", np.array([7, 12345678]), width=7).to_pylist()
    ['C0000007', 'C12345678']
    """
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def named(names: Sequence[str], codes: np.ndarray) -> pa.Array:
    """Take names by position; a negative code is missing.

    >>> named(("web", "app"), np.array([1, 0, -1])).to_pylist()
    ['app', 'web', None]
    """
    return pa.array(list(names), pa.string()).take(pa.array(codes, mask=codes < 0))
