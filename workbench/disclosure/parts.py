"""Parts of groups of people: which may be shown where the groups and the sum of all parts are known."""

from __future__ import annotations

import numpy
import pandas


def guard_parts(
    whole: pandas.Series, part: pandas.Series, *, told: pandas.Series | None = None, minimum: int = 10
) -> pandas.Series:
    """Return "c" for each part of a whole that must not be shown, the wholes and the sum of all parts being known; else "".

    `told` marks the rows whose part follows from their definition: they are shown, and help nobody to hide.

    >>> guard_parts(pandas.Series([400, 500, 90]), pandas.Series([3, 30, 45])).tolist()
    ['c', 'c', '']
    >>> whole, part = pandas.Series([400, 500, 58]), pandas.Series([2, 82, 58])
    >>> guard_parts(whole, part, told=part == whole).tolist()
    ['c', 'c', '']
    """
    judged = pandas.Series(True, part.index) if told is None else ~told
    unhidden = pandas.Series(False, part.index[judged])
    hidden = hidden_parts(whole[judged], part[judged].fillna(0), unhidden, minimum=minimum)
    marks = pandas.Series("", part.index, dtype="str")
    marks[hidden.index[hidden]] = "c"
    return marks


def hidden_parts(people: pandas.Series, part: pandas.Series, hidden: pandas.Series, *, minimum: int) -> pandas.Series:
    """Mark parts about few, or that leave few, and with them the next smallest until none can be narrowed down.

    Parameters
    ----------
    people, part : counts; one row per group. hidden : rows whose people are hidden; their joint number is known.

    >>> people, part = pandas.Series([3, 40, 60, 90]), pandas.Series([1, 20, 30, 45])
    >>> hidden_parts(people, part, pandas.Series([True, True, False, False]), minimum=10).tolist()
    [True, True, False, False]
    """
    if not minimum:
        return pandas.Series(False, part.index)
    rest = people - part
    fewest = part.where(part < rest, rest)
    secret = fewest < minimum
    marked = hidden | secret
    room = people.mask(hidden, people[hidden].sum() - hidden.sum() + 1)
    for row in fewest.sort_values(kind="stable").index:
        if _safe([part[marked], rest[marked]], people[marked], room[marked], secret[marked], minimum):
            break
        marked[row] = True
    return marked


def feasible(active: pandas.Series, customers: pandas.Series, room: pandas.Series | None = None) -> pandas.DataFrame:
    """Return the lowest and highest value each hidden count can have when their sum and all sizes are known.

    `room` is the largest size a reader must think possible where a size is not known; all it takes is one customer.

    >>> feasible(pandas.Series([4, 20]), pandas.Series([40, 60])).values.tolist()
    [[0, 24], [0, 24]]
    """
    room = customers if room is None else room
    lo, hi = narrowed(active.to_numpy(), customers.to_numpy(), room.to_numpy())
    return pandas.DataFrame({"lo": lo, "hi": hi}, active.index)


def narrowed(
    active: numpy.ndarray, customers: numpy.ndarray, room: numpy.ndarray
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Do what `feasible` does on bare arrays: the guards ask it hundreds of times."""
    least = numpy.where(room == customers, customers, 1)
    total = int(active.sum())
    return numpy.maximum(total - int(customers.sum()) + least, 0), numpy.minimum(room, total)


def _safe(counts, people, room, secret, minimum: int) -> bool:
    """Whether every secret one of these hidden counts stays uncertain by the minimum when their sum is known."""
    kept = secret.to_numpy(dtype=bool)
    ends = [narrowed(each.to_numpy(), people.to_numpy(), room.to_numpy()) for each in counts]
    return all(bool((hi - lo >= minimum)[kept].all()) for lo, hi in ends)
