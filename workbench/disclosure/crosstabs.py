"""Which cells of a table with known row and column totals may be shown: none about few, none that gives one away."""

from __future__ import annotations

import numpy as np
import pandas
from scipy.optimize import linprog

from workbench.disclosure.roles import FEW


def guard_cells(frame: pandas.DataFrame, *, down: str, across: str, count: str, minimum: int = 10) -> pandas.Series:
    """Return "c" for each cell that must not be shown, else "".

    Cells of fewer than `minimum` customers are hidden, and beside them as many others as it takes for each of these to
    remain uncertain by at least `minimum` to a reader who knows all other cells and every total; a cell without a row is
    empty, and seen to be. What such a reader can work out is found by linear programming (Fischetti & Salazar-González 2001, Oper. Res. 49:665).

    Parameters
    ----------
    frame : one row per cell of the table; down, across, count : its columns. minimum : 0 shows all.

    Examples
    --------
    >>> frame = pandas.DataFrame({"a": list("xxyyzz"), "b": list("pqpqpq"), "n": [3, 40, 50, 60, 70, 80]})
    >>> guard_cells(frame, down="a", across="b", count="n").tolist()
    ['c', 'c', 'c', 'c', '', '']
    """
    table = frame.pivot(index=down, columns=across, values=count)
    table = table.reindex(index=frame[down].unique(), columns=frame[across].unique())
    there = (
        frame.assign(there=True)
        .pivot(index=down, columns=across, values="there")
        .reindex_like(table)
        .notna()
        .to_numpy()
    )
    counts = table.fillna(0).to_numpy(dtype="float64")
    secret = there & (counts < minimum)
    hidden = secret.copy()
    while _gives_one_away(counts, hidden, secret, minimum) and not hidden[there].all():
        hidden[_next(counts, hidden, there & ~hidden)] = True
    marks = pandas.DataFrame(np.where(hidden, "c", ""), table.index, table.columns)
    return pandas.Series(
        [marks.loc[r, c] for r, c in zip(frame[down], frame[across], strict=True)], frame.index, dtype="str"
    )


def guard_levels(frame: pandas.DataFrame, *, minimum: int = 10) -> pandas.Series:
    """Return "c" for each row of a profile that must not be shown, "u" for one that rests on few, else "".

    Words are guarded as tables of group by word; of a number only groups of fewer than `minimum` customers are hidden.

    Parameters
    ----------
    frame : variable, level ("" for numbers), segment, customers, value (of words, the share of the segment with them).
    """
    marks = pandas.Series(np.where(frame["customers"] < minimum, "c", ""), frame.index, dtype="str")
    words = frame[frame["level"] != ""]
    for _, rows in words.assign(n=(words["value"] * words["customers"]).round()).groupby("variable"):
        marks[rows.index] = guard_cells(rows, down="segment", across="level", count="n", minimum=minimum)
    return marks.mask((marks == "") & (frame["customers"] < FEW), "u")


def masked(frame: pandas.DataFrame, *columns: str, mark: str = "mark") -> pandas.DataFrame:
    """Return a frame without the numbers of these columns where the mark is "c"; for what leaves as a file.

    >>> masked(pandas.DataFrame({"n": [3, 40], "mark": ["c", ""]}), "n")["n"].tolist()
    [nan, 40.0]
    """
    return frame.assign(**{name: frame[name].astype("float64").mask(frame[mark] == "c") for name in columns})


def _next(counts: np.ndarray, hidden: np.ndarray, shown: np.ndarray) -> tuple[int, int]:
    """The shown cell to hide next: where a row and a column each have a single hidden one, then either; the smallest."""
    rows, columns = hidden.sum(axis=1)[:, None], hidden.sum(axis=0)[None]
    useful = 10 * ((rows == 1).astype(int) + (columns == 1)) + (rows > 0) + (columns > 0)
    best = shown & (useful == useful[shown].max())
    row, column = np.unravel_index(np.where(best, counts, np.inf).argmin(), counts.shape)
    return int(row), int(column)


def _gives_one_away(counts: np.ndarray, hidden: np.ndarray, secret: np.ndarray, minimum: int) -> bool:
    """Whether a reader can narrow a secret cell down to less than `minimum`."""
    places = np.argwhere(hidden)
    if not minimum or not len(places):
        return False
    height, width = counts.shape
    equations = np.vstack(
        [*(places[:, 0] == row for row in range(height)), *(places[:, 1] == column for column in range(width))]
    )
    left = np.where(hidden, counts, 0)
    totals = np.concatenate([left.sum(axis=1), left.sum(axis=0)])
    return any(_leeway(int(number), equations, totals) < minimum - 1e-6 for number in np.flatnonzero(secret[hidden]))


def _leeway(number: int, equations: np.ndarray, totals: np.ndarray) -> float:
    """How far apart the smallest and the largest possible value of a hidden cell lie."""
    goal = np.zeros(equations.shape[1])
    goal[number] = 1
    low, high = (sign * linprog(sign * goal, A_eq=equations, b_eq=totals, method="highs").fun for sign in (1, -1))
    return high - low
