"""Which cohorts and cells of a cohort table may be shown: none about a few people, none that gives one away.

The average of each age is published beside the cells, so that a single hidden cell would be the average times its base
less the cells beside it. Every age is a sum of its own, and the range to which a reader could narrow a hidden cell down
has a closed form; the tests hold it to a linear programme.
"""

from __future__ import annotations

import pandas

MARKS = ("size_hidden", "average_hidden")
NUMBERS = ("active", "rate", "lo", "hi", "orders", "revenue", "revenue_squared", "per_customer")


def guard(counts: pandas.DataFrame, *, minimum: int = 10) -> pandas.DataFrame:
    """Add `size_hidden` (the whole cohort), `hidden` (the cell) and `average_hidden` to cohort counts; the numbers stay.

    A cohort of fewer than `minimum` customers is hidden whole, and a second one with it where the total would give its size
    away. A cell is hidden when fewer than `minimum` are active or not active in it, and beside it as many others as it
    takes for every hidden count to remain uncertain by at least `minimum`. Where hiding all cells of an age is not
    enough, its average is hidden as well.

    Parameters
    ----------
    counts : cohort, period, customers, active, complete, left_truncated; one row per cell. Left-truncated cohorts
        and new ones have averages of their own and are treated apart.
    minimum : smallest group that may be shown; 0 shows all.

    Examples
    --------
    >>> counts = pandas.DataFrame({"cohort": list("abc"), "period": 1, "customers": [50, 40, 60],
    ...     "active": [30, 4, 20], "complete": True, "left_truncated": False})
    >>> guard(counts)["hidden"].tolist()
    [True, True, False]
    """
    small = pandas.Series(False, counts.index)
    hidden, average = small.copy(), small.copy()
    for _, group in counts.groupby("left_truncated"):
        cohorts = _small_cohorts(group.groupby("cohort")["customers"].first(), minimum)
        small[group.index] = group["cohort"].isin(cohorts)
        shown = group[~small[group.index] & (group["period"] > 0)]
        for _, cells in shown.groupby(["period", "complete"]):
            hidden[cells.index] = _hidden(cells, minimum)
            average[cells.index] = hidden[cells.index].all() and not _safe(cells, minimum)
    return counts.assign(size_hidden=small, hidden=small | hidden, average_hidden=average)


def public(counts: pandas.DataFrame) -> pandas.DataFrame:
    """Return guarded counts without the numbers that may not be shown; `hidden` stays, so that a gap is not read as nothing seen.

    >>> guarded = pandas.DataFrame({"customers": [6], "active": [6], "size_hidden": [True], "hidden": [True]})
    >>> public(guarded)["customers"].isna().tolist()
    [True]
    """
    numbers = [name for name in NUMBERS if name in counts]
    bare = counts.astype(dict.fromkeys(numbers, "float64"))
    bare[numbers] = bare[numbers].mask(counts["hidden"])
    for name in (name for name in ("customers", "active", "orders") if name in bare):
        bare[name] = bare[name].astype("Int64")  # whole numbers stay whole beside missing ones
    if "customers" in bare:
        bare["customers"] = bare["customers"].mask(counts["size_hidden"])
    return bare.drop(columns=[name for name in MARKS if name in bare])


def few(frame: pandas.DataFrame, count: str, base: str, *, minimum: int = 10) -> pandas.Series:
    """Return the mark "c" for rows whose count, or what is left of their base, is below the minimum; else "".

    A single marked row would follow from a total, so the row with the next smallest count is marked beside it.

    >>> few(pandas.DataFrame({"left": [4, 30, 20], "n": [40, 90, 90]}), "left", "n").tolist()
    ['c', '', 'c']
    """
    least = pandas.concat([frame[count], frame[base] - frame[count]], axis=1).min(axis=1)
    small = least < minimum
    if small.sum() == 1 and len(frame) > 1:
        small[least[~small].idxmin()] = True
    return small.map({True: "c", False: ""}).astype(object)


def small(counts: pandas.Series, *, minimum: int = 10) -> pandas.Series:
    """Return the mark "c" for counts of some, but fewer than the minimum; else "".

    >>> small(pandas.Series([0, 3, 30])).tolist()
    ['', 'c', '']
    """
    return ((counts > 0) & (counts < minimum)).map({True: "c", False: ""}).astype(object)


def without_marked(frame: pandas.DataFrame, *columns: str, mark: str = "mark") -> pandas.DataFrame:
    """Return a frame for export: these columns are empty where the row is marked, and the marks are gone.

    >>> without_marked(pandas.DataFrame({"n": [3, 30], "mark": ["c", ""]}), "n")["n"].tolist()
    [nan, 30.0]
    """
    bare = frame.astype(dict.fromkeys(columns, "float64"))
    bare[list(columns)] = bare[list(columns)].mask(frame[mark] == "c")
    return bare.drop(columns=mark)


def feasible(active: pandas.Series, customers: pandas.Series) -> pandas.DataFrame:
    """Return the lowest and highest value each hidden count can have when their sum and all sizes are known.

    >>> feasible(pandas.Series([4, 20]), pandas.Series([40, 60])).values.tolist()
    [[0, 24], [0, 24]]
    """
    total, rest = int(active.sum()), int(customers.sum()) - customers
    return pandas.DataFrame({"lo": (total - rest).clip(lower=0), "hi": customers.clip(upper=total)})


def _small_cohorts(sizes: pandas.Series, minimum: int) -> list:
    """Cohorts below the minimum, and the next smallest ones until their joint size tells nothing about one of them."""
    ordered = sizes.sort_values(kind="stable")
    number = int((ordered < minimum).sum())
    if number == 0:
        return []
    while number < len(ordered) and (number < 2 or ordered.iloc[:number].sum() < minimum + number):
        number += 1
    return ordered.index[:number].tolist()


def _hidden(cells: pandas.DataFrame, minimum: int) -> pandas.Series:
    """Mark the cells of one age: the small ones, then the smallest cohorts beside them until all are uncertain."""
    others = cells["customers"] - cells["active"]
    marked = (cells["active"] < minimum) | (others < minimum)
    while marked.any() and not marked.all() and not _safe(cells[marked], minimum):
        marked[cells["customers"][~marked].idxmin()] = True
    return marked


def _safe(cells: pandas.DataFrame, minimum: int) -> bool:
    """Whether every one of these hidden cells stays uncertain by the minimum when their sum is known."""
    ends = feasible(cells["active"], cells["customers"])
    return bool((ends["hi"] - ends["lo"] >= minimum).all())
