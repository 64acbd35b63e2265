"""Names for the groups into which conditions sort customers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from workbench.errors import ArgumentFault


def first_that_holds(conditions: Sequence[pd.Series], names: Sequence[str]) -> pd.Series:
    """Give each row the name of the first condition that holds there, and the last name where none does.

    Parameters
    ----------
    conditions : boolean series on one index.
    names : one more than there are conditions.

    Returns
    -------
    Series of dtype str on the index of the conditions.

    Examples
    --------
    >>> days = pd.Series([3, 100, 400])
    >>> first_that_holds([days > 180, days > 90], ["lost", "at risk", "active"]).tolist()
    ['active', 'at risk', 'lost']
    """
    if len(names) != len(conditions) + 1:
        raise ArgumentFault(
            f"names: {len(conditions) + 1} are needed for {len(conditions)} conditions, {len(names)} came."
        )
    # Numbers are chosen and then named: a million strings chosen one by one take twenty times as long.
    chosen = np.select([condition.to_numpy() for condition in conditions], range(len(conditions)), len(conditions))
    return pd.Series(pd.array(list(names), dtype="str").take(chosen), conditions[0].index)
