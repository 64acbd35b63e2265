"""A progress bar for a terminal, and silence for everything else."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TextIO


@contextlib.contextmanager
def shown(stream: TextIO) -> Iterator[Callable[[str, int, int, str], None] | None]:
    """Give a function that shows analysis, cells done, cells in all and caption; nothing when no one is looking."""
    if not stream.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.fields[analysis]}"), BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(analysis: str, done: int, total: int, caption: str) -> None:
            if analysis not in tasks:
                tasks[analysis] = bar.add_task("", total=total, analysis=analysis)
            bar.update(tasks[analysis], completed=done, description=caption)

        yield show
