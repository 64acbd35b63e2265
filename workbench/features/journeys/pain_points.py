"""Pain points: steps after which journeys are lost, wait, come again, or are followed by a ticket or a low score.

"Followed by" is an order in time and nothing else: what made a customer complain is not in these tables.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.customers.totals import total
from workbench.features.journeys.journeys import DAY, settled

LOST, SLOW, AGAIN, TICKET, LOW = "lost", "slow", "again", "ticket", "low_score"
LOW_SCORES = {"nps": 6, "csat": 2, "ces": 3}  # the highest score that is low: detractors; two of five; three of seven


def long_wait(path_steps: ir.Table, *, share: float = 0.9) -> float:
    """Return the days that so large a share of waits between two steps do not exceed; missing where there is no second step."""
    waits = _waits(path_steps)
    found = waits.aggregate(days=waits.wait.quantile(share)).to_pandas().iloc[0, 0]
    return float(found) / DAY if pd.notna(found) else float("nan")


def pain_counts(
    path_steps: ir.Table,
    ends: ir.Table,
    tables: Mapping[str, ir.Table],
    *,
    as_of: dt.date,
    gap_days: float,
    within_days: int,
    slow_days: float,
) -> pd.DataFrame:
    """Count, by step, kind of pain and customer, the journeys through the step and those that it pains.

    Only journeys whose last touch lies longer before the end of `as_of` than a silence and than the time after a step: later, those
    that convert at once would be there and those that get lost not yet.

    Parameters
    ----------
    tables : canonical tables by name; without tickets or surveys there are no rows of their kind.
    within_days : a ticket or a low score counts so many days after the step. slow_days : a longer wait for the next step is slow.

    Returns
    -------
    step, kind, customer_id, n (journeys through the step; for low scores those followed by any score), hit (lost there; waited long;
    step came at least twice; followed by a ticket; by a low score), value and hit_value (what those journeys were worth); ordered by
    the first three.
    """
    kept = path_steps.join(settled(ends, as_of=as_of, gap_days=gap_days, within_days=within_days), "journey")
    waited = _waits(kept)
    plain = waited.group_by("customer_id", "journey", "step").agg(
        value=waited.worth.max(), lost=(waited.following.isnull() & (waited.status == LOST)).any(),
        slow=(waited.wait > slow_days * DAY).any().fill_null(False), again=waited.count() > 1,
    )  # fmt: skip
    parts = [_counted(plain, kind, hit=plain[kind]) for kind in (LOST, SLOW, AGAIN)]
    if "tickets" in tables:
        tickets = tables["tickets"].select(
            "customer_id", time=tables["tickets"].opened_at.cast("timestamp"), hit=ibis.literal(True)
        )
        after = _followed(waited, tickets, within_days)
        parts.append(_counted(after, TICKET, hit=after.hit.fill_null(False)))
    if "surveys" in tables:
        answers = tables["surveys"].filter(tables["surveys"].kind.isin(list(LOW_SCORES)))
        low = answers.score <= ibis.cases(*((answers.kind == kind, most) for kind, most in LOW_SCORES.items()))
        after = _followed(
            waited, answers.select("customer_id", time=answers.responded_at.cast("timestamp"), hit=low), within_days
        )
        after = after.filter(after.hit.notnull())
        parts.append(_counted(after, LOW, hit=after.hit))
    return ibis.union(*parts).order_by("step", "kind", "customer_id").to_pandas()


def _waits(steps: ir.Table) -> ir.Table:
    """The steps but conversions, with the seconds until the next one, be it the conversion."""
    seconds = steps.at.epoch_seconds()
    waited = steps.mutate(
        wait=seconds.lead().over(ibis.window(group_by=steps.journey, order_by=steps.position)) - seconds
    )
    return waited.filter(~waited.converted)


def _followed(waited: ir.Table, happened: ir.Table, within_days: int) -> ir.Table:
    """One row per journey and step: whether something happened soon after one of its steps, and whether any of it was a hit."""
    pairs = waited.select("customer_id", "journey", "step", "at", value="worth").left_join(happened, "customer_id")
    since = pairs.time.epoch_seconds() - pairs["at"].epoch_seconds()
    soon = (since > 0) & (since <= within_days * DAY)
    return pairs.group_by("customer_id", "journey", "step").agg(
        value=pairs["value"].max(), hit=pairs.hit.any(where=soon)
    )


def _counted(each: ir.Table, kind: str, *, hit: ir.BooleanValue) -> ir.Table:
    marked = each.mutate(pained=hit)
    return marked.group_by("step", "customer_id").agg(
        n=marked.count(), hit=marked.pained.sum().fill_null(0),
        value=total(marked["value"]).fill_null(0.0), hit_value=total(marked["value"], marked.pained).fill_null(0.0),
    ).select("step", "customer_id", "n", "hit", "value", "hit_value", kind=ibis.literal(kind))  # fmt: skip
