"""What opening a dataset for the first time costs: 10 million order lines as CSV and as Parquet, in processor seconds.

    python benchmarks/opening.py [--lines N] [--rounds N] [--against COMMIT|FOLDER] [--tables transactions events]

COMMIT is an earlier state of this repository, and FOLDER a checkout of one: both open the same files in turns, each time
without a cache and in a process of its own. The least of the rounds is printed, with imports (processor seconds vary little on
a busy machine), the peak memory, and the ratio; above 1.15 a check at the door has become too dear and the exit code is 1.
Without the commit, as in a copy without its history, nothing is compared.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST = 1.15
BEFORE = "146fe1a"  # before tables were checked against each other
OPEN = "import sys; from workbench import open_dataset; open_dataset(sys.argv[1])"
TOML = 'name = "shop"\ncurrency = "EUR"\ntimezone = "UTC"\n[tables.{table}]\nsource = "{table}.{kind}"\n'
TABLES = {
    "transactions": """
        'C' || (hash(i // 4) % {customers})::varchar as customer_id, 'O' || (i // 4)::varchar as order_id,
        timestamp '2023-01-01' + to_seconds((hash(i // 4 + 7) % 63072000)::bigint) as ordered_at,
        round(1 + (hash(i * 13 + 5) % 20000) / 100.0, 2) as amount, 1 + hash(i + 3) % 4 as quantity,
        'P' || (hash(i * 7) % 5000)::varchar as product_id, 'group ' || (hash(i * 7) % 40)::varchar as category
    """,
    "events": """
        'C' || (hash(i) % {customers})::varchar as customer_id, 'step ' || (hash(i * 7 + 1) % 20)::varchar as event,
        timestamp '2024-01-01' + to_seconds((hash(i * 13 + 5) % 31536000)::bigint) as occurred_at
    """,
}


def write(folder: Path, table: str, kind: str, lines: int) -> Path:
    """Write so many lines of a twentieth as many customers; return the dataset file."""
    import duckdb

    columns = TABLES[table].format(customers=lines // 20)
    place = folder / f"{table}-{kind}"
    place.mkdir()
    form = "format parquet" if kind == "parquet" else "format csv, header"
    duckdb.sql(f"copy (select {columns} from range({lines}) t(i)) to '{place / f'{table}.{kind}'}' ({form})")
    (place / "shop.toml").write_text(TOML.format(table=table, kind=kind), encoding="utf-8")
    return place / "shop.toml"


def opened(code: Path, dataset: Path) -> tuple[float, float]:
    """Open with the code of a checkout, without a cache; return processor seconds and peak memory in GB."""
    shutil.rmtree(dataset.parent / ".cache", ignore_errors=True)
    (dataset.parent / ".cache" / "shop" / "spill").mkdir(
        parents=True
    )  # earlier commits did not make it when memory ran short
    command = [sys.executable, "-c", OPEN, str(dataset)]
    process = subprocess.Popen(
        command, cwd=dataset.parent, env=os.environ | {"PYTHONPATH": str(code)}, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"Opening {dataset} with {code} failed with status {status}.")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e9


def earlier(named: str, folder: Path) -> Path | None:
    """Return a checkout: the folder named, or the files of a commit, written into another one."""
    if Path(named).is_dir():
        return Path(named).resolve()
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", named], capture_output=True, check=False)
    if archive.returncode:
        print(f"not compared: {named} is no commit here")
        return None
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
    return folder


def main() -> int:
    """Measure in turns and print the least of each."""
    options = argparse.ArgumentParser()
    options.add_argument("--lines", type=int, default=10_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--against", default=BEFORE)
    options.add_argument("--tables", nargs="+", default=["transactions"], choices=list(TABLES))
    given = options.parse_args()
    too_dear = False
    print(f"{given.lines:,} lines, least of {given.rounds} rounds, imports included")
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as before:
        other = earlier(given.against, Path(before))
        ways = {"this checkout": ROOT} | ({"the earlier": other} if other else {})
        for table, kind in ((table, kind) for table in given.tables for kind in ("csv", "parquet")):
            dataset = write(Path(place), table, kind, given.lines)
            taken = {name: [] for name in ways}
            for _ in range(given.rounds):
                for name, code in ways.items():
                    taken[name].append(opened(code, dataset))
            least = {name: min(seconds for seconds, _ in rounds) for name, rounds in taken.items()}
            memory = {name: max(peak for _, peak in rounds) for name, rounds in taken.items()}
            ratio = least["this checkout"] / least["the earlier"] if other else 1.0
            too_dear |= ratio > MOST
            for name in ways:
                print(f"{table:<13} {kind:<8} {name:<14} {least[name]:8.2f} s processor {memory[name]:6.2f} GB")
            if other:
                print(f"{table:<13} {kind:<8} ratio {ratio:.3f}")
            shutil.rmtree(dataset.parent)
    return int(too_dear)


if __name__ == "__main__":
    sys.exit(main())
