"""Counts of a period that still runs: tomorrow's report has them again, and the difference is a day's customers."""

from __future__ import annotations

import datetime as dt

import numpy
import pandas

EACH_DAY = (
    2  # times the minimum that a day has to bring on average, so that hardly any day brings fewer than the minimum
)


def running(counts: pandas.DataFrame, *, as_of: dt.date | None, minimum: int) -> pandas.Series:
    """Mark the cells of the period in which `as_of` lies where a day brings so few that two daily reports tell of them.

    Parameters
    ----------
    counts : cohort (pandas period), period (age), active, complete; one row per cell.
    as_of : last day counted; None marks nothing.

    Examples
    --------
    >>> counts = pandas.DataFrame({"cohort": pandas.PeriodIndex(["2024-01", "2024-02"], freq="M"), "period": [1, 0],
    ...     "active": [150, 700], "complete": False})
    >>> running(counts, as_of=dt.date(2024, 2, 10), minimum=10).tolist()
    [True, False]
    """
    if as_of is None or counts.empty:
        return pandas.Series(False, counts.index)
    when = counts["cohort"] + counts["period"]
    passed = (pandas.Timestamp(as_of) - when.dt.start_time).dt.days + 1
    few = counts["active"] / numpy.maximum(passed, 1) < EACH_DAY * minimum
    return few & ~counts["complete"].astype(bool) & (when.dt.end_time >= pandas.Timestamp(as_of))
