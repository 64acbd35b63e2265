"""How long `workbench run cohort` takes, as a multiple of a kernel that only imports the same packages.

    python benchmarks/run_time.py [ROUNDS]

Each round starts such a kernel, then runs the report cold (no cache) and again from the cache; the three take turns, so that
a busy machine slows all of them. Processor seconds are printed too: they vary less than the clock. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jupyter_client.manager import start_new_kernel

ROOT = Path(__file__).resolve().parents[1]
# What the kernel of the cohort notebook has imported at its end, named as our code names it.
PACKAGES = (
    "babel.dates", "babel.numbers", "duckdb", "ibis.backends.duckdb", "matplotlib.backends.backend_svg", "matplotlib.figure", "numpy", "pandas",
    "pyarrow", "scipy.optimize", "scipy.stats", "seaborn", "sklearn.base", "sklearn.utils.validation",
    "statsmodels.stats.power", "statsmodels.stats.proportion",
)  # fmt: skip


def imports_only() -> None:
    """Start a kernel, import the packages in it, end it."""
    manager, client = start_new_kernel(extra_arguments=["--log-level=ERROR"])
    reply = client.execute_interactive("\n".join(f"import {name}" for name in PACKAGES))
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    if reply["content"]["status"] != "ok":
        raise SystemExit(f"The kernel could not import the packages: {reply['content']['evalue']}")


def report(folder: Path) -> None:
    """Publish the cohort report of a dataset file, as a user does."""
    command = [sys.executable, "-m", "workbench", "run", "cohort", "--data", folder / "complete_journey.toml"]
    subprocess.run([*command, "--out", folder / "reports"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def timed(work: Callable[..., None], *given: Path) -> tuple[float, float]:
    """Return the seconds on the clock, and those of the processor in processes that have ended."""
    used, tick = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work(*given)
    wall, now = time.perf_counter() - tick, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main(rounds: int) -> None:
    """Measure in turns and print medians, and ratios to the kernel that only imports."""
    figures: dict[str, list[tuple[float, float]]] = {"imports only": [], "cold": [], "from the cache": []}
    for _ in range(rounds):
        figures["imports only"].append(timed(imports_only))
        with tempfile.TemporaryDirectory() as place:
            shutil.copy(ROOT / "data" / "complete_journey.toml", place)
            figures["cold"].append(timed(report, Path(place)))
            figures["from the cache"].append(timed(report, Path(place)))
    print(f"{rounds} rounds, medians         clock   ratio   processor   ratio")
    base = [statistics.median(column) for column in zip(*figures["imports only"], strict=True)]
    for name, taken in figures.items():
        clock, processor = (statistics.median(column) for column in zip(*taken, strict=True))
        print(f"{name:<24} {clock:6.2f} s {clock / base[0]:6.2f} {processor:9.2f} s {processor / base[1]:6.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # Linux counts in kilobytes
    print(f"peak memory of the largest process: {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
