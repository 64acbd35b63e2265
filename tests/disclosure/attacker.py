"""What a reader of a guarded table can work out who knows all totals: linear programmes over everything published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from workbench.disclosure import dominated


def narrowed(
    frame: pd.DataFrame, marks: pd.DataFrame, parts: Sequence[str], *, minimum: int, people: str = "n"
) -> Iterator[str]:
    """Name every count of a few that is shown, or that follows to within less than `minimum`.

    Known are every total, every cell shown, that a part is no more than its people, that a hidden group has somebody in
    it, and, where parts add up to their people in all rows, that they do. A column hidden whole tells nothing.
    """
    columns = [people, *parts]
    size, values = len(frame), frame[columns].to_numpy(dtype="float64")
    hidden = (marks[columns] == "c").to_numpy()
    place = np.arange(size * len(columns)).reshape(size, len(columns))
    equal = [(place[:, k], np.ones(size), values[:, k].sum()) for k in range(len(columns))]
    if len(parts) > 1 and (values[:, 1:].sum(axis=1) == values[:, 0]).all():
        equal += [(place[row], np.array([-1.0, *np.ones(len(parts))]), 0.0) for row in range(size)]
    below = [
        (np.array([place[row, k], place[row, 0]]), np.array([1.0, -1.0]), 0.0)
        for row in range(size)
        for k in range(1, len(columns))
    ]
    lowest = np.where(np.arange(len(columns)) == 0, 1.0, 0.0)
    bounds = [
        (lowest[k] if values[row, 0] else 0.0, None) if hidden[row, k] else (values[row, k],) * 2
        for row in range(size)
        for k in range(len(columns))
    ]
    for row in range(size):
        for k, name in enumerate(columns):
            secret = [(values[row, k], {place[row, k]: 1.0})] if k or values[row, 0] else []
            secret += [(values[row, 0] - values[row, k], {place[row, 0]: 1.0, place[row, k]: -1.0})] if k else []
            if values[row, 0] == 0 or hidden[values[:, 0] > 0, k].all():
                continue
            for count, goal in secret:
                if count < minimum and _width(goal, equal, below, bounds) < minimum - 1e-6:
                    yield f"{name} of row {row}: {count:g}"


def told_money(sums: pd.DataFrame, marked: pd.Series, people: pd.Series, *, minimum: int) -> Iterator[str]:
    """Name every sum of few or of one or two customers that is shown, or that the total leaves; gross and net."""
    told = [[row] for row in sums.index[~marked & (sums["gross"] > 0)]]
    rest = list(sums.index[marked & (sums["gross"] > 0)])
    told += [rest] if rest and not marked[sums["gross"] > 0].all() else []
    for rows in told:
        part = sums.loc[rows]
        top = pd.concat([part["largest"], part["second"]]).nlargest(2).to_numpy()
        kinds = {"gross": part["gross"].sum(), "net": abs(part["net"].sum())}
        for kind, size in kinds.items():
            if dominated(size + 1e-12, *top):
                yield f"{kind} of rows {rows}"
        if people[rows].sum() < minimum:
            yield f"money of {people[rows].sum()} people in rows {rows}"


def _width(goal, equal, below, bounds) -> float:
    cost = np.zeros(len(bounds))
    for at, sign in goal.items():
        cost[at] = sign
    A, b = _matrix(equal, len(bounds))
    B, c = _matrix(below, len(bounds))
    ends = [linprog(sign * cost, A_eq=A, b_eq=b, A_ub=B, b_ub=c, bounds=bounds, method="highs") for sign in (1, -1)]
    if any(end.status == 2 for end in ends):
        raise ValueError("what is published contradicts itself")
    low, high = (np.inf if end.status == 3 else end.fun for end in ends)
    return -(high + low) if np.isfinite([low, high]).all() else np.inf


def _matrix(rules, width: int):
    matrix = np.zeros((len(rules), width))
    for row, (places, signs, _) in enumerate(rules):
        matrix[row, places] = signs
    return (matrix, [right for *_, right in rules]) if len(rules) else (None, None)
