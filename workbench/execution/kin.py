"""The processes a kernel has started, sessions of their own included: found by the folder that their kernel gave them."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from workbench.data import temporary

MARK = "IPYTHONDIR"  # every kernel of ours has a folder of its own there, and what it starts inherits it
NAME = "wb-"


def end(home: Path) -> None:
    """End every process that the kernel with this folder has started and that is still there."""
    _end({pid for pid, place in _all() if place == str(home)})


def end_orphans() -> None:
    """End what kernels have started whose runner is dead; on a system without /proc nothing is found."""
    places = dict(_all())
    dead = {place for place in set(places.values()) if not temporary.is_held(Path(place))}
    _end({pid for pid, place in places.items() if place in dead})


def _end(pids: set[int]) -> None:
    for pid in pids - {os.getpid()}:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def _all() -> Iterator[tuple[int, str]]:
    """Processes of this user that have a kernel's folder in their environment, and that folder.

    Those of another mount namespace (a container's) are not looked at: whether their folder is held cannot be seen.
    """
    try:
        here = os.readlink("/proc/self/ns/mnt")
    except OSError:  # not Linux
        return
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if os.readlink(path.with_name("ns") / "mnt") != here:
                continue
            for variable in path.read_bytes().split(b"\0"):
                name, _, place = os.fsdecode(variable).partition("=")
                if name == MARK and Path(place).name.startswith(NAME) and place.endswith(temporary.ENDING):
                    yield int(path.parent.name), place
