"""Which columns came, of which type, how much of them is missing, and what has changed since an earlier delivery."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import ibis
import numpy as np
import pandas as pd

from workbench.features.quality.arrivals import known_by

SHOWN = ("source_table", "column_name", "column_type", "missing_share")
MORE = 0.05  # by so much more or less of a column missing is a change


def columns(tables: Mapping[str, ibis.Table], *, as_of: dt.date, minimum: int) -> pd.DataFrame:
    """Return every column with its type and the share of rows in which it is missing.

    Parameters
    ----------
    tables : canonical tables by name. minimum : a share of which fewer rows are the one side or the other is hidden.

    Returns
    -------
    source_table, column_name, column_type (text, whole, number, day, time, yes-no or other), missing_share (without a value
    where there are no rows) and missing_share_hidden.

    >>> spend = ibis.memtable({"day": [dt.date(2024, 1, 1)] * 4, "cost": [1.0, None, None, 4.0]})
    >>> columns({"spend": spend}, as_of=dt.date(2024, 1, 8), minimum=2)["missing_share"].tolist()
    [0.0, 0.5]
    """
    found = [row for name in tables for row in _columns(name, known_by(name, tables[name], as_of), minimum)]
    return pd.DataFrame(found, columns=[*SHOWN, "missing_share_hidden"])


def changes(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Compare the columns with those of an earlier delivery.

    Parameters
    ----------
    now : see `columns`. before : the same, as it was published; empty where there is none.

    Returns
    -------
    now with those that are gone below, type_before, missing_before and drift: `new`, `gone`, `type`, `more` or `fewer`
    missing (by 5 points or more), `same`; `first` where there is nothing to compare with.

    >>> now = pd.DataFrame({"source_table": ["spend"], "column_name": ["cost"], "column_type": ["number"], "missing_share": [0.5],
    ...                     "missing_share_hidden": [False]})
    >>> changes(now, now.assign(missing_share=0.1))["drift"].tolist()
    ['more']
    """
    if before.empty:
        return now.assign(type_before=None, missing_before=np.nan, drift="first")
    keys = ["source_table", "column_name"]
    old = before[list(SHOWN)].rename(columns={"column_type": "type_before", "missing_share": "missing_before"})
    both = now.merge(old, on=keys, how="outer", sort=False, indicator=True)
    place = both[keys].merge(now[keys].reset_index(), on=keys, how="left")["index"]
    both = both.assign(place=place.fillna(len(both))).sort_values("place", kind="stable", ignore_index=True)
    more = both["missing_share"] - both["missing_before"]
    told = [
        both["_merge"] == "left_only", both["_merge"] == "right_only", both["column_type"] != both["type_before"],
        more >= MORE - 1e-9, more <= -MORE + 1e-9,
    ]  # fmt: skip
    both["drift"] = np.select(told, ["new", "gone", "type", "more", "fewer"], default="same")
    hidden = both["missing_share_hidden"].eq(True)
    return both.assign(missing_share_hidden=hidden).drop(columns=["place", "_merge"])


def changed(compared: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that have changed since.

    >>> changed(pd.DataFrame({"column_name": ["a", "b", "c"], "drift": ["same", "gone", "first"]}))["column_name"].tolist()
    ['b']
    """
    return compared[~compared["drift"].isin(["same", "first"])].reset_index(drop=True)


def state(compared: pd.DataFrame) -> Literal["first", "same", "changed"]:
    """Say whether there was anything to compare with, and whether something has changed.

    >>> state(pd.DataFrame({"column_name": ["a", "b"], "drift": ["same", "gone"]}))
    'changed'
    """
    if (compared["drift"] == "first").all():
        return "first"
    return "same" if changed(compared).empty else "changed"


def notable(compared: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Return the columns to look at: those that have changed, then those of which most is missing, at most so many.

    >>> frame = pd.DataFrame({"column_name": ["a", "b", "c"], "drift": "same", "missing_share": [0.1, 0.0, 0.3],
    ...                       "missing_share_hidden": False})
    >>> notable(frame, most=5)["column_name"].tolist()
    ['c', 'a']
    """
    moved = ~compared["drift"].isin(["same", "first"])
    lacking = (compared["missing_share"] > 0) & ~compared["missing_share_hidden"]
    order = compared.assign(moved=moved)[moved | lacking].sort_values(
        ["moved", "missing_share"], ascending=False, kind="stable"
    )
    alone = ["type_before", "missing_before", "drift"] if (compared["drift"] == "first").all() else []
    return order.drop(columns=["moved", *alone], errors="ignore").head(most).reset_index(drop=True)


def published(compared: pd.DataFrame) -> pd.DataFrame:
    """Return the columns as they may be exported: without what is hidden.

    >>> frame = pd.DataFrame({"column_name": ["a"], "missing_share": [0.1], "missing_share_hidden": [True]})
    >>> published(frame)["missing_share"].isna().tolist()
    [True]
    """
    hidden = compared["missing_share_hidden"].astype(bool)
    shown = compared.assign(missing_share=compared["missing_share"].mask(hidden).round(4))
    return shown.drop(columns="missing_share_hidden")


def _columns(name: str, table: ibis.Table, minimum: int) -> list[dict[str, object]]:
    names, schema = list(table.columns), table.schema()
    held = {f"held_{place}": table[column].count() for place, column in enumerate(names)}
    counts = table.aggregate(rows=table.count(), **held).to_pandas().iloc[0]
    rows = int(counts["rows"])
    found = []
    for place, column in enumerate(names):
        there = int(counts[f"held_{place}"])
        few = 0 < there < minimum or 0 < rows - there < minimum
        share = (rows - there) / rows if rows else np.nan
        found.append(
            dict(zip((*SHOWN, "missing_share_hidden"), (name, column, _kind(schema[column]), share, few), strict=True))
        )
    return found


def _kind(held: ibis.expr.datatypes.DataType) -> str:
    """What a type means to a reader: files of one kind and of another name the same thing differently."""
    asked = {
        "text": held.is_string(), "yes-no": held.is_boolean(), "whole": held.is_integer(), "number": held.is_numeric(),
        "day": held.is_date(), "time": held.is_timestamp(),
    }  # fmt: skip
    return next((name for name, holds in asked.items() if holds), "other")
