"""Hours between two times: all of them, or those in which a declared calendar has the service open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.data import service_hours

_DAY = 86_400


class Clock(NamedTuple):
    """Which seconds count: of every day, or of the open days of a calendar; `opens` and `closes` are seconds of the day."""

    kind: Literal["elapsed", "business"]
    timezone: str
    first: dt.date
    open_days: np.ndarray  # from the first day on
    opens: int = 0
    closes: int = _DAY


def clock(declared: Mapping[str, Any], *, since: dt.date, until: dt.date, timezone: str = "UTC") -> Clock:
    """Return the clock of a dataset's section [service]; without opening times in it every hour counts.

    A day is open when it is one of the declared weekdays (else a working day of the calendar) and no public holiday, or
    a day at a weekend that the country works to make up for a holiday.

    Parameters
    ----------
    declared : calendar, hours, days and closed, each of them optional. since, until : the days the clock has to know.

    >>> day = dt.date(2024, 2, 4)  # a Sunday that China worked for the Spring Festival
    >>> clock({"calendar": "CN"}, since=day, until=dt.date(2024, 2, 12)).open_days.tolist()
    [True, True, True, True, True, True, False, False, False]
    """
    days = [since + dt.timedelta(days=k) for k in range((until - since).days + 1)]
    if not set(declared) & {"calendar", "hours", "days", "closed"}:
        return Clock("elapsed", timezone, since, np.ones(len(days), dtype=bool))
    opens, closes = service_hours.seconds(declared.get("hours", "00:00-24:00"))
    working = _working(declared, days)
    closed = set(declared.get("closed", ()))
    open_days = np.array([works and day not in closed for day, works in zip(days, working, strict=True)], dtype=bool)
    return Clock("business", timezone, since, open_days, opens, closes)


def between(start: pd.Series, end: pd.Series, *, clock: Clock) -> pd.Series:
    """Return the hours from one time to a later one that the clock counts; missing where either is.

    Parameters
    ----------
    start, end : local times without a zone. Every hour that has passed is counted over nights on which clocks change.

    >>> weekday = clock({"hours": "09:00-17:00", "days": ["fri", "mon"]}, since=dt.date(2024, 3, 1), until=dt.date(2024, 3, 4))
    >>> friday, monday = pd.Series(pd.to_datetime(["2024-03-01 16:00"])), pd.Series(pd.to_datetime(["2024-03-04 10:30"]))
    >>> between(friday, monday, clock=weekday).tolist()
    [2.5]
    """
    if clock.kind == "elapsed":
        ends = [side.dt.tz_localize(clock.timezone, ambiguous=np.ones(len(side), bool), nonexistent="shift_forward")
                for side in (start, end)]  # fmt: skip
        return ((ends[1] - ends[0]).dt.total_seconds() / 3600).clip(lower=0)
    counted = [_counted(side, clock) for side in (start, end)]
    return pd.Series((counted[1] - counted[0]) / 3600, start.index, dtype="float64")


def _counted(times: pd.Series, clock: Clock) -> np.ndarray:
    """Open seconds from the clock's first day until each time."""
    whole = np.concatenate([[0.0], np.cumsum(clock.open_days * float(clock.closes - clock.opens))])
    past = (times - pd.Timestamp(clock.first)).dt.total_seconds().to_numpy("float64")
    known = np.isfinite(past)
    place = np.clip(np.floor_divide(np.where(known, past, 0.0), _DAY).astype("int64"), 0, len(clock.open_days))
    today = np.clip(np.where(known, past, 0.0) - place * _DAY - clock.opens, 0.0, clock.closes - clock.opens)
    open_today = np.append(clock.open_days, False)[place]
    return np.where(known, whole[place] + open_today * today, np.nan)


def _working(declared: Mapping[str, Any], days: list[dt.date]) -> list[bool]:
    names = service_hours.WEEKDAYS
    wanted = set(declared.get("days", ()))
    if not declared.get("calendar"):
        return [not wanted or names[day.weekday()] in wanted for day in days]
    import holidays  # takes a quarter of a second, which a dataset without a calendar does not wait

    country, _, part = declared["calendar"].partition("-")
    kept = holidays.country_holidays(country, subdiv=part or None, years=sorted({day.year for day in days}))
    made_up = kept.weekend_workdays
    if not wanted:
        return [bool(kept.is_working_day(day)) for day in days]
    return [day in made_up or (names[day.weekday()] in wanted and day not in kept) for day in days]
