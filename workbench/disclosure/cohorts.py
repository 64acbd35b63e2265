"""Which cohorts and cells of a cohort table may be shown: none about a few people, none that gives one away.

The average of each age is published beside the cells, so that a single hidden cell would be the average times its base
less the cells beside it. Every published sum is one of its own, and the range to which a reader could narrow a hidden
cell down has a closed form; the tests hold it, and all tables of a report together, to a linear programme.
"""

from __future__ import annotations

import numpy
import pandas

from workbench.disclosure import cohort_money
from workbench.disclosure.blocks import blocks
from workbench.disclosure.parts import narrowed

MARKS = (
    "size_hidden", "average_hidden", "block", "room", "pooled", "whole", "half", "sound", "money_pooled", "gross",
    "largest", "second",
)  # fmt: skip
NUMBERS = ("active", "rate", "lo", "hi", "orders")
MONEY = ("revenue", "revenue_squared", "per_customer")


def guard(counts: pandas.DataFrame, *, minimum: int = 10) -> pandas.DataFrame:
    """Mark what may be shown and what may be pooled in cohort counts; the numbers stay.

    Cohorts join pooled figures by `blocks`. A cohort of fewer than `minimum` customers is hidden whole, with others of
    its block. A cell is hidden when fewer than `minimum` are active or not active in it, and beside it as many others
    as it takes for every hidden count to stay uncertain by at least `minimum` although the sum over the pooled cells is
    known. Where hiding all is not enough the age is not pooled. The earlier and the later cohorts at age 1 are compared
    only where each of the two sums may be known.

    Parameters
    ----------
    counts : cohort, period, customers, active, complete, left_truncated and, for money, gross, largest, second; one row
        per cell. Left-truncated cohorts and new ones have averages of their own and are treated apart.
    minimum : smallest group that may be shown; 0 shows all.

    Returns
    -------
    The counts with block, size_hidden (the whole cohort), hidden (the cell), whole (complete in its whole block), pooled
    (whole and allowed in averages), average_hidden (not allowed), half ("earlier", "later" or nothing) and, for money,
    money_hidden and money_pooled.

    Examples
    --------
    >>> counts = pandas.DataFrame({"cohort": list("abc"), "period": 1, "customers": [50, 40, 60],
    ...     "active": [30, 4, 20], "complete": True, "left_truncated": False})
    >>> guard(counts)[["hidden", "pooled"]].values.tolist()
    [[True, True], [True, True], [False, True]]
    """
    groups = [_in_blocks(group, minimum) for _, group in counts.groupby("left_truncated")]
    guarded = pandas.concat(groups or [_in_blocks(counts, minimum)]).loc[counts.index]
    hidden = guarded["size_hidden"] | ((guarded["period"] > 0) & (_fewest(guarded) < minimum))
    average = pandas.Series(False, counts.index)
    half = pandas.Series("", counts.index)
    for (_, age), cells in guarded[guarded["pooled"] & (guarded["period"] > 0)].groupby(["left_truncated", "period"]):
        parts = [part for _, part in cells.groupby("half")]
        marked = pandas.concat([_hidden(part, hidden[part.index], minimum) for part in parts])
        if age == 1 and len(parts) == 2 and all(_safe(part[marked[part.index]], minimum) for part in parts):
            hidden[cells.index], half[cells.index] = marked, cells["half"]
            continue
        hidden[cells.index] = _hidden(cells, hidden[cells.index], minimum)
        average[cells.index] = not _safe(cells[hidden[cells.index]], minimum)
    pooled = guarded["pooled"] & ~average
    guarded = guarded.assign(hidden=hidden, average_hidden=average, pooled=pooled, half=half)
    return _with_money(guarded, minimum) if set(cohort_money.NEEDED) <= set(guarded) else guarded


def whole_blocks(observed: pandas.DataFrame, guarded: pandas.DataFrame) -> pandas.DataFrame:
    """Keep the rows of cohorts all of whose block are complete: what is summed over them steps by whole blocks.

    Parameters
    ----------
    observed : cohort, complete, one row per cohort. guarded : what `guard` returned of the same cohorts.
    """
    known = guarded.drop_duplicates("cohort")
    block = known["left_truncated"].astype(str) + known["block"].astype(str)
    complete = known["cohort"].isin(observed.loc[observed["complete"].astype(bool), "cohort"])
    kept = known.loc[complete.groupby(block).transform("all") & known["sound"], "cohort"]
    return observed[observed["cohort"].isin(kept)]


