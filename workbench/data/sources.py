"""Raw relations: what a source or a query holds before any column is renamed or typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import duckdb

from workbench.data import sql, textfiles
from workbench.data.description import Description, SourceFile, TableSpec
from workbench.data.engine import Engine
from workbench.errors import ConfigurationError, DataFault


@dataclass(frozen=True)
class Raw:
    """A relation over raw inputs; located also has "#file" and "#row" where rows can be pointed at."""

    sql: str
    columns: dict[str, str]
    label: str
    located: str = ""
    text: bool = False                                  # read from text: worth keeping as Parquet
    expressions: dict[str, str] = field(default_factory=dict)     # canonical -> DuckDB type


class Reader(NamedTuple):
    """What reading a source takes: where queries run, the files of each source, a folder for copies."""

    engine: Engine
    inputs: dict[str, list[Path]]
    scratch: Path


def of_table(reader: Reader, description: Description, spec: TableSpec) -> Raw:
    """The raw relation of one table of the dataset file.

    Raises DataFault for unreadable files, ConfigurationError for a query the engine refuses.
    """
    where = f"{description.path.name}, [tables.{spec.table}]"
    if spec.source is not None:
        raw = _source(reader, spec.source, where)
    else:
        raw = _query(reader, description, spec, where)
    kinds = {}
    for name, expression in spec.expressions.items():
        try:
            kinds[name] = reader.engine.describe(f"SELECT {expression} AS x FROM {raw.sql}")["x"]
        except duckdb.Error as error:
            raise ConfigurationError(f"{where}: expressions.{name} = {expression!r}: {_first(error)}") from error
    return replace(raw, expressions=kinds)


def named(description: Description, spec: TableSpec) -> dict[str, SourceFile]:
    """The inputs a table is made from: its own source, or the sources its query names."""
    if spec.source is not None:
        return {spec.table: spec.source}
    return {name: source for name, source in description.sources.items()
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", spec.query)}


def _query(reader: Reader, description: Description, spec: TableSpec, where: str) -> Raw:
    parts = {name: _source(reader, source, f"{description.path.name}, [sources.{name}]")
             for name, source in named(description, spec).items()}
    # not materialized: a filter or a choice of columns has to reach the file
    ctes = ", ".join(f"{sql.name(name)} AS NOT MATERIALIZED (SELECT * FROM {raw.sql})" for name, raw in parts.items())
    relation = f"({f'WITH {ctes} ' if ctes else ''}SELECT * FROM ({spec.query.strip().rstrip(';')}))"
    try:
        columns = reader.engine.describe(f"SELECT * FROM {relation}")
    except duckdb.Error as error:
        raise ConfigurationError(f"{where}: query: {_first(error)}") from error
    return Raw(relation, columns, "the query", text=any(raw.text for raw in parts.values()))


def _source(reader: Reader, source: SourceFile, where: str) -> Raw:
    engine = reader.engine
    if source.source.startswith("table:"):
        name = source.source.removeprefix("table:")
        relation = ".".join(sql.name(part) for part in name.split("."))
        try:
            return Raw(relation, engine.describe(f"SELECT * FROM {relation}"), f"table {name}")
        except Exception as error:
            raise ConfigurationError(f"{where}: table {name!r} cannot be read: {_first(error)}") from error
    files = reader.inputs[source.source]
    empty = [file.name for file in files if file.stat().st_size == 0]
    if empty:
        raise DataFault([f"{name}: the file is empty (0 bytes), expected a header and rows. Deliver it again."
                         for name in empty])
    label = files[0].name if len(files) == 1 else f"{source.source} ({len(files)} files)"
    if files[0].suffix.lower() != ".parquet":
        relation = textfiles.load(engine, source, files, scratch=reader.scratch)
        columns = {name: kind for name, kind in engine.describe(f"SELECT * FROM {relation}").items() if name[0] != "#"}
        return Raw(f"(SELECT * EXCLUDE (\"#file\", \"#row\") FROM {relation})", columns, label, relation, text=True)
    paths = f"[{sql.values([str(file) for file in files])}]"
    together = ", union_by_name = true" if len(files) > 1 else ""
    try:
        columns = engine.describe(f"SELECT * FROM read_parquet({paths}{together})")
    except duckdb.Error as error:
        raise DataFault([f"{label}: cannot be read as Parquet: {_first(error)}. Deliver it again."]) from error
    located = (f"(SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS \"#row\" FROM "
               f"read_parquet({paths}, filename = '#file', file_row_number = true{together}))")
    return Raw(f"read_parquet({paths}{together})", columns, label, located)


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
