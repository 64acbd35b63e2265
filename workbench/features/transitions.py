"""Transitions: which step follows which, for whom, and from how many customers it is known."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.journeys import ENDED, START

OTHER = "(other)"


def transitions(path_steps: ir.Table) -> pd.DataFrame:
    """Count the moves from step to step, with the start and the end of the journeys as steps of their own.

    Returns from, to, count, customers, probability (count / moves from that step); ordered by from and to.

    Examples
    --------
    >>> from workbench.features import journeys
    >>> touches = ibis.memtable({"customer_id": ["a", "a", "b"], "step": ["x", "y", "x"], "at": pd.to_datetime(
    ...     ["2024-01-01", "2024-01-02", "2024-01-01"]), "rank": 0, "sequence": 0, "converted": False})
    >>> found = transitions(journeys.steps(journeys.whole(touches)))
    >>> found[["from", "to", "count"]].values.tolist()
    [['(start)', 'x', 2], ['x', '(end)', 1], ['x', 'y', 1], ['y', '(end)', 1]]
    """
    moves = _moves(path_steps)
    counted = moves.group_by("from", "to").agg(count=moves.count(), customers=moves.customer_id.nunique())
    frame = counted.order_by("from", "to").to_pandas()
    return frame.assign(probability=frame["count"] / frame.groupby("from")["count"].transform("sum"))


def customer_transitions(path_steps: ir.Table) -> pd.DataFrame:
    """Count the moves of each customer: what a bootstrap over customers draws from.

    Returns customer_id, from, to, count; ordered by all three.
    """
    moves = _moves(path_steps)
    return moves.group_by("customer_id", "from", "to").agg(count=moves.count()).order_by("customer_id", "from", "to").to_pandas()


def triples(path_steps: ir.Table) -> pd.DataFrame:
    """Count the runs of three: the step before, a step, and the one after it, ends included.

    Returns before, middle, after, count.
    """
    window = ibis.window(group_by=path_steps.journey, order_by=path_steps.position)
    three = path_steps.filter(~path_steps.converted).select(
        before=path_steps.step.lag().over(window).coalesce(START), middle="step", after=path_steps.following.coalesce(ENDED)
    )
    return three.group_by("before", "middle", "after").agg(count=three.count()).order_by("before", "middle", "after").to_pandas()


def common(path_steps: ir.Table, *, most: int = 10, minimum: int = 10) -> list[str]:
    """Return the steps that most customers take, at most so many and none with fewer than `minimum` customers."""
    counted = path_steps.group_by("step").agg(customers=path_steps.customer_id.nunique())
    kept = counted.filter(counted.customers >= minimum).order_by(ibis.desc("customers"), "step")
    return kept.limit(most).step.to_list()


def fold(path_steps: ir.Table, keep: Sequence[str]) -> ir.Table:
    """Call every step that is not kept "(other)"; conversions keep their name."""
    def folded(name: ir.StringValue) -> ir.StringValue:
        return ibis.cases((name.isnull(), ibis.null("string")), (name.isin(list(keep)), name), else_=OTHER)

    return path_steps.mutate(step=folded(path_steps.step), following=folded(path_steps.following))


def publishable(counts: pd.DataFrame, each: pd.DataFrame, *, minimum: int) -> pd.DataFrame:
    """Fold the moves that few customers made into one move to "(other)" for each step, until no cell is about a few.

    Parameters
    ----------
    counts : from `transitions`. each : the same moves by customer, from `customer_transitions`.
    minimum : the smallest number of customers a cell may be about; a row without such cells is left out whole.

    Returns the columns of `transitions`; probabilities of a row still add up to 1.
    """
    rows = []
    for _, row in counts.sort_values(["customers", "to"], ascending=[False, True]).groupby("from", sort=True):
        kept = row[(row["customers"] >= minimum) & (row["to"] != OTHER)]
        while len(kept) < len(row):
            rest = row.drop(kept.index)
            moved = each[(each["from"] == row["from"].iloc[0]) & each["to"].isin(rest["to"])]
            few = moved["customer_id"].nunique()
            if few >= minimum or kept.empty:
                folded = {"from": row["from"].iloc[0], "to": OTHER, "count": rest["count"].sum(), "customers": few,
                          "probability": rest["probability"].sum()}  # fmt: skip
                kept = pd.concat([kept, pd.DataFrame([folded])] if few >= minimum else [kept])
                break
            kept = kept.iloc[:-1]
        rows.append(kept.sort_values("to"))
    return pd.concat(rows, ignore_index=True) if rows else counts.iloc[:0]


def _moves(path_steps: ir.Table) -> ir.Table:
    onward = path_steps.select("customer_id", **{"from": path_steps.step, "to": path_steps.following.coalesce(ENDED)})
    begun = path_steps.filter(path_steps.position == 1)
    starts = begun.select("customer_id", **{"from": ibis.literal(START), "to": begun.step})
    return onward.union(starts)
