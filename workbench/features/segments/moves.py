"""Who was in which segment at an earlier date and is in which now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd

from workbench.features.segments import rfm

NO_PURCHASE = "no_purchase"


def placed(customers: pd.DataFrame, segments: pd.Series) -> pd.DataFrame:
    """Give every customer a segment: that of `segments` (by customer_id), or `no_purchase` for those not in it.

    Returns customer_id, segment, monetary.
    """
    segment = customers["customer_id"].map(segments).astype("str").fillna(NO_PURCHASE)
    return pd.DataFrame(
        {"customer_id": customers["customer_id"], "segment": segment, "monetary": customers["monetary"]}
    )


def moved(
    before: pd.DataFrame, now: pd.DataFrame, place: Callable[[pd.DataFrame], pd.Series], *, covered: bool = True
) -> pd.DataFrame:
    """Place the customers of two days in the same segments and join them: `moves` of the two.

    Parameters
    ----------
    before, now : frames of `rfm.recency_frequency_monetary`. place : gives the segments of the customers of `rfm.active`.
    """
    one, two = (placed(customers, place(rfm.active(customers))) for customers in (before, now))
    return moves(one, two, covered=covered)


def of_buyers(moved: pd.DataFrame) -> pd.DataFrame:
    """Return the moves of those who had bought in the window before."""
    return moved[moved["before"] != NO_PURCHASE]


def without_order_since(moved: pd.DataFrame, now: pd.DataFrame, *, step_days: int) -> pd.DataFrame:
    """Return the moves of those who bought nothing in the last `step_days`.

    Parameters
    ----------
    moved : frame of `moves`. now : customer_id, recency_days.
    """
    return moved[moved["customer_id"].isin(now.loc[now["recency_days"] >= step_days, "customer_id"])]


def moves(before: pd.DataFrame, now: pd.DataFrame, *, covered: bool = True) -> pd.DataFrame:
    """Join two dates' segments; those who came since had no purchase before.

    Parameters
    ----------
    before, now : frames of `placed`.
    covered : False when the earlier window reaches back beyond the data; then there is nothing to compare.

    Returns customer_id, before, now, money (monetary now less before; of those who came since all of it), money_before.

    Examples
    --------
    >>> one = pd.DataFrame({"customer_id": ["a"], "segment": ["x"], "monetary": [5.0]})
    >>> two = pd.DataFrame({"customer_id": ["a", "b"], "segment": ["y", "y"], "monetary": [3.0, 9.0]})
    >>> moves(one, two).values.tolist()
    [['a', 'x', 'y', -2.0, 5.0], ['b', 'no_purchase', 'y', 9.0, 0.0]]
    """
    both = before.merge(now, on="customer_id", how="right", suffixes=("_before", "_now"), validate="one_to_one")
    earlier = both["monetary_before"].fillna(0.0)
    found = both.assign(before=both["segment_before"].astype("str").fillna(NO_PURCHASE), now=both["segment_now"],
                        money=both["monetary_now"] - earlier, money_before=earlier)  # fmt: skip
    return found.loc[found.index if covered else [], ["customer_id", "before", "now", "money", "money_before"]]


def reach(first_day: dt.date, *, as_of: dt.date, step_days: int, window_days: int, steps: int = 2) -> list[bool]:
    """Say of each of the `steps` days before `as_of` whether its window is `covered`.

    >>> reach(dt.date(2024, 1, 1), as_of=dt.date(2024, 3, 1), step_days=30, window_days=30)
    [True, False]
    """
    return [
        covered(first_day, as_of - dt.timedelta(days=step_days * step), window_days) for step in range(1, steps + 1)
    ]


def known(first_day: dt.date, as_of: dt.date, window_days: int) -> int:
    """Return how many days of the window the data know.

    >>> known(dt.date(2024, 1, 1), dt.date(2024, 1, 14), 180), known(dt.date(2023, 1, 1), dt.date(2024, 1, 14), 180)
    (14, 180)
    """
    return min(window_days, (as_of - first_day).days + 1)


def covered(first_day: dt.date, as_of: dt.date, window_days: int) -> bool:
    """Say whether the whole window up to a date lies within the data.

    >>> covered(dt.date(2024, 1, 1), dt.date(2024, 1, 30), 30), covered(dt.date(2024, 1, 2), dt.date(2024, 1, 30), 30)
    (True, False)
    """
    return as_of - dt.timedelta(days=window_days - 1) >= first_day
