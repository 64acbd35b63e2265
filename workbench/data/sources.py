"""Raw relations: what a source or a query holds before any column is renamed or typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import duckdb

from workbench.data import conversion, spark, sql, textfiles, types_of_text
from workbench.data.canonical import TABLES
from workbench.data.description import Description, SourceFile, TableSpec
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.errors import ConfigurationError, DataFault

_LONGEST = 1 << 40  # no file has so many rows


@dataclass(frozen=True)
class Raw:
    """A relation over raw inputs; located also has "#file" and "#row" where rows can be pointed at."""

    sql: str
    columns: dict[str, str]
    label: str
    located: str = ""
    arrival: str = ""  # the relation with "#arrival", the place of each row among all as they came
    text: bool = False  # read from text
    copied: bool = False  # read from a copy that is gone when the checks are done
    names: dict[str, str] = field(default_factory=dict)  # column -> its name in SQL, where that is another
    recognised: dict[str, str] = field(default_factory=dict)  # text column -> SQL of its typed value
    expressions: dict[str, tuple[str, str]] = field(default_factory=dict)  # column -> (SQL, DuckDB type)

    @property
    def kept(self) -> bool:
        """Whether the checked table is kept as Parquet: reading it again would be slow, or cannot be done."""
        return self.text or self.copied

    def column(self, name: str) -> str:
        """A column as SQL."""
        return sql.name(self.names.get(name, name))


class Reader(NamedTuple):
    """What reading a source takes: where queries run, the files of each source, a folder for copies."""

    engine: Engine
    inputs: dict[str, list[Path]]
    scratch: Path
    found: Findings  # what reading finds worth telling


def of_table(reader: Reader, description: Description, spec: TableSpec) -> Raw:
    """The raw relation of one table of the dataset file.

    Raises DataFault for unreadable files, ConfigurationError for a query the engine refuses.
    """
    where = f"{description.path.name}, [tables.{spec.table}]"
    if spec.source is not None:
        raw = _source(reader, spec.source, where)
    else:
        raw = _query(reader, description, spec, where)
    if raw.text:
        text = [name for name, kind in raw.columns.items() if kind == "VARCHAR" and _open(name, spec)]
        rules = conversion.rules(spec, description.timezone)
        raw = replace(raw, recognised=types_of_text.columns(reader.engine, raw.sql, text, rules))
    return replace(
        raw,
        expressions={
            name: _expression(reader.engine, raw, f"{where}: expressions.{name}", expression)
            for name, expression in spec.expressions.items()
        },
    )


def _open(name: str, spec: TableSpec) -> bool:
    """Whether the type of a text column is an open question: an expression names it, or it is no canonical column."""
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for text in spec.expressions.values()):
        return True
    kinds, lower = TABLES[spec.table].columns, name.lower()
    renamed = {source.lower(): column for column, source in spec.columns.items()}
    return renamed.get(lower, lower) not in kinds and renamed.get(lower, name) not in spec.types


def _expression(engine: Engine, raw: Raw, where: str, expression: str) -> tuple[str, str]:
    """SQL of an expression and its type: over typed columns if it can be, else over text as it came."""
    typed = types_of_text.with_types(expression, raw.recognised)
    for candidate in dict.fromkeys((typed, expression)):
        try:
            return candidate, engine.describe(f"SELECT {candidate} AS x FROM {raw.sql}")["x"]
        except duckdb.Error as error:
            first = _first(error)
    text = [
        name
        for name, kind in raw.columns.items()
        if raw.text
        and kind == "VARCHAR"
        and name not in raw.recognised
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", expression)
    ]
    hint = f" Text that is no number in every row: {', '.join(text)}." if text else ""
    raise ConfigurationError(f"{where} = {expression!r}: {first}{hint}")


def named(description: Description, spec: TableSpec) -> dict[str, SourceFile]:
    """The inputs a table is made from: its own source, or the sources its query names."""
    if spec.source is not None:
        return {spec.table: spec.source}
    return {
        name: source
        for name, source in description.sources.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", spec.query)
    }


def _query(reader: Reader, description: Description, spec: TableSpec, where: str) -> Raw:
    parts = {
        name: _source(reader, source, f"{description.path.name}, [sources.{name}]")
        for name, source in named(description, spec).items()
    }
    # not materialized: a filter or a choice of columns has to reach the file
    ctes = ", ".join(f"{sql.name(name)} AS NOT MATERIALIZED (SELECT * FROM {raw.sql})" for name, raw in parts.items())
    relation = f"({f'WITH {ctes} ' if ctes else ''}SELECT * FROM ({spec.query.strip().rstrip(';')}))"
    try:
        columns = reader.engine.describe(f"SELECT * FROM {relation}")
    except duckdb.Error as error:
        hint = (
            ""
            if parts
            else " It names no input: give each one a section [sources.<name>], and use that name in the query."
        )
        raise ConfigurationError(f"{where}: query: {_first(error)}{hint}") from error
    text, copied = (any(getattr(raw, kind) for raw in parts.values()) for kind in ("text", "copied"))
    return Raw(relation, columns, "the query", text=text, copied=copied)


def _source(reader: Reader, source: SourceFile, where: str) -> Raw:
    engine = reader.engine
    if source.source.startswith("table:") and source.source in reader.inputs:
        return _parquet(
            engine, reader.inputs[source.source], f"table {source.source.removeprefix('table:')}", copied=True
        )
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
        raise DataFault(
            [f"{name}: the file is empty (0 bytes), expected a header and rows. Deliver it again." for name in empty]
        )
    label = files[0].name if len(files) == 1 else f"{source.source} ({len(files)} files)"
    if files[0].suffix.lower() != ".parquet":
        relation = textfiles.load(engine, source, files, scratch=reader.scratch, found=reader.found)
        arrival = 'rowid AS "#arrival"'  # the rows of a loaded table keep their order
        columns = {name: kind for name, kind in engine.describe(f"SELECT * FROM {relation}").items() if name[0] != "#"}
        bare, placed = (f"(SELECT * {more} FROM {relation})" for more in ('EXCLUDE ("#file", "#row")', f", {arrival}"))
        return Raw(bare, columns, label, relation, arrival=placed, text=True)
    if engine.spark:
        name = spark.view(files)
        return Raw(name, engine.describe(f"SELECT * FROM {name}"), label)
    return _parquet(engine, files, label)


def _parquet(engine: Engine, files: list[Path], label: str, *, copied: bool = False) -> Raw:
    """The raw relation of Parquet files; rows of a table that was copied have no place anyone could look at."""
    paths = f"[{sql.values([str(file) for file in files])}]"
    together = ", union_by_name = true" if len(files) > 1 else ""
    try:
        columns = engine.describe(f"SELECT * FROM read_parquet({paths}{together})")
    except duckdb.Error as error:
        raise DataFault([f"{label}: cannot be read as Parquet: {_first(error)}. Deliver it again."]) from error
    names = _renamed(files[0], columns)
    columns = {original: columns[name] for original, name in names.items()}
    located = (
        f'(SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS "#row" FROM '
        f"read_parquet({paths}, filename = '#file', file_row_number = true{together}))"
    )
    place = f'list_position({paths}, "#file") * {_LONGEST} + "#row"' if len(files) > 1 else '"#row"'
    arrival = f'(SELECT *, {place} AS "#arrival" FROM {located})'
    bare = f"read_parquet({paths}{together})"
    return Raw(bare, columns, label, "" if copied else located, arrival, copied=copied, names=names)


def _first(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def _renamed(file: Path, columns: dict[str, str]) -> dict[str, str]:
    """Column of a Parquet file -> its name in the engine, which numbers names that differ only in capitals."""
    lower = [name.lower() for name in columns]
    if not any(name.rpartition("_")[0] in lower and name.rpartition("_")[2].isdigit() for name in lower):
        return {name: name for name in columns}
    import pyarrow.parquet

    originals = pyarrow.parquet.read_schema(file).names
    return (
        dict(zip(originals, columns, strict=True))
        if len(originals) == len(columns)
        else {name: name for name in columns}
    )
