"""Whether an execution is a report: neither papermill's word nor the notebook's looks are enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from workbench import errors
from workbench.execution.analyses import Analysis


class Fault(NamedTuple):
    """Why a run is no report, in plain words, and the exit code for it."""

    message: str
    exit_code: int = 1


_OURS = {
    kind.__name__: kind.exit_code
    for kind in (errors.AnalysisFailed, errors.ConfigurationError, errors.DataFault, errors.UsageError)
}


def execution(cells: Iterable[Mapping], *, captions: Sequence[str], stopped: str = "") -> Fault | None:
    """Return the first reason why these executed cells do not make a report.

    A report needs every code cell run, none with an error, and no traceback printed by a thread or a subprocess.
    ``stopped`` is what the runner knows beyond the cells: the kernel died, the time was over.
    """
    for number, (cell, caption) in enumerate(zip(cells, captions, strict=True), start=1):
        if cell["cell_type"] != "code" or not "".join(cell["source"]).strip():
            continue
        where = f"cell {number}" + (f" ({caption})" if caption else "")
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                return _error(output, where, stopped)
            text = "".join(output.get("text", ""))
            if output.get("name") == "stderr" and "Traceback (most recent call last)" in text:
                return Fault(f"{where}: an error was printed but not raised: {text.strip().splitlines()[-1]}")
        if cell["execution_count"] is None:
            return Fault(f"{where}: {stopped or 'the cell was never run'}.")
    return Fault(f"{stopped}.") if stopped else None


def _error(output: Mapping, where: str, stopped: str) -> Fault:
    """Say what a cell's error output means to the one who started the run."""
    name, text = output["ename"], output["evalue"]
    if stopped:
        return Fault(f"{where}: {stopped}.")
    if name in _OURS:
        return Fault(text, _OURS[name])  # our own messages say where themselves
    if name == "ModuleNotFoundError":
        return Fault(f"{where}: {text}. Install it into the environment that runs the workbench.", 4)
    if name == "SystemExit":
        return Fault(f"{where}: the code left the notebook (exit {text or 0}) before its end.")
    if name == "MemoryError":
        return Fault(f"{where}: there was not enough memory. {text}".strip())
    return Fault(f"{where}: {name}: {text}" if text else f"{where}: {name}")


def promises(results: Mapping, analysis: Analysis, staging: Path) -> Fault | None:
    """Return what the notebook says it yields and the results lack."""
    there = {headline["key"] for headline in results.get("headlines", ())}
    missing = [f"headline {key}" for key in analysis.headlines if key not in there]
    tables = {table["name"]: table["path"] for table in results.get("tables", ())}
    missing += [f"table {name}" for name in analysis.tables if name not in tables]
    missing += [f"file {path}" for path in tables.values() if not (staging / path).is_file()]
    return Fault(f"{analysis.path.name} ran to its end but did not yield: {', '.join(missing)}.") if missing else None
