"""Which segments carry a change, beside what chance gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm


def carriers(changes: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Return by how much the revenue of each segment changed, the range that chance leaves, and whether it goes beyond chance.

    Customers come and change by chance: with as many as these, a segment's change would vary by the root of the sum of their
    squared changes. Ranges are widened so that all of them hold together (Bonferroni).

    Parameters
    ----------
    changes : part_name, customer_id, change.

    Returns
    -------
    part_name, customers, part_change, lo, hi, carries ("beyond-chance" or "within-chance"); largest changes first.

    >>> rows = pd.DataFrame({"part_name": "web", "customer_id": range(100), "change": 2.0})
    >>> carriers(rows)[["part_change", "carries"]].values.tolist()
    [[200.0, 'beyond-chance']]
    """
    columns = ["part_name", "customers", "part_change", "lo", "hi", "carries"]
    if changes.empty:
        return pd.DataFrame(columns=columns)
    squares = changes.assign(square=changes["change"] ** 2).groupby("part_name")
    found = squares.agg(customers=("change", "size"), part_change=("change", "sum"), square=("square", "sum"))
    half = norm.ppf(1 - (1 - level) / 2 / len(found)) * np.sqrt(found["square"])
    found["lo"], found["hi"] = found["part_change"] - half, found["part_change"] + half
    beyond = (found["lo"] > 0) | (found["hi"] < 0)
    found["carries"] = np.where(beyond, "beyond-chance", "within-chance")
    order = found["part_change"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index()[columns]


def said(found: pd.DataFrame) -> dict[str, Any]:
    """Return what a sentence says of it: beyond (how many segments), n (of how many), first (the name of the largest of them).

    >>> said(pd.DataFrame({"part_name": ["web"], "carries": ["within-chance"]}))
    {'beyond': 0, 'n': 1, 'first': '-'}
    """
    beyond = found[found["carries"] == "beyond-chance"] if len(found) else found
    return {
        "beyond": len(beyond), "n": len(found), "first": str(beyond["part_name"].iloc[0]) if len(beyond) else "-"
    }  # fmt: skip
