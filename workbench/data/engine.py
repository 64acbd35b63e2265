"""Where queries run: an embedded DuckDB, or a database reached through ibis."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import Any

import duckdb
import ibis

from workbench.data import sql, temporary
from workbench.errors import ConfigurationError

MEMORY = "2GB"
BUFFER = "64MB"  # of what is read in batches; with the usual 1 MB the threads wait for the reader


class Engine:
    """An ibis backend that answers queries written in DuckDB's SQL (transpiled by sqlglot for another database)."""

    def __init__(self, backend: ibis.BaseBackend) -> None:
        self.backend = backend
        self.embedded = backend.name == "duckdb"

    def rows(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries."""
        if self.embedded:
            try:
                result = self.backend.con.execute(query)
            except duckdb.OutOfMemoryException as error:
                raise ConfigurationError(
                    f"The engine needs more than the {MEMORY} of memory it may use, or found no room beside the dataset "
                    "for what does not fit. Leave columns out that no analysis needs (a query in the dataset file), or "
                    "make room."
                ) from error
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        return self.table(query).to_pyarrow().to_pylist()

    def describe(self, query: str) -> dict[str, str]:
        """Column -> DuckDB type name."""
        if self.embedded:
            return {row["column_name"]: row["column_type"] for row in self.rows(f"DESCRIBE {query}")}
        from ibis.backends.sql.datatypes import DuckDBType

        return {name: DuckDBType.to_string(kind) for name, kind in self.table(query).schema().items()}

    def table(self, query: str) -> ibis.Table:
        """An ibis table over a query."""
        return self.backend.sql(query) if self.embedded else self.backend.sql(query, dialect="duckdb")


def embedded(*, timezone: str, folder: Path, files: list[Path]) -> Engine:
    """A DuckDB in memory that may read the given files and write in folder, and touch nothing else.

    Insertion order stays preserved: row numbers in messages and the order of cached tables depend on it.
    """
    connection = duckdb.connect()
    (folder / "spill").mkdir(parents=True, exist_ok=True)  # DuckDB makes the last folder of a path only
    engine = Engine(ibis.duckdb.from_connection(connection))
    # its own folder: DuckDB processes that share one overwrite each other's spilled pages, and it makes no parents
    spill = temporary.owned("spill-", folder)
    weakref.finalize(engine.backend, spill.end)
    for setting in (
        f"TimeZone = {sql.value(timezone)}",
        f"memory_limit = '{MEMORY}'",
        f"streaming_buffer_size = '{BUFFER}'",
        f"temp_directory = {sql.value(str(spill.path))}",
        f"allowed_directories = [{sql.value(str(folder))}]",
        f"allowed_paths = [{sql.values([str(file) for file in files])}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return engine


def address(reference: str) -> str:
    """The address of a database, from the environment variable named by "env:NAME"; ConfigurationError without one.

    It may hold a password: it is never shown, not even in an error.
    """
    variable = reference.removeprefix("env:")
    url = os.environ.get(variable, "").strip()
    if not url:
        raise ConfigurationError(
            f"engine = {reference!r}: the environment variable {variable} is not set. "
            "Set it to a connection URL such as postgresql://host/database (user and password stand before the host) or duckdb:///shop.db."
        )
    return url


def connected(reference: str) -> Engine:
    """The database whose ibis connection URL stands in the environment variable named by "env:NAME"."""
    variable, url = reference.removeprefix("env:"), address(reference)
    if url.startswith("sqlite"):  # it would compare times as numbers, without a word
        raise ConfigurationError(
            f"engine = {reference!r}: SQLite has no type for times. Export the table as Parquet or "
            "CSV, or copy it into a DuckDB file."
        )
    try:
        return Engine(ibis.connect(url))
    except Exception as error:  # noqa: BLE001          each backend raises its own kinds
        raise ConfigurationError(
            f"engine = {reference!r}: no connection ({type(error).__name__}). Check the URL in {variable}, and that "
            f"the ibis extra for {url.split(':')[0]!r} is installed."
        ) from None
