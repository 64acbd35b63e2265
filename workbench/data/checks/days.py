"""Days with rows: which are far from all others, and where rows are missing against the usual volume."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.used import Used

STEADY = ("transactions", "events", "rewards", "surveys", "tickets", "spend")  # rows all along, not in waves
EVERY_DAY = ("transactions", "events", "spend")  # rows that would be missed on any day
STRAYS = "far from all other days"
FAR = 60  # days without a row between the mass and a stray
EXPECTED = 50  # rows the usual volume would have brought: none is no chance
BEYOND = 100  # one row in so many may be a stray
SHORTEST, TIMES = 7, 1.8  # a gap in days, and against the usual pause
AROUND = 28  # days on each side that say what is usual
WEEKS = 4
_DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Days = Sequence[tuple[date, int]]  # days with rows and how many, in order


@dataclass(frozen=True)
class Gap:
    """Days without rows where rows were expected; weekday is 0 for Monday where only that weekday is missing."""

    first: date
    last: date
    expected: int
    weekday: int | None = None


def of_table(engine: Engine, used: Used) -> list[tuple[date, int]]:
    """The days of a table's clock and their rows."""
    clock = TABLES[used.table].clock
    if not clock:
        return []
    found = engine.rows(
        f"SELECT CAST({clock} AS DATE) AS day, count(*) AS n FROM {used.relation} GROUP BY 1 ORDER BY 1"
    )
    return [(row["day"], row["n"]) for row in found if row["day"] is not None]


