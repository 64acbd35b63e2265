"""Where queries run: an embedded DuckDB, or a database reached through ibis."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import ibis
import pyarrow.parquet

from workbench.data import engine_options, sql, temporary
from workbench.data.engine_options import Options
from workbench.errors import ConfigurationError

MEMORY = "2GB"
_FULL_NAMES = {
    "INT": "INTEGER",
    "REAL": "FLOAT",
    "TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE",
}  # of types, as DuckDB's DESCRIBE has them
_BATCH = 100_000
BUFFER = "64MB"  # of what is read in batches; with the usual 1 MB the threads wait for the reader


class Engine:
    """An ibis backend that answers queries written in DuckDB's SQL (transpiled by sqlglot for another database)."""

    def __init__(self, backend: ibis.BaseBackend, memory: str = "") -> None:
        self.backend = backend
        self.memory = memory or MEMORY
        self.embedded = backend.name == "duckdb"
        self.spark = backend.name == "pyspark"

    @property
    def room(self) -> int:
        """Bytes of memory the engine may use; what is held beside it is measured by this."""
        return engine_options.size(self.memory)

    def rows(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query as dictionaries."""
        if self.embedded:
            try:
                result = self.backend.con.execute(query)
            except duckdb.OutOfMemoryException as error:
                raise ConfigurationError(
                    f"The engine needs more than the {self.memory} of memory it may use, or found no room on the disk "
                    "for what does not fit. Let it use more, or spill elsewhere ([engine_options] memory and temp_folder in the "
                    "dataset file), leave columns out that no analysis needs (a query), or make room."
                ) from error
            names = [column[0] for column in result.description]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        if self.spark:
            return self._of_spark(query).toArrow().to_pylist()
        return self.table(query).to_pyarrow().to_pylist()

    def describe(self, query: str) -> dict[str, str]:
        """Column -> DuckDB type name."""
        if self.embedded:
            return {row["column_name"]: row["column_type"] for row in self.rows(f"DESCRIBE {query}")}
        from ibis.backends.sql.datatypes import DuckDBType

        kinds = {name: DuckDBType.to_string(kind) for name, kind in self.table(query).schema().items()}
        full = _FULL_NAMES | ({"TEXT": "VARCHAR"} if self.spark else {})
        return {name: full.get(kind, kind) for name, kind in kinds.items()}

    def table(self, query: str) -> ibis.Table:
        """An ibis table over a query."""
        if self.embedded:
            return self.backend.sql(query)
        if not self.spark:
            return self.backend.sql(query, dialect="duckdb")
        return self._of_spark(query, self.backend.sql)

    def _of_spark(self, query: str, ask: Callable[..., Any] | None = None) -> Any:
        """What Spark makes of a query; ConfigurationError where it cannot."""
        from workbench.data import spark_sql

        try:
            return (ask or self.backend.raw_sql)(spark_sql.translated(query))
        except Exception as error:  # Java's own kinds, of which none can be named without pyspark
            raise ConfigurationError(
                f"engine = 'spark' cannot do what the dataset file asks: {str(error).strip().splitlines()[0]} Convert the source to "
                "Parquet with the types it is to have, or use engine = 'duckdb'."
            ) from error

    def write(self, found: ibis.Table, path: Path) -> None:
        """Write a result as one Parquet file on this machine."""
        if not self.spark:
            self.backend.to_parquet(found, path)
            return
        batches = self.backend.to_pyarrow_batches(
            found, chunk_size=_BATCH
        )  # Spark itself would write a folder of parts
        with pyarrow.parquet.ParquetWriter(path, batches.schema) as file:
            for batch in batches:
                file.write_batch(batch)


def embedded(*, timezone: str, folder: Path, files: list[Path], options: Options = Options()) -> Engine:  # noqa: B008
    """A DuckDB in memory that may read the given files and write in folder, and touch nothing else.

    Insertion order stays preserved: row numbers in messages and the order of cached tables depend on it.
    """
    connection = duckdb.connect()
    engine = Engine(ibis.duckdb.from_connection(connection), options.memory)
    folder.mkdir(parents=True, exist_ok=True)
    # its own folder: DuckDB processes that share one overwrite each other's spilled pages, and it makes no parents
    spill = temporary.owned("spill-", options.temp_folder or folder)
    weakref.finalize(engine.backend, spill.end)
    for setting in (
        f"TimeZone = {sql.value(timezone)}",
        f"memory_limit = '{engine.memory}'",
        f"streaming_buffer_size = '{BUFFER}'",
        f"temp_directory = {sql.value(str(spill.path))}",
        f"allowed_directories = [{sql.value(str(folder))}]",
        f"allowed_paths = [{sql.values([str(file) for file in files])}]",
        *([f"threads = {options.threads}"] if options.threads else []),
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
