"""The length of a cohort that lets its cells be seen: months, or quarters where most cells of months would be hidden.

One length serves all tables of a report: a quarter's cell beside months of the same customers would give hidden ones away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import ibis.expr.types as ir
import pandas as pd

from workbench import disclosure
from workbench.features.cohorts.cohorts import Activity, retention_counts
from workbench.features.customers.calendar import Length

MOST_HIDDEN = 0.5  # share of a table's cells
TRIED: tuple[Length, ...] = ("month", "quarter")


def choose_period(
    days: ir.Table,
    *,
    wanted: Length | Literal["auto"] = "auto",
    minimum: int,
    as_of: dt.date,
    activity: Activity = "purchases",
    warm_up: int = 90,
    gaps: Sequence[Mapping[str, Any]] = (),
) -> tuple[Length, pd.DataFrame, float]:
    """Return a length of cohorts, their guarded counts, and the share of cells that months would hide.

    Parameters
    ----------
    wanted : a length, taken as it is, or "auto": quarters where months hide more than half of all cells, quarters do not, and
        new customers are seen a quarter after their first. minimum : smallest group that may be shown. The others are as for
        `cohorts.retention_counts`.

    Examples
    --------
    >>> import ibis
    >>> days = ibis.memtable({"customer_id": ["a", "b"], "orders": [1, 1], "spend": [5.0, 2.0],
    ...     "day": [dt.date(2024, 1, 3), dt.date(2024, 2, 5)]})
    >>> choose_period(days, minimum=0, as_of=dt.date(2024, 3, 31))[0]
    'month'
    """
    tried = {}
    for length in TRIED if wanted == "auto" else (wanted,):
        seen = retention_counts(days, as_of=as_of, period=length, activity=activity, warm_up=warm_up, gaps=gaps)
        tried[length] = disclosure.guard(seen, minimum=minimum)
        if _hidden(tried[length]) <= MOST_HIDDEN and (length == TRIED[0] or _followed(tried[length])):
            break
    else:
        length = next(iter(tried))
    return length, tried[length], _hidden(next(iter(tried.values())))


def _hidden(counts: pd.DataFrame) -> float:
    """The share of cells after the first period that are hidden; 0 without any."""
    later = counts.loc[counts["period"] > 0, "hidden"]
    return float(later.mean()) if len(later) else 0.0


def _followed(counts: pd.DataFrame) -> bool:
    """Whether the age of one period enters the average of new customers."""
    return bool((counts["pooled"] & (counts["period"] == 1) & ~counts["left_truncated"]).any())
