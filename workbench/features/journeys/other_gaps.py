"""How much depends on where a journey is cut: the same counts under other gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.journeys import journeys

MINUTES = (15, 30, 60)


def around(gap_days: int) -> list[int]:
    """Return half a gap in days (at least one), the gap, and twice as much.

    >>> around(60), around(1)
    ([30, 60, 120], [1, 1, 2])
    """
    return [max(gap_days // 2, 1), gap_days, gap_days * 2]


def by_gap(touches: ir.Table, gaps: Sequence[int], *, as_of: dt.date, within_days: int) -> pd.DataFrame:
    """Count converted journeys by customer under several gaps in days.

    Returns gap_days, customer_id, n, converted.
    """
    counted = []
    for gap in dict.fromkeys(max(int(gap), 1) for gap in gaps):
        found = journeys.steps(journeys.cut(touches, gap_seconds=gap * journeys.DAY))
        ends = journeys.outcomes(found, as_of=as_of, gap_days=gap)
        counted.append(journeys.converted_within(ends, as_of=as_of, within_days=within_days).assign(gap_days=gap))
    return pd.concat(counted, ignore_index=True)[["gap_days", "customer_id", "n", "converted"]]


def sessions(touches: ir.Table, minutes: Sequence[int] = MINUTES) -> pd.DataFrame:
    """Count sessions when a silence of so many minutes ends one; nothing where times of day are not known.

    Returns minutes, sessions, touches_per_session, single_touch (share of sessions with one touch).
    """
    clock = touches.aggregate(known=(touches.at.epoch_seconds() % journeys.DAY != 0).mean()).to_pandas().iloc[0, 0]
    rows = []
    for gap in minutes if pd.notna(clock) and clock > 0.5 else ():
        cut = journeys.cut(touches, gap_seconds=gap * 60)
        each = cut.filter(cut.journey.notnull()).group_by("journey").agg(n=lambda t: t.count())
        row = each.aggregate(sessions=each.count(), mean=each.n.mean(), single=(each.n == 1).mean()).to_pandas().iloc[0]
        rows.append(
            {
                "minutes": gap,
                "sessions": int(row["sessions"]),
                "touches_per_session": row["mean"],
                "single_touch": row["single"],
            }
        )
    found = pd.DataFrame(rows, columns=["minutes", "sessions", "touches_per_session", "single_touch"])
    return found[found["sessions"] > 0]


def order_at_ties(path_steps: ir.Table) -> float:
    """Return the share of moves that could be the other way round: two different steps at the same time."""
    window = ibis.window(group_by=path_steps.journey, order_by=path_steps.position)
    following = path_steps.at.lead().over(window)
    moves = path_steps.mutate(then=following).filter(lambda t: t.following.notnull())
    share = (
        moves.aggregate(share=((moves.then == moves.at) & (moves.following != moves.step)).mean())
        .to_pandas()
        .iloc[0, 0]
    )
    return float(share) if pd.notna(share) else 0.0
