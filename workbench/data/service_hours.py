"""The section [service] of a dataset file: when cases are worked on, and within how many hours answers are promised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbench.errors import did_you_mean

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KEYS = ("calendar", "hours", "days", "closed", "respond_hours", "resolve_hours")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)|([01]\d|2[0-3]):([0-5]\d)-(24):(00)")


def mistakes(section: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the section, a sentence each.

    >>> list(mistakes({"calendar": "DE-BE", "hours": "09:00-17:30", "days": ["mon", "tue"], "respond_hours": 8}))
    []
    >>> list(mistakes({"hours": "17:00-09:00"}))
    ["[service] hours = '17:00-09:00': expected opening and closing on one day, such as '09:00-17:30'."]
    """
    for key in section:
        if key not in KEYS:
            yield f"[service] unknown key {key!r}.{did_you_mean(key, KEYS)} Known: {', '.join(KEYS)}."
    yield from _calendar(section.get("calendar", ""))
    hours = section.get("hours", "00:00-24:00")
    opens, closes = seconds(hours) if isinstance(hours, str) and _HOURS.fullmatch(hours) else (0, 0)
    if opens >= closes:
        yield f"[service] hours = {hours!r}: expected opening and closing on one day, such as '09:00-17:30'."
    days = section.get("days", ["mon"])
    if not isinstance(days, list) or not days or not set(map(str, days)) <= set(WEEKDAYS):
        yield f"[service] days = {days!r}: expected a list of {', '.join(WEEKDAYS)}."
    closed = section.get("closed", [])
    if not isinstance(closed, list) or not all(type(day) is date for day in closed):
        yield f"[service] closed = {closed!r}: expected a list of dates such as 2024-12-24."
    for key in ("respond_hours", "resolve_hours"):
        promised = section.get(key, 1)
        if type(promised) not in (int, float) or not 0 < promised <= 10_000:
            yield f"[service] {key} = {promised!r}: expected hours above 0 and up to 10,000."


def seconds(hours: str) -> tuple[int, int]:
    """Return opening and closing as seconds of the day.

    >>> seconds("09:00-17:30")
    (32400, 63000)
    """
    opens, closes = ([int(part) for part in end.split(":")] for end in hours.split("-"))
    return opens[0] * 3600 + opens[1] * 60, closes[0] * 3600 + closes[1] * 60


def _calendar(calendar: object) -> Iterable[str]:
    """The mistakes of a country, or of a country and a part of it; the package of holidays is asked only where one is named."""
    if calendar == "":
        return
    expected = "expected a country such as 'DE' or 'CN', or a part of one such as 'DE-BE'"
    if not isinstance(calendar, str):
        yield f"[service] calendar = {calendar!r}: {expected}."
        return
    import holidays

    country, _, part = calendar.partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        yield f"[service] calendar = {calendar!r}: no holidays of {country!r} are known; {expected}."
    elif part and part not in known[country]:
        near = did_you_mean(part, known[country])
        yield f"[service] calendar = {calendar!r}: {part!r} is no part of {country}.{near} Known: {', '.join(known[country])}."
