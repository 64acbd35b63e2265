"""How long `workbench run cohort` takes, as a multiple of a kernel that only imports the same packages.

    python benchmarks/run_time.py [--rounds N] [--against COMMIT|FOLDER]

Each round starts such a kernel, then runs the report cold (no cache) and again from the cache, with this checkout and with an
earlier one (see opening.py); all take turns, so that a busy machine slows all of them. Processor seconds are printed too:
they vary less than the clock. Nothing is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import argparse
import os
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
from opening import BEFORE, ROOT, earlier

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


def report(folder: Path, code: Path) -> None:
    """Publish the cohort report of a dataset file with the code of a checkout, as a user does."""
    command = [sys.executable, "-m", "workbench", "run", "cohort", "--data", folder / "complete_journey.toml"]
    seen = os.environ | {"PYTHONPATH": str(code)}
    subprocess.run([*command, "--out", folder / "reports"], cwd=code, env=seen, check=True, stdout=subprocess.DEVNULL)


def timed(work: Callable[..., None], *given: Path) -> tuple[float, float]:
    """Return the seconds on the clock, and those of the processor in processes that have ended."""
    used, tick = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work(*given)
    wall, now = time.perf_counter() - tick, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Measure in turns and print medians, ratios to the kernel that only imports, and those to the earlier checkout."""
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--against", default=BEFORE)
    given = options.parse_args()
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as before:
        other = earlier(given.against, Path(before))
        for turn in range(given.rounds):
            taken.setdefault("imports only", []).append(timed(imports_only))
            ways = [("", ROOT), (", earlier", other)] if other else [("", ROOT)]
            for name, code in reversed(ways) if turn % 2 else ways:
                with tempfile.TemporaryDirectory() as place:
                    shutil.copy(code / "data" / "complete_journey.toml", place)
                    taken.setdefault(f"cold{name}", []).append(timed(report, Path(place), code))
                    taken.setdefault(f"from the cache{name}", []).append(timed(report, Path(place), code))
    print(f"{given.rounds} rounds, medians         clock   ratio   processor   ratio")
    median = {
        name: [statistics.median(column) for column in zip(*rounds, strict=True)] for name, rounds in taken.items()
    }
    base = median["imports only"]
    for name, (clock, processor) in median.items():
        print(f"{name:<24} {clock:6.2f} s {clock / base[0]:6.2f} {processor:9.2f} s {processor / base[1]:6.2f}")
    for name in ("cold", "from the cache") if other else ():
        clock, processor = (now / then for now, then in zip(median[name], median[f"{name}, earlier"], strict=True))
        print(f"{name}, against the earlier: clock {clock:.3f}, processor {processor:.3f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024  # Linux counts in kilobytes
    print(f"peak memory of the largest process: {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
