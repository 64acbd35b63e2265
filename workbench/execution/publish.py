"""Where runs are kept: staged under a lock, made durable, and shown to the world by one rename."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from workbench.errors import Busy, ConfigurationError

PARTIAL = ".partial"


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the folder's lock; the system itself lets go of it when the process dies.

    Raises
    ------
    Busy
        When another process holds it and ``wait`` is not asked for.
    ConfigurationError
        When nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o666)  # not handed on to kernels (PEP 446)
    except OSError as error:
        raise ConfigurationError(
            f"{folder}: reports cannot be written there ({error.strerror}). Choose another folder with --out."
        ) from error
    try:
        _take(handle, folder, wait=wait)
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, *, wait: bool) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Busy(f"{folder}: the same report is being made by another process. Try again when it is done.") from None


def new_run_id(folder: Path, started: datetime, *, seed: str) -> str:
    """Return an id that sorts by time and is not taken: UTC to the millisecond and a short hash.

    >>> new_run_id(Path("nowhere"), datetime(2026, 11, 23, 4, 5, 6, 789000), seed="cohort")
    '20261123T040506789Z-902227'
    """
    stamp = started.strftime("%Y%m%dT%H%M%S") + f"{started.microsecond // 1000:03d}Z"
    for attempt in range(1000):
        run_id = f"{stamp}-{hashlib.sha256(f'{seed}{attempt}'.encode()).hexdigest()[:6]}"
        if not (folder / run_id).exists():
            return run_id
    raise ConfigurationError(f"{folder}: no run id is free at {stamp}.")


def stage(folder: Path, run_id: str) -> Path:
    """Make the staging folder of a run; what dead runs have left is removed, for the lock is ours."""
    for left in folder.glob(f".*{PARTIAL}"):
        shutil.rmtree(left, ignore_errors=True)
    staging = folder / f".{run_id}{PARTIAL}"
    staging.mkdir()
    return staging


def write(path: Path, text: str) -> None:
    """Write a text file as it is, in UTF-8."""
    path.write_text(text, encoding="utf-8", newline="")


def publish(staging: Path, run_id: str) -> Path:
    """Make everything in the staging folder durable, then show it under its run id by one rename."""
    for path in [*staging.rglob("*"), staging]:
        _sync(path)
    final = staging.with_name(run_id)
    os.rename(staging, final)
    with contextlib.suppress(OSError):  # it is shown; at worst a power cut takes it back as a whole
        _sync(final.parent)
    return final


def _sync(path: Path) -> None:
    """Have the system write a file or folder to the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
