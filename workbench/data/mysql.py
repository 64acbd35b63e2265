"""MySQL and MariaDB through PyMySQL: rows streamed into Arrow batches, within one read-only transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

import pyarrow as pa
import pyarrow.parquet
import pymysql
from pymysql.cursors import SSCursor

from workbench.data import sql
from workbench.data.database import PATIENCE, absent, no_connection, quoted
from workbench.errors import ConfigurationError

_SESSION = (
    "SET SESSION time_zone = '+00:00'",  # a TIMESTAMP is a moment, shown in the zone of the session
    "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
    "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
)
_BATCH = 50_000
_DIGITS = 18  # of a whole number that surely is a bigint
_REFUSED = {
    1045: "the server refused this user or password",
    1044: "this user may not use that database",
    1049: "the server has no such database",
    2003: "no server answers there",
    2005: "there is no such host",
    2026: "no encrypted connection could be made",
}
_DENIED = (1142, 1143)
_WHOLE = ("tinyint", "smallint", "mediumint", "int", "bigint", "year")
_BYTES = ("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry")


class Column(NamedTuple):
    """A column: SQL of its values, and their type in Parquet."""

    sql: str
    type: pa.DataType


def connect(url: str) -> MySQL:
    """Connect by an address such as mysql://user:password@host/database; its tables are seen as of now.

    `?ssl_ca=FILE` asks for encryption with that authority's certificate, `?ssl=true` for one the system trusts.
    """
    try:
        parts = urlsplit(url)
        asked = dict(parse_qsl(parts.query))
        secure = {"ssl_ca": asked.get("ssl_ca"), "ssl_verify_cert": True, "ssl_verify_identity": True}
        connection = pymysql.connect(
            host=parts.hostname or "127.0.0.1",
            port=parts.port or 3306,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or "").encode(),  # as text it would be sent in Latin-1
            database=unquote(parts.path.strip("/")) or None,
            charset="utf8mb4",
            connect_timeout=PATIENCE,
            cursorclass=SSCursor,
            **(secure if asked.get("ssl_ca") or asked.get("ssl") == "true" else {}),
        )
    except pymysql.Error as error:
        raise no_connection(_REFUSED.get(_code(error), "")) from None
    except (
        ValueError,
        TypeError,
        RuntimeError,
        OSError,
    ):  # an address that is none; a method of passwords without its package
        raise no_connection() from None
    return MySQL(connection)


class MySQL:
    """One read-only transaction; see `database.Reader`."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._known: dict[str, dict[str, Column]] = {}
        for statement in _SESSION:
            self._rows(statement, "")

    def columns(self, table: str) -> list[str]:
        """See `database.Reader`."""
        return list(self._columns(table))

    def state(self, table: str) -> str:
        """See `database.Reader`."""
        columns = self._columns(table)
        if not columns:
            names = self._rows(
                "SELECT concat(table_schema, '.', table_name) FROM information_schema.tables WHERE table_schema NOT IN "
                "('information_schema', 'mysql', 'performance_schema', 'sys') ORDER BY 1",
                table,
            )
            [(usual,)] = self._rows("SELECT database()", table)
            raise ConfigurationError(absent(table, [name for (name,) in names], usual=usual or ""))
        row = f"md5(concat_ws(',', {', '.join(f'quote({quoted(name, chr(96))})' for name in columns)}))"
        digest = f"CAST(sum(CAST(conv(left({row}, 16), 16, 10) AS DECIMAL(30))) AS CHAR)"
        [found] = self._rows(f"SELECT count(*), {digest} FROM {quoted(table, '`')}", table)
        return json.dumps([{name: str(column.type) for name, column in columns.items()}, *found])

    def copy(self, table: str, target: Path) -> int:
        """See `database.Reader`."""
        columns = self._columns(table)
        schema = pa.schema([(name, column.type) for name, column in columns.items()])
        rows = 0
        with (
            self._connection.cursor() as cursor,
            pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as to,
        ):
            self._execute(
                cursor, f"SELECT {', '.join(each.sql for each in columns.values())} FROM {quoted(table, '`')}", table
            )
            while batch := cursor.fetchmany(_BATCH):
                values = zip(*batch, strict=True)
                arrays = [_array(each, column.type) for each, column in zip(values, columns.values(), strict=True)]
                to.write_batch(pa.record_batch(arrays, schema=schema))
                rows += len(batch)
        return rows

    def close(self) -> None:
        """See `database.Reader`."""
        self._connection.close()

    def _columns(self, table: str) -> dict[str, Column]:
        if table not in self._known:
            schema, _, name = table.rpartition(".")
            found = self._rows(
                "SELECT column_name, lower(data_type), lower(column_type), numeric_precision, numeric_scale FROM information_schema.columns "
                f"WHERE table_schema = {_text(schema) if schema else 'database()'} AND table_name = {_text(name)} ORDER BY ordinal_position",
                table,
            )
            self._known[table] = {column: _column(column, *kind) for column, *kind in found}
        return self._known[table]

    def _rows(self, query: str, table: str) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            self._execute(cursor, query, table)
            return list(cursor.fetchall())

    @staticmethod
    def _execute(cursor: Any, statement: str, table: str) -> None:
        try:
            cursor.execute(statement)
        except pymysql.Error as error:
            where, code = f"table {table!r}: " if table else "", _code(error)
            raise ConfigurationError(
                f"{where}this user may not read it. Grant SELECT on it to the user."
                if code in _DENIED
                else f"{where}the server refused to read it (error {code}). Look the number up in its manual."
            ) from None


def _column(name: str, kind: str, declared: str, precision: int | None, scale: int | None) -> Column:
    """How a column of a type is read: numbers as numbers, TIMESTAMP as a moment, DATETIME as a clock showed it."""
    bare = quoted(name, "`")
    if kind in _WHOLE:
        return Column(bare, pa.uint64() if "unsigned" in declared else pa.int64())
    if kind == "bit":
        return Column(f"CAST({bare} AS UNSIGNED)", pa.uint64())
    if kind == "decimal" and not scale:
        short = (precision or 0) <= _DIGITS
        return Column(f"CAST({bare} AS {'SIGNED' if short else 'CHAR'})", pa.int64() if short else pa.string())
    if kind in ("float", "double", "decimal"):
        return Column(f"{bare} + 0e0", pa.float64())
    if kind in ("date", "datetime", "timestamp"):
        zone = "UTC" if kind == "timestamp" else None
        return Column(bare, pa.date32() if kind == "date" else pa.timestamp("us", tz=zone))
    return Column(f"hex({bare})" if kind in _BYTES else f"CAST({bare} AS CHAR)", pa.string())


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_date(kind) or pa.types.is_timestamp(
        kind
    ):  # 0000-00-00 comes as text; the door knows the first day as a stand-in
        first = date.min if pa.types.is_date(kind) else datetime.min
        values = [first if isinstance(value, str) else value for value in values]
    return pa.array(values, kind)


def _text(text: str) -> str:
    return sql.value(text.replace("\\", "\\\\"))


def _code(error: Exception) -> int:
    return error.args[0] if error.args and isinstance(error.args[0], int) else 0
