"""Sums of money through which one or two customers show."""

from __future__ import annotations

import numpy as np
import pandas as pd


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


def show_through(amounts: pd.DataFrame, by: list[str], value: str) -> pd.Series:
    """Say of the sum of each group, one row a customer in it, whether it is dominated.

    >>> show_through(pd.DataFrame({"k": list("aaab"), "v": [1.0, 1, 1, 9]}), ["k"], "v").to_dict()
    {'a': False, 'b': True}
    """
    ordered = amounts.assign(size=amounts[value].abs()).sort_values("size", ascending=False, kind="stable")
    groups = ordered.groupby(by)["size"]
    place = groups.cumcount()
    tops = [ordered["size"].where(place == k, 0.0).groupby([ordered[name] for name in by]).sum() for k in (0, 1)]
    gross = groups.sum()
    return pd.Series(dominated(gross, *tops), gross.index)
