"""Whether the paths can be believed: order at one time, machines, conversions out of nowhere, and whose events they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.models.intervals.estimate import Estimate, counted_share, not_of_few

MOST_AT_ONE_TIME = 0.05  # share of moves whose order only a rule decides


def ties(swapped: float, counted: Mapping[str, int], either: Mapping[str, Any]) -> dict[str, Any]:
    """Return the check of the order: it warns where more than a twentieth of all moves could be the other way round, or the largest loss hangs on it.

    Parameters
    ----------
    swapped : share of those moves. counted : unordered, the touches whose place only their name decides.
    either : from `funnel_rates.largest_drop_off`: order ("open" where another one would move the largest loss), least and most.

    Returns status, value, threshold, swapped, n (those touches), and order, least, most of the loss.

    Examples
    --------
    >>> told = {"order": "told", "least": 0.4, "most": 0.41}
    >>> [ties(share, {"unordered": 7}, told | {"order": order})["status"] for share, order in ((0.2, "told"), (0.02, "told"), (0.02, "open"))]
    ['warn', 'pass', 'warn']
    """
    status = "pass" if swapped <= MOST_AT_ONE_TIME and either["order"] == "told" else "warn"
    return {
        "status": status,
        "value": round(swapped, 3),
        "threshold": MOST_AT_ONE_TIME,
        "swapped": swapped,
        "n": counted["unordered"],
        **either,
    }


def machines(counted: Mapping[str, int]) -> dict[str, Any]:
    """Return the check of journeys with more touches than a person makes: it warns where any was cut off (capped).

    >>> machines({"capped": 0})
    {'status': 'pass', 'value': 0, 'threshold': 0, 'n': 0}
    """
    n = counted["capped"]
    return {"status": "pass" if n == 0 else "warn", "value": n, "threshold": 0, "n": n}


def untouched(n: int, counted: Mapping[str, int]) -> dict[str, Any]:
    """Return the check of conversions without a touch before them: it warns above a tenth of the number of journeys.

    >>> untouched(9, {"journeys": 90})["status"], untouched(10, {"journeys": 90})["status"]
    ('pass', 'warn')
    """
    return {"status": "pass" if n <= counted["journeys"] / 10 else "warn", "value": n, "n": n}


def identity_shares(known: Mapping[str, int], *, minimum: int) -> tuple[Estimate, Estimate, Estimate]:
    """Return the shares of anonymous ids merged into a customer, of those with several customers, and of events without one.

    Each is withheld where it tells of few.

    Parameters
    ----------
    known : ids, merged, shared, events, anonymous; as `identity.identities` counts them.

    Examples
    --------
    >>> shares = identity_shares({"ids": 80, "merged": 40, "shared": 3, "events": 240, "anonymous": 120}, minimum=10)
    >>> [share.value for share in shares]
    [0.5, nan, 0.5]
    """
    counts = ("merged", "ids"), ("shared", "ids"), ("anonymous", "events")
    merged, shared, nameless = (
        not_of_few(counted_share(known[part], known[whole]), minimum=minimum) for part, whole in counts
    )
    return merged, shared, nameless
