"""Small-cell suppression: hide counts about few people, and enough others that nobody can work them out.

A cell is *small* when it counts fewer than `minimum` customers, zero included: "none of these fifteen came back" tells
something about each of them. Hiding it is not enough where totals are published, so further cells are hidden until an
attacker who knows every published number and sum cannot place any hidden count within fewer than `minimum` values
(`workbench.report.attacker`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from workbench.report.attacker import Cell, Sum, hidden_cells

TOTAL = "total"


class HiddenRates(NamedTuple):
    """What to hide of a rate table: rates, sizes of groups (with all their rates), averages of columns, the total size."""

    cells: pd.DataFrame
    groups: pd.Series
    averages: pd.Series
    total: bool


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


def suppress_rates(
    active: pd.DataFrame,
    customers: pd.Series,
    *,
    pooled: pd.DataFrame | None = None,
    total_customers: bool = True,
    minimum: int = 10,
) -> HiddenRates:
    """Return what to hide of a rate table: a rate and its base give a count and the count of the others.

    Parameters
    ----------
    active : count behind each rate, one row per group (cohort), one column per period; missing where unobserved.
    customers : size of each group, published beside the rates; indexed as the rows of `active`.
    pooled : which cells enter the published average of their column; none when no average is published.
    total_customers : whether the sum of the group sizes is published.
    minimum : smallest count shown.

    Returns
    -------
    HiddenRates, True where hidden. A group whose size is hidden shows no rates. Single rates go first, then averages,
    sizes of groups last.

    >>> active = pd.DataFrame({1: [40, 7, 30, 35]}, index=list("abcd"))
    >>> hidden = suppress_rates(active, pd.Series([100, 90, 80, 95], index=list("abcd")), pooled=active.notna())
    >>> hidden.cells[1].tolist(), hidden.groups.sum(), hidden.averages.sum()
    ([False, True, True, False], np.int64(0), np.int64(0))
    """
    counts, sums = _rate_sums(active, customers, pooled)
    if total_customers:
        counts["size", TOTAL] = float(customers.sum())
        sums.append(Sum(("size", TOTAL), tuple(("size", group) for group in active.index)))
    worth = {cell: 2 if cell[0] == "size" else 1 for cell in counts if cell[0] == "size" or cell[1] == TOTAL}
    hidden = hidden_cells(counts, sums, minimum=minimum, worth=worth)
    groups = pd.Series({group: ("size", group) in hidden for group in active.index}, dtype=bool)
    cells = pd.DataFrame(
        {p: {g: groups[g] or ("active", g, p) in hidden or ("others", g, p) in hidden for g in active.index}
         for p in active.columns}
    )  # fmt: skip
    averages = {p: ("active", TOTAL, p) in hidden or ("others", TOTAL, p) in hidden for p in active.columns}
    return HiddenRates(cells & active.notna(), groups, pd.Series(averages, dtype=bool), ("size", TOTAL) in hidden)


def _rate_sums(
    active: pd.DataFrame, customers: pd.Series, pooled: pd.DataFrame | None
) -> tuple[dict[Cell, float], list[Sum]]:
    """Write a rate table as counts: active + others = size in each row, and the sums behind each column's average."""
    counts: dict[Cell, float] = {("size", group): float(customers[group]) for group in active.index}
    sums = []
    for period in active.columns:
        seen = [group for group in active.index if not math.isnan(active.at[group, period])]
        for group in seen:
            counts["active", group, period] = float(active.at[group, period])
            counts["others", group, period] = float(customers[group] - active.at[group, period])
            sums.append(Sum(("size", group), (("active", group, period), ("others", group, period))))
        members = [group for group in seen if pooled is not None and pooled.at[group, period]]
        for kind in ("active", "others") if members else ():
            parts = tuple((kind, group, period) for group in members)
            counts[kind, TOTAL, period] = sum(counts[part] for part in parts)
            sums.append(Sum((kind, TOTAL, period), parts))
    return counts, sums
