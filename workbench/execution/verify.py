"""Whether an execution is a report: neither papermill's word nor the notebook's looks are enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from workbench import errors
from workbench.execution import publish, redaction
from workbench.execution.analyses import Analysis
from workbench.execution.redaction import Known


class Fault(NamedTuple):
    """Why a run is no report, in plain words, the exit code for it, and its kind, which is all that a portal shows."""

    message: str
    exit_code: int = 1
    kind: str = "code"
    raw: str = ""  # as it came, for the terminal and only when asked for

    @classmethod
    def of(cls, error: errors.WorkbenchError, where: str = "") -> Fault:
        """Lay out one of our own errors."""
        text = f"{where}{error}"
        return cls(text, error.exit_code, _KINDS.get(error.exit_code, "code"), text)


_KINDS = {2: "usage", 3: "data", 4: "configuration"}
_OURS = {
    kind.__name__: kind.exit_code
    for kind in (
        errors.AnalysisFailed,
        errors.ArgumentFault,
        errors.ConfigurationError,
        errors.DataFault,
        errors.UsageError,
    )
}


def execution(
    cells: Iterable[Mapping],
    *,
    captions: Sequence[str],
    stopped: str = "",
    kind: str = "code",
    told: Callable[[], Known],
) -> Fault | None:
    """Return the first reason why these executed cells do not make a report.

    A report needs every code cell run, none with an error, and no traceback printed by a thread or a subprocess.
    ``stopped`` is what the runner knows beyond the cells: the kernel died, the time was over; ``kind`` its kind.
    """
    for number, (cell, caption) in enumerate(zip(cells, captions, strict=True), start=1):
        if cell["cell_type"] != "code" or not "".join(cell["source"]).strip():
            continue
        where = f"cell {number}" + (f" ({caption})" if caption else "")
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                return Fault(f"{where}: {stopped}.", kind=kind) if stopped else _error(output, where, told)
            text = "".join(output.get("text", ""))
            if output.get("name") == "stderr" and "Traceback (most recent call last)" in text:
                last = redaction.name(text.strip().splitlines()[-1].partition(":")[0])
                return Fault(f"{where}: an error was printed but not raised: {last}", raw=text)
        if cell["execution_count"] is None:
            return Fault(f"{where}: {stopped or 'the cell was never run'}.", kind=kind)
    return Fault(f"{stopped}.", kind=kind) if stopped else None


def _error(output: Mapping, where: str, told: Callable[[], Known]) -> Fault:
    """Say what a cell's error output means to the one who started the run; no value of the data is told."""
    name, text = redaction.name(output["ename"]), output["evalue"]
    raw = "\n".join([*output["traceback"], f"{name}: {text}"])
    if name in _OURS:  # our own messages say where themselves
        safe = redaction.redacted(text, told())
        hint = f"\n{redaction.HINT}" if redaction.MASK in safe else ""
        return Fault(safe + hint, _OURS[name], _KINDS.get(_OURS[name], "code"), raw)
    if name == "ModuleNotFoundError":
        text = redaction.redacted(text, told())
        return Fault(
            f"{where}: {text}. Install it into the environment that runs the workbench.", 4, "configuration", raw
        )
    if name == "ImportError":
        return Fault(f"{where}: {redaction.redacted(text, told())}", raw=raw)
    if name == "SystemExit":
        code = text if text.isdigit() else ("0" if not text else "1")
        return Fault(f"{where}: the code left the notebook (exit {code}) before its end.", raw=raw)
    if name == "MemoryError":
        return Fault(f"{where}: there was not enough memory.", kind="memory", raw=raw)
    place = "".join(f" in {one}" for one in redaction.places(output["traceback"])[-1:])
    if not text or text in told().code:
        return Fault(f"{where}: {name}: {text}" if text else f"{where}: {name}", raw=raw)
    return Fault(
        f"{where}: {name}{place}. Its text is not told, for it may hold data; `workbench --debug run` shows it on the "
        "terminal.", raw=raw,
    )  # fmt: skip


def plain(staging: Path) -> Fault | None:
    """Return a fault when a notebook has left anything but plain files and folders in its staging folder."""
    odd = [path.relative_to(staging).as_posix() for path in publish.odd(staging)]
    if odd:
        return Fault(f"The notebook left {', '.join(odd)}: a link or a special file. Only plain files are published.")
    return None


def promises(results: Mapping, analysis: Analysis, staging: Path) -> Fault | None:
    """Return what the notebook says it yields and the results lack."""
    there = {headline["key"] for headline in results.get("headlines", ())}
    missing = [f"headline {key}" for key in analysis.headlines if key not in there]
    tables = {table["name"]: table["path"] for table in results.get("tables", ())}
    missing += [f"table {name}" for name in analysis.tables if name not in tables]
    missing += [f"file {path}" for path in tables.values() if not (staging / path).is_file()]
    return Fault(f"{analysis.path.name} ran to its end but did not yield: {', '.join(missing)}.") if missing else None
