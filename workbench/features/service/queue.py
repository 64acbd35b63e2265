"""What is open and what comes: the backlog by age, cases by stretches of four weeks, and by category then and now."""

from __future__ import annotations

import datetime as dt

import pandas as pd

AGES = {"under-one": 1.0, "one-to-three": 3.0, "three-to-seven": 7.0, "seven-to-thirty": 30.0, "older": float("inf")}
STRETCH = 28  # days: every stretch has each weekday four times


def backlog(cases: pd.DataFrame, *, minimum: int = 0) -> pd.DataFrame:
    """Count the open cases by how many days ago they were opened.

    Parameters
    ----------
    cases : see `cases.cases`. minimum : with an open case of fewer customers there are no rows: one group would be all of them.

    Returns
    -------
    age_group (all of them, in order), customers, open_cases, unanswered (customers with a case that nobody has answered).

    >>> some = pd.DataFrame({"customer_id": ["a", "b"], "resolved": [False, True], "resolve_hours": 9.0,
    ...     "responded": [False, True], "age_days": [2.0, 9.0]})
    >>> backlog(some)["open_cases"].tolist()
    [0, 1, 0, 0, 0]
    """
    waiting = _open(cases)
    few = waiting["customer_id"].nunique() < minimum
    ages = pd.cut(waiting["age_days"], [-1.0, *AGES.values()], labels=list(AGES))
    groups = waiting.groupby(ages, observed=False)
    unanswered = waiting[~waiting["responded"].astype(bool)].groupby(ages, observed=False)["customer_id"].nunique()
    found = pd.DataFrame({
        "customers": groups["customer_id"].nunique(),
        "open_cases": groups.size(),
        "unanswered": unanswered,
    })  # fmt: skip
    counts = found.reindex(list(AGES)).fillna(0).astype("int64")
    found = counts.rename_axis("age_group").reset_index().astype({"age_group": "str"})
    return found.head(0) if few else found


def open_now(cases: pd.DataFrame) -> tuple[int, int]:
    """Return how many cases are open, and of how many customers.

    >>> open_now(pd.DataFrame({"customer_id": ["a", "a", "b"], "resolved": [False, False, True], "resolve_hours": 9.0}))
    (2, 1)
    """
    waiting = _open(cases)
    return len(waiting), int(waiting["customer_id"].nunique())


def stretches(cases: pd.DataFrame, *, first_day: dt.date, as_of: dt.date, days: int = STRETCH) -> pd.DataFrame:
    """Count cases opened in stretches of days that end with the last day: since, until, customers, cases; whole ones only.

    >>> some = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-02", "2024-01-30"])})
    >>> stretches(some, first_day=dt.date(2024, 1, 1), as_of=dt.date(2024, 2, 25))["cases"].tolist()
    [1, 1]
    """
    n = ((as_of - first_day).days + 1) // days
    end = pd.Timestamp(as_of)
    ends = [end - pd.Timedelta(days=days * (n - 1 - k)) for k in range(n)]
    place = n - 1 - (end - cases["day"]).dt.days // days
    groups = cases.groupby(place)["customer_id"]
    counts = pd.DataFrame({"customers": groups.nunique(), "cases": groups.size()}).reindex(range(n)).fillna(0)
    since = [one - pd.Timedelta(days=days - 1) for one in ends]
    dated = pd.DataFrame({"since": pd.to_datetime(since), "until": pd.to_datetime(ends)})
    return pd.concat([dated, counts.astype("int64").reset_index(drop=True)], axis=1)


def then_and_now(cases: pd.DataFrame, *, first_day: dt.date, as_of: dt.date, days: int = 84) -> pd.DataFrame:
    """Count each customer's cases by category in the latest days and in as many before: category, customer_id, before, now.

    Without as many days before there is nobody: a category cannot be told to grow.

    >>> some = pd.DataFrame({"customer_id": "a", "category": "x", "day": pd.to_datetime(["2024-01-01", "2024-01-02", "2024-01-03"])})
    >>> then_and_now(some, first_day=dt.date(2024, 1, 1), as_of=dt.date(2024, 1, 4), days=2).values.tolist()
    [['x', 'a', 2, 1]]
    """
    end = pd.Timestamp(as_of)
    back = (end - cases["day"]).dt.days // days
    mine = cases[(back < 2) if (as_of - first_day).days + 1 >= 2 * days else (back < 0)]
    counts = pd.DataFrame({
        "category": mine["category"], "customer_id": mine["customer_id"],
        "before": (back[mine.index] == 1).astype("int64"), "now": (back[mine.index] == 0).astype("int64"),
    })  # fmt: skip
    return counts.groupby(["category", "customer_id"], as_index=False)[["before", "now"]].sum()


def _open(cases: pd.DataFrame) -> pd.DataFrame:
    """Cases that are not closed; of none is it known where the table does not say when cases are closed."""
    return cases[cases["resolve_hours"].notna() & ~cases["resolved"].astype(bool)]
