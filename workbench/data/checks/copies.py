"""Exact copies of rows: a few may be right, a block of them is a delivery that came twice."""

from __future__ import annotations

from typing import Any

import numpy as np

from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import Staged
from workbench.data.used import Used

AT_ONCE = 40_000_000  # hashes held in memory: 320 MB
_BATCH = 1_000_000
BLOCK = 20  # different rows in a row that all came twice: no chance


def look(engine: Engine, staged: Staged, used: Used, found: Findings) -> None:
    """Count the rows that are exact copies of another; a block of them is a fault."""
    rows, clock = found.numbers["rows"], TABLES[found.table].clock
    extra = _in_memory(engine, used, rows) if engine.embedded else _elsewhere(engine, staged, rows)
    found.record("copies", "check-copies", value=extra, copies=extra)
    if not (extra >= BLOCK and engine.embedded and clock):
        return
    order, block = _block(engine, used, clock)
    if block["length"] >= BLOCK:
        found.faults.append(
            f"{found.table}: {staged.raw.label}: {block['length']:,} rows one after another {order}, from "
            f"{block['first']} to {block['last']}, came more than once with every value alike ({extra:,} copies of "
            f"{rows:,} rows in all): a part was delivered twice, expected each row once. Deliver it once, or keep one of "
            'each: query = "select distinct * from ...".'
        )


def _in_memory(engine: Engine, used: Used, rows: int) -> int:
    """Rows less different rows, by 64-bit hashes in passes of a bounded size: sorting numbers beats grouping rows."""
    parts, extra = rows // AT_ONCE + 1, 0
    for part in range(parts):
        which = f" WHERE h % {parts} = {part}" if parts > 1 else ""
        reader = engine.backend.con.execute(f"SELECT h FROM {used.hashes}{which}").to_arrow_reader(_BATCH)
        values, filled = np.empty(rows // parts + _BATCH, np.uint64), 0
        for batch in reader:
            arrived = batch.column(0).to_numpy()
            if filled + len(arrived) > len(values):  # many rows alike have one hash and come in one part
                values = np.concatenate([values[:filled], np.empty(rows // parts + len(arrived), np.uint64)])
            values[filled : filled + len(arrived)] = arrived
            filled += len(arrived)
        values = values[:filled]
        values.sort()
        extra += int(np.count_nonzero(values[1:] == values[:-1]))
    return extra


def _elsewhere(engine: Engine, staged: Staged, rows: int) -> int:
    """The same for a database that knows no hashes of rows; rows that a rule drops are counted here as they came."""
    distinct = engine.rows(f"SELECT count(*) AS n FROM (SELECT DISTINCT * FROM {staged.raw.sql} AS t) AS d")[0]["n"]
    total = engine.rows(f"SELECT count(*) AS n FROM {staged.raw.sql} AS t")[0]["n"]
    return total - distinct


def _block(engine: Engine, used: Used, clock: str) -> tuple[str, dict[str, Any]]:
    """The longest block by time, else in the order of the files: what one shop sent twice lies between other shops' rows."""
    block = engine.rows(_longest_block(used, clock))[0]
    if block["length"] >= BLOCK:
        return f"by {clock}", block
    return "in the files", engine.rows(_longest_repeat(used, clock))[0]


def _longest_repeat(used: Used, clock: str) -> str:
    """SQL for the longest run, in the order of the files, of different rows that all had come before."""
    placed = f"SELECT h, {clock} AS moment, row_number() OVER () AS place FROM {used.hashes}"
    came = f"SELECT *, row_number() OVER (PARTITION BY h ORDER BY place) AS time FROM ({placed})"
    runs = f"SELECT *, place - row_number() OVER (PARTITION BY time > 1 ORDER BY place) AS run FROM ({came})"
    return (
        f"SELECT count(DISTINCT h) AS length, min(moment) AS first, max(moment) AS last FROM ({runs}) WHERE time > 1 "
        "GROUP BY run ORDER BY length DESC LIMIT 1"
    )


def _longest_block(used: Used, clock: str) -> str:
    """SQL for the longest run, by time, of different rows that all came more than once."""
    once = f"SELECT h, min({clock}) AS moment, count(*) AS n FROM {used.hashes} GROUP BY h"
    runs = (
        "SELECT moment, n, row_number() OVER (ORDER BY moment, h) - row_number() OVER (PARTITION BY n > 1 ORDER BY moment, h) AS run "
        f"FROM ({once})"
    )
    return (
        f"SELECT count(*) AS length, min(moment) AS first, max(moment) AS last FROM ({runs}) WHERE n > 1 GROUP BY run "
        "ORDER BY length DESC LIMIT 1"
    )
