"""Journeys: touches cut into paths, each with its steps in order and the way it ended.

A journey ends with a conversion, or after a silence longer than the gap. One that has been silent for less when the data
end is *open*: it is not a failure, and counts neither as lost nor as converted.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total

Repeats = Literal["keep", "collapse"]
DAY = 86_400
START, ENDED = "(start)", "(end)"


def cut(touches: ir.Table, *, gap_seconds: int, by_id: bool = False) -> ir.Table:
    """Cut each customer's touches into journeys: after every conversion, and where a silence exceeds the gap.

    Only what reaches a customer (a touch with a channel) opens a journey and keeps it alive; orders and the conversion are carried
    along. The same function makes sessions of 30 minutes (gap_seconds=1800) and journeys of 30 days. With `by_id` the data's
    own `journey_id` says what belongs together, where it is known.

    Returns the touches with `journey`; it is missing for what lies in no journey, such as a conversion before any touch.
    """
    order = _order(touches)
    past = ibis.window(group_by=touches.customer_id, order_by=order, preceding=(None, 1))
    seconds, reaches = touches.at.epoch_seconds(), touches.channel.notnull()
    known = touches.mutate(
        wins=touches.converted.sum().over(past).fill_null(0), heard=seconds.max(where=reaches).over(past)
    )
    known = known.mutate(then=known.wins.max(where=known.channel.notnull()).over(past))
    alive = known.heard.notnull() & (known.at.epoch_seconds() - known.heard <= gap_seconds) & (known.wins == known.then)
    known = known.mutate(alive=alive, fresh=(known.channel.notnull() & ~alive).cast("int64"))
    number = known.fresh.sum().over(ibis.cumulative_window(group_by=known.customer_id, order_by=_order(known)))
    name = known.customer_id + ibis.literal("/") + number.cast("string")
    journey = (known.channel.notnull() | known.alive).ifelse(name, ibis.null("string"))
    if by_id:
        own = known.customer_id + ibis.literal("#") + known.journey_id  # two customers may have one number each
        journey = own.coalesce(journey)
    named = known.mutate(journey=journey).drop("wins", "heard", "then", "alive", "fresh")
    reached = named.channel.notnull().any().over(ibis.window(group_by=named.journey))
    return named.mutate(journey=reached.ifelse(named.journey, ibis.null("string")))


def untouched(cut_touches: ir.Table) -> int:
    """Count the conversions that no touch came before: they belong to no journey and are left out."""
    return int(cut_touches.filter(cut_touches.journey.isnull() & cut_touches.converted).count().to_pandas())


def steps(touches: ir.Table, *, repeats: Repeats = "keep", cap: int = 1000) -> ir.Table:
    """Number the steps of each journey and set the following one beside each.

    Parameters
    ----------
    touches : with `journey`, from `cut`.
    repeats : `"collapse"` drops a step that repeats the one before it; removal effects and transitions depend on it.
    cap : a journey of more touches is taken for a machine's; its steps beyond the cap are dropped and its end is unknown.

    Returns
    -------
    The touches with position (1, 2, ...), following (the next step; missing at the last one) and capped (True where the
    journey went on beyond the cap).
    """
    kept = touches.filter(touches.journey.notnull())
    if repeats == "collapse":
        window = ibis.window(group_by=kept.journey, order_by=_order(kept))
        marked = kept.mutate(before=kept.step.lag().over(window))
        kept = marked.filter(marked.before.isnull() | (marked.step != marked.before) | marked.converted).drop("before")
    window = ibis.window(group_by=kept.journey, order_by=_order(kept))
    numbered = kept.mutate(position=ibis.row_number().over(window) + 1, following=kept.step.lead().over(window))
    numbered = numbered.filter(numbered.position <= cap)
    last = numbered.position == cap
    return numbered.mutate(
        capped=last & numbered.following.notnull(), following=last.ifelse(ibis.null("string"), numbered.following)
    )


def outcomes(path_steps: ir.Table, *, as_of: dt.date, gap_days: float) -> ir.Table:
    """Reduce steps to one row per journey: when it began and ended, how long it took, and how it ended.

    Returns
    -------
    journey, customer_id, started, ended, touches (conversion not counted), converted, converted_at, value, first_step,
    capped, status ("converted", "lost", "open"): lost when nothing has reached the customer for longer than the gap at the end
    of `as_of`; a capped journey is open.
    """
    touch = ~path_steps.converted
    each = path_steps.group_by("journey").agg(
        customer_id=path_steps.customer_id.min(), started=path_steps.at.min(),
        ended=path_steps.at.max(where=path_steps.channel.notnull()),
        touches=touch.sum(), converted=path_steps.converted.any(), converted_at=path_steps.at.min(where=path_steps.converted),
        value=total(path_steps["value"], path_steps.converted), first_step=path_steps.step.min(where=path_steps.position == 1),
        capped=path_steps.capped.any(),
    )  # fmt: skip
    silent = _end(as_of) - each.ended.epoch_seconds() > gap_days * DAY
    status = ibis.cases((each.capped, "open"), (each.converted, "converted"), (silent, "lost"), else_="open")
    return each.mutate(status=status)


def durations(ends: ir.Table, *, as_of: dt.date, gap_days: float) -> pd.DataFrame:
    """Return for each journey the days until it converted, was lost (when its silence had lasted the gap), or was last seen.

    Returns customer_id, started, days, status: 1 converted, 2 lost, 0 still open; ordered by customer and start.
    """
    counted = ends.filter(~ends.capped)  # what a machine made is no journey of a customer
    seen = _end(as_of) - counted.started.epoch_seconds()
    lost = counted.ended.epoch_seconds() - counted.started.epoch_seconds() + int(gap_days * DAY)
    took = counted.converted_at.epoch_seconds() - counted.started.epoch_seconds()
    days = ibis.cases((counted.status == "converted", took), (counted.status == "lost", lost), else_=seen) / DAY
    code = ibis.cases((counted.status == "converted", 1), (counted.status == "lost", 2), else_=0)
    frame = counted.select("journey", "customer_id", "started", days=days, status=code, observed=seen / DAY)
    return frame.order_by("customer_id", "started", "journey").drop("journey").to_pandas()


def flow(ends: ir.Table, *, as_of: dt.date, gap_days: float, within_days: int) -> dict[str, int]:
    """Count the journeys from all to those a conversion rate is made of, by the reason they fall out.

    Returns journeys, capped, young (began less than the window ago), used, customers (behind those used), over (of those used, the
    ones that are `settled`).
    """
    young = _end(as_of) - ends.started.epoch_seconds() < within_days * DAY
    kept = ~ends.capped & ~young
    row = ends.aggregate(
        journeys=ends.count(), capped=ends.capped.sum(), young=(~ends.capped & young).sum(), used=kept.sum(),
        customers=ends.customer_id.nunique(where=kept), over=_over(ends, as_of, max(gap_days, within_days)).sum(),
    )  # fmt: skip
    return {name: int(value) for name, value in row.fill_null(0).to_pandas().iloc[0].items()}


def converted_within(ends: ir.Table, *, as_of: dt.date, within_days: int) -> pd.DataFrame:
    """Count, by customer, the journeys followed for the whole window and those of them that converted in it.

    Journeys that began less than `within_days` before the end of `as_of` are left out, converted or not: those that
    converted at once would otherwise be the only ones counted.

    Returns customer_id, n, converted, value; ordered by customer.
    """
    old = _end(as_of) - ends.started.epoch_seconds() >= within_days * DAY
    kept = ends.filter(old & ~ends.capped)
    took = kept.converted_at.epoch_seconds() - kept.started.epoch_seconds()
    success = kept.converted & (took <= within_days * DAY)
    counted = kept.group_by("customer_id").agg(
        n=kept.count(), converted=success.sum().fill_null(0), value=total(kept["value"], success).fill_null(0.0)
    )
    return counted.order_by("customer_id").to_pandas()


def settled(ends: ir.Table, *, as_of: dt.date, gap_days: float, within_days: float) -> ir.Table:
    """Take the journeys whose last touch lies so long before the end of `as_of` that all that is said of them is known.

    Returns journey, status ("converted" or "lost") and worth (the value of the conversion; 0 where there is none).
    """
    kept = ends.filter(_over(ends, as_of, max(gap_days, within_days)))
    return kept.select("journey", "status", worth=kept.converted.ifelse(kept["value"].fill_null(0.0), 0.0))


def over(path_steps: ir.Table, ends: ir.Table, *, as_of: dt.date, gap_days: float, within_days: float) -> ir.Table:
    """Take the steps of the journeys that are `settled`."""
    return path_steps.semi_join(settled(ends, as_of=as_of, gap_days=gap_days, within_days=within_days), "journey")


def _over(ends: ir.Table, as_of: dt.date, days: float) -> ir.BooleanValue:
    return (_end(as_of) - ends.ended.epoch_seconds() > days * DAY) & ~ends.capped & (ends.status != "open")


def _order(touches: ir.Table) -> list[ir.Value]:
    return [touches.at, touches.rank, touches.sequence, touches.step]


def _end(as_of: dt.date) -> int:
    """The end of the last day counted, in seconds."""
    return int(pd.Timestamp(as_of + dt.timedelta(days=1)).timestamp())
