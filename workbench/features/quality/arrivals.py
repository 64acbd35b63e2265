"""Rows from what was read to what is used, and how many there are by table and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import numpy as np
import pandas as pd

from workbench.data.canonical import TABLES

READ, USED = "read", "used"


def ledger(lines: Sequence[tuple[str, str, int]]) -> pd.DataFrame:
    """Return the way of a dataset's rows from read to used: source_table, ledger_step, rows and their share of those read.

    Parameters
    ----------
    lines : `Dataset.ledger`: table, step and rows.

    >>> ledger([("spend", "read", 4), ("spend", "no day", 1), ("spend", "used", 3)])["rows_share"].tolist()
    [1.0, 0.25, 0.75]
    """
    found = pd.DataFrame(list(lines), columns=["source_table", "ledger_step", "rows"])
    read = found["source_table"].map(found[found["ledger_step"] == READ].groupby("source_table")["rows"].sum())
    return found.assign(rows=found["rows"].astype("int64"), rows_share=found["rows"] / read.where(read > 0))


def left_out(steps: pd.DataFrame) -> pd.DataFrame:
    """Return the steps of a ledger that left rows out, the largest first.

    >>> left_out(ledger([("spend", "read", 4), ("spend", "no day", 1), ("spend", "used", 3)]))["ledger_step"].tolist()
    ['no day']
    """
    dropped = steps[~steps["ledger_step"].isin([READ, USED]) & (steps["rows"] > 0)]
    return dropped.sort_values("rows", ascending=False, kind="stable", ignore_index=True)


def used_and_read(steps: pd.DataFrame) -> tuple[int, int]:
    """Return the rows of a ledger that are used and those that were read.

    >>> used_and_read(ledger([("spend", "read", 4), ("spend", "used", 3), ("events", "read", 2), ("events", "used", 2)]))
    (5, 6)
    """
    used, read = (int(steps.loc[steps["ledger_step"] == step, "rows"].sum()) for step in (USED, READ))
    return used, read


def by_day(tables: Mapping[str, ibis.Table], *, as_of: dt.date) -> pd.DataFrame:
    """Count the rows of every table that says when things happened: source_table, day, rows, in that order.

    Parameters
    ----------
    tables : canonical tables by name; those without a time are left out.

    >>> spend = ibis.memtable({"day": [dt.date(2024, 1, 1)] * 2 + [dt.date(2024, 1, 9)], "cost": [1.0, 2.0, 3.0]})
    >>> by_day({"spend": spend}, as_of=dt.date(2024, 1, 8))["rows"].tolist()
    [2]
    """
    found = [_by_day(name, tables[name], as_of) for name in timed(tables)]
    empty = pd.DataFrame({"source_table": [], "day": [], "rows": []})
    days = pd.concat(found, ignore_index=True) if found else empty
    return days.astype({"source_table": object, "day": "datetime64[s]", "rows": "int64"})


def timed(tables: Mapping[str, ibis.Table]) -> list[str]:
    """Return the tables that say when things happened.

    >>> timed({"customers": ibis.memtable({"customer_id": ["a"]}), "spend": ibis.memtable({"cost": [1.0]})})
    ['spend']
    """
    return [name for name in tables if TABLES[name].clock]


def totals(tables: Mapping[str, ibis.Table], *, as_of: dt.date) -> dict[str, int | str]:
    """Count the rows of all tables by a day, and the different customers in them, as a report's opening asks for it.

    >>> people = ibis.memtable({"customer_id": ["a", "b"]})
    >>> totals({"customers": people}, as_of=dt.date(2024, 1, 8))
    {'rows': 2, 'customers': 2, 'table': ''}
    """
    known = {name: known_by(name, tables[name], as_of) for name in tables}
    rows = sum(int(table.count().execute()) for table in known.values())
    people = [table.select("customer_id").distinct().to_pandas() for table in known.values() if _has_people(table)]
    customers = pd.concat(people)["customer_id"].nunique() if people else 0
    return {"rows": rows, "customers": int(customers), "table": ""}


def known_by(name: str, table: ibis.Table, as_of: dt.date) -> ibis.Table:
    """Return the rows of a canonical table that had happened by a day; all of one without a time.

    >>> known_by("spend", ibis.memtable({"day": [dt.date(2024, 1, 9)]}), dt.date(2024, 1, 8)).count().execute()
    0
    """
    clock = TABLES[name].clock
    last = ibis.date(as_of.year, as_of.month, as_of.day)
    return table.filter(table[clock].cast("date") <= last) if clock else table


def empty_days(days: pd.DataFrame, *, first: dt.date, as_of: dt.date) -> tuple[int, int]:
    """Return on how many days from the first to the last no table has a row, and how many days these are.

    Parameters
    ----------
    days : see `by_day`.

    >>> days = pd.DataFrame({"source_table": "spend", "day": pd.to_datetime(["2024-01-01", "2024-01-03"]), "rows": 1})
    >>> empty_days(days, first=dt.date(2024, 1, 1), as_of=dt.date(2024, 1, 4))
    (2, 4)
    """
    calendar = pd.date_range(first, as_of, freq="D")
    seen = calendar.isin(days["day"])
    return int(np.count_nonzero(~seen)), len(calendar)


def gaps(found: Sequence[Mapping[str, Any]], *, as_of: dt.date) -> pd.DataFrame:
    """Return stretches without rows where rows were usual: source_table, since, until, gap_weekday, expected_rows.

    Parameters
    ----------
    found : `Dataset.gaps`; gap_weekday is `none` where whole days are missing, and not only one weekday.

    >>> found = [{"table": "spend", "first": "2024-01-03", "last": "2024-01-20", "expected": 70, "weekday": None}]
    >>> gaps(found, as_of=dt.date(2024, 2, 1))[["gap_weekday", "expected_rows"]].values.tolist()
    [['none', 70]]
    """
    day = dt.date.fromisoformat
    rows = [
        (gap["table"], day(gap["first"]), day(gap["last"]), str(gap["weekday"] or "none").lower(), int(gap["expected"]))
        for gap in found
        if day(gap["first"]) <= as_of
    ]
    return pd.DataFrame(rows, columns=["source_table", "since", "until", "gap_weekday", "expected_rows"])


def _by_day(name: str, table: ibis.Table, as_of: dt.date) -> pd.DataFrame:
    known = known_by(name, table, as_of)
    each = known.select(day=known[TABLES[name].clock].cast("date")).group_by("day").agg(rows=ibis._.count())
    counted = each.order_by("day").to_pandas()
    return counted.assign(day=pd.to_datetime(counted["day"]), source_table=name)[["source_table", "day", "rows"]]


def _has_people(table: ibis.Table) -> bool:
    return "customer_id" in table.columns
