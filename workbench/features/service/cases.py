"""Service cases as of a day: how long each has waited for its first answer and its end, and whether the wait is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import ibis
import numpy as np
import pandas as pd

from workbench.features.service.hours import Clock, between, clock

Kind = Literal["respond", "resolve"]
OVER: dict[str, str] = {"respond": "responded", "resolve": "resolved"}
TIMES = ("first_response_at", "resolved_at", "reopened_at")
NAMES = ("channel", "category")
NO_NAME = "-"  # of a case whose channel or category is not on record
STRETCH = 84  # days over which speed is told


def cases(
    tickets: ibis.Table, *, as_of: dt.date, declared: Mapping[str, Any] | None = None, timezone: str = "UTC"
) -> pd.DataFrame:
    """Return the cases opened by the end of a day; what happened after it has not happened yet.

    A case that is closed before any answer is on record was answered when it was closed.

    Parameters
    ----------
    tickets : the canonical table. declared : the section [service] of the dataset file; None counts every hour.

    Returns
    -------
    customer_id, day (opened), opened_at, resolved_at, channel, category, respond_hours and resolve_hours (waited so far), waited_hours (since it
    was opened, whatever happened), responded, resolved, reopened, closed_unanswered (each True or False), age_days, since (first day of its stretch of
    twelve weeks, counted back from the last day; missing in one that is not whole); ordered by opened_at. Hours are missing where
    the table does not have the time at all.

    >>> one = ibis.memtable({"customer_id": ["a"], "opened_at": [dt.datetime(2024, 1, 1, 9)], "resolved_at": [dt.datetime(2024, 1, 3, 9)]})
    >>> cases(one, as_of=dt.date(2024, 1, 1))[["resolve_hours", "resolved"]].values.tolist()
    [[15.0, False]]
    """
    cut = pd.Timestamp(as_of) + pd.Timedelta(days=1)
    seen = tickets.filter(tickets.opened_at < ibis.timestamp(cut.to_pydatetime()))
    found = _columns(seen).to_pandas().sort_values(["opened_at", "customer_id"], ignore_index=True)
    at = {name: pd.to_datetime(found[name]).where(lambda times: times < cut) for name in TIMES}
    opened, resolved = pd.to_datetime(found["opened_at"]), at["resolved_at"]
    answered = pd.concat([at["first_response_at"], resolved], axis=1).min(axis=1)
    since = opened.min().date() if len(found) else as_of
    known = clock(declared or {}, since=since, until=as_of, timezone=timezone)
    last = pd.Series(cut, found.index, dtype="datetime64[us]")
    return pd.DataFrame({
        "customer_id": found["customer_id"],
        "day": opened.dt.normalize(),
        "opened_at": opened,
        "resolved_at": resolved,
        **{name: found[name].fillna(NO_NAME) for name in NAMES},
        "respond_hours": _waited(opened, answered, last, known) if "first_response_at" in tickets.columns else np.nan,
        "resolve_hours": _waited(opened, resolved, last, known) if "resolved_at" in tickets.columns else np.nan,
        "waited_hours": between(opened, last, clock=known),
        "responded": answered.notna(),
        "resolved": resolved.notna(),
        "reopened": at["reopened_at"].notna(),
        "closed_unanswered": resolved.notna() & at["first_response_at"].isna(),
        "age_days": (last - opened).dt.total_seconds() / 86_400,
        "since": _stretch(opened.dt.normalize(), as_of),
    })  # fmt: skip


def used(found: pd.DataFrame) -> dict[str, int | str]:
    """Return how many cases and customers there are, for the opening of a report.

    >>> used(pd.DataFrame({"customer_id": ["a", "a", "b"]}))
    {'table': 'tickets', 'rows': 3, 'customers': 2}
    """
    return {"table": "tickets", "rows": len(found), "customers": int(found["customer_id"].nunique())}


def waits(found: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Return customer_id, channel, since, hours and ended of one kind of wait, `respond` or `resolve`; of none where it is not on record.

    >>> one = pd.DataFrame({"customer_id": ["a"], "channel": "chat", "since": pd.NaT, "resolve_hours": [3.5], "resolved": [True]})
    >>> waits(one, "resolve")[["customer_id", "hours", "ended"]].values.tolist()
    [['a', 3.5, True]]
    """
    mine = found[found[f"{kind}_hours"].notna()]
    told = {"hours": mine[f"{kind}_hours"], "ended": mine[OVER[kind]].astype(bool)}
    return mine[["customer_id", "channel", "since"]].assign(**told).reset_index(drop=True)


