"""Counts of people over rows in order: what two rows differ by is a count as well."""

from __future__ import annotations

import numpy as np
import pandas


def kept_rows(counts: pandas.DataFrame, *, minimum: int) -> pandas.Series:
    """Say which rows of running counts may be shown; the next ones are held against the last of these.

    Those still there are counted at the beginning of a row and those gone at its end. So a single row tells how many went
    in that very row, to a reader who knows that nobody dropped out of sight before. Four counts must be nobody or at least
    `minimum`: those who went since the last row kept; of these those in this row and those before it; those who dropped
    out of sight meanwhile. So must those still there, before the row and after it.

    Parameters
    ----------
    counts : columns that rise (gone so far, from nobody) or do not (still there); one row per step, without gaps.
    minimum : 0 keeps all.

    Examples
    --------
    >>> kept_rows(pandas.DataFrame({"at_risk": [100, 100, 80], "left": [0, 4, 30]}), minimum=10).tolist()
    [True, False, False]
    >>> kept_rows(pandas.DataFrame({"left": [0, 4, 30]}), minimum=10).tolist()
    [True, False, False]
    >>> kept_rows(pandas.DataFrame({"reached": [100, 96, 80]}), minimum=10).tolist()
    [True, False, True]
    """
    values = counts.fillna(0).to_numpy(dtype="float64")
    if not minimum or not values.size:
        return pandas.Series(True, counts.index)
    rises = (np.diff(values, axis=0) >= 0).all(axis=0)
    there, gone = values[:, ~rises], values[:, rises]
    went = np.diff(gone, axis=0, prepend=np.zeros((1, gone.shape[1])))
    kept = np.zeros(len(values), dtype=bool)
    left, before, at_last = (
        there[0],
        np.zeros(gone.shape[1]),
        np.zeros(gone.shape[1]),
    )  # nobody has gone before the first row
    for row in range(len(values)):
        between = gone[row] - before - went[row]
        unseen = (left - there[row])[:, None] - (at_last + between)[None]
        staying = there[row][:, None] - went[row][None]
        told = [gone[row] - before, went[row], between, left - there[row], there[row], unseen.ravel(), staying.ravel()]
        kept[row] = not _few(np.concatenate(told), minimum).any()
        if kept[row]:
            left, before, at_last = there[row], gone[row], went[row]
    return pandas.Series(kept, counts.index)


def apart(counts: np.ndarray, *, minimum: int) -> list[int]:
    """Choose rows of cumulated counts that differ by at least `minimum` in every column; the first and the last stay.

    >>> apart(np.array([[0, 0], [4, 30], [15, 50], [30, 90]]), minimum=10)
    [0, 2, 3]
    """
    kept = [0]
    for row in range(1, len(counts) - 1):
        if (counts[row] - counts[kept[-1]]).min() >= minimum and (counts[-1] - counts[row]).min() >= minimum:
            kept.append(row)
    return [*kept, len(counts) - 1] if len(counts) > 1 else kept


def spaced(grid: np.ndarray, parts: list[tuple[np.ndarray, np.ndarray]], *, minimum: int) -> np.ndarray:
    """Mark the days since the last marked one of which, in each part (day, who), nobody or at least so many people come.

    >>> spaced(np.array([0, 1, 2]), [(np.array([1, 1, 2, 2]), np.array([7, 7, 8, 9]))], minimum=2).tolist()
    [True, False, True]
    """
    ordered = [(np.sort(day), who[np.argsort(day, kind="stable")]) for day, who in parts]
    kept, last = [], [0] * len(ordered)
    for day in grid:
        ends = [int(np.searchsorted(days, day, side="right")) for days, _ in ordered]
        people = [len(np.unique(who[since:until])) for (_, who), since, until in zip(ordered, last, ends, strict=True)]
        kept.append(all(n == 0 or n >= minimum for n in people))
        last = ends if kept[-1] else last
    return np.array(kept, dtype=bool)


def _few(counts: np.ndarray, minimum: int) -> np.ndarray:
    return (np.abs(counts) > 0.5) & (np.abs(counts) < minimum)
