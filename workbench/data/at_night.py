"""What a dataset file says of unattended work: when reports are made, and who is told."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from workbench.data.keys import known_keys, section_of
from workbench.errors import did_you_mean

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SCHEDULE = {"at": str, "on": str, "analyses": list, "out": str}
_ALERTS = {"stale_after_days": int, "languages": list, "mail": dict, "webhook": str, "address": str}
_MAIL = {"when": str, "from": str, "to": list, "server": str, "user": str, "password": str}
WHEN = ("alarm", "always")
_NIGHTS = range(2026, 2037)  # years whose changes of the clock are looked at


def mistakes(raw: dict[str, Any]) -> Iterable[str]:
    """What is wrong with the sections [schedule] and [alerts] of a dataset file."""
    yield from _of_schedule(section_of(raw, "schedule"), str(raw.get("timezone", "UTC")))
    yield from _of_alerts(section_of(raw, "alerts"))


def days(on: str) -> tuple[list[str], int]:
    """Return the weekdays and the day of the month that `on` names; neither is every day.

    >>> days("mon, thu"), days("1"), days("daily")
    ((['mon', 'thu'], 0), ([], 1), ([], 0))

    Raises
    ------
    ValueError : for anything else, with what was expected.
    """
    if on == "daily":
        return [], 0
    if on.isdecimal() and 1 <= int(on) <= 28:
        return [], int(on)
    named = [part.strip() for part in on.split(",")]
    if unknown := [part for part in named if part not in WEEKDAYS]:
        near = did_you_mean(unknown[0], [*WEEKDAYS, "daily"])
        raise ValueError(f"expected 'daily', weekdays such as 'mon,thu', or a day of the month from 1 to 28.{near}")
    return sorted(set(named), key=WEEKDAYS.index), 0


def _of_schedule(schedule: dict[str, Any], timezone: str) -> Iterable[str]:
    yield from known_keys(schedule, _SCHEDULE, "[schedule] ")
    at, on = str(schedule.get("at", "06:00")), str(schedule.get("on", "daily"))
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at):
        yield f"[schedule] at = {at!r}: expected a time of day such as '06:00', in the dataset's time zone."
    elif night := _lost_or_doubled(at, timezone):
        yield (
            f"[schedule] at = {at!r}: on {night} the clocks of {timezone} are changed, and this time is left out or comes twice. "
            "Choose one an hour or two earlier or later."
        )
    try:
        days(on)
    except ValueError as error:
        yield f"[schedule] on = {on!r}: {error}"
    if not all(isinstance(name, str) and name for name in schedule.get("analyses", [])):
        yield f"[schedule] analyses = {schedule['analyses']!r}: expected a list of names."


def _lost_or_doubled(at: str, timezone: str) -> dt.date | None:
    """The first night on which a time of day does not come exactly once."""
    try:
        zone = zoneinfo.ZoneInfo(timezone)
    except (ValueError, OSError):
        return None  # told as the zone's own mistake
    clock = dt.time.fromisoformat(at)
    first = dt.date(_NIGHTS[0], 1, 1)
    for night in (first + dt.timedelta(n) for n in range(366 * len(_NIGHTS))):
        moment = dt.datetime.combine(night, clock, zone)
        if moment.utcoffset() != moment.replace(fold=1).utcoffset():
            return night
    return None


def _of_alerts(alerts: dict[str, Any]) -> Iterable[str]:
    from workbench.words.languages import LANGUAGES

    yield from known_keys(alerts, _ALERTS, "[alerts] ")
    days_old = alerts.get("stale_after_days", 1)
    if isinstance(days_old, int) and days_old < 1:
        yield f"[alerts] stale_after_days = {days_old}: expected 1 or more."
    for language in alerts.get("languages", []) if isinstance(alerts.get("languages"), list) else []:
        if language not in LANGUAGES:
            yield f"[alerts] languages: {language!r} is not a language of the reports. Known: {', '.join(LANGUAGES)}."
    hook = str(alerts.get("webhook", "env:X"))
    if not hook.startswith("env:") and (urlsplit(hook).scheme not in ("http", "https") or "@" in urlsplit(hook).netloc):
        yield "[alerts] webhook: expected an address that begins with https://, or 'env:NAME' where it holds a secret."
    if "mail" in alerts:
        yield from _of_mail(section_of(alerts, "mail"))


def _of_mail(mail: dict[str, Any]) -> Iterable[str]:
    where = "[alerts.mail] "
    yield from known_keys(mail, _MAIL, where)
    for key in ("from", "to", "server"):
        if not mail.get(key):
            yield f"{where}{key} is missing; a mail needs from, to and server."
    addresses = [mail.get("from", "a@b"), *(mail.get("to", []) if isinstance(mail.get("to"), list) else [])]
    for address in addresses:
        if not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", str(address)):
            yield f"{where}{address!r}: is not an address such as reports@example.com."
    if not re.fullmatch(r"[\w.-]+(:\d{1,5})?", str(mail.get("server", "host"))):
        yield f"{where}server = {mail['server']!r}: expected a host and its port, such as smtp.example.com:587."
    for key in ("user", "password"):
        if not str(mail.get(key, "env:X")).startswith("env:"):
            yield f"{where}{key!r} is to be 'env:NAME', the name of an environment variable; it never stands here."
    if mail.get("when", "alarm") not in WHEN:
        yield f"{where}when = {mail['when']!r}: expected {' or '.join(WHEN)}.{did_you_mean(str(mail['when']), WHEN)}"
