"""Temporary folders with an owner: gone when it is done, and swept by the next one when it was killed.

Each folder holds a lock file that its owner keeps locked; the system lets go of the lock when the process dies, however
it dies. A folder of ours whose lock is free belongs to nobody and is removed.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path

ENDING = ".own"
_LOCK = ".owner"


class Owned:
    """A folder that is removed when this object goes, when the process ends, or by the next sweep after a kill."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._end = weakref.finalize(self, _remove, path, handle, os.getpid())

    def end(self) -> None:
        """Remove the folder now; harmless when it is gone already."""
        self._end()


def owned(prefix: str, parent: Path | str | None = None) -> Owned:
    """Make a folder of this process, after sweeping away what dead ones have left in the same place.

    Parameters
    ----------
    prefix : the beginning of its name
    parent : where; the system's folder for temporary files when none is given

    >>> folder = owned("workbench-example-")
    >>> folder.path.is_dir()
    True
    >>> folder.end()
    >>> folder.path.exists()
    False
    """
    parent = Path(parent or tempfile.gettempdir())
    sweep(parent)
    while True:
        path = Path(tempfile.mkdtemp(prefix=prefix, suffix=ENDING, dir=parent))
        try:
            handle = _lock(path / _LOCK, create=True)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise
        if handle is not None:  # else a sweep came between; it has taken the folder away
            return Owned(path, handle)


def sweep(parent: Path) -> None:
    """Remove the folders below parent that this user's dead processes have left."""
    for path in parent.glob(f"*{ENDING}"):
        with contextlib.suppress(OSError):
            if path.is_symlink() or path.stat().st_uid != os.getuid():
                continue
            if not (path / _LOCK).exists():  # half made or half removed; a maker that lives makes another
                shutil.rmtree(path, ignore_errors=True)
            elif (handle := _lock(path / _LOCK)) is not None:
                _remove(path, handle, os.getpid())


def is_held(path: Path) -> bool:
    """Whether a folder made by `owned` has an owner that lives."""
    try:
        handle = os.open(path / _LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


@contextlib.contextmanager
def folder(prefix: str, parent: Path | str | None = None) -> Iterator[Path]:
    """An owned folder for the length of a block."""
    mine = owned(prefix, parent)
    try:
        yield mine.path
    finally:
        mine.end()


def _lock(path: Path, *, create: bool = False) -> int | None:
    """The locked file's handle, not handed on to children; None when another holds it or it is gone from its place."""
    try:
        handle = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(handle), os.stat(path)):
            return handle
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(handle)
    return None


def _remove(path: Path, handle: int, owner: int) -> None:
    if os.getpid() != owner:  # a fork of the owner ends
        return
    shutil.rmtree(path, ignore_errors=True)
    with contextlib.suppress(OSError):
        os.close(handle)
