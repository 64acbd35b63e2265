"""How long it takes to score a million customers for churn, beside a bare scan of the same table.

    python benchmarks/churn_scoring.py [CUSTOMERS] [ROUNDS]

Purchases by day (about twelve a customer) lie in one Parquet file. Each round scans it (a sum over every column), makes
the features as of its last day, and predicts with a model fitted beforehand; the three take turns. Peak memory is the
process's own, from the operating system. Processor seconds vary less than the clock. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pandas as pd

from workbench.features.churn import churn_features, outcomes
from workbench.models.churn.churn_classifier import ChurnClassifier

LAST = dt.date(2024, 12, 31)
EACH = 12  # purchase days a customer
PER_STEP = 100_000


def write(path: Path, customers: int) -> None:
    """Write purchases of two years by customer and day, in the engine and without holding them here."""
    query = f"""
    select 'C' || lpad((i // {EACH})::varchar, 8, '0') as customer_id,
           date '2023-01-01' + (i % {EACH} * 60 + hash(i) % 60)::integer as day, date '2023-01-01' + (i % {EACH} * 60 + hash(i) % 60)::integer as known_on,
           2 as lines, 1 as orders, 1.0 + (hash(i, 1) % 10000) / 100.0 as spend, 0.0 as returns,
           (hash(i, 2) % 500) / 100.0 as discount, null::double as margin, 1 + (hash(i, 3) % 4)::integer as breadth
    from range({customers * EACH}) t(i)
    """
    duckdb.execute(f"copy ({query}) to '{path}' (format parquet)")


def peak_mb() -> float:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], object]) -> tuple[tuple[float, float], object]:
    """Return the seconds on the clock and of the processor, and what came of it."""
    tick, used = time.perf_counter(), time.process_time()
    made = work()
    return (time.perf_counter() - tick, time.process_time() - used), made


def main(customers: int, rounds: int) -> None:
    """Measure in turns and print the best of each, the ratio to the scan, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "purchases.parquet"
        write(path, customers)
        backend = ibis.duckdb.connect()
        backend.raw_sql("set memory_limit = '2GB'")
        found = {"purchases": backend.read_parquet(path)}
        design = outcomes.Design("non-contractual", rule="hiatus", hiatus=365)
        sample = {"purchases": found["purchases"].filter(found["purchases"].customer_id < "C00004000")}
        moments = [LAST - dt.timedelta(days=design.matures + 30 * k) for k in range(2)]
        known = outcomes.labelled(sample, design, at=moments, as_of=LAST, windows=churn_features.WINDOWS)
        names = [name for name in known if name not in ("snapshot", "customer_id", "left", "spent", "naive", "value")]
        model = ChurnClassifier("together", random_state=0).fit(known[names], known["left"])
        before, best = peak_mb(), dict.fromkeys(("scan", "features", "predict"), (np.inf, np.inf))
        for _ in range(rounds):
            scan = f"select min(customer_id), max(day), {', '.join(f'sum({c})' for c in ('lines', 'orders', 'spend', 'returns', 'discount', 'breadth'))} from '{path}'"
            best["scan"] = least(best["scan"], timed(lambda scan=scan: duckdb.execute(scan).fetchall())[0])
            seconds, frame = timed(
                lambda: outcomes.customers(found, design, as_of=LAST, windows=churn_features.WINDOWS)
            )
            best["features"] = least(best["features"], seconds)
            seconds, chance = timed(lambda frame=frame: predicted(model, frame[names]))
            best["predict"] = least(best["predict"], seconds)
        print(f"{len(chance):,} of {customers:,} customers scored, {customers * EACH:,} rows, best of {rounds} rounds")
        for name, (wall, processor) in best.items():
            ratios = f"{wall / best['scan'][0]:6.1f} and {processor / best['scan'][1]:6.1f} times the scan"
            print(f"{name:9} {wall:7.1f} s, {processor:7.1f} s of processors; {ratios}")
        print(f"peak memory {peak_mb():,.0f} MB ({before:,.0f} MB before the first round)")


def least(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float]:
    """Return the smaller clock time and the smaller processor time of two rounds."""
    return min(one[0], two[0]), min(one[1], two[1])


def predicted(model: ChurnClassifier, rows: pd.DataFrame) -> np.ndarray:
    """Return chances, a part of the rows at a time: memory stays flat however many there are."""
    parts = [model.predict_proba(rows.iloc[at : at + PER_STEP])[:, 1] for at in range(0, len(rows), PER_STEP)]
    return np.concatenate(parts)


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:3]]
    main(*given, *(1_000_000, 3)[len(given) :])
