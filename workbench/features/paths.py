"""Whole paths: the commonest ones, where everyone is after so many steps, and what leads to what in which numbers."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.journeys import ENDED

ARROW = " > "


def variants(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Count the distinct paths of channels that ended, with what they yielded: what attribution models are fitted on.

    Only touches with a channel count; a conversion without one has nobody to credit and is left out. Open journeys are
    left out too: whether they convert is not known.

    Returns path (list of channels), conversions, nulls, value, customers; the commonest first.
    """
    touched = path_steps.filter(path_steps.channel.notnull())
    each = touched.group_by("journey").agg(path=touched.channel.collect(order_by=touched.position))
    closed = ends.filter(ends.status != "open").select("journey", "customer_id", "status", "value")
    joined = each.join(closed, "journey")
    won = joined.status == "converted"
    counted = joined.group_by("path").agg(
        conversions=won.sum(), nulls=(~won).sum(), value=joined["value"].sum(where=won).fill_null(0.0), customers=joined.customer_id.nunique()
    )
    frame = counted.to_pandas()
    frame["path"] = frame["path"].map(list)
    size = -(frame["conversions"] + frame["nulls"])
    order = pd.DataFrame({"size": size, "name": frame["path"].map(ARROW.join)}).sort_values(["size", "name"]).index
    return frame.loc[order].reset_index(drop=True)


def top(path_steps: ir.Table, ends: ir.Table, *, most: int = 10, longest: int = 8, minimum: int = 10) -> pd.DataFrame:
    """Return the commonest whole paths of journeys that ended, at least `minimum` customers each.

    A path of more than `longest` steps is named by its first ones and an ellipsis.

    Returns path (text), journeys, customers, conversions, converting_customers, value.
    """
    named = path_steps.group_by("journey").agg(
        names=path_steps.step.collect(order_by=path_steps.position, where=path_steps.position <= longest), length=path_steps.count()
    )
    name = named.names.join(ARROW) + (named.length > longest).ifelse(ARROW + "…", "")
    closed = ends.filter(ends.status != "open")
    each = named.select("journey", path=name).join(closed, "journey")
    won = each.status == "converted"
    counted = each.group_by("path").agg(
        journeys=each.count(), customers=each.customer_id.nunique(), conversions=won.sum(),
        converting_customers=each.customer_id.nunique(where=won), value=each["value"].sum(where=won).fill_null(0.0),
    )  # fmt: skip
    kept = counted.filter(counted.customers >= minimum).order_by(ibis.desc("journeys"), "path")
    return kept.limit(most).to_pandas()


def step_matrix(path_steps: ir.Table, *, longest: int = 8) -> pd.DataFrame:
    """Count where journeys are at each step: which one it is, or that they have ended by then.

    Returns position, step ("(end)" once the journey is over), journeys, customers, share (of all journeys).
    """
    short = path_steps.filter(path_steps.position <= longest)
    at = short.group_by("position", "step").agg(journeys=short.count(), customers=short.customer_id.nunique())
    last = path_steps.group_by("journey").agg(last=path_steps.position.max(), customer_id=path_steps.customer_id.min())
    places = ibis.memtable(pd.DataFrame({"position": range(1, longest + 1)}))
    gone = last.join(places, last["last"] < places.position)
    over = gone.group_by("position").agg(journeys=gone.count(), customers=gone.customer_id.nunique())
    frame = pd.concat([at.to_pandas(), over.to_pandas().assign(step=ENDED)], ignore_index=True)
    frame = frame.sort_values(["position", "step"], ignore_index=True)
    return frame.assign(share=frame["journeys"] / frame.groupby("position")["journeys"].transform("sum"))


def flows(path_steps: ir.Table, *, longest: int = 5) -> pd.DataFrame:
    """Count the journeys that go from one step at a position to one at the next; the end takes the place of a step.

    Returns position (of the first of the two), from, to, journeys, customers.
    """
    short = path_steps.filter(path_steps.position < longest)
    pairs = short.select("position", "customer_id", **{"from": short.step, "to": short.following.coalesce(ENDED)})
    counted = pairs.group_by("position", "from", "to").agg(journeys=pairs.count(), customers=pairs.customer_id.nunique())
    return counted.order_by("position", "from", "to").to_pandas()


def detours(path_steps: ir.Table) -> pd.DataFrame:
    """Count how often a step comes back within a journey after another: loops, by step.

    Returns step, customers, journeys, repeated (journeys in which it comes at least twice).
    """
    each = path_steps.group_by("journey", "step").agg(n=path_steps.count(), customer_id=path_steps.customer_id.min())
    again = each.n > 1
    counted = each.group_by("step").agg(
        customers=each.customer_id.nunique(), journeys=each.count(), repeated=again.sum(), repeating_customers=each.customer_id.nunique(where=again)
    )
    return counted.order_by(ibis.desc("repeated"), "step").to_pandas()


def shares_at(matrix: pd.DataFrame, steps: Sequence[str]) -> pd.DataFrame:
    """Order a step matrix for reading: the given steps downwards, then others, the end last."""
    place = {name: k for k, name in enumerate([*steps, *sorted(set(matrix["step"]) - set(steps) - {ENDED}), ENDED])}
    return matrix.assign(place=matrix["step"].map(place)).sort_values(["place", "position"], ignore_index=True).drop(columns="place")
