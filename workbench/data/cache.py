"""Files kept beside a dataset: written whole or not at all, read only when their bytes are as written."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from workbench import places
from workbench.data import temporary

_RACY_NS = 2_000_000_000
KEEP = 3
_DIGEST = re.compile("[0-9a-f]{64}")
_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_ROOM = re.compile(
    "No space left on device|Disk quota exceeded|Could not write all bytes|max_temp_directory_size", re.IGNORECASE
)


class Hashes:
    """sha256 of files, remembered by path, size and times so that a warm opening reads no gigabytes.

    A file changed within two seconds of the memory's own writing is hashed anew, as git does it: a clock ticks too
    coarsely to tell two changes in a row apart.
    """

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._known: dict[str, list[Any]] = {}
        self._written = 0
        with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):  # a damaged memory is none
            self._known = dict(json.loads(memory.read_text("utf-8")))
            self._written = memory.stat().st_mtime_ns

    def of(self, path: Path) -> str:
        """Hex digest of the file's bytes."""
        stat = path.stat()
        mark = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        known = self._known.get(str(path))
        settled = max(stat.st_mtime_ns, stat.st_ctime_ns) < self._written - _RACY_NS
        if settled and isinstance(known, list) and known[:-1] == mark and _DIGEST.fullmatch(str(known[-1])):
            return known[-1]
        digest = sha256(path)
        self._known[str(path)] = [*mark, digest]
        with contextlib.suppress(OSError):  # without memory it is only slower
            write_text(self._memory, json.dumps(self._known))
            self._written = self._memory.stat().st_mtime_ns
        return digest


def sha256(path: Path) -> str:
    """Hex digest of a file's bytes, streamed."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder(beside: Path, name: str) -> Path | None:
    """The cache folder for a dataset, without what dead processes left in it; None where nothing can be written."""
    root = places.cache(beside)
    with contextlib.suppress(OSError):
        (root / name).mkdir(parents=True, exist_ok=True)
        if not (root / ".gitignore").exists():  # it holds the company's data
            write_text(root / ".gitignore", "*\n")
        with tempfile.TemporaryFile(dir=root / name):  # mkdir says nothing about a folder that was there before
            pass
        sweep(beside, name)
        return root / name
    return None


def sweep(beside: Path, name: str) -> None:
    """Remove what dead processes have left in the cache folder of a dataset."""
    root = places.cache(beside)
    for place in (root, root / name, *(root / name).glob("*/")):
        temporary.sweep(place)


@contextlib.contextmanager
def building(state: Path) -> Iterator[Path]:
    """Hold a state's folder while its tables are made, so that no one takes it for a dead one; gives room for copies."""
    mine = None
    while mine is None:
        state.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):  # taken away between the two lines
            mine = temporary.owned("building-", state)
    try:
        yield mine.path
    finally:
        mine.end()


def is_full(error: BaseException) -> bool:
    """Whether an error, ours or the engine's, says that a disk has no room left."""
    return getattr(error, "errno", None) in _FULL or bool(_NO_ROOM.search(str(error)))


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path that becomes path when the block ends well, and vanishes when it does not.

    It lies in a folder of its own: an engine that runs out of room leaves files beside the one it was to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with temporary.folder(f".{path.stem[:40]}-", path.parent) as scratch:
        yield scratch / path.name
        if path.is_dir():  # damage of another kind: nothing can be written over it
            shutil.rmtree(path)
        os.replace(scratch / path.name, path)


def write_text(path: Path, text: str) -> None:
    """Write text whole or not at all."""
    with replacing(path) as written:
        written.write_text(text, "utf-8")


def write_sealed(path: Path, content: dict[str, Any]) -> None:
    """Write a JSON object under a first line with its digest."""
    body = json.dumps(content, ensure_ascii=False)
    write_text(path, f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}")


def read_sealed(path: Path) -> dict[str, Any] | None:
    """A JSON object written by write_sealed, or None when it is absent or its bytes have changed."""
    try:
        digest, _, body = path.read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return json.loads(body) if hashlib.sha256(body.encode()).hexdigest() == digest else None


def parquet(path: Path, hashes: Hashes, build: Callable[[Path], None]) -> Path:
    """The Parquet file at path, built when it is absent or its bytes are not those that were written."""
    seal = path.with_suffix(".sha256")
    with contextlib.suppress(OSError, ValueError):
        if seal.read_text("utf-8") == hashes.of(path):
            return path
    with replacing(path) as written:
        build(written)
        digest = sha256(written)
    write_text(seal, digest)
    return path


def prune(root: Path, current: Path, *, keep: int = KEEP) -> None:
    """Remove the caches of all but the last few states of a dataset, and states whose making was cut short."""
    others = [path for path in root.glob("*/") if path != current and not path.name.endswith(temporary.ENDING)]
    whole = [path for path in others if (path / "state.json").exists()]
    for path in others:
        if path not in whole and not list(path.glob(f"*{temporary.ENDING}")):
            shutil.rmtree(path, ignore_errors=True)
    whole.sort(key=lambda path: (path / "state.json").stat().st_mtime_ns)
    for old in whole[: max(0, len(whole) - keep + 1)]:
        shutil.rmtree(old, ignore_errors=True)
