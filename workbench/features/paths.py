"""Whole paths: the commonest ones, where everyone is after so many steps, and what leads to what in which numbers."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.journeys import DAY, ENDED, START

ARROW = " > "
CONVERTED, LOST = "(converted)", "(lost)"


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


def channel_moves(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Count, by customer, the moves between channels in journeys that ended, from "(start)" to "(converted)" or "(lost)".

    Returns customer_id, from, to, count: the same chain as the variants', for a bootstrap over customers.
    """
    touched = path_steps.filter(path_steps.channel.notnull())
    joined = touched.select("journey", "channel", "position").join(ends.filter(ends.status != "open").select("journey", "customer_id", "status"), "journey")
    window = ibis.window(group_by=joined.journey, order_by=joined.position)
    end = (joined.status == "converted").ifelse(CONVERTED, LOST)
    moves = joined.select(
        "customer_id", before=joined.channel.lag().over(window), here="channel", after=joined.channel.lead().over(window).coalesce(end)
    )
    onward = moves.select("customer_id", **{"from": moves.here, "to": moves.after})
    begun = moves.filter(moves.before.isnull())
    every = onward.union(begun.select("customer_id", **{"from": ibis.literal(START), "to": begun.here}))
    return every.group_by("customer_id", "from", "to").agg(count=every.count()).order_by("customer_id", "from", "to").to_pandas()


def credited(path_steps: ir.Table, ends: ir.Table, *, minimum: int) -> list[str]:
    """Return the channels that at least `minimum` converting customers met; if any others are left, they stay more than a few."""
    won = ends.filter(ends.status == "converted").select("journey")
    touched = path_steps.filter(path_steps.channel.notnull()).semi_join(won, "journey")
    counted = touched.group_by("channel").agg(customers=touched.customer_id.nunique()).order_by(ibis.desc("customers"), "channel").to_pandas()
    large = counted["customers"] >= minimum
    kept = counted["channel"][large].tolist()
    return kept if large.all() else kept[:-1]


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


def pain_points(path_steps: ir.Table, ends: ir.Table) -> pd.DataFrame:
    """Count, by step, where journeys get lost, come again, and how long the next step takes.

    Returns step, customers, journeys (with the step), lost (that end there without a conversion), lost_customers, repeated (in which
    it comes at least twice), median_days (to the next step); the most losses first.
    """
    closed = path_steps.filter(~path_steps.converted).join(ends.filter(ends.status != "open").select("journey", "status"), "journey")
    closed = closed.mutate(wait=closed.at.epoch_seconds().lead().over(ibis.window(group_by=closed.journey, order_by=closed.position)) - closed.at.epoch_seconds())
    each = closed.group_by("journey", "step").agg(
        n=closed.count(), customer_id=closed.customer_id.min(), gone=(closed.following.isnull() & (closed.status == "lost")).any()
    )
    waits = closed.group_by("step").agg(median_days=closed.wait.median() / DAY)
    counted = each.group_by("step").agg(
        customers=each.customer_id.nunique(), journeys=each.count(), lost=each.gone.sum(),
        lost_customers=each.customer_id.nunique(where=each.gone), repeated=(each.n > 1).sum(),
    )  # fmt: skip
    joined = counted.join(waits, "step").select(*counted.columns, "median_days")
    return joined.order_by(ibis.desc("lost"), "step").to_pandas()


def in_reading_order(matrix: pd.DataFrame) -> pd.DataFrame:
    """Order a step matrix for reading: the commonest steps first, "(other)" and the end last."""
    size = matrix.groupby("step")["journeys"].sum()
    size[size.index.str.startswith("(")] = -1
    place = matrix["step"].map(size.sort_values(ascending=False, kind="stable").rank(method="first", ascending=False))
    return matrix.assign(place=place).sort_values(["place", "step", "position"], ignore_index=True).drop(columns="place")
