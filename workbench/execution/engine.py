"""papermill's engine, made honest: a run that did not reach its end never looks as if it had."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from workbench.execution.kernel import Kernel

# papermill would spend 0.1 s on the files of Hadoop; it does without where they cannot be imported.
_barred = sys.modules.setdefault("pyarrow.fs", None) is None  # type: ignore[arg-type]  # typeshed lacks None
import papermill
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError

if _barred:
    del sys.modules["pyarrow.fs"]

Progress = Callable[[int, int, str], None]  # cells done, cells in all, caption of the cell that runs

_PATIENCE = 60  # seconds a kernel may take to answer, and its output to arrive
INTERRUPTED = "The run was interrupted"
LOST = f"What the cell put out did not arrive within {_PATIENCE} seconds of its end"
_LOG = logging.getLogger("papermill")
_LOG.addHandler(logging.NullHandler())  # what it would print to stderr is told by our own messages


@dataclass
class Record:
    """What is left of an execution, whether or not it came to its end."""

    notebook: nbformat.NotebookNode
    fault: str = ""  # why it stopped, when no cell says so itself
    kind: str = "code"
    interrupted: bool = False
    running: int = 0  # index of the cell that was running last
    captions: Sequence[str] = ()


class _StrictEngine(NBClientEngine):
    """Drives a kernel that is already starting, and keeps the notebook at every way out."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man,
        kernel_name,
        *,
        kernel: Kernel,
        record: Record,
        deadline: float,
        progress: Progress,
        on_start: Callable[[], None],
        **_,
    ) -> None:
        record.notebook = nb_man.nb
        record.captions = _captions(nb_man.nb)

        def cell_starts(cell: nbformat.NotebookNode, cell_index: int) -> None:
            record.running = cell_index
            progress(cell_index, len(record.captions), record.captions[cell_index])

        client = PapermillNotebookClient(
            nb_man,
            km=kernel.manager,
            log=_LOG,
            startup_timeout=_PATIENCE,
            iopub_timeout=_PATIENCE,
            timeout_func=lambda cell: max(1, round(deadline - time.monotonic())),
            record_timing=False,
            coalesce_streams=True,
            on_cell_start=cell_starts,
        )
        on_start()
        try:
            client.execute()
        finally:
            if client.kc is not None:
                client.kc.stop_channels()


papermill_engines.register("workbench", _StrictEngine)


def execute(
    document: Mapping,
    parameters: Mapping[str, object],
    *,
    kernel: Kernel,
    limit: float,
    progress: Progress,
    on_start: Callable[[], None] = lambda: None,
) -> Record:
    """Execute a notebook in a kernel and return what came of it; nothing is written, nothing is raised.

    Parameters
    ----------
    document : the notebook as read from its file
    parameters : the values to inject after the parameters cell; none leaves the notebook as it is
    limit : seconds for the whole notebook
    on_start : called once when nothing is left to do but to wait for the kernel
    """
    notebook = _without_outputs(document)
    record = Record(notebook, captions=_captions(notebook))
    deadline = time.monotonic() + limit
    try:
        papermill.execute_notebook(
            notebook, None, dict(parameters), engine_name="workbench", kernel_name="python3", language="python",
            progress_bar=False, autosave_cell_every=0,
            kernel=kernel, record=record, deadline=deadline, progress=progress, on_start=on_start,
        )  # fmt: skip
    except PapermillExecutionError:
        pass  # the cell holds the error
    except CellTimeoutError:
        over = time.monotonic() >= deadline - 1
        record.fault = f"The run took longer than its limit of {limit:g} seconds and was stopped" if over else LOST
        record.kind = "time"
    except DeadKernelError:
        record.fault = "The kernel died (killed from outside, out of memory, or ended by the code itself)"
        record.kind = "kernel"
    except KeyboardInterrupt:
        record.fault, record.kind, record.interrupted = INTERRUPTED, "interrupted", True
    except RuntimeError as error:  # jupyter_client's way of saying that a kernel does not answer
        record.fault, record.kind = f"The kernel could not be used: {error}", "kernel"
    _clean(record.notebook)
    if record.fault:
        _mark(record)
    return record


def _without_outputs(document: Mapping) -> nbformat.NotebookNode:
    """Copy the notebook without what an earlier execution left in it."""
    notebook = nbformat.v4.to_notebook(document)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _clean(notebook: nbformat.NotebookNode) -> None:
    """Take out what differs between two runs that did the same: papermill's clock, paths and random cell ids."""
    notebook.metadata.pop("papermill", None)
    notebook.cells = [
        cell for cell in notebook.cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])
    ]
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
        elif not cell.metadata.get("tags", True):
            del cell.metadata["tags"]


def _mark(record: Record) -> None:
    """Put the fault into the cell that was running, so that the notebook itself says why it ends there."""
    cell = record.notebook.cells[record.running]
    if cell.cell_type == "code":
        cell.outputs.append(nbformat.v4.new_output("error", ename="RunStopped", evalue=record.fault, traceback=[]))


def _captions(notebook: nbformat.NotebookNode) -> list[str]:
    """Return one caption per cell: the last heading at or above it."""
    captions, last = [], ""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            headings = [line.lstrip("# ").strip() for line in cell.source.splitlines() if line.startswith("#")]
            last = headings[-1] if headings else last
        captions.append(last)
    return captions
