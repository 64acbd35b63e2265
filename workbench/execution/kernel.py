"""A kernel of its own for one run: this very Python, no one's profile, its own process group, nothing left behind."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from jupyter_core.utils import ensure_event_loop, run_sync

from workbench.data import temporary
from workbench.execution import kin

# The kernel must not depend on who runs it: no start-up file, no history, no profile of the user.
_ARGUMENTS = ["--InteractiveShellApp.exec_PYTHONSTARTUP=False", "--HistoryManager.enabled=False", "--log-level=ERROR"]
# As ipykernel_launcher does it, but without a debugger, which takes a while to load and which nobody will use, and
# with fewer collections: at the usual threshold, all that is imported would be looked through several times over. What the
# notebook imports of the workbench is imported while the runner still is importing papermill; a fault is left to the cell.
_LAUNCH = """
import gc, sys
gc.set_threshold(50_000)
sys.path[:] = [place for place in sys.path if place]
sys.modules["debugpy"] = None
for statement in {imports!r}:
    try:
        exec(statement, {{}})
    except Exception:
        pass
from ipykernel import kernelapp
kernelapp.launch_new_instance()
"""
_GRACE = 0.5  # seconds between asking the process group to end and ending it


class _Client(AsyncKernelClient):
    """A client that is ready when the kernel answers; jupyter_client's waits for 0.2 seconds of silence besides."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return when the kernel replies and is heard; RuntimeError when it died or took too long."""
        deadline = time.monotonic() + (math.inf if timeout is None else timeout)
        while time.monotonic() < deadline:
            self.kernel_info()
            with contextlib.suppress(Empty):
                await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=0.2)  # else what the first cell puts out could be missed
                return
            if not await self.is_alive():
                raise RuntimeError("it died before it replied")
        raise RuntimeError(f"it did not reply within {timeout} seconds")


class _Manager(AsyncKernelManager):
    """A kernel manager that runs this interpreter, whatever kernels the user has registered."""

    imports: Sequence[str] = ()

    @property
    def kernel_spec(self) -> KernelSpec:
        launch = _LAUNCH.format(imports=list(self.imports))
        argv = [sys.executable, "-c", launch, "-f", "{connection_file}", *_ARGUMENTS]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


@dataclass
class Kernel:
    """A started kernel: its manager for a client to connect to, and its process."""

    manager: AsyncKernelManager
    process: subprocess.Popen

    def end(self) -> None:
        """End the kernel and whatever it has started; harmless when all of it is gone already."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)  # start_new_session made it the leader of its group
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(_GRACE)


def _process(manager: AsyncKernelManager) -> subprocess.Popen:
    """Return the process of a kernel that runs on this machine, as ours do."""
    place = manager.provisioner
    if not isinstance(place, LocalProvisioner) or place.process is None:
        raise RuntimeError("the kernel has no process on this machine")
    return place.process


@contextlib.contextmanager
def started(*, cwd: Path, environment: Mapping[str, str], imports: Sequence[str] = ()) -> Iterator[Kernel]:
    """Start a kernel and give it back before it is ready; it is ended on the way out, come what may.

    Parameters
    ----------
    cwd : the folder the notebook runs in
    environment : variables for the kernel beside those of this process, which stays as it is
    imports : import statements that the kernel carries out before it listens, so that its cells need not wait for them
    """
    place = "/tmp" if len(tempfile.gettempdir()) > 70 else None  # the path of a Unix socket has some 100 letters
    kin.end_orphans()
    with temporary.folder(kin.NAME, place) as home, temporary.folder("workbench-run-") as scratch:
        # Unix sockets in a private folder: no port to lose to another kernel, nothing another user could join.
        manager = _Manager(
            transport="ipc", ip=f"{home}/s", connection_file=f"{home}/kernel.json", client_factory=_Client
        )
        manager.imports = imports
        own = {kin.MARK: str(home), "TMPDIR": str(scratch), "MPLBACKEND": "agg", **environment}
        run_sync(manager.start_kernel)(cwd=str(cwd), env={**os.environ, **own})
        kernel = Kernel(manager, _process(manager))
        loop = ensure_event_loop()  # jupyter_core keeps one for each thread and closes none
        try:
            yield kernel
        finally:
            kernel.end()
            kin.end(home)
            if not loop.is_running():  # a loop that runs is a notebook's that called us: it is not ours to end
                _abandon_what_waits(loop)
            run_sync(manager.cleanup_resources)()
            if not loop.is_running():
                loop.close()


def _abandon_what_waits(loop: asyncio.AbstractEventLoop) -> None:
    """Let what still waits for the kernel, after an interrupt, end without a word."""
    waiting = asyncio.all_tasks(loop)
    for task in waiting:
        task.cancel()
    if waiting:
        loop.run_until_complete(asyncio.gather(*waiting, return_exceptions=True))
