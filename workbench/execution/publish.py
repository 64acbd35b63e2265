"""Where runs are kept: staged under a lock, made durable, and shown to the world by one rename."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from workbench.errors import Busy, ConfigurationError, without_user

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


def later_than_all(folder: Path, now: datetime) -> datetime:
    """Return now, or the moment after the newest run when a clock set back says that it is still to come."""
    newest = max((path.name for path in folder.glob("2*Z-*")), default="")
    try:
        last = datetime.strptime(newest[:18], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return now
    return now if now > last else last + timedelta(milliseconds=1)


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
    """Write a text file in UTF-8, as it is but for users and passwords in addresses."""
    clear(path)
    path.write_text(without_user(text), encoding="utf-8", newline="")


def odd(staging: Path) -> list[Path]:
    """Return what is neither a plain file nor a folder: links, pipes, sockets, devices."""
    found = []
    for folder, folders, files in os.walk(staging):
        for name in (*folders, *files):
            mode = os.lstat(os.path.join(folder, name)).st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                found.append(Path(folder, name))
    return sorted(found)


def empty(staging: Path) -> None:
    """Take out of the staging folder all that the notebook put there: half of its tables would be half true."""
    for path in staging.iterdir():
        clear(path)


def clear(path: Path) -> None:
    """Take away whatever a notebook has left in a place; a link, and not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def publish(staging: Path, run_id: str) -> Path:
    """Make everything in the staging folder durable, then show it under its run id by one rename; only plain files go."""
    for path in odd(staging):
        path.unlink()
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
