"""Which share of the cases is answered, or closed, within what is promised: customers are the independent units."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from workbench.models.intervals import power
from workbench.models.intervals.clustered_shares import clustered_share
from workbench.models.intervals.estimate import Estimate, not_estimated, too_few
from workbench.models.service.waiting import median

SPEED = [
    "customers",
    "cases",
    "respond_median",
    "respond_lo",
    "respond_hi",
    "resolve_median",
    "resolve_lo",
    "resolve_hi",
]
KEPT = ["channel", "customers", "cases", "answered_rate", "answered_lo", "answered_hi"]
KEPT += ["resolved_rate", "resolved_lo", "resolved_hi"]


def kept_share(decided: pd.DataFrame, *, level: float = 0.95, minimum: int = 0) -> Estimate:
    """Estimate the share of cases that were kept; withheld where it tells of few customers.

    Parameters
    ----------
    decided : customer_id, kept (True or False) of each case that is old enough to tell.

    >>> some = pd.DataFrame({"customer_id": range(40), "kept": [True] * 30 + [False] * 10})
    >>> kept_share(some).value
    0.75
    """
    if decided.empty:
        return not_estimated("no-case-old-enough", level=level, unit="share")
    if 0 < decided["customer_id"].nunique() < minimum:
        return too_few(level=level, unit="share")
    counts = decided.groupby("customer_id")["kept"].agg(n="size", converted="sum").reset_index()
    return clustered_share(counts, level=level, minimum=minimum)


def trial(share: Estimate, *, change: float = 0.05, level: float = 0.95) -> dict[str, Any]:
    """Return how many cases a test of quicker answers takes, for the words of a decision: p (the change), n (in each half), times (of
    the cases there are) and fits (yes, no, or unknown).

    >>> trial(Estimate(0.5, 0.4, 0.6, 1000, unit="share"))
    {'p': 0.05, 'n': 1565, 'times': 3.13, 'fits': 'no'}
    """
    if not share.known or not share.n:
        return {"p": change, "n": 0, "times": 0.0, "fits": "unknown"}
    return power.trial(share.value, change, there=share.n, level=level)


def by_channel(
    answered: pd.DataFrame, resolved: pd.DataFrame, *, level: float = 0.95, minimum: int = 0
) -> pd.DataFrame:
    """Return both shares for each channel: channel, customers, cases (old enough for one of them), answered_rate, answered_lo, answered_hi,
    resolved_rate, resolved_lo, resolved_hi.

    Parameters
    ----------
    answered, resolved : customer_id, channel, kept; see `features.service.cases.decided`.

    >>> some = pd.DataFrame({"customer_id": range(40), "channel": "chat", "kept": [True] * 30 + [False] * 10})
    >>> by_channel(some, some)[["channel", "cases", "answered_rate"]].values.tolist()
    [['chat', 40, 0.75]]
    """
    rows = []
    for channel, mine in max(answered, resolved, key=len).groupby("channel"):
        every = (one[one["channel"] == channel] for one in (answered, resolved))
        shares = (kept_share(one, level=level, minimum=minimum) for one in every)
        rows.append([channel, mine["customer_id"].nunique(), len(mine), *[x for share in shares for x in share[:3]]])
    return pd.DataFrame(rows, columns=KEPT)


def speed(
    respond: pd.DataFrame,
    resolve: pd.DataFrame,
    *,
    by: Literal["channel", "since"] = "channel",
    level: float = 0.95,
    minimum: int = 0,
) -> pd.DataFrame:
    """Return the median waits for each channel, or stretch of days: its name, customers, cases, respond_median, respond_lo, respond_hi, resolve_median,
    resolve_lo, resolve_hi (hours).

    Parameters
    ----------
    respond, resolve : customer_id, channel, since, hours, ended of each case; one of them may have none.

    >>> some = pd.DataFrame({"customer_id": range(40), "channel": "chat", "hours": range(40), "ended": True})
    >>> speed(some, some)[["channel", "cases", "respond_median"]].values.tolist()
    [['chat', 40, 19.0]]
    """
    rows = []
    whole = max(respond, resolve, key=len)
    for name, mine in whole.groupby(by):
        every = (one[one[by] == name] for one in (respond, resolve))
        found = [x for one in every for x in median(one, level=level, minimum=minimum)[:3]]
        rows.append([name, mine["customer_id"].nunique(), len(mine), *found])
    return pd.DataFrame(rows, columns=[by, *SPEED])