def mass(days: Days) -> tuple[date, date] | None:
    """The first and last day of the mass of rows: what lies beyond is few and far away.

    Far is more than FAR days, more than three times the longest pause within the mass, and so long that the usual
    volume would have brought EXPECTED rows.

    >>> year = [(date(2024, 1, 1) + timedelta(days=k), 5) for k in range(300)]
    >>> mass([*year, (date(2052, 8, 21), 1)])
    (datetime.date(2024, 1, 1), datetime.date(2024, 10, 26))
    """
    if not days:
        return None
    total = sum(n for _, n in days)
    beyond = max(total // BEYOND, 1) if total >= BEYOND // 4 else 0
    low, high = _within(days, beyond), len(days) - 1 - _within(days[::-1], beyond)
    if low >= high:
        return days[0][0], days[-1][0]
    pauses = [(b[0] - a[0]).days for a, b in zip(days[low:high], days[low + 1 : high + 1], strict=True)]
    volume = sum(n for _, n in days[low : high + 1]) / ((days[high][0] - days[low][0]).days + 1)
    far = max(FAR, 3 * max(pauses), EXPECTED / volume)
    first = max((k for k in range(1, low + 1) if (days[k][0] - days[k - 1][0]).days > far), default=0)
    last = min(
        (k for k in range(high, len(days) - 1) if (days[k + 1][0] - days[k][0]).days > far), default=len(days) - 1
    )
    return days[first][0], days[last][0]


def _within(days: Days, beyond: int) -> int:
    """How many days at the start hold together at most so many rows."""
    seen, k = 0, 0
    while k < len(days) and seen + days[k][1] <= beyond:
        seen, k = seen + days[k][1], k + 1
    return k


def strays(used: Used, days: Days, found: Findings) -> tuple[Used, Days]:
    """The table without the rows that are far from all others, and the days that are left; what is left out is told."""
    bounds = mass(days)
    if bounds is None:
        return used, days
    first, last = bounds
    if used.table not in STEADY:  # a contract of long ago is one; a contract of 2052 is not
        first = days[0][0]
        last = last if used.table in ("memberships", "subscriptions") else days[-1][0]
    left = [pair for pair in days if first <= pair[0] <= last]
    found.numbers |= {"first": str(left[0][0]), "last": str(left[-1][0])}
    outside = [pair for pair in days if not first <= pair[0] <= last]
    if not outside:
        return used, days
    dropped, rows = sum(n for _, n in outside), found.numbers["rows"]
    found.ledger[-1:] = [(found.table, STRAYS, dropped), (found.table, "used", rows - dropped)]
    found.numbers["rows"] = rows - dropped
    found.record(
        "strays",
        "check-strays",
        value=dropped,
        dropped=dropped,
        rows=rows,
        first=str(outside[0][0]),
        last=str(outside[-1][0]),
    )
    clock = TABLES[used.table].clock
    return used.without(f"CAST({clock} AS DATE) < DATE '{first}' OR CAST({clock} AS DATE) > DATE '{last}'"), left


def gaps(days: Days) -> list[Gap]:
    """Stretches without rows that the usual volume around them makes no chance, and weekdays that stop for weeks.

    >>> shop = [(date(2024, 1, 1) + timedelta(days=k), 5) for k in range(300) if not 60 <= k < 90]
    >>> gaps(shop)
    [Gap(first=datetime.date(2024, 3, 1), last=datetime.date(2024, 3, 30), expected=150, weekday=None)]
    """
    if len(days) < 2:
        return []
    rows = dict(days)
    calendar = [days[0][0] + k * _DAY for k in range((days[-1][0] - days[0][0]).days + 1)]
    whole = _gaps(calendar, [rows.get(day, 0) for day in calendar], shortest=SHORTEST, around=AROUND)
    missing = {day for gap in whole for day in calendar if gap.first <= day <= gap.last}
    found = list(whole)
    for weekday in range(7):
        own = [day for day in calendar if day.weekday() == weekday and day not in missing]
        found += [
            Gap(gap.first, gap.last, gap.expected, weekday)
            for gap in _gaps(own, [rows.get(day, 0) for day in own], shortest=WEEKS, around=AROUND // 7 * 2)
            if _busy(rows, gap)
        ]
    return sorted(found, key=lambda gap: gap.first)


def _busy(rows: dict[date, int], gap: Gap) -> bool:
    """Whether most days of a stretch have rows, so that one weekday without any is missed."""
    length = (gap.last - gap.first).days + 1
    return sum((gap.first + k * _DAY) in rows for k in range(length)) >= length / 2


def _gaps(calendar: list[date], counts: list[int], *, shortest: int, around: int) -> list[Gap]:
    runs = _empty_runs(counts)
    found = []
    for start, end in runs:  # counts[start:end] are 0
        length = end - start
        others = [b - a for a, b in runs if (a, b) != (start, end)]
        usual = statistics.median(others) if len(others) >= 3 else 0
        if length < shortest or length < TIMES * usual:
            continue
        before, after = counts[max(start - around, 0) : start], counts[end : end + around]
        expected = length * min(sum(before), sum(after)) / around
        if expected >= EXPECTED:
            found.append(Gap(calendar[start], calendar[end - 1], round(expected)))
    return found


def _empty_runs(counts: list[int]) -> list[tuple[int, int]]:
    """(start, end) of each stretch of zeros that has rows on both sides."""
    runs, start = [], None
    for k, n in enumerate(counts):
        if n == 0 and start is None:
            start = k
        elif n and start is not None:
            if start:
                runs.append((start, k))
            start = None
    return runs


def told(days: Days, found: Findings) -> None:
    """Record the gaps of a table; they are facts of the dataset too, so that a report can say which periods are not complete."""
    if found.table not in EVERY_DAY or not days:
        return
    missing = gaps(days)
    found.facts["gaps"] = [{"table": found.table, **_plain(gap)} for gap in missing]
    if not missing:
        found.record("gaps", "check-no-gaps")
    for place, gap in enumerate(missing):
        words = "check-gap" if gap.weekday is None else "check-gap-of-weekday"
        first, last = str(gap.first), str(gap.last)
        found.record(f"gaps.{place}", words, value=gap.expected, first=first, last=last, expected=gap.expected)


def _plain(gap: Gap) -> dict[str, Any]:
    weekday = None if gap.weekday is None else WEEKDAYS[gap.weekday]
    return {"first": str(gap.first), "last": str(gap.last), "expected": gap.expected, "weekday": weekday}