def public(counts: pandas.DataFrame) -> pandas.DataFrame:
    """Return guarded counts without the numbers that may not be shown; `hidden` stays, so that a gap is not read as nothing seen.

    >>> guarded = pandas.DataFrame({"customers": [6], "active": [6], "size_hidden": [True], "hidden": [True]})
    >>> public(guarded)["customers"].isna().tolist()
    [True]
    """
    numbers, money = ([name for name in names if name in counts] for names in (NUMBERS, MONEY))
    bare = counts.astype(dict.fromkeys([*numbers, *money], "float64"))
    bare[numbers] = bare[numbers].mask(counts["hidden"])
    bare[money] = bare[money].mask(counts.get("money_hidden", counts["hidden"]))
    for name in (name for name in ("customers", "active", "orders") if name in bare):
        bare[name] = bare[name].astype("Int64")  # whole numbers stay whole beside missing ones
    if "customers" in bare:
        bare["customers"] = bare["customers"].mask(counts["size_hidden"])
    return bare.drop(columns=[name for name in MARKS if name in bare])


def small(counts: pandas.Series, *, minimum: int = 10) -> pandas.Series:
    """Return the mark "c" for counts of some, but fewer than the minimum; else "".

    >>> small(pandas.Series([0, 3, 30])).tolist()
    ['', 'c', '']
    """
    return ((counts > 0) & (counts < minimum)).map({True: "c", False: ""}).astype(object)


def _in_blocks(group: pandas.DataFrame, minimum: int) -> pandas.DataFrame:
    """Add block, size_hidden, room, sound, pooled and half to the cells of new or of left-truncated cohorts."""
    sizes = group.sort_values("cohort").groupby("cohort")["customers"].first()
    cohort = group["cohort"]
    found = group.assign(**{name: cohort.map(column) for name, column in blocks(sizes, minimum=minimum).items()})
    whole = found["complete"].astype(bool).groupby([found["block"], found["period"]]).transform("sum")
    members = cohort.groupby(found["block"]).transform("nunique")
    pooled = found["sound"] & (whole == members)
    observed = sizes[sizes.index.isin(cohort[pooled & (group["period"] == 1)])]
    before = observed.groupby(found.groupby("cohort")["block"].first()).sum()
    middle = before.cumsum() - before / 2
    later = found["block"].isin(middle[middle > before.sum() / 2].index)
    return found.assign(pooled=pooled, whole=pooled, half=later.map({True: "later", False: "earlier"}))


def _fewest(cells: pandas.DataFrame) -> pandas.Series:
    """The smaller of those active and those not active in each cell."""
    return cells["active"].where(cells["active"] * 2 < cells["customers"], cells["customers"] - cells["active"])


def _hidden(cells: pandas.DataFrame, marked: pandas.Series, minimum: int) -> pandas.Series:
    """Mark beside the cells that must be hidden the smallest cohorts of a sum until all are uncertain."""
    held, kept = _arrays(cells), marked.to_numpy(dtype=bool, copy=True)
    for row in numpy.argsort(held[0], kind="stable"):
        if _uncertain([each[kept] for each in held], minimum):
            break
        kept[row] = True
    return pandas.Series(kept, marked.index)


def _safe(cells: pandas.DataFrame, minimum: int) -> bool:
    """Whether every one of these hidden cells stays uncertain by the minimum when their sum is known."""
    return _uncertain(_arrays(cells), minimum)


def _arrays(cells: pandas.DataFrame) -> list[numpy.ndarray]:
    return [cells[name].to_numpy() for name in ("customers", "active", "room")]


def _uncertain(cells: list[numpy.ndarray], minimum: int) -> bool:
    customers, active, room = cells
    ends = [narrowed(each, customers, room) for each in (active, customers - active)]
    return all(bool((hi - lo >= minimum).all()) for lo, hi in ends)


def _with_money(guarded: pandas.DataFrame, minimum: int) -> pandas.DataFrame:
    """Add money_hidden (the cell's revenue) and money_pooled (it enters the average); a minimum of 0 shows all."""
    if minimum == 0:
        return guarded.assign(money_hidden=False, money_pooled=guarded["pooled"])
    guarded = guarded.assign(money_hidden=cohort_money.hide_money(guarded))
    return guarded.assign(money_pooled=guarded["pooled"] & ~cohort_money.hide_sums(guarded))
