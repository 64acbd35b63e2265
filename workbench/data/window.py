"""The first and last day the data cover, and what lies outside of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workbench.data.canonical import TABLES
from workbench.data.checks import days as calendar
from workbench.data.description import Description
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import LATEST, Staged
from workbench.data.used import Used
from workbench.errors import ConfigurationError

PLANNED = 31  # days an end may lie after the last start without a word
FULLY = 1.0
EARLY, LATE = 0.5, 0.05  # shares of rows before and after the data, above which it is said


def last_end(engine: Engine, staged: Staged, used: Used, days: calendar.Days, found: Findings) -> str:
    """The last day on which a contract is recorded to have ended, where that is after the last start; else ""."""
    if staged.spec.table != "subscriptions" or "ended_on" not in staged.raws or not days:
        return ""
    ends = engine.rows(
        f"SELECT CAST(ended_on AS DATE) AS day, count(*) AS n FROM {used.relation} "
        f"WHERE ended_on < TIMESTAMP '{LATEST}' GROUP BY 1 ORDER BY 1"
    )
    bounds = calendar.mass([(row["day"], row["n"]) for row in ends])
    last_start = days[-1][0]
    if bounds is None or bounds[1] <= last_start:
        return ""
    later = sum(row["n"] for row in ends if last_start < row["day"] <= bounds[1])
    if bounds[1] > last_start + timedelta(days=PLANNED):
        found.record(
            "ended_on.after", "check-ends-after", value=later, ends=later, start=str(last_start), end=str(bounds[1])
        )
    return str(bounds[1])


def covered(description: Description, bounds: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The window: as declared, else as the transactions (or all tables) have it."""
    chosen = [bounds["transactions"]] if "transactions" in bounds else list(bounds.values())
    start = description.data_from or min((first for first, _ in chosen), default=None)
    end = description.data_to or max((last for _, last in chosen), default=None)
    if start is None or end is None:
        raise ConfigurationError(
            f"{description.path.name}: no table says when things happened; state data_from and data_to."
        )
    return {"data_from": str(start), "data_to": str(end)}


def outside(table: str, days: calendar.Days, window: Mapping[str, str]) -> Findings:
    """Rows of days the data do not cover: nothing is known of what these customers did then.

    Of memberships this is told always, of other tables where half of the rows lie before (but for contracts, which may
    be old) or one in twenty after.
    """
    found = Findings(table)
    if not days or table == "transactions":
        return found
    first, last = date.fromisoformat(window["data_from"]), date.fromisoformat(window["data_to"])
    early = sum(n for day, n in days if day < first)
    late = sum(n for day, n in days if day > last)
    rows = sum(n for _, n in days)
    members, contracts = table == "memberships", table == "subscriptions"
    if not members and late <= LATE * rows and (contracts or early <= EARLY * rows):
        return found
    found.record(
        f"{TABLES[table].clock}.window",
        "check-outside-window",
        value=early / rows if members and not late else FULLY,
        threshold=EARLY,
        early=early,
        late=late,
        rows=rows,
        first=str(first),
        last=str(last),
    )
    return found


def bounds(days: calendar.Days, end: str) -> tuple[str, str] | None:
    """The days a table speaks for: where its mass of rows begins, and its last day or the last end of a contract."""
    inner = calendar.mass(days)
    return None if inner is None else (str(inner[0]), max(str(days[-1][0]), end))