def decided(found: pd.DataFrame, kind: Kind, *, within: float) -> pd.DataFrame:
    """Return of each case opened at least so many hours ago whether the wait was over in time: customer_id, channel, kept.

    >>> some = pd.DataFrame({"customer_id": ["a", "b"], "channel": "chat", "waited_hours": [9.0, 3.0], "respond_hours": [2.0, 3.0],
    ...     "responded": [True, False]})
    >>> decided(some, "respond", within=4).values.tolist()
    [['a', 'chat', True]]
    """
    old = found[(found["waited_hours"] >= within) & found[f"{kind}_hours"].notna()]
    kept = old[OVER[kind]].astype(bool) & (old[f"{kind}_hours"] <= within)
    return pd.DataFrame({"customer_id": old["customer_id"], "channel": old["channel"], "kept": kept}).reset_index(
        drop=True
    )


def came_again(found: pd.DataFrame, *, as_of: dt.date, within_days: int) -> pd.DataFrame:
    """Return of each case resolved long enough ago whether its customer opened another of the same category soon after.

    Returns customer_id, kept (came again); the next case counts that is opened after this one, within so many days of its end.

    >>> some = pd.DataFrame({"customer_id": "a", "category": "x", "opened_at": pd.to_datetime(["2024-01-01", "2024-01-05"]),
    ...     "resolved_at": pd.to_datetime(["2024-01-02", "2024-01-06"])})
    >>> came_again(some, as_of=dt.date(2024, 2, 28), within_days=7)["kept"].tolist()
    [True, False]
    """
    ordered = found.sort_values(["customer_id", "category", "opened_at"])
    following = ordered.groupby(["customer_id", "category"])["opened_at"].shift(-1)
    ended = ordered["resolved_at"]
    limit = pd.Timedelta(days=within_days)
    whole = ended.notna() & (ended + limit < pd.Timestamp(as_of) + pd.Timedelta(days=1))
    kept = following.notna() & (following <= ended + limit)
    return pd.DataFrame({"customer_id": ordered["customer_id"][whole], "kept": kept[whole]}).reset_index(drop=True)


def reopened(tickets: ibis.Table, found: pd.DataFrame) -> pd.DataFrame:
    """Return of each case that was closed, or opened again, whether it was opened again: customer_id, kept; of none where that is not on
    record.

    >>> one = ibis.memtable({"customer_id": ["a"], "opened_at": [dt.datetime(2024, 1, 1)]})
    >>> len(reopened(one, pd.DataFrame({"customer_id": ["a"], "resolved": [True], "reopened": [False]})))
    0
    """
    over = found["resolved"].astype(bool) | found["reopened"].astype(bool)
    mine = found[over] if "reopened_at" in tickets.columns else found.head(0)
    return pd.DataFrame({"customer_id": mine["customer_id"], "kept": mine["reopened"].astype(bool)}).reset_index(
        drop=True
    )


def _stretch(day: pd.Series, as_of: dt.date) -> pd.Series:
    """The first day of the stretch that a day lies in; missing where the data begin within it."""
    back = (pd.Timestamp(as_of) - day).dt.days // STRETCH
    first = pd.Timestamp(as_of) - pd.to_timedelta((back + 1) * STRETCH - 1, unit="D")
    return first.where(first >= day.min())


def _columns(tickets: ibis.Table) -> ibis.Table:
    """The columns that are needed, missing where the table does not have them."""
    lacking = {name: ibis.null("timestamp") for name in TIMES if name not in tickets.columns}
    lacking |= {name: ibis.null("string") for name in NAMES if name not in tickets.columns}
    return tickets.mutate(**lacking).select("customer_id", "opened_at", *TIMES, *NAMES)


def _waited(start: pd.Series, end: pd.Series, cut: pd.Series, known: Clock) -> np.ndarray:
    return between(start, end.where(end.notna(), cut), clock=known).to_numpy("float64")
