"""What a run was made from, so that it can be made again."""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import workbench
from workbench.execution.analyses import Analysis
from workbench.execution.requests import Request

PACKAGES = (
    "duckdb", "ibis-framework", "ipykernel", "matplotlib", "nbclient", "nbconvert", "numpy", "pandas", "papermill",
    "pyarrow", "scikit-learn", "scipy", "seaborn", "skops", "statsmodels",
)  # fmt: skip


def code_hash(analysis: Analysis) -> str:
    """Return one hash over the package's code and the notebook's cells; what the cells put out does not count."""
    digest = hashlib.sha256()
    root = Path(workbench.__file__).parent
    for path in sorted(root.rglob("*.py")):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    for cell in analysis.document["cells"]:
        digest.update(cell["cell_type"].encode() + b"\0" + "".join(cell["source"]).encode() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def packages() -> dict[str, str]:
    """Return the versions of the packages that numbers and pages depend on, of those that are installed."""
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def command(request: Request, asked: Mapping[str, object]) -> str:
    """Return the command that makes this run again, from the folder it was made in."""
    analysis = request.analysis.asked_as
    words = ["workbench", "run", _relative(analysis) if analysis.endswith(".ipynb") else request.analysis.name]
    words += ["--data", _relative(request.data) if request.data.endswith(".toml") else request.data]
    for name, value in asked.items():
        words += ["-p", f"{name}={value}"] if name != "data" else []
    out = _relative(request.out)
    words += ["--lang", ",".join(request.lang)]
    words += ["--out", out] if Path(out).parts[:1] != ("..",) else []  # elsewhere is a place on one machine only
    return shlex.join(words)


def _relative(path: str | Path) -> str:
    """The path as seen from here: a record is not to name the folders of a machine."""
    return os.path.relpath(path)


def describe(analysis: Analysis, parameters: Mapping[str, object]) -> dict[str, object]:
    """Return what is known before the run: versions, code, packages, seed."""
    return {
        "version": workbench.__version__,
        "code": code_hash(analysis),
        "packages": packages(),
        "python": platform.python_version(),
        "seed": parameters.get("seed"),
    }
