"""Small-cell suppression: hide counts about few people, and enough others that nobody can work them out.

A cell is *small* when it counts fewer than `minimum` customers, zero included: "none of these fifteen came back" tells
something about each of them. Hiding it is not enough where totals are published, so further cells are hidden until an
attacker who knows every published number and sum cannot place any hidden count within fewer than `minimum` values
(`workbench.report.attacker`).
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from workbench.report.attacker import Sum, hidden_cells

TOTAL = "total"


def suppress(
    counts: pd.DataFrame, *, totals: Sequence[str] = ("rows", "columns"), minimum: int = 10
) -> pd.DataFrame:
    """Return which cells of a table of counts to hide, for the totals that are published with it.

    Parameters
    ----------
    counts : non-negative counts; missing where nothing is published. Without its totals.
    totals : "rows": each row's sum is published, "columns": each column's; with both, so is the sum of all.
    minimum : smallest count shown.

    Returns
    -------
    DataFrame of bool, True where hidden, with the published totals as a last column or row named "total".

    >>> table = pd.DataFrame({"shop": [4, 60, 70], "online": [50, 30, 80]}, index=["north", "south", "west"])
    >>> suppress(table, totals=["columns"])
            shop  online
    north   True   False
    south   True   False
    west   False   False
    total  False   False
    """
    extended = counts.astype(float)
    sums = []
    if "rows" in totals:
        extended = extended.assign(**{TOTAL: extended.sum(axis=1, min_count=1)})
    if "columns" in totals:
        extended.loc[TOTAL] = extended.sum(axis=0, min_count=1)
    parts_across = [name for name in extended.columns if name != TOTAL]
    parts_down = [name for name in extended.index if name != TOTAL]
    if "rows" in totals:
        sums += [Sum((row, TOTAL), tuple((row, name) for name in parts_across)) for row in extended.index]
    if "columns" in totals:
        sums += [Sum((TOTAL, name), tuple((row, name) for row in parts_down)) for name in extended.columns]
    cells = {(row, name): extended.at[row, name] for row in extended.index for name in extended.columns}
    hidden = hidden_cells(cells, sums, minimum=minimum)
    mask = [[(row, name) in hidden for name in extended.columns] for row in extended.index]
    return pd.DataFrame(mask, index=extended.index, columns=extended.columns)
