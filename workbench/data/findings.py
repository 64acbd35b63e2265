"""What came of checking a table: faults that stop, checks on record, and the numbers of its ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

_SHOWN = 3


class Rule(NamedTuple):
    """A condition that no row may meet, what was expected instead, and what to say when none does."""

    key: str
    column: str
    condition: str
    expected: str
    mend: str
    passed: str


@dataclass
class Findings:
    """All that came of checking one table, or the tables of a dataset together."""

    table: str
    faults: list[str] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    ledger: list[tuple[str, str, int]] = field(default_factory=list)
    numbers: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, list[Any]] = field(default_factory=dict)  # what a report may need to know beyond the checks
    reasons: set[str] = field(default_factory=set)  # drop reasons that were met

    def record(
        self, key: str, message: str, *, value: float = 0, threshold: float = 0, fails: bool = False, **values: Any
    ) -> None:
        """Record a check: above threshold it warns, or fails. message is the id of one in the words that all share."""
        above = "fail" if fails else "warn"
        self.checks.append(
            {
                "key": f"{self.table}.{key}",
                "status": above if value > threshold else "pass",
                "value": value,
                "threshold": threshold,
                "message": message,
                "values": {"table": self.table} | values,
            }
        )


def shown(texts: list[str]) -> str:
    """The first few of a list, for a sentence.

    >>> shown(["a", "b", "c", "d"])
    "'a', 'b', 'c', ..."
    """
    return ", ".join([repr(text) for text in texts[:_SHOWN]] + ["..."] * (len(texts) > _SHOWN))


def masked(identifier: str) -> str:
    """An id that may be a person's, so that only its owner knows it again.

    >>> masked("C1043"), masked("0"), masked("Guest")
    ('C...3', '0', 'Guest')
    """
    if identifier.strip().lower() in STAND_INS:
        return identifier
    return f"{identifier[:1]}...{identifier[-1:]}"


STAND_INS = {
    "0",
    "-1",
    "00000",
    "99999",
    "999999",
    "guest",
    "unknown",
    "anonymous",
    "none",
    "null",
    "na",
    "n/a",
    "nan",
    "test",
    "walk-in",
    "cash",
    "散客",
    "游客",
    "匿名",
    "未知",
    "无",
    "gast",
    "invité",
}
