"""Blocks of neighbouring cohorts: the groups that enter a pooled figure together, so that no two figures differ by a few.

A pooled figure is published with its n at every age. Were each cohort to join it alone, the step from one n to the next
would be the size of a cohort, hidden or not. So cohorts join by blocks, at the age at which the last of the block has
been observed: what is dropped is dropped by date and never by outcome.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas


def blocks(sizes: pandas.Series, *, minimum: int) -> pandas.DataFrame:
    """Put neighbouring cohorts into blocks of at least `minimum` customers and say whose sizes to hide in them.

    In a block with a cohort below the minimum as many of the smallest are hidden as it takes for each hidden size to stay
    uncertain by the minimum although their joint size is known. A remainder joins the block before it.

    Parameters
    ----------
    sizes : customers of consecutive cohorts, in order.

    Returns
    -------
    block (number), size_hidden, room (the largest size a reader must think possible), sound (False: too few customers
    in all to be pooled); one row per cohort.

    Examples
    --------
    >>> blocks(pandas.Series([30, 6, 7, 50]), minimum=10)["block"].tolist()
    [0, 1, 1, 2]
    """
    groups = joined(len(sizes), lambda places: _enough(sizes.iloc[places], minimum))
    frame = pandas.DataFrame({"block": 0, "size_hidden": False, "room": sizes, "sound": True}, index=sizes.index)
    for number, members in enumerate(groups):
        mine = sizes.iloc[members]
        hidden = hidden_sizes(mine, minimum=minimum)
        frame.loc[mine.index, "block"] = number
        frame.loc[mine.index, "sound"] = _enough(mine, minimum)
        frame.loc[hidden, "size_hidden"] = True
        frame.loc[hidden, "room"] = sizes[hidden].sum() - len(hidden) + 1
    return frame


def joined(number: int, enough: Callable[[list[int]], bool]) -> list[list[int]]:
    """Join neighbouring rows, from the first on, until each group is enough; a remainder joins the group before it.

    >>> joined(4, lambda places: len(places) >= 2), joined(3, lambda places: len(places) >= 2)
    ([[0, 1], [2, 3]], [[0, 1, 2]])
    """
    groups: list[list[int]] = [[]]
    for place in range(number):
        groups[-1].append(place)
        if enough(groups[-1]):
            groups.append([])
    rest = groups.pop()
    if rest and groups:
        groups[-1] += rest
    elif rest:
        groups.append(rest)
    return groups


def hidden_sizes(sizes: pandas.Series, *, minimum: int) -> pandas.Index:
    """Cohorts below the minimum, and the next smallest ones until their joint size tells nothing about one of them."""
    ordered = sizes.sort_values(kind="stable")
    number = int((ordered < minimum).sum())
    while number and number < len(ordered) and not uncertain(ordered.iloc[:number], minimum):
        number += 1
    return ordered.index[:number]


def uncertain(sizes: pandas.Series, minimum: int) -> bool:
    """Whether each of these sizes, of one or more customers, stays uncertain by the minimum when their sum is known."""
    return len(sizes) > 1 and sizes.sum() >= minimum + len(sizes)


def _enough(sizes: pandas.Series, minimum: int) -> bool:
    return bool(sizes.sum() >= minimum and (sizes.min() >= minimum or uncertain(sizes, minimum)))
