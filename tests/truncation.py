"""Truncation invariance: a feature as of a day is the same whether or not the data go on after that day.

Usage, in the tests of a feature:

    truncation.check(features, tables, as_of=day)

`features(tables, as_of)` returns a frame with customer_id; `tables` are pandas frames by canonical name. Rows that had
not happened, or not arrived (`loaded_at`), by the day are cut away, and an end that lay ahead is not yet known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pandas as pd

from workbench.data.canonical import TABLES

Frames = Mapping[str, pd.DataFrame]
AHEAD = ("ended_on", "left_on", "redeemed_at", "resolved_at", "first_response_at")  # known only once they have come


def truncated(tables: Frames, as_of: dt.date) -> dict[str, pd.DataFrame]:
    """Return the tables as they stood at the end of the day."""
    return {name: _cut(name, frame, pd.Timestamp(as_of) + pd.Timedelta(days=1)) for name, frame in tables.items()}


def check(features: Callable[[Frames, dt.date], pd.DataFrame], tables: Frames, *, as_of: dt.date) -> None:
    """Assert that features from all the data equal those from the data cut at the day, value by value."""
    whole, then = (_in_order(features(given, as_of)) for given in (tables, truncated(tables, as_of)))
    assert len(whole), f"nobody is known on {as_of}: the check would check nothing"
    pd.testing.assert_frame_equal(whole, then, check_exact=False, rtol=1e-12, atol=1e-12, obj=f"features as of {as_of}")


def _cut(name: str, frame: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    shape = TABLES[name]
    kept = pd.Series(True, frame.index)
    for column in {shape.clock, "loaded_at"} & set(frame):
        kept &= pd.to_datetime(frame[column]) < end
    if name == "customers":  # a customer is in the file before they buy; only what is dated can be cut
        kept |= "loaded_at" not in frame
    frame = frame[kept].copy()
    for column in set(AHEAD) & set(frame):
        frame[column] = frame[column].mask(pd.to_datetime(frame[column]) >= end)
    return frame


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("customer_id", ignore_index=True).sort_index(axis=1)
