"""The longest block of rows that came more than once: a delivery that came twice lies together, chance copies do not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.used import Used

BLOCK = 20  # different rows in a row that all came twice: no chance
SAMPLE = 2_000_000  # rows kept to part the copies; every other one would be sorted for nothing
_TRIES = 10
_COPIED = "workbench_copied"


def longest(engine: Engine, used: Used, copied: np.ndarray, rows: int) -> tuple[str, dict[str, Any]]:
    """The longest block by time, else in the order of the files: what one shop sent twice lies between other shops' rows.

    Returns where it lies together, and its length, first and last time. copied : the hashes that came more than once.
    """
    clock = TABLES[used.table].clock
    engine.backend.con.register(_COPIED, pa.table({"h": copied}))
    try:
        block = _by_time(engine, used, clock, rows)
        if block["length"] >= BLOCK:
            return f"by {clock}", block
        return "in the files", engine.rows(f"{_repeats(used, clock)} {_LONGEST}")[0]
    finally:
        engine.backend.con.unregister(_COPIED)


_IS_COPIED = f"h IN (SELECT h FROM {_COPIED})"
_LONGEST = "ORDER BY length DESC LIMIT 1"
_NONE = {"length": 0, "first": None, "last": None}


def _by_time(engine: Engine, used: Used, clock: str, rows: int) -> dict[str, Any]:
    """The longest run by time of different rows that all came more than once.

    Any row that came once ends a run, so a part of these rows says where no long run can be; only what they leave is
    looked at row by row. Sorting all rows of a hundred million takes minutes.
    """
    every = rows // SAMPLE + 1
    if every > 1:
        thin = f"(SELECT * FROM {used.hashes} WHERE h % {every} = 0 OR {_IS_COPIED}) AS k"
        rough = engine.rows(f"{_runs(thin, clock)} HAVING count(*) >= {BLOCK} ORDER BY length DESC LIMIT {_TRIES}")
        if len(rough) < _TRIES:
            return max(
                (_within(engine, used, clock, run) for run in rough), key=lambda run: run["length"], default=_NONE
            )
    return (engine.rows(f"{_runs(used.hashes, clock)} {_LONGEST}") or [_NONE])[0]


def _within(engine: Engine, used: Used, clock: str, run: dict[str, Any]) -> dict[str, Any]:
    """The longest run among all rows between the ends of a rough one."""
    if run["first"] is None:
        between = f"{clock} IS NULL"
    else:
        between = f"{clock} BETWEEN '{run['first']}' AND '{run['last']}'"
    part = f"(SELECT * FROM {used.hashes} WHERE {between}) AS k"
    return (engine.rows(f"{_runs(part, clock)} {_LONGEST}") or [_NONE])[0]


def _runs(hashes: str, clock: str) -> str:
    """SQL for the runs, by time, of different rows that all came more than once."""
    once = f"SELECT h, min({clock}) AS moment, count(*) AS n FROM {hashes} GROUP BY h"
    runs = (
        "SELECT moment, n, row_number() OVER (ORDER BY moment, h) - row_number() OVER (PARTITION BY n > 1 ORDER BY moment, h) AS run "
        f"FROM ({once})"
    )
    return (
        f"SELECT count(*) AS length, min(moment) AS first, max(moment) AS last FROM ({runs}) WHERE n > 1 GROUP BY run"
    )


def _repeats(used: Used, clock: str) -> str:
    """SQL for the runs, in the order of the files, of different rows that all had come before."""
    placed = f"SELECT h, {clock} AS moment, row_number() OVER () AS place FROM {used.hashes}"
    copies = f"SELECT * FROM ({placed}) WHERE {_IS_COPIED}"
    came = f"SELECT *, row_number() OVER (PARTITION BY h ORDER BY place) AS time FROM ({copies})"
    runs = f"SELECT *, place - row_number() OVER (PARTITION BY time > 1 ORDER BY place) AS run FROM ({came})"
    return (
        f"SELECT count(DISTINCT h) AS length, min(moment) AS first, max(moment) AS last FROM ({runs}) WHERE time > 1 "
        "GROUP BY run"
    )
