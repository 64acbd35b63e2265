"""Strict runs: a request is checked, executed in a kernel of its own, judged, and published whole or not at all.

The story of one run, top to bottom: `run` checks everything that can be checked without a kernel; `_make` holds the
report's lock and a staging folder, executes the notebook, judges what came of it, writes record and pages, and shows
them by one rename. Only this module asks what time it is; the kernel's modules count seconds, for their time limits.
"""

from __future__ import annotations

import contextlib
import importlib
import shutil
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import places
from workbench.errors import AnalysisFailed, ConfigurationError, DataFault, UsageError, WorkbenchError
from workbench.execution import DATASET, REPORTS, analyses, publish, requests
from workbench.execution.at_work import Kernels
from workbench.execution.requests import Request
from workbench.words.languages import REQUESTED

if TYPE_CHECKING:  # both are slow to import, and the kernel is not to wait for them
    from workbench.execution.engine import Record
    from workbench.execution.verify import Fault

NOTEBOOKS = places.NOTEBOOKS
LIMIT = 3600.0  # seconds one notebook may take

Progress = Callable[[str, int, int, str], None]  # analysis, cells done, cells in all, caption
Clock = Callable[[], datetime]


def moment() -> datetime:
    """Return what time it is: no other module asks."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Run:
    """What a run left: its folder, and results.json as it was written."""

    analysis: str
    status: str
    path: Path | None = None
    results: Mapping[str, object] = field(default_factory=dict)
    error: str = ""
    exit_code: int = 0
    detail: str = field(
        default="", repr=False
    )  # the error as it came, which may hold data: shown when asked for, never kept

    @property
    def report(self) -> Path | None:
        """The page of the run in its first language."""
        pages = sorted(self.path.glob("report*.html")) if self.path else []
        return pages[0] if pages else self.path


@dataclass(frozen=True)
class _Making:
    """What all runs of one call share."""

    limit: float = LIMIT
    progress: Progress | None = None
    clock: Clock = moment
    kernels: Kernels = field(default_factory=Kernels)


def run(
    analysis: str,
    *,
    data: str = DATASET,
    parameters: Mapping[str, object] | None = None,
    as_of: str = "",
    lang: Sequence[str] = requests.LANGUAGES,
    out: Path | str = REPORTS,
    notebooks: Path = NOTEBOOKS,
    **making: Any,
) -> Run:
    """Run one analysis and publish its report.

    Parameters
    ----------
    analysis : a name in `notebooks`, or the path of a notebook
    data : a dataset in data/ by name, or the path of a dataset file
    parameters : values for the notebook's parameters, as their own type or as text
    making : `limit` (seconds for the notebook), `progress` (called with analysis, cells done, cells in all, caption),
        `clock` (returns an aware datetime)

    Returns
    -------
    Run
        With status "ok", "checks_failed" (published, with a banner) or "failed" (kept apart, with its notebook).

    Raises
    ------
    UsageError, ConfigurationError
        Before anything starts: an unknown name, a value of the wrong type or out of bounds, no such dataset.
    Busy
        The same report is being made by another process.
    """
    shared, given = _Making(**making), _with_as_of(parameters, as_of)
    with _told_when_refused(shared, [analysis], str(data), given, lang, Path(out), notebooks):
        found = analyses.find(analysis, notebooks)
        request = requests.prepare(found, data=str(data), parameters=given, lang=lang, out=Path(out))
    return _make(request, shared)


def run_all(
    names: Sequence[str] = (),
    *,
    data: str = DATASET,
    parameters: Mapping[str, object] | None = None,
    as_of: str = "",
    lang: Sequence[str] = requests.LANGUAGES,
    out: Path | str = REPORTS,
    notebooks: Path = NOTEBOOKS,
    jobs: int = 1,
    **making: Any,
) -> list[Run]:
    """Run several analyses, or with no name all that the dataset supports; one that fails does not stop the others.

    A parameter goes to the analyses that have it; one that none has is refused, as `run` refuses it.
    """
    broken: Mapping[str, WorkbenchError] = {}
    shared, given = _Making(**making), _with_as_of(parameters, as_of)
    with _told_when_refused(shared, names, str(data), given, lang, Path(out), notebooks):
        chosen = [analyses.find(name, notebooks) for name in dict.fromkeys(names)]
        if not chosen:
            chosen, broken = requests.supported(data, notebooks)
        asked = requests.prepare_all(chosen, data=str(data), parameters=given, lang=lang, out=Path(out))
    unread = [Run(name, "failed", error=str(error), exit_code=error.exit_code) for name, error in broken.items()]
    for name, error in broken.items():
        _leave_refused(error, shared, [name], str(data), given, lang, Path(out), notebooks)
    if jobs == 1 or len(asked) == 1:
        return unread + [_try(request, shared) for request in asked]
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="run")
    try:
        return unread + list(pool.map(partial(_try, making=shared), asked))
    except KeyboardInterrupt:
        shared.kernels.end()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _told_when_refused(making: _Making, *asked: Any) -> Iterator[None]:
    """Leave a failed run for each report that data or dataset file refuse before a kernel starts."""
    try:
        yield
    except (ConfigurationError, DataFault) as error:
        _leave_refused(error, making, *asked)
        raise


def _leave_refused(error: WorkbenchError, making: _Making, *asked: Any) -> None:
    from workbench.execution import refused

    what = refused.Asked(*asked)
    if refused.leave(what, error, now=making.clock()):
        rebuild_portal(what.out, making.clock)


def exit_code(made: Sequence[Run]) -> int:
    """Return the exit code for several runs: that of the only kind of failure, or 5 when some of many failed."""
    codes = {one.exit_code for one in made}
    if len(made) > 1 and codes & {0, 3} and codes - {0, 3}:
        return 5
    return max(codes, default=0) if codes <= {0, 3} or len(codes) == 1 else 1


def _with_as_of(parameters: Mapping[str, object] | None, as_of: str) -> dict[str, object]:
    """The given parameters, the day among them; saying it twice is refused."""
    if as_of and "as_of" in (parameters or {}):
        raise UsageError("as_of is given twice: as an option and as a parameter.")
    return {**(parameters or {}), **({"as_of": as_of} if as_of else {})}


def _try(request: Request, making: _Making) -> Run:
    """Make one of several runs; its failure is told in its place."""
    try:
        return _make(request, making)
    except WorkbenchError as error:
        return Run(request.analysis.name, "failed", error=str(error), exit_code=error.exit_code)


def _make(request: Request, making: _Making) -> Run:
    """Make one run under the lock of its report: execute, judge, write, publish."""
    from workbench.execution import inputs

    with publish.locked(request.folder):
        started, tick = publish.later_than_all(request.folder, making.clock()), time.monotonic()
        run_id = publish.new_run_id(request.folder, started, seed=f"{request.values}")
        with _staging(request.folder, run_id) as staging:
            before = inputs.marks(request.dataset)
            record = _execute(request, staging, run_id, making)
            inputs.tidy(request.dataset)
            about = {
                "run_id": run_id,
                "started": started.isoformat(timespec="seconds"),
                "seconds": round(time.monotonic() - tick, 3),
            }
            found, fault = _write(
                request, record, staging, about, inputs.changed(before, inputs.marks(request.dataset))
            )
            path = publish.publish(staging, run_id)
    trouble = rebuild_portal(request.out, making.clock)
    if record.interrupted:
        raise KeyboardInterrupt
    run = Run(request.analysis.name, found["status"], path, found)
    if fault:
        return replace(run, error=fault.message, exit_code=fault.exit_code, detail=fault.raw)
    if trouble:
        return replace(run, error=trouble, exit_code=AnalysisFailed.exit_code)
    return replace(run, exit_code=3 if found["status"] == "checks_failed" else 0)


@contextlib.contextmanager
def _staging(folder: Path, run_id: str) -> Iterator[Path]:
    """Give a staging folder that is gone afterwards, published or not; a disk that fails is told in words."""
    staging = folder / f".{run_id}{publish.PARTIAL}"
    try:
        yield publish.stage(folder, run_id)
    except OSError as error:
        raise AnalysisFailed(
            f"{folder}: the run could not be made or written ({error.strerror or error}). Nothing was published; earlier runs are "
            "as they were."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _execute(request: Request, staging: Path, run_id: str, making: _Making) -> Record:
    """Execute the notebook; the kernel starts first, and what is slow to import is imported beside it."""
    from workbench.execution import kernel

    environment = {
        "WORKBENCH_STAGING": str(staging.resolve()),
        "WORKBENCH_RUN_ID": run_id,
        REQUESTED: ",".join(request.lang),
    }
    place, imports = request.analysis.path.parent, analyses.imports(request.analysis.document)
    with (
        kernel.started(cwd=place, environment=environment, imports=imports) as started,
        making.kernels.holding(started),
    ):
        from workbench.execution import engine

        warming = threading.Thread(target=_prepare_what_comes_next, args=(request,), daemon=True)
        record = engine.execute(
            request.analysis.document, request.injected, kernel=started, limit=making.limit,
            progress=partial(making.progress, request.analysis.name) if making.progress else lambda *_: None,
            on_start=warming.start,
        )  # fmt: skip
        if making.kernels.ending:
            record.fault, record.kind, record.interrupted = engine.INTERRUPTED, "interrupted", True
    return record


def _prepare_what_comes_next(request: Request) -> None:
    """Import what writes the pages, compile their templates and read their words, while the kernel works."""
    with contextlib.suppress(Exception):  # the call that needs it meets the same fault, and tells it
        importlib.import_module("workbench.execution.outcome")
        importlib.import_module("workbench.report.portal")
        importlib.import_module("workbench.report.edition").prepare(request.lang, request.analysis.name)


def _write(
    request: Request, record: Record, staging: Path, about: Mapping[str, object], changed: Sequence[str]
) -> tuple[dict, Fault | None]:
    """Write what is to be published; a report that cannot be drawn up is a failed run."""
    from workbench.execution import history, outcome, redaction
    from workbench.execution.verify import Fault

    earlier = history.of(request.folder)
    found, fault = outcome.judge(request, record, staging, about, changed)
    try:
        found = found if fault else outcome.held_against(earlier, request, record.notebook, found, staging)
        outcome.write(request, record.notebook, found, staging, earlier)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a page must not lose the notebook behind it
        raw = traceback.format_exc()
        place = "".join(
            f" in {one}" for one in redaction.places(raw.replace('"', "").replace(", line ", ":").splitlines())[-1:]
        )
        fault = fault or Fault(f"The pages could not be made: {type(error).__name__}{place}.", kind="pages", raw=raw)
        found = outcome.failed(request, about, fault)
        outcome.write(request, record.notebook, found, staging, earlier)
    return found, fault


def rebuild_portal(out: Path, clock: Clock = moment) -> str:
    """Bring index.html up to date; two runs that end together take turns. What went wrong is returned: the reports are safe."""
    from workbench.report import portal

    try:
        with publish.locked(out, wait=True):
            portal.build(out, now=clock().isoformat(timespec="seconds"))
    except Exception as error:  # noqa: BLE001 - the report itself is published
        why = getattr(error, "strerror", None) or type(error).__name__
        return f"{out}: the reports are as they should be, but index.html could not be rebuilt ({why})."
    return ""
