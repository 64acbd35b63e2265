"""The company's clock: days and hours on which people buy, and times as the tables write them.

All processes run in *business time*: days in which a week is as long as any other but an hour on Saturday noon is
worth more than one on Monday at six. Business time is mapped onto local wall-clock time week by week, so a Poisson
process in business time stays one at the scale of weeks, while order times show a day and a week rhythm. Nobody buys
between 1 and 4 at night, hence no time falls on an hour that a change to or from summer time skips or repeats.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

_DAY = np.array([1, 1.0, 0.95, 1.0, 1.15, 1.35, 0.85])  # Monday to Sunday
_HOUR = np.array(
    [0.2, 0, 0, 0, 0.05, 0.1, 0.3, 0.6, 0.9, 1.1, 1.2, 1.3, 1.4, 1.2, 1.1, 1.1, 1.2, 1.4, 1.6, 1.8, 1.9, 1.6, 1.0, 0.5]
)
_KNOTS = np.arange(169) / 24
_SHARE = np.concatenate([[0.0], np.cumsum(np.outer(_DAY, _HOUR).ravel())])
_BUSINESS = 7 * _SHARE / _SHARE[-1]


def to_local(business: np.ndarray, *, start: dt.date) -> np.ndarray:
    """Map business days since `start` onto local days since `start`.

    >>> to_local(np.array([0.0, 7.0, 14.0]), start=dt.date(2023, 1, 2)).tolist()
    [0.0, 7.0, 14.0]
    """
    offset = _business_of(start.weekday())
    week, within = np.divmod(business + offset, 7)
    return week * 7 + _inverse(within) - start.weekday()


def to_business(local: np.ndarray, *, start: dt.date) -> np.ndarray:
    """Map local days since `start` onto business days since `start`; the inverse of `to_local` in opening hours."""
    week, within = np.divmod(np.asarray(local, dtype="float64") + start.weekday(), 7)
    return week * 7 + np.interp(within, _KNOTS, _BUSINESS) - _business_of(start.weekday())


def timestamps(local: np.ndarray, *, start: dt.date) -> np.ndarray:
    """Write local days since `start` as wall-clock times in whole seconds (datetime64[us]); missing stays missing.

    >>> timestamps(np.array([0.5, np.nan]), start=dt.date(2023, 1, 1)).astype(str).tolist()
    ['2023-01-01T12:00:00.000000', 'NaT']
    """
    missing = np.isnan(local)
    seconds = np.floor(np.where(missing, 0, local) * 86_400).astype("int64")
    times = (np.datetime64(start, "us").astype("int64") + seconds * 1_000_000).astype("datetime64[us]")
    times[missing] = np.datetime64("NaT")
    return times


def days(local: np.ndarray, *, start: dt.date) -> np.ndarray:
    """Write local days since `start` as dates (datetime64[D]); missing stays missing."""
    return timestamps(local, start=start).astype("datetime64[D]")


def _inverse(within: np.ndarray) -> np.ndarray:
    """Local time of the week; closed hours have no business time, so the hour found is always an open one."""
    hour = np.minimum(np.searchsorted(_BUSINESS, within, side="right") - 1, 167)  # a missing time sorts last
    share = (within - _BUSINESS[hour]) / (_BUSINESS[hour + 1] - _BUSINESS[hour])
    return _KNOTS[hour] + np.minimum(share, 1 - 1e-9) / 24


def _business_of(local_day: int) -> float:
    return float(_BUSINESS[24 * local_day])
