"""Whether an effect may be estimated at all: what each diagnosis found, and the worst of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Verdict = Literal["ESTIMATE", "WARN", "NO ESTIMATE"]
ORDER: tuple[Verdict, ...] = ("ESTIMATE", "WARN", "NO ESTIMATE")


class Diagnosis(NamedTuple):
    """One diagnosis: what was looked at, what was found, what was asked for, and what follows from it.

    ``ok`` is the bound within which nothing is to be said, ``limit`` the one beyond which nothing is estimated.
    """

    key: str
    value: float
    ok: float
    limit: float
    verdict: Verdict


def at_least(key: str, value: float, *, ok: float, limit: float) -> Diagnosis:
    """Judge a number that should be high; one that is not known counts as too low.

    >>> [at_least("overlap", share, ok=0.3, limit=0.1).verdict for share in (0.5, 0.2, 0.05, float("nan"))]
    ['ESTIMATE', 'WARN', 'NO ESTIMATE', 'NO ESTIMATE']
    """
    verdict: Verdict = "ESTIMATE" if value >= ok else "WARN" if value >= limit else "NO ESTIMATE"
    return Diagnosis(key, float(value), ok, limit, verdict)


def at_most(key: str, value: float, *, ok: float, limit: float) -> Diagnosis:
    """Judge a number that should be low; one that is not known counts as too high.

    >>> [at_most("balance", gap, ok=0.1, limit=0.25).verdict for gap in (0.05, 0.2, 0.3)]
    ['ESTIMATE', 'WARN', 'NO ESTIMATE']
    """
    verdict: Verdict = "ESTIMATE" if value <= ok else "WARN" if value <= limit else "NO ESTIMATE"
    return Diagnosis(key, float(value), ok, limit, verdict)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of several verdicts; without any, nothing was diagnosed and nothing may be estimated.

    >>> worst(["ESTIMATE", "WARN"]), worst([])
    ('WARN', 'NO ESTIMATE')
    """
    return max(verdicts, key=ORDER.index, default="NO ESTIMATE")
