"""How long BG/NBD takes on a million customers, as a share of what lifetimes 0.11.3 takes on the same arrays.

    python benchmarks/bg_nbd.py [CUSTOMERS] [PYTHON WITH LIFETIMES]

Histories are simulated and nearly all distinct. Without a second argument lifetimes is installed into a temporary
environment; it is no dependency of ours. Ours runs before and after theirs, so that a busy machine slows both; the better
of ours counts, and so does theirs. Parameters must agree to 0.1%. Nothing else is asserted.
"""

# ruff: noqa: T201 - printing is what it is for
from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from workbench.models import BetaGeoModel

TRUE = {"r": 0.8, "alpha": 6.0, "a": 0.8, "b": 2.5}
THEIRS = """
import json, sys, time
import numpy as np
from lifetimes import BetaGeoFitter
data = np.load(sys.argv[1])
start = time.perf_counter()
fitter = BetaGeoFitter(penalizer_coef=0.0).fit(data["frequency"], data["recency"], data["T"])
print(json.dumps({"seconds": time.perf_counter() - start, "params": dict(fitter.params_)}))
"""


def simulated(customers: int) -> pd.DataFrame:
    """Simulate BG/NBD histories of customers who joined over a year and a half, in weeks."""
    rng = np.random.default_rng(7)
    T = rng.uniform(26, 104, customers)
    rate = rng.gamma(TRUE["r"], 1 / TRUE["alpha"], customers)
    stays = rng.geometric(np.maximum(rng.beta(TRUE["a"], TRUE["b"], customers), 1e-12))
    chances = rng.poisson(rate * T)
    x = np.minimum(chances, stays)
    recency = np.where(x > 0, T * rng.beta(np.maximum(x, 1), chances - x + 1), 0.0)
    return pd.DataFrame({"frequency": x.astype("float64"), "recency": recency, "T": T})


def ours(X: pd.DataFrame) -> tuple[float, dict]:
    start = time.perf_counter()
    params = BetaGeoModel().fit(X).params_
    return time.perf_counter() - start, params.to_dict()


def theirs(path: Path, python: str) -> tuple[float, dict]:
    done = subprocess.run([python, "-W", "ignore", "-c", THEIRS, path], check=True, capture_output=True, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return told["seconds"], told["params"]


def environment(folder: Path) -> str:
    """Make an environment with lifetimes and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "lifetimes==0.11.3"], check=True)
    return python


def main(customers: int, python: str = "") -> None:
    X = simulated(customers)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "histories.npz"
        np.savez(path, **{name: X[name].to_numpy() for name in X})
        python = python or environment(Path(place) / "environment")
        rounds = [ours(X), theirs(path, python), ours(X)]
    mine, other = min(rounds[0], rounds[2]), rounds[1]
    worst = max(abs(mine[1][name] / other[1][name] - 1) for name in TRUE)
    distinct = len(X.drop_duplicates()) / len(X)
    print(f"{customers:,} customers, {distinct:.1%} of histories distinct")
    print(f"ours      {mine[0]:8.2f} s   {mine[1]}")
    print(f"lifetimes {other[0]:8.2f} s   {other[1]}")
    print(f"{other[0] / mine[0]:.1f} times faster; parameters differ by at most {worst:.2e}")
    if worst > 1e-3:
        raise SystemExit("The parameters differ by more than 0.1%.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, *sys.argv[2:3])
