"""Sums of money through which one or two customers show."""

from __future__ import annotations

import pandas as pd

from workbench.disclosure import dominated


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
