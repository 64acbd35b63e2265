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
    """Return size, times and place on the disk of the dataset file and of every source file that is there."""
    sources = [*description.sources.values(), *(table.source for table in description.tables.values() if table.source)]
    files = {description.path}
    for source in sources:
        if not source.source.startswith("table:"):
            with contextlib.suppress(WorkbenchError, OSError):  # what is not there is told when it is opened
                files |= set(locate.files(source.source, description.path.parent, ""))
    return {file: mark for file in files if (mark := _mark(file))}


def changed(before: Marks, now: Marks) -> list[str]:
    """Return the names of the files that are not as they were, that are gone or that came.

    >>> changed({Path("a.csv"): (1,), Path("b.csv"): (1,)}, {Path("a.csv"): (2,), Path("c.csv"): (1,)})
    ['a.csv', 'b.csv', 'c.csv']
    """
    return sorted(file.name for file in {*before, *now} if before.get(file) != now.get(file))


def database_moved(description: Description, fingerprint: str) -> bool:
    """Whether the tables of a database are no longer those that a report's fingerprint stands for."""
    if description.engine == "duckdb":
        return False
    from workbench.data import database, door  # slow to import, and the kernel is not to wait for it

    if database.copied(description):  # read once, as of one moment
        return False
    return fingerprint != door.fingerprint_of(description)


def tidy(description: Description) -> None:
    """Remove what a kernel that was ended has left beside the dataset."""
    cache.sweep(description.path.parent, description.name)


def _mark(file: Path) -> tuple[int, ...]:
    """Nothing for a file that is not there."""
    with contextlib.suppress(OSError):
        stat = file.stat()
        return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_dev
    return ()
