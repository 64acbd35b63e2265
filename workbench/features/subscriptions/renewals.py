"""When contracts renew: every occasion so far and how it went, and those ahead.

A contract renews when a term of its own months is over. One that ends within a term did not renew at the end of it. Who
changes plan has renewed up to that day; the new contract has occasions of its own.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import pandas as pd

from workbench.features.subscriptions.bridge import since_then

MONTH = 365.25 / 12


class Past(NamedTuple):
    """A quarter, or another number of months, that lies behind us: what was ahead at its beginning, and what became of it.

    `ahead` is as from `ahead`; customers, lost, kept and before are the customers who paid, how many of them paid nothing
    at the end, and the share of the revenue that was kept: in these months, and in as many months before them.
    """

    origin: dt.date
    ahead: pd.DataFrame
    customers: int
    lost: int
    kept: float
    before: float


def add_months(days: pd.Series, months: pd.Series | np.ndarray | int) -> pd.Series:
    """Return the same day of the month so many months on, or the month's last day where it has fewer.

    >>> add_months(pd.Series(pd.to_datetime(["2024-01-31", "2024-03-30"])), 1).dt.strftime("%m-%d").tolist()
    ['02-29', '04-30']
    """
    month = days.to_numpy().astype("datetime64[M]")
    place = (days.dt.day - 1).to_numpy()
    later = month + np.asarray(months, dtype="int64")
    length = ((later + 1).astype("datetime64[D]") - later.astype("datetime64[D]")).astype("int64")
    moved = later.astype("datetime64[D]") + np.minimum(place, length - 1)
    return pd.Series(moved.astype("datetime64[s]"), days.index)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day so many months earlier; of the last day of a month the last day of that one.

    >>> months_before(dt.date(2024, 2, 29), 1), months_before(dt.date(2024, 3, 15), 12)
    (datetime.date(2024, 1, 31), datetime.date(2023, 3, 15))
    """
    next_day = pd.Series([pd.Timestamp(day) + pd.Timedelta(days=1)])
    if next_day.iloc[0].day == 1:
        return (add_months(next_day, -months).iloc[0] - pd.Timedelta(days=1)).date()
    return add_months(next_day - pd.Timedelta(days=1), -months).iloc[0].date()


def later(day: dt.date, *, months: int = 0, days: int = 0) -> dt.date:
    """Return the day so many months, and then days, later; of the last day of a month the last day of that one.

    >>> later(dt.date(2024, 2, 29), months=1), later(dt.date(2024, 2, 28), days=2)
    (datetime.date(2024, 3, 31), datetime.date(2024, 3, 1))
    """
    return months_before(day, -months) + dt.timedelta(days=days)


def occasions(paid: pd.DataFrame, moves: pd.DataFrame, *, as_of: dt.date) -> pd.DataFrame:
    """Return every renewal that fell due by a day and how it went: due, term (months), age (months the customer had paid), renewed.

    Parameters
    ----------
    paid : see `movements.bridged`. moves : see `movements.movements`.

    >>> paid = pd.DataFrame({"customer_id": ["a"], "since": pd.to_datetime(["2024-01-10"]), "until": pd.to_datetime(["2024-03-10"]), "term": [1]})
    >>> moves = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-10", "2024-03-10"]), "movement": ["new", "churn"]})
    >>> occasions(paid, moves, as_of=dt.date(2024, 12, 31))[["age", "renewed"]].values.tolist()
    [[1, True], [2, False]]
    """
    held = _with_age(paid, moves).reset_index(drop=True)
    stop = held["until"].fillna(pd.Timestamp(as_of))
    terms = np.floor(((stop - held["since"]).dt.days / MONTH) / held["term"]).astype("int64") + 2
    each = held.loc[held.index.repeat(terms)]
    number = each.groupby(level=0).cumcount() + 1
    each = each.assign(
        due=add_months(each["since"], (number * each["term"]).to_numpy()), age=each["age"] + number * each["term"]
    )
    began = add_months(each["since"], ((number - 1) * each["term"]).to_numpy())
    renewed = each["until"].isna() | (each["until"] > each["due"])
    lost = ~renewed & (each["until"] > began) & each["gone"]
    switched = ~renewed & (each["until"] == each["due"]) & ~each["gone"]
    kept = (renewed | lost | switched) & (each["due"] <= pd.Timestamp(as_of))
    found = each.assign(renewed=~lost)[kept]
    return found[["due", "term", "age", "renewed"]].sort_values(["due", "term", "age"], ignore_index=True)


