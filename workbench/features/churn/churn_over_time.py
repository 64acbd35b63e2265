"""How many left in each period: separate periods, none of them counting the same departure twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import pandas as pd

from workbench.features.churn import contract_ends, silence
from workbench.features.churn.outcomes import Design
from workbench.features.purchases.histories import Histories

LENGTHS = (7, 14, 28, 91)  # days
COLUMNS = ["since", "until", "active", "left", "rate"]


def churn_over_time(
    found: Histories,
    design: Design,
    *,
    first_day: dt.date,
    as_of: dt.date,
    minimum: int = 0,
    lengths: Sequence[int] = LENGTHS,
) -> pd.DataFrame:
    """Return who was there at the start of each period and left in it, in the shortest periods that hide nobody.

    Without contracts a customer leaves on the day a silence reaches the hiatus; with contracts on the day the last one ends,
    unless one is taken out again within the grace. Whoever comes and leaves within one period is in neither count.

    Parameters
    ----------
    first_day : the first day the data cover; nobody can be seen to leave within a hiatus of it. minimum : fewest who
        left, and stayed, in every period. lengths : of periods, in days, tried in this order.

    Returns
    -------
    since, until (first and last day), active, left, rate; oldest first; empty where every length has too small a period.
    """
    spells = (
        _contract_spells(found, design, as_of)
        if design.contract == "contractual"
        else _buying_spells(found, design, as_of)
    )
    begin = (
        _first_end(found, first_day, as_of)
        if design.contract == "contractual"
        else first_day + dt.timedelta(days=design.hiatus)
    )
    known = as_of - dt.timedelta(days=design.grace if design.contract == "contractual" else 1)
    if begin is None:
        return pd.DataFrame(columns=COLUMNS)
    for length in lengths:
        frame = _counted(spells, length, begin, known)
        if len(frame) and min(frame["left"].min(), (frame["active"] - frame["left"]).min()) >= minimum:
            return frame
    return pd.DataFrame(columns=COLUMNS)


def length_of(periods: pd.DataFrame) -> int:
    """Return the length of the periods in days; 0 without any."""
    return int((periods["until"] - periods["since"]).dt.days.iloc[0]) + 1 if len(periods) else 0


def _counted(spells: ir.Table, length: int, begin: dt.date, known: dt.date) -> pd.DataFrame:
    """Periods end with the last day whose departures are known; the first starts at or after `begin`."""
    number = ((known - begin).days + 1) // length
    start = known - dt.timedelta(days=number * length - 1)

    def period(day: ir.Column) -> ir.Column:
        return ((day.epoch_days() - (start - dt.date(1970, 1, 1)).days) / length).floor().cast("int64")

    each = spells.mutate(enters=period(spells.since) + 1, last=period(spells.until))
    gone = (each.gone & (each.last >= each.enters)).cast("int64")
    counts = each.group_by("enters", "last").agg(spells=each.count(), left=gone.sum()).to_pandas()
    counts = counts[(counts["last"] >= 0) & (counts["enters"] < number) & (counts["enters"] <= counts["last"])]
    rows = []
    for k in range(number):
        active = counts.loc[(counts["enters"] <= k) & (counts["last"] >= k), "spells"].sum()
        left = counts.loc[counts["last"] == k, "left"].sum()
        day = pd.Timestamp(start) + pd.Timedelta(days=k * length)
        rows.append(
            (
                day,
                day + pd.Timedelta(days=length - 1),
                int(active),
                int(left),
                left / active if active else float("nan"),
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def _buying_spells(found: Histories, design: Design, as_of: dt.date) -> ir.Table:
    """From each purchase day to the next, or to the day the silence reached the hiatus."""
    rows = silence.silences(found["purchases"], as_of=as_of)
    lasting = ibis.least(rows.days, design.hiatus)
    return rows.select("since", until=rows.since + lasting.as_interval("D"), gone=rows.days > design.hiatus)


def _contract_spells(found: Histories, design: Design, as_of: dt.date) -> ir.Table:
    held = found["contracts"].filter(found["contracts"].started_on <= as_of)
    rows = contract_ends.spells(held, grace=design.grace)
    gone = (rows.until <= as_of).fill_null(False)
    return rows.select("since", until=ibis.ifelse(gone, rows.until, ibis.literal(as_of)), gone=gone)


def _first_end(found: Histories, first_day: dt.date, as_of: dt.date) -> dt.date | None:
    """The first end of a contract in the data: whether ends before it were kept nobody knows."""
    first = contract_ends.first_end(found["contracts"], as_of=as_of)
    return None if pd.isna(first) else max(first.date(), first_day)
