"""What a dataset is made of, as one digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.data import locate, sql
from workbench.data.cache import Hashes, sha256
from workbench.data.description import Description, SourceFile
from workbench.data.engine import Engine
from workbench.errors import DataFault

States = Callable[[], Mapping[str, str]]  # source text of each table in a database -> what stands for its content


def of_dataset(description: Description, inputs: dict[str, list[Path]], hashes: Hashes, states: States) -> str:
    """ "sha256:..." of the dataset file, the bytes and names of all source files, and the packages' versions.

    inputs is source text -> files. A table in a database has no bytes: states tells what stands for each one's content.
    """
    parts = [sha256(description.path)]
    for source, files in sorted(inputs.items()):
        parts.append(json.dumps([source, locate.package_version(source), [(f.name, hashes.of(f)) for f in files]]))
    parts += [f"{table} {state}" for table, state in sorted(states().items())]
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def of_tables(description: Description, engine: Engine) -> dict[str, str]:
    """Source text of each table on an engine -> the number of its rows, and the ends of each column.

    A change that leaves all of these alone goes unseen.
    """
    tables = {source.source for source in _sources(description) if source.source.startswith("table:")}
    return {table: _state(engine, table) for table in tables}


def unchanged(digest: str, current: Callable[[], str]) -> None:
    """DataFault when the sources are no longer those that digest stands for."""
    if current() != digest:
        message = (
            "The sources or the dataset file changed while they were being read. Wait until the delivery is "
            "complete, then open the dataset again."
        )
        raise DataFault([message])


def of_code(*files: Path) -> str:
    """Digest of source files, in the order given."""
    return hashlib.sha256("\n".join(sha256(file) for file in files).encode()).hexdigest()


def _sources(description: Description) -> list[SourceFile]:
    return [*description.sources.values(), *(t.source for t in description.tables.values() if t.source is not None)]


def _state(engine: Engine, table: str) -> str:
    relation = ".".join(sql.name(part) for part in table.removeprefix("table:").split("."))
    columns = engine.describe(f"SELECT * FROM {relation}")
    ends = "".join(
        f", min({sql.name(c)}) AS {sql.name('a' + str(i))}, max({sql.name(c)}) AS {sql.name('b' + str(i))}"
        for i, c in enumerate(columns)
    )
    return json.dumps(engine.rows(f"SELECT count(*) AS n{ends} FROM {relation}")[0], default=str)
