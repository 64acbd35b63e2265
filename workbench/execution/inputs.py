"""The files a run reads are the same from first to last, or there is no report."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from workbench.data import cache, locate
from workbench.data.description import Description
from workbench.errors import WorkbenchError

Marks = Mapping[Path, tuple[int, ...]]


def marks(description: Description) -> Marks:
    """Return size, time and place on the disk of the dataset file and of every source file that is there."""
    sources = [*description.sources.values(), *(table.source for table in description.tables.values() if table.source)]
    files = {description.path}
    for source in sources:
        if not source.source.startswith("table:"):
            with contextlib.suppress(WorkbenchError, OSError):  # what is not there is told when it is opened
                files |= set(locate.files(source.source, description.path.parent, ""))
    return {file: mark for file in files if (mark := _mark(file))}


def changed(before: Marks) -> list[str]:
    """Return the names of the files that are not as they were.

    >>> here = Path(locate.__file__)
    >>> changed({here: _mark(here)}), changed({here: (0,)})
    ([], ['locate.py'])
    """
    return sorted(file.name for file, mark in before.items() if _mark(file) != mark)


def tidy(description: Description) -> None:
    """Remove what a kernel that was ended has left beside the dataset."""
    cache.sweep(description.path.parent, description.name)


def _mark(file: Path) -> tuple[int, ...]:
    """Nothing for a file that is not there."""
    with contextlib.suppress(OSError):
        stat = file.stat()
        return stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev
    return ()
