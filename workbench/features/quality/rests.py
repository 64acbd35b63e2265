"""What rests on what: the checks that tables did not pass, and the reports that begin with these tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

Check = Mapping[str, Any]


def tables_of(check: Check, known: Sequence[str]) -> list[str]:
    """Return the tables that a check is about: named in its values or at the start of its key; all where it names none.

    >>> tables_of({"key": "events.customer_id.in.transactions", "values": {"table": "events"}}, ["events", "transactions", "spend"])
    ['events', 'transactions']
    >>> tables_of({"key": "cache", "values": {}}, ["events", "spend"])
    ['events', 'spend']
    """
    values = check["values"].values()
    named = {value for value in values if isinstance(value, str)} | {*check["key"].split(".")}
    return [table for table in known if table in named] or list(known)


def by_report(checks: Sequence[Check], starts: Mapping[str, Sequence[str]], *, tables: Sequence[str]) -> pd.DataFrame:
    """Return how many checks of its tables each report rests on: report_name, needed_tables, checks_made, checks_missed.

    Parameters
    ----------
    checks : `Dataset.checks`. starts : report and the tables it begins with. tables : those of the dataset.

    >>> checks = [{"key": "spend.gaps", "status": "warn", "values": {}}, {"key": "events.gaps", "status": "pass", "values": {}}]
    >>> by_report(checks, {"acquisition": ["spend"], "journey": ["events"]}, tables=["spend", "events"])["checks_missed"].tolist()
    [1, 0]
    """
    about = [(check["status"] != "pass", set(tables_of(check, tables))) for check in checks]
    found = []
    for report, needed in starts.items():
        own = [missed for missed, named in about if named & set(needed)]
        found.append((report, ", ".join(needed), len(own), sum(own)))
    return pd.DataFrame(found, columns=["report_name", "needed_tables", "checks_made", "checks_missed"])


def missed(checks: Sequence[Check]) -> list[Check]:
    """Return the checks that did not pass.

    >>> len(missed([{"key": "a", "status": "pass"}, {"key": "b", "status": "warn"}]))
    1
    """
    return [check for check in checks if check["status"] != "pass"]


def consequences(
    checks: Sequence[Check], starts: Mapping[str, Sequence[str]], *, tables: Sequence[str]
) -> pd.DataFrame:
    """Return the checks that did not pass, each with the reports that begin with its tables: check_said, reports_affected.

    Parameters
    ----------
    checks : `Dataset.checks`. starts : report and the tables it begins with. tables : those of the dataset.

    >>> checks = [{"key": "spend.gaps", "status": "warn", "values": {}}]
    >>> consequences(checks, {"acquisition": ["spend"], "journey": ["events"]}, tables=["spend", "events"])["reports_affected"].tolist()
    ['acquisition']
    """
    found = []
    for place, check in enumerate(missed(checks)):
        about = set(tables_of(check, tables))
        found.append((place, ", ".join(report for report, needed in starts.items() if about & set(needed))))
    return pd.DataFrame(found, columns=["check_said", "reports_affected"])


def touched(reports: pd.DataFrame) -> int:
    """Return how many reports begin with a table that did not pass a check.

    >>> touched(pd.DataFrame({"report_name": ["cohort", "churn"], "checks_missed": [0, 2]}))
    1
    """
    return int((reports["checks_missed"] > 0).sum())


def state(*found: int) -> Literal["clean", "warned"]:
    """Say whether anything was found.

    >>> state(0, 0, 1), state(0, 0)
    ('warned', 'clean')
    """
    return "warned" if any(found) else "clean"