def ahead(
    paid: pd.DataFrame, moves: pd.DataFrame, *, as_of: dt.date, until: dt.date, notices: bool = False
) -> pd.DataFrame:
    """Return the contracts that run at the end of a day with each of their renewals up to a later one.

    Parameters
    ----------
    notices : count a recorded end that lies ahead as known; of a day in the past it was not.

    Returns
    -------
    contract (a number), customer_id, plan, cents, term, age (when due), due (missing for a contract without any), ends
    (whether notice has been given for that day or before).
    """
    runs = paid[(paid["since"] <= pd.Timestamp(as_of)) & ~(paid["until"] <= pd.Timestamp(as_of))]
    held = _with_age(runs, moves).reset_index(drop=True).rename_axis("contract").reset_index()
    passed = np.floor(((pd.Timestamp(as_of) - held["since"]).dt.days / MONTH) / held["term"]).astype("int64") - 1
    left = np.floor(((pd.Timestamp(until) - held["since"]).dt.days / MONTH) / held["term"]).astype("int64") + 2
    each = held.loc[held.index.repeat(left - passed.clip(lower=0))]
    number = each.groupby("contract").cumcount() + 1 + passed.clip(lower=0).loc[each.index]
    each = each.assign(
        due=add_months(each["since"], (number * each["term"]).to_numpy()), age=each["age"] + number * each["term"]
    )
    each = each[(each["due"] > pd.Timestamp(as_of)) & (each["due"] <= pd.Timestamp(until))]
    none = held[~held["contract"].isin(each["contract"])].assign(due=pd.NaT)
    found = pd.concat([each, none.astype({"due": "datetime64[s]"})]).sort_values(["contract", "due"], ignore_index=True)
    limit = found["due"].fillna(pd.Timestamp(until))
    found["ends"] = (found["notice"] <= limit) & notices
    return found[["contract", "customer_id", "plan", "cents", "term", "age", "due", "ends"]]


def past(paid: pd.DataFrame, moves: pd.DataFrame, *, as_of: dt.date, months: int = 3, most: int = 8) -> list[Past]:
    """Return the last stretches of so many months whose end is known, the oldest first; only those before which there was one."""
    found = []
    for number in range(most, 0, -1):
        origin, end, before = (months_before(as_of, months * k) for k in (number, number - 1, number + 1))
        base, earlier = (since_then(moves, then=a, now=b) for a, b in ((origin, end), (before, origin)))
        if len(base) and len(earlier):
            shares = (float(each["kept"].sum() / each["then"].sum()) for each in (base, earlier))
            told = ahead(_as_known(paid, origin), moves, as_of=origin, until=end)
            found.append(Past(origin, told, len(base), int((base["now"] == 0).sum()), *shares))
    return found


def _as_known(paid: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    return paid[paid["since"] <= pd.Timestamp(day)]


def _with_age(paid: pd.DataFrame, moves: pd.DataFrame) -> pd.DataFrame:
    """Add the whole months a customer had paid without a break when a contract began, and whether they were gone when it ended."""
    begun = moves.loc[moves["movement"].isin(["new", "reactivation"]), ["customer_id", "day"]].assign(
        spell=lambda f: f["day"]
    )
    gone = moves.loc[moves["movement"] == "churn", ["customer_id", "day"]]
    ordered = paid.sort_values("since", kind="stable").reset_index()
    joined = pd.merge_asof(ordered, begun.sort_values("day"), left_on="since", right_on="day", by="customer_id")
    age = ((joined["since"] - joined["spell"]).dt.days / MONTH).round().astype("int64")
    ends = pd.MultiIndex.from_frame(joined[["customer_id", "until"]])
    joined = joined.assign(age=age, gone=ends.isin(pd.MultiIndex.from_frame(gone)))
    return joined.set_index("index").sort_index().drop(columns=["day", "spell"])
