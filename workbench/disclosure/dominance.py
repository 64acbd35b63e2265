"""What a sum of money gives away about one or two customers, judged on their amounts without sign and on what is left net."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas

AMOUNTS = ("net", "gross", "largest", "second")


def dominated(gross, largest, second, net=None) -> np.ndarray:
    """Say of each sum whether two customers make nine tenths of it, or the second could work out the first to within a tenth.

    The (2, 90 %) and the p = 10 % rule (Hundepool and others 2012, Statistical Disclosure Control, chapter 4). Returns
    can leave a small sum of large amounts; so where the net sum is given it is judged too: twelve customers of whom one
    returns 4,000 have a sum that is that customer's. A sum of nothing has nobody in it.

    Parameters
    ----------
    gross, largest, second : arrays: the sum of the customers' amounts without sign, and the two largest of them.
    net : the sum of the amounts as they are.

    >>> dominated([100.0, 100.0, 0.0], [89.0, 5.0, 0.0], [5.0, 5.0, 0.0]).tolist()
    [True, False, False]
    >>> dominated([5100.0], [4000.0], [100.0], net=[-2900.0]).tolist()
    [True]
    """
    gross, largest, second = (np.asarray(part, dtype="float64") for part in (gross, largest, second))
    seen = gross if net is None else np.minimum(gross, np.abs(np.asarray(net, dtype="float64")))
    return (gross > 0) & ((largest + second >= 0.9 * seen) | (seen - largest - second < 0.1 * largest))


def tops(amounts: pandas.DataFrame, by: Sequence[str], value: str) -> pandas.DataFrame:
    """Return net, gross, largest and second of each group's amounts, one row a customer in it; what `dominated` needs.

    >>> tops(pandas.DataFrame({"k": list("aab"), "v": [4.0, -7.0, 2.0]}), ["k"], "v").values.tolist()
    [[-3.0, 11.0, 7.0, 4.0], [2.0, 2.0, 2.0, 0.0]]
    """
    keys = list(by)
    amounts = amounts.astype({value: "float64"})  # of nobody it has no numbers to tell its kind by
    ordered = amounts.assign(size=amounts[value].abs()).sort_values("size", ascending=False, kind="stable")
    place = ordered.groupby(keys).cumcount()
    parts = {"net": ordered[value], "gross": ordered["size"]}
    parts |= {name: ordered["size"].where(place == k, 0.0) for k, name in enumerate(("largest", "second"))}
    return pandas.DataFrame(parts).groupby([ordered[key] for key in keys]).sum()


def show_through(amounts: pandas.DataFrame, by: Sequence[str], value: str) -> pandas.Series:
    """Say of the sum of each group, one row a customer in it, whether it is dominated.

    >>> show_through(pandas.DataFrame({"k": list("aaab"), "v": [1.0, 1, 1, 9]}), ["k"], "v").to_dict()
    {'a': False, 'b': True}
    """
    found = tops(amounts, by, value)
    return pandas.Series(dominated(found["gross"], found["largest"], found["second"], found["net"]), found.index)


def hidden_sums(sums: pandas.DataFrame, *, people: pandas.Series, hidden: pandas.Series, minimum: int) -> pandas.Series:
    """Mark the sums of money not to show when their total is known: hidden and dominated ones, and others to shield them.

    The hidden ones' joint sum follows from the total: it is of at least `minimum` people who spent, and not
    dominated either. Where it is, the row with the least money is hidden too.

    Parameters
    ----------
    sums : net, gross, largest, second; one row per group. people : customers in each. hidden : rows hidden already.

    >>> sums = pandas.DataFrame({"net": [900.0, 500.0, 700.0], "gross": [900.0, 500.0, 700.0],
    ...     "largest": [850.0, 10.0, 20.0], "second": [5.0, 10.0, 20.0]})
    >>> hidden_sums(sums, people=pandas.Series([40, 50, 60]), hidden=pandas.Series(False, range(3)), minimum=10).tolist()
    [True, True, False]
    """
    sums = sums.fillna(0.0)
    marked = hidden | dominated(sums["gross"], sums["largest"], sums["second"], sums["net"])
    live = sums["gross"] > 0
    held = marked & live
    while (live & ~held).any() and not _shielded(sums[held], people[held], minimum):
        rest = sums.loc[live & ~held, "gross"].sort_values(kind="stable").index
        enough = (
            row
            for row in rest
            if _shielded(sums[held | (sums.index == row)], people[held | (sums.index == row)], minimum)
        )
        held[next(enough, rest[0])] = True
    return marked | held


def _shielded(sums: pandas.DataFrame, people: pandas.Series, minimum: int) -> bool:
    """Whether the joint sum of these rows is of many people and not dominated; of none there is nothing to tell."""
    if sums.empty:
        return True
    top = pandas.concat([sums["largest"], sums["second"]]).nlargest(2)
    joint = dominated(sums["gross"].sum(), top.iloc[0], top.iloc[1], sums["net"].sum())
    return people.sum() >= minimum and not joint
