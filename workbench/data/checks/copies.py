"""Exact copies of rows: a few may be right, a block of them is a delivery that came twice."""

from __future__ import annotations

import numpy as np

from workbench.data.canonical import TABLES
from workbench.data.checks import blocks
from workbench.data.checks.blocks import BLOCK
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import Staged
from workbench.data.used import Used

AT_ONCE = 40_000_000  # hashes held in memory at most: 320 MB
_BATCH = 1_000_000
_SHARE = 32  # of the engine's memory in bytes for each hash held beside it


def look(engine: Engine, staged: Staged, used: Used, found: Findings) -> None:
    """Count the rows that are exact copies of another; a block of them is a fault."""
    rows, clock = found.numbers["rows"], TABLES[found.table].clock
    copied = np.empty(0, np.uint64)
    if engine.embedded:
        extra, copied = _in_memory(engine, used, rows)
    else:
        extra = _elsewhere(engine, staged, rows)
    found.record("copies", "check-copies", value=extra, copies=extra)
    if not (extra >= BLOCK and engine.embedded and clock):
        return
    order, block = blocks.longest(engine, used, copied, rows)
    if block["length"] >= BLOCK:
        found.faults.append(
            f"{found.table}: {staged.raw.label}: {block['length']:,} rows one after another {order}, from "
            f"{block['first']} to {block['last']}, came more than once with every value alike ({extra:,} copies of "
            f"{rows:,} rows in all): a part was delivered twice, expected each row once. Deliver it once, or keep one of "
            'each: query = "select distinct * from ...".'
        )


def _in_memory(engine: Engine, used: Used, rows: int) -> tuple[int, np.ndarray]:
    """Rows less different rows, and the hashes that came more than once, by 64-bit hashes in passes of a bounded size.

    Sorting numbers beats grouping rows.
    """
    parts, extra = rows // min(AT_ONCE, engine.room // _SHARE) + 1, 0
    copied = []
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
        again = values[1:][values[1:] == values[:-1]]
        extra += len(again)
        copied.append(np.unique(again))
    return extra, np.concatenate(copied)


def _elsewhere(engine: Engine, staged: Staged, rows: int) -> int:
    """The same for a database that knows no hashes of rows; rows that a rule drops are counted here as they came."""
    distinct = engine.rows(f"SELECT count(*) AS n FROM (SELECT DISTINCT * FROM {staged.raw.sql} AS t) AS d")[0]["n"]
    total = engine.rows(f"SELECT count(*) AS n FROM {staged.raw.sql} AS t")[0]["n"]
    return total - distinct
