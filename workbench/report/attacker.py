"""What an attacker can work out about hidden counts, and which further cells to hide so that it is too little.

The attacker knows every published count and every published sum. The smallest and largest count a hidden cell can then
have are found by linear programming, as in statistical offices (Fischetti and Salazar-González 2001). The choice of
further cells is greedy, cheapest first: it is safe, not the least that would do. The linear programme allows fractions,
so for sums linked in more than two directions the true range can be a little narrower than the one found.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

Cell = Hashable


class Sum(NamedTuple):
    """A published identity: the whole is the sum of its parts. Wholes and parts are cells."""

    whole: Cell
    parts: tuple[Cell, ...]


def hidden_cells(
    counts: Mapping[Cell, float],
    sums: Sequence[Sum],
    *,
    minimum: int = 10,
    worth: Mapping[Cell, int] | None = None,
) -> set[Cell]:
    """Return the cells to hide among counts that are tied together by published sums.

    Cells of several tables go in together, so that what one table hides another does not give away.

    Parameters
    ----------
    counts : count of every cell, totals included; missing (NaN) cells are not published and count for nothing.
    sums : every identity a reader can use, within a table and between tables.
    minimum : smallest count shown, and the fewest values every hidden count must be able to take.
    worth : how dearly a cell is given up (0 when not named); the cheapest that will do is hidden.

    >>> counts = {"a": 3, "b": 20, "c": 40, "all": 63}
    >>> sorted(hidden_cells(counts, [Sum("all", ("a", "b", "c"))]))
    ['a', 'b']
    """
    known = {cell: float(count) for cell, count in counts.items() if not math.isnan(count)}
    used = [Sum(s.whole, tuple(part for part in s.parts if part in known)) for s in sums if s.whole in known]
    used = [s for s in used if s.parts]
    hidden = {cell for cell, count in known.items() if count < minimum}
    price = {cell: ((worth or {}).get(cell, 0), count, repr(cell)) for cell, count in known.items()}
    reach = {cell: [count, count] for cell, count in known.items()}
    while True:
        _hide_beside_lone_cells(price, used, hidden)
        exposed = _exposed(known, used, hidden, reach, minimum)
        if not exposed:
            return hidden
        hidden |= {_partner(price, around, hidden) for around in exposed}


def _hide_beside_lone_cells(price: Mapping[Cell, tuple], sums: Sequence[Sum], hidden: set[Cell]) -> None:
    """Where a sum has one hidden cell, subtraction gives it away: hide a second one, until no sum has only one."""
    members_of: dict[Cell, list[Sum]] = defaultdict(list)
    for s in sums:
        for cell in (s.whole, *s.parts):
            members_of[cell].append(s)
    waiting = deque(sums)
    while waiting:
        s = waiting.popleft()
        if sum(cell in hidden for cell in (s.whole, *s.parts)) == 1:
            partner = _partner(price, [s], hidden)
            hidden.add(partner)
            waiting.extendleft(members_of[partner])  # its own sums first, before more is given up elsewhere


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


def _exposed(
    counts: Mapping[Cell, float], sums: Sequence[Sum], hidden: set[Cell], reach: dict[Cell, list[float]], minimum: int
) -> list[list[Sum]]:
    """Return, for every hidden cell that can be placed too well, the sums that tie it.

    `reach` holds the values each cell took in any solution met so far. What was possible stays possible when more is
    hidden, so a cell that has reached far enough is never solved for again.
    """
    found = []
    for names in _components(sums, hidden):
        matrix, right = _system(counts, sums, names)
        for k, name in enumerate(names):
            for sign in (-1, 1):
                if _values(reach[name]) < minimum:
                    for other, value in zip(names, _extreme(matrix, right, k, sign), strict=True):
                        reach[other] = [min(reach[other][0], value), max(reach[other][1], value)]
            if _values(reach[name]) < minimum:
                around = [s for s in sums if name in (s.whole, *s.parts)]
                if all(cell in hidden for s in around for cell in (s.whole, *s.parts)):
                    around = [s for s in sums if not hidden.isdisjoint((s.whole, *s.parts))]
                found.append(around)
    return found


def _values(reach: Sequence[float]) -> float:
    """How many steps of one customer lie between two ends; ends that are no whole numbers are drawn in."""
    low, high = reach
    return high if math.isinf(high) else math.floor(high + 1e-6) - math.ceil(low - 1e-6)


def _partner(price: Mapping[Cell, tuple], sums: Sequence[Sum], hidden: set[Cell]) -> Cell:
    """Choose one more cell of these sums to hide: the cheapest, a part before a whole, a small one before a large one."""
    options = [((price[c][0], c == s.whole, *price[c][1:]), c) for s in sums for c in (s.whole, *s.parts)]
    options = [option for option in options if option[1] not in hidden]
    if not options:
        raise ValueError("a hidden count cannot be protected: everything tied to it is hidden already.")
    return min(options, key=lambda option: option[0])[1]


def _components(sums: Sequence[Sum], hidden: set[Cell]) -> list[list[Cell]]:
    """Split the hidden cells into groups that share no sum: each can be solved by itself."""
    group = {cell: {cell} for cell in hidden}
    for s in sums:
        members = [cell for cell in (s.whole, *s.parts) if cell in hidden]
        joined = set().union(*(group[cell] for cell in members)) if members else set()
        for cell in joined:
            group[cell] = joined
    unique = {id(members): members for members in group.values() if len(members) > 1}
    return [sorted(members, key=repr) for members in unique.values()]


def _system(counts: Mapping[Cell, float], sums: Sequence[Sum], names: Sequence[Cell]) -> tuple[Any, np.ndarray]:
    """Write the sums as sparse equations in the hidden cells: parts − whole = what the published ones leave."""
    from scipy.sparse import coo_array  # scipy is a second of import time that most pages never need

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
    from scipy.optimize import linprog

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
