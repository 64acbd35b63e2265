"""Hours between two times: all of them, or those in which a declared calendar has the service open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd

from workbench.data import service_hours

OPENING = {"calendar", "hours", "days", "closed"}  # what of the section says when a service is open
USUAL = (24.0, 72.0)  # hours to answer and to close where nobody has promised any
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
    if not set(declared) & OPENING:
        return Clock("elapsed", timezone, since, np.ones(len(days), dtype=bool))
    opens, closes = service_hours.seconds(declared.get("hours", "00:00-24:00"))
    working = _working(declared, days)
    closed = set(declared.get("closed", ()))
    open_days = np.array([works and day not in closed for day, works in zip(days, working, strict=True)], dtype=bool)
    return Clock("business", timezone, since, open_days, opens, closes)


def promises(declared: Mapping[str, Any], *, respond: float = 0.0, resolve: float = 0.0) -> dict[str, Any]:
    """Return the hours within which cases are to be answered and closed, and where they come from, for a report's words.

    Parameters
    ----------
    declared : the section [service]. respond, resolve : hours asked for by a parameter; 0 takes the declared ones, else a day and three.

    Returns
    -------
    respond, resolve (hours), promised ("declared", or "assumed" where one is nobody's), clock ("elapsed", "opening" where only opening times are declared, or
    "calendar"), calendar.

    >>> promises({"respond_hours": 8, "calendar": "DE-BE"}, resolve=40)
    {'respond': 8.0, 'resolve': 40.0, 'promised': 'declared', 'clock': 'calendar', 'calendar': 'DE-BE'}
    """
    asked = [respond or declared.get("respond_hours", 0), resolve or declared.get("resolve_hours", 0)]
    kind = "calendar" if declared.get("calendar") else "opening" if set(declared) & OPENING else "elapsed"
    return {
        "respond": float(asked[0] or USUAL[0]), "resolve": float(asked[1] or USUAL[1]),
        "promised": "declared" if all(asked) else "assumed", "clock": kind, "calendar": str(declared.get("calendar", "")),
    }  # fmt: skip


def published(declared: Mapping[str, Any], *, until: dt.date) -> bool:
    """Say whether the calendar knows the days worked at weekends of the last year as it knows those of the three before it.

    A country that works them publishes them year by year; the calendar has none of a year that was published after it was made, and
    takes those days for days off. Without a calendar, or in a country without such days, there is nothing to miss.

    >>> published({"calendar": "CN"}, until=dt.date(2024, 6, 30)), published({"calendar": "CN"}, until=dt.date(2090, 6, 30))
    (True, True)
    """
    if not declared.get("calendar"):
        return True
    import holidays

    country, _, part = declared["calendar"].partition("-")
    years = range(until.year - 3, until.year + 1)
    made_up = holidays.country_holidays(country, subdiv=part or None, years=years).weekend_workdays
    *before, last = ({day.year for day in made_up if day.year == year} for year in years)
    return bool(last) or not all(before)


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
