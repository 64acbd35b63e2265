"""Files kept beside a dataset: written whole or not at all, read only when their bytes are as written."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_RACY_NS = 2_000_000_000
_KEEP = 3


class Hashes:
    """sha256 of files, remembered by path, size and times so that a warm opening reads no gigabytes.

    A file changed within two seconds of the memory's own writing is hashed anew, as git does it: a clock ticks too
    coarsely to tell two changes in a row apart.
    """

    def __init__(self, memory: Path) -> None:
        self._memory = memory
        self._known: dict[str, list[Any]] = {}
        self._written = 0
        with contextlib.suppress(OSError, ValueError):
            self._known = dict(json.loads(memory.read_text("utf-8")))
            self._written = memory.stat().st_mtime_ns

    def of(self, path: Path) -> str:
        """Hex digest of the file's bytes."""
        stat = path.stat()
        mark = [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        known = self._known.get(str(path))
        settled = max(stat.st_mtime_ns, stat.st_ctime_ns) < self._written - _RACY_NS
        if settled and isinstance(known, list) and known[:-1] == mark:
            return known[-1]
        digest = sha256(path)
        self._known[str(path)] = [*mark, digest]
        with contextlib.suppress(OSError):              # without memory it is only slower
            write_text(self._memory, json.dumps(self._known))
            self._written = self._memory.stat().st_mtime_ns
        return digest


def sha256(path: Path) -> str:
    """Hex digest of a file's bytes, streamed."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder(beside: Path, name: str) -> tuple[Path, bool]:
    """The cache folder for a dataset and whether it will be kept; a temporary one where nothing can be written."""
    root = beside / ".cache"
    with contextlib.suppress(OSError):
        (root / name).mkdir(parents=True, exist_ok=True)
        if not (root / ".gitignore").exists():          # it holds the company's data
            write_text(root / ".gitignore", "*\n")
        with tempfile.TemporaryFile(dir=root / name):   # mkdir says nothing about a folder that was there before
            return root / name, True
    return Path(tempfile.mkdtemp(prefix=f"workbench-{name}-")), False


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path that becomes path when the block ends well, and vanishes when it does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=path.stem + ".", suffix=".tmp" + path.suffix, dir=path.parent)
    os.close(handle)
    try:
        yield Path(temporary)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write text whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8")


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
    with contextlib.suppress(OSError):
        if seal.read_text("utf-8") == hashes.of(path):
            return path
    with replacing(path) as temporary:
        build(temporary)
        digest = sha256(temporary)
    write_text(seal, digest)
    return path


def prune(root: Path, current: Path) -> None:
    """Remove the caches of all but the last few states of a dataset."""
    others = (path.parent for path in root.glob("*/state.json") if path.parent != current)
    states = sorted(others, key=lambda path: path.stat().st_mtime_ns)
    for old in states[: max(0, len(states) - _KEEP + 1)]:
        shutil.rmtree(old, ignore_errors=True)
