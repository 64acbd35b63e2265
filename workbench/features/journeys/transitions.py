"""Transitions: which step follows which, for whom, and from how many customers it is known."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from workbench.disclosure.folding import OTHER
from workbench.disclosure.folding import fold_few as publishable
from workbench.features.journeys.journeys import ENDED, START
from workbench.features.journeys.sorted_paths import SortedPaths

_MOST = 5_000


def transitions(paths: SortedPaths) -> pd.DataFrame:
    """Count the moves from step to step, with the start and the end of the paths as steps of their own.

    Returns from, to, count, customers, probability (count / moves from that step); ordered by from and to.

    Raises
    ------
    ValueError : when there are more than 5,000 kinds of steps; see `SortedPaths.folded`.

    Examples
    --------
    >>> from workbench.features.journeys.sorted_paths import sorted_paths
    >>> touches = ibis.memtable({"customer_id": ["a", "a", "b"], "step": ["x", "y", "x"], "at": pd.to_datetime(
    ...     ["2024-01-01", "2024-01-02", "2024-01-01"]), "rank": 0, "sequence": 0, "converted": False})
    >>> found = transitions(sorted_paths(touches))
    >>> found[["from", "to", "count"]].values.tolist()
    [['(start)', 'x', 2], ['x', '(end)', 1], ['x', 'y', 1], ['y', '(end)', 1]]
    """
    size = len(paths.names) + 1  # the last one is where a path begins, and where it ends
    if size > _MOST:
        raise ValueError(
            f"{size - 1:,} kinds of steps came, transitions between at most {_MOST:,} are counted; put the rare ones together with folded()."
        )
    counts, customers = np.zeros(size**2, dtype="int64"), np.zeros(size**2, dtype="int64")
    after = paths.following()
    for place in paths.blocks():
        who, step, begins = paths.who[place], paths.step[place], np.diff(paths.who[place], prepend=-1) > 0
        cells = np.append(step * size + after[place], (size - 1) * size + step[begins])
        counts += np.bincount(cells, minlength=size**2)
        cells = np.sort(paths.owners[np.append(who, who[begins])] * size**2 + cells)
        customers += np.bincount(cells[np.diff(cells, prepend=-1) > 0] % size**2, minlength=size**2)
    pairs = pd.MultiIndex.from_product([[*paths.names, START], [*paths.names, ENDED]], names=["from", "to"])
    frame = pd.DataFrame({"count": counts, "customers": customers}, index=pairs)
    frame = frame[frame["count"] > 0].reset_index().sort_values(["from", "to"], ignore_index=True)
    return frame.assign(probability=frame["count"] / frame.groupby("from")["count"].transform("sum"))


def customer_transitions(path_steps: ir.Table) -> pd.DataFrame:
    """Count the moves of each customer: what a bootstrap over customers draws from.

    Returns customer_id, from, to, count; ordered by all three.
    """
    onward = path_steps.select("customer_id", **{"from": path_steps.step, "to": path_steps.following.coalesce(ENDED)})
    begun = path_steps.filter(path_steps.position == 1)
    moves = onward.union(begun.select("customer_id", **{"from": ibis.literal(START), "to": begun.step}))
    return (
        moves.group_by("customer_id", "from", "to")
        .agg(count=moves.count())
        .order_by("customer_id", "from", "to")
        .to_pandas()
    )


def triples(path_steps: ir.Table) -> pd.DataFrame:
    """Count the runs of three: the step before, a step, and the one after it, ends included.

    Returns before, middle, after, count.
    """
    window = ibis.window(group_by=path_steps.journey, order_by=path_steps.position)
    three = path_steps.filter(~path_steps.converted).select(
        before=path_steps.step.lag().over(window).coalesce(START),
        middle="step",
        after=path_steps.following.coalesce(ENDED),
    )
    return (
        three.group_by("before", "middle", "after")
        .agg(count=three.count())
        .order_by("before", "middle", "after")
        .to_pandas()
    )


def common(path_steps: ir.Table, *, event: str = "", most: int = 10, minimum: int = 10) -> list[str]:
    """Return the steps that most customers take, at most so many and none with fewer than `minimum` customers.

    Parameters
    ----------
    event : the conversion, which is named whenever so many customers reach it.
    """
    counted = path_steps.group_by("step").agg(customers=path_steps.customer_id.nunique())
    kept = counted.filter(counted.customers >= minimum).order_by(ibis.desc("customers"), "step")
    steps = kept.step.to_list()
    return steps[:most] + [step for step in steps[most:] if step == event]


def fold(path_steps: ir.Table, keep: Sequence[str]) -> ir.Table:
    """Call every step that is not kept "(other)"; conversions keep their name."""

    def folded(name: ir.StringValue) -> ir.StringValue:
        return ibis.cases((name.isnull(), ibis.null("string")), (name.isin(list(keep)), name), else_=OTHER)

    names = {column: folded(path_steps[column]) for column in ("step", "following", "channel")}
    return path_steps.mutate(**names)


def of_many(moves: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Fold the moves from each step that few customers made; see `publishable`."""
    return publishable(moves, by="from", name="to", minimum=minimum)
