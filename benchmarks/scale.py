"""The table of scale: what opening, reducing and scoring cost on many lines, as ratios to plain queries and to an earlier commit.

    python benchmarks/scale.py [--lines N] [--customers N] [--against COMMIT|FOLDER] [--openretailscience PYTHON] [--folder F]

Data are simulated into F (a temporary folder without it): N lines (100 million), a tenth of them, and as many customer days as N customers
(1 million) make. Each way runs in a process of its own and so does its yardstick, right before it; seconds are by the clock without imports,
memory is the most its process held. A line says "holds", or "missed", or why it was not measured. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from opening import earlier

ROOT = Path(__file__).resolve().parents[1]
BEFORE = "0816ad9"  # before the work on scale
TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.transactions]\nsource = "lines.{kind}"\n'
START = "import sys, time, datetime as dt\nfolder = sys.argv[1]\n"
LINES = """
import duckdb
lines, customers, path = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
form = "format csv, header" if path.endswith("csv") else "format parquet"
began = time.perf_counter()
duckdb.execute(f"set memory_limit = '1500MB'; set preserve_insertion_order = false; set temp_directory = '{folder}/spilled'")
duckdb.execute(f'''copy (select hash(i // 9) % {customers} as customer_id, i // 9 as order_id,
    timestamp '2023-01-01' + to_seconds(i * 63072000 // {lines}) as ordered_at, (50 + hash(i * 13 + 5) % 2000) / 100.0 as amount
    from range({lines}) t(i)) to '{path}' ({form})''')
"""
BARE = """
import duckdb
duckdb.execute(f"set memory_limit = '2GB'; set temp_directory = '{folder}/spilled'")
began = time.perf_counter()
duckdb.execute(f"create temp table x as select customer_id, ordered_at::date as day, sum(amount), count(distinct order_id) from '{folder}/lines.{sys.argv[2]}' group by all")
"""
OPEN = """
from workbench import open_dataset
from workbench.features.customers.activity import customer_days
began = time.perf_counter()
days = open_dataset(folder + "/shop.toml").cached(customer_days)
"""
WARM = """
import functools
from workbench import open_dataset
from workbench.features.churn import churn_features
from workbench.features.cohorts import cohorts
from workbench.features.customers.activity import customer_days
from workbench.features.purchases import histories, repeat_purchases
from workbench.features.segments import rfm
data = open_dataset(folder + "/shop.toml")
days, found = data.cached(customer_days), histories.open_histories(data.tables, cached=data.cached)
began, end = time.perf_counter(), data.data_to
cohorts.retention_counts(days, as_of=end)
rfm.score(rfm.recency_frequency_monetary(days, as_of=end, window_days=180).to_pandas())
repeat_purchases.histories(days, as_of=end)
churn_features.features(found, as_of=[end], contract="non-contractual").to_pandas()
"""
FIRST = """
from workbench import open_dataset
from workbench.features.cohorts import cohorts
from workbench.features.customers.activity import customer_days
from workbench.features.segments import rfm
began = time.perf_counter()
data = open_dataset(folder + "/shop.toml")
days = data.cached(customer_days)
cohorts.retention_counts(days, as_of=data.data_to)
rfm.score(rfm.recency_frequency_monetary(days, as_of=data.data_to, window_days=180).to_pandas())
"""
PEER = """
import ibis
from openretailscience.analysis.cohort import CohortAnalysis
from openretailscience.segmentation.rfm import RFMSegmentation
began = time.perf_counter()
lines = ibis.duckdb.connect().read_parquet(folder + "/lines.parquet")
lines = lines.rename(transaction_date="ordered_at", transaction_id="order_id", unit_spend="amount")
CohortAnalysis(lines, aggregation_column="customer_id", agg_func="nunique").table
RFMSegmentation(lines, current_date="2024-12-31").df
"""
CHURN = """
sys.path.insert(0, sys.argv[3])
import churn_scoring as case, ibis, pathlib
from workbench.features.churn import churn_features, outcomes
from workbench.models.churn.churn_classifier import ChurnClassifier
path = pathlib.Path(folder) / "purchases.parquet"
if not path.exists():
    case.write(path, int(sys.argv[2]))
backend = ibis.duckdb.connect()
backend.raw_sql("set memory_limit = '2GB'")
found = {"purchases": backend.read_parquet(path)}
"""
FEATURES = (
    CHURN
    + """
began = time.perf_counter()
churn_features.features(found, as_of=[case.LAST], contract="non-contractual").to_pyarrow()
"""
)
SCORING = (
    CHURN
    + """
