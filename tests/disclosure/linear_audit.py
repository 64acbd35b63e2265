"""What a reader can work out about hidden counts from published ones: an oracle for `workbench.disclosure.cohorts`.

The smallest and largest count a hidden cell can have are found by linear programming, as in statistical offices
(Fischetti and Salazar-González 2001).
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

Cell = Hashable


class Sum(NamedTuple):
    """A published identity: the whole is the sum of its parts. Wholes and parts are cells."""

    whole: Cell
    parts: tuple[Cell, ...]


def feasible_range(
    counts: Mapping[Cell, float], sums: Sequence[Sum], hidden: Iterable[Cell], cell: Cell
) -> tuple[float, float]:
    """Return the smallest and largest count a hidden cell can have, given everything that is published.

    >>> counts = {"a": 3, "b": 20, "c": 40, "all": 63}
    >>> feasible_range(counts, [Sum("all", ("a", "b", "c"))], {"a", "b"}, "a")
    (0.0, 23.0)
    """
    names = sorted(hidden, key=repr)
    matrix, right = _system(counts, sums, names)
    k = names.index(cell)
    return float(_extreme(matrix, right, k, 1)[k]), float(_extreme(matrix, right, k, -1)[k])


def _system(counts: Mapping[Cell, float], sums: Sequence[Sum], names: Sequence[Cell]) -> tuple[Any, np.ndarray]:
    """Write the sums as sparse equations in the hidden cells: parts − whole = what the published ones leave."""
    place = {name: k for k, name in enumerate(names)}
    entries, right = [], []
    for s in sums:
        signed = [(s.whole, -1.0), *((part, 1.0) for part in s.parts)]
        if any(cell in place for cell, _ in signed):
            entries += [(len(right), place[cell], sign) for cell, sign in signed if cell in place]
            right.append(-sum(sign * counts[cell] for cell, sign in signed if cell not in place))
    rows, columns, signs = zip(*entries, strict=True)
    return coo_array((signs, (rows, columns)), shape=(len(right), len(names))).tocsr(), np.array(right)


def _extreme(matrix: Any, right: np.ndarray, k: int, sign: int) -> np.ndarray:
    """Return a solution in which the k-th cell is as small (sign 1) or as large (sign −1) as it can be."""
    goal = np.zeros(matrix.shape[1])
    goal[k] = sign
    found = linprog(goal, A_eq=matrix, b_eq=right, bounds=(0, None), method="highs")
    if found.status == 3 and sign == -1:  # nothing bounds it from above
        solution = _extreme(matrix, right, k, 1)
        solution[k] = math.inf
        return solution
    if found.status != 0:
        raise ValueError("the published sums contradict each other: a whole is not the sum of its parts.")
    return found.x
