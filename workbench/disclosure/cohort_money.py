"""Sums of money that would tell what one or two customers spent: which to hide, and which others with them.

Which sum fails alone is for `workbench.disclosure.dominance.dominated` to say.
"""

from __future__ import annotations

import pandas

from workbench.disclosure.dominance import dominated

NEEDED = ("gross", "largest", "second")


def hide_money(counts: pandas.DataFrame) -> pandas.Series:
    """Mark the sums of money to hide: hidden or dominated ones, and beside them the smallest until they shield each other.

    At every age the sum over the pooled cells is published, so that the hidden ones' joint sum is known; it must not be
    dominated either, and never be one cell's. Cells that no published sum holds are judged alone.

    Parameters
    ----------
    counts : period, pooled, left_truncated, hidden, gross (the sum of the customers' amounts without sign), largest,
        second (the two largest), revenue (their sum as they are; without it nobody returned anything).

    Examples
    --------
    >>> cells = pandas.DataFrame({"period": 1, "pooled": True, "left_truncated": False, "hidden": False,
    ...     "gross": [100.0, 80.0, 90.0], "largest": [95.0, 8.0, 9.0], "second": [2.0, 8.0, 9.0]})
    >>> hide_money(cells).tolist()
    [True, True, False]
    """
    marked = counts["hidden"] | dominated(counts["gross"], counts["largest"], counts["second"], _net(counts))
    for _, cells in counts[counts["pooled"]].groupby(["left_truncated", "period"]):
        mine = marked[cells.index].copy()
        while mine.any() and not mine.all() and not _shielded(cells[mine]):
            mine[cells["gross"][~mine].idxmin()] = True
        marked[cells.index] = mine
    return marked


def hide_sums(counts: pandas.DataFrame) -> pandas.Series:
    """Mark the pooled cells of ages at which not even the sum over all hidden cells may be known."""
    marked = pandas.Series(False, counts.index)
    for _, cells in counts[counts["pooled"]].groupby(["left_truncated", "period"]):
        mine = cells[cells["money_hidden"]]
        marked[cells.index] = len(mine) > 0 and not _shielded(mine)
    return marked


def _shielded(cells: pandas.DataFrame) -> bool:
    """Whether these hidden cells' joint sum says little about any cell or customer in it."""
    top = pandas.concat([cells["largest"], cells["second"]]).nlargest(2)
    return len(cells) > 1 and not dominated(cells["gross"].sum(), top.iloc[0], top.iloc[1], _net(cells).sum())


def _net(cells: pandas.DataFrame) -> pandas.Series:
    return cells["revenue"] if "revenue" in cells else cells["gross"]