design = outcomes.Design("non-contractual", rule="hiatus", hiatus=365)
few = {"purchases": found["purchases"].filter(found["purchases"].customer_id < "C00004000")}
moments = [case.LAST - dt.timedelta(days=design.matures + 30 * k) for k in range(2)]
known = outcomes.labelled(few, design, at=moments, as_of=case.LAST, windows=churn_features.WINDOWS)
names = [n for n in known if n not in ("snapshot", "customer_id", "left", "spent", "naive", "value")]
model = ChurnClassifier("together", random_state=0).fit(known[names], known["left"])
rows = outcomes.customers(few, design, as_of=case.LAST, windows=churn_features.WINDOWS)[names]
rows = rows.sample(int(sys.argv[2]), replace=True, random_state=0)
began = time.perf_counter()
case.predicted(model, rows)
"""
)


class Taken(NamedTuple):
    """What a process took: seconds of its work, and gigabytes at most."""

    seconds: float
    memory: float


def ran(code: str, *given: object, python: str = sys.executable, root: Path = ROOT) -> Taken:
    """Run code in a process of its own, with the workbench of a checkout."""
    whole = f"{START}{code}\nprint(time.perf_counter() - began)"
    process = subprocess.Popen(
        [python, "-W", "ignore", "-c", whole, *map(str, given)],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
    )
    told = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"ended with status {status}")
    return Taken(float(told.split()[-1]), usage.ru_maxrss * 1024 / 1e9)


def line(work: str, ours: Taken, yardstick: Taken, most: float, *, memory: float = 0.0, faster: bool = False) -> None:
    """Print one line of the table: seconds, memory, the ratio, the aim and whether it is reached."""
    ratio = yardstick.seconds / ours.seconds if faster else ours.seconds / yardstick.seconds
    reached = (ratio >= most if faster else ratio <= most) and (not memory or ours.memory <= memory)
    aim = f"{'>=' if faster else '<='} {most:g} x" + (f", <= {memory:g} GB" if memory else "")
    print(
        f"{work:<58} {ours.seconds:8.2f} s {ours.memory:5.2f} GB {yardstick.seconds:8.2f} s {ratio:6.2f} x   {aim:<20} "
        f"{'holds' if reached else 'missed'}", flush=True,
    )  # fmt: skip


def made(folder: Path, lines: int, customers: int, kind: str = "parquet") -> Path:
    """Simulate lines into a folder of their own, and a dataset file beside them."""
    place = folder / f"{kind}-{lines}"
    if not (place / "shop.toml").exists():
        place.mkdir(parents=True, exist_ok=True)
        ran(LINES, place, lines, customers, place / f"lines.{kind}")
        (place / "shop.toml").write_text(TOML.format(kind=kind), "utf-8")
    shutil.rmtree(place / ".cache", ignore_errors=True)
    return place


def lines(folder: Path, count: int, peer: str) -> None:
    """The lines of the table about order lines."""
    tenth, whole = made(folder, count // 10, count // 6000), made(folder, count, count // 600)
    small, bare = ran(OPEN, tenth), ran(BARE, whole, "parquet")
    opened = ran(OPEN, whole)
    line(f"open + customer-days, {count:,} lines, cold", opened, bare, 4, memory=2.5)
    line("cohort, RFM, histories, churn features from the cache", ran(WARM, whole), bare, 3)
    line(f"growth, {count // 10:,} to {count:,} lines", opened, small, 10.5)
    if peer:
        shutil.rmtree(whole / ".cache")
        line(
            "cohort + RFM from Parquet, against openretailscience",
            ran(FIRST, whole),
            ran(PEER, whole, python=peer),
            5,
            faster=True,
        )
    else:
        print(
            "cohort + RFM from Parquet, against openretailscience: not measured, --openretailscience names no Python that has it"
        )
    text = made(folder, count // 10, count // 6000, "csv")
    line(f"CSV, {count // 10:,} lines, checked and converted", ran(OPEN, text), ran(BARE, text, "csv"), 3)


def churn(folder: Path, customers: int, before: Path | None) -> None:
    """The lines of the table about many customers."""
    given = folder, customers, Path(__file__).parent
    for work, code, most, memory in (("churn features", FEATURES, 4, 0), ("churn scoring", SCORING, 3, 1)):
        ran(code, *given)
        ours = ran(code, *given)
        if before:
            line(
                f"{work}, {customers:,} customers, against the earlier",
                ours,
                ran(code, *given, root=before),
                most,
                memory=memory,
                faster=True,
            )
        else:
            print(
                f"{work}, {customers:,} customers: {ours.seconds:.2f} s, {ours.memory:.2f} GB; no earlier commit to compare"
            )


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--lines", type=int, default=100_000_000)
    options.add_argument("--customers", type=int, default=1_000_000)
    options.add_argument("--against", default=BEFORE)
    options.add_argument("--openretailscience", default="", metavar="PYTHON")
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as other:
        folder = given.folder or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'work':<58} {'ours':>10} {'memory':>8} {'yardstick':>10} {'ratio':>8}   {'aim':<20}")
        churn(folder, given.customers, earlier(given.against, Path(other)))
        lines(folder, given.lines, given.openretailscience)


if __name__ == "__main__":
    main()
