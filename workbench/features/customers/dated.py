"""Dated rows of customers, sorted once: how many of them, and what sum, lie between two days of each of many customers."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import pandas as pd

_STEP = 1 << 20  # more days than any data have


class Past(NamedTuple):
    """Rows of dated things by customer (their place in a list of names): one sorted key, and sums up to each row."""

    key: np.ndarray
    day: np.ndarray
    sums: np.ndarray

    def before(self, customer: np.ndarray, day: np.ndarray) -> np.ndarray:
        """How many rows of all lie before the customer's day."""
        return np.searchsorted(self.key, customer * _STEP + day, side="left")

    def within(self, customer: np.ndarray, first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How many rows, and what sum, from one day of the customer's up to another, both counted."""
        start, end = self.before(customer, first), self.before(customer, last + 1)
        return end - start, self.sums[end] - self.sums[start]


def past(rows: pd.DataFrame, names: pd.Index, value: str = "") -> Past:
    """Return dated rows of known customers, sorted.

    Parameters
    ----------
    rows : customer_id, day, and the value to sum; without one each row counts as 1. names : of the customers; others are left out.

    >>> rows = pd.DataFrame({"customer_id": ["a", "a"], "day": pd.to_datetime(["2024-01-01", "2024-01-03"]), "spend": [2.0, 3.0]})
    >>> at = numbers(pd.Series(pd.to_datetime(["2024-01-02"])))
    >>> [found.tolist() for found in past(rows, pd.Index(["a"]), "spend").within(np.array([0]), at, at + 9)]
    [[1], [3.0]]
    """
    who, day = names.get_indexer(pd.Index(rows["customer_id"])), numbers(rows["day"])
    amount = rows[value].to_numpy("float64") if value else np.ones(len(rows))
    kept = np.flatnonzero(who >= 0)
    kept = kept[np.argsort(who[kept] * _STEP + day[kept], kind="stable")]
    return Past(who[kept] * _STEP + day[kept], day[kept], np.append(0.0, np.cumsum(amount[kept])))


def numbers(days: pd.Series) -> np.ndarray:
    """Return days as whole numbers, counted from 1970.

    >>> numbers(pd.Series(pd.to_datetime(["1970-01-03"]))).tolist()
    [2]
    """
    return pd.to_datetime(days).to_numpy("datetime64[D]").astype("int64")


def number(day: dt.date) -> int:
    """Return a day as a whole number, counted from 1970.

    >>> number(dt.date(1970, 1, 3))
    2
    """
    return int(np.datetime64(day, "D").astype("int64"))
