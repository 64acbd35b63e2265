"""Transitions and a funnel of 10 million events of 500,000 customers: time and memory, against retentioneering and bare DuckDB.

Ours are the functions that the journey notebook calls, with customers counted beside moves.

    python benchmarks/journeys.py [--events N] [--rounds N] [--retentioneering PYTHON]

PYTHON is the interpreter of an environment of its own that has retentioneering; it runs without a network and with its
tracking off (on Linux, where `unshare` may be used; elsewhere it is left out). Each way runs in a process of its own, in
turns, on the same Parquet file; the best of the rounds, the peak memory of the process, its processor time (with imports;
steadier on a busy machine) and the ratios of time within rounds are printed. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

STAGES = ("e0", "e1", "e2")

BARE = """
import duckdb, sys, time
began = time.perf_counter()
duckdb.sql(f'''select event, following, count(*) from (select event, lead(event) over (partition by customer_id order by occurred_at) as following
from read_parquet('{sys.argv[1]}')) group by all''').fetchall()
print(time.perf_counter() - began)
"""

OURS = """
import ibis, pathlib, sys
import time
from workbench.data.engine import embedded
from workbench.features import funnels, transitions
from workbench.features.journeys.sorted_paths import sorted_paths
data = pathlib.Path(sys.argv[1])
connection = embedded(timezone="UTC", folder=data.parent, files=[data]).backend
began = time.perf_counter()
events = connection.read_parquet(sys.argv[1])
touches = events.select(
    "customer_id", at="occurred_at", rank=ibis.literal(0), sequence=ibis.literal(0), step="event", converted=ibis.literal(False))
paths = sorted_paths(touches)
counts = transitions.transitions(paths)
if len(sys.argv) > 2:
    funnels.funnel(paths, sys.argv[2].split(","))
assert counts["count"].sum() > 0
print(time.perf_counter() - began)
"""

THEIRS = """
import pandas as pd, sys
import retentioneering as rete
import time
began = time.perf_counter()
frame = pd.read_parquet(sys.argv[1])
stream = rete.Eventstream(frame, {"path_cols": ["customer_id"], "event_col": "event", "timestamp_col": "occurred_at"})
stream.transition_graph_data()
if len(sys.argv) > 2:
    stream.funnel_data(steps=sys.argv[2].split(","))
print(time.perf_counter() - began)
"""


def simulate(path: Path, events: int) -> None:
    """Write so many events of a twentieth as many customers, 20 kinds, at whole seconds of a year."""
    import duckdb

    duckdb.sql(f"""
        copy (select 'c' || (hash(i) % {events // 20})::varchar as customer_id,
                     'e' || least(floor(20 * power(hash(i * 7 + 1) % 100000 / 100000.0, 2)), 19)::int::varchar as event,
                     timestamp '2024-01-01' + to_seconds((hash(i * 13 + 5) % 31536000)::bigint) as occurred_at
              from range({events}) t(i)) to '{path}' (format parquet)
    """)


def measured(command: list[str], *, cwd: Path) -> tuple[float, float, float]:
    """Run a process and return the seconds its work took, imports not counted, its peak memory in GB, and all its processor time."""
    quiet = {"RETENTIONEERING_NO_TRACK": "1"}
    process = subprocess.Popen(
        command, cwd=cwd, env=os.environ | quiet, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed with status {status}")
    return float(told.split()[-1]), usage.ru_maxrss * 1024 / 1e9, usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure in turns and print the best of each, and ratios."""
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=10_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--retentioneering", default="")
    given = options.parse_args()
    stages = ",".join(STAGES)
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "events.parquet"
        simulate(data, given.events)
        ways = {
            "bare lead and group by": [sys.executable, "-c", BARE, str(data)],
            "ours, transitions": [sys.executable, "-c", OURS, str(data)],
            "ours, transitions and funnel": [sys.executable, "-c", OURS, str(data), stages],
        }
        if given.retentioneering:
            ways["retentioneering, the same"] = [
                "unshare",
                "-n",
                given.retentioneering,
                "-c",
                THEIRS,
                str(data),
                stages,
            ]
        figures = {name: [] for name in ways}
        for _ in range(given.rounds):
            for name, command in ways.items():
                figures[name].append(measured(command, cwd=Path(place)))
    print(f"{given.events:,} events, best of {given.rounds} rounds, imports not counted")
    ours = figures["ours, transitions and funnel"]
    print(f"{'':<30}       time     memory  processor   time against ours, round by round")
    for name, taken in figures.items():
        paired = [t[0] / mine[0] for t, mine in zip(taken, ours, strict=True)]
        best, memory, processor = (
            pick(column) for pick, column in zip((min, max, min), zip(*taken, strict=True), strict=True)
        )
        print(f"{name:<30} {best:8.2f} s {memory:7.2f} GB {processor:8.2f} s   {min(paired):.1f} to {max(paired):.1f}")


if __name__ == "__main__":
    main()
