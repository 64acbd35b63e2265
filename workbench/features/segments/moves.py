"""Who was in which segment at an earlier date and is in which now."""

from __future__ import annotations

import datetime as dt

import pandas as pd

NO_PURCHASE = "no_purchase"


def placed(customers: pd.DataFrame, segments: pd.Series) -> pd.DataFrame:
    """Give every customer a segment: that of `segments` (by customer_id), or `no_purchase` for those not in it.

    Returns customer_id, segment, monetary.
    """
    segment = customers["customer_id"].map(segments).fillna(NO_PURCHASE)
    return pd.DataFrame({"customer_id": customers["customer_id"], "segment": segment, "monetary": customers["monetary"]})


def moves(before: pd.DataFrame, now: pd.DataFrame, *, covered: bool = True) -> pd.DataFrame:
    """Join two dates' segments; those who came since had no purchase before.

    Parameters
    ----------
    before, now : frames of `placed`.
    covered : False when the earlier window reaches back beyond the data; then there is nothing to compare.

    Returns customer_id, before, now, money (monetary now less before; of those who came since all of it).

    Examples
    --------
    >>> one = pd.DataFrame({"customer_id": ["a"], "segment": ["x"], "monetary": [5.0]})
    >>> two = pd.DataFrame({"customer_id": ["a", "b"], "segment": ["y", "y"], "monetary": [3.0, 9.0]})
    >>> moves(one, two).values.tolist()
    [['a', 'x', 'y', -2.0], ['b', 'no_purchase', 'y', 9.0]]
    """
    both = before.merge(now, on="customer_id", how="right", suffixes=("_before", "_now"), validate="one_to_one")
    found = both.assign(before=both["segment_before"].fillna(NO_PURCHASE), now=both["segment_now"],
                        money=both["monetary_now"] - both["monetary_before"].fillna(0.0))  # fmt: skip
    return found.loc[found.index if covered else [], ["customer_id", "before", "now", "money"]]


def covered(first_day: dt.date, as_of: dt.date, window_days: int) -> bool:
    """Say whether the whole window up to a date lies within the data.

    >>> covered(dt.date(2024, 1, 1), dt.date(2024, 1, 30), 30), covered(dt.date(2024, 1, 2), dt.date(2024, 1, 30), 30)
    (True, False)
    """
    return as_of - dt.timedelta(days=window_days - 1) >= first_day
