"""PostgreSQL through ADBC: its COPY protocol into Arrow batches, within one read-only transaction."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import adbc_driver_postgresql.dbapi as driver
import pyarrow.parquet

from workbench.data import sql
from workbench.data.database import PATIENCE, absent, no_connection, quoted
from workbench.errors import ConfigurationError

_SESSION = (
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "SET TimeZone = 'UTC'",  # these four decide how values are written, and so the digest
    "SET DateStyle = 'ISO'",
    "SET IntervalStyle = 'postgres'",
    "SET extra_float_digits = 1",
    "SET synchronize_seqscans = off",  # else a scan may begin in the middle of a table
)
_AS_THEY_ARE = {"bool", "int2", "int4", "int8", "float4", "float8", "text", "varchar"}
_TIMES = {"date", "timestamp", "timestamptz"}
_WHOLE = 9 * 10**18  # below it a whole number is a bigint
# what a server says when it refuses a connection -> what is said; its own words may hold parts of the address
_REFUSED = {
    r"password authentication|authentication failed|no password|pg_hba": "the server refused this user or password",
    r"database .* does not exist": "the server has no such database",
    r"translate host name|name or service": "there is no such host",
    r"refused|timeout|timed out|unreachable|No such file": "no server answers there",
    r"SSL|certificate": "no encrypted connection could be made",
}


def connect(url: str) -> Postgres:
    """Connect by an address such as postgresql://user:password@host/database; its tables are seen as of now."""
    try:
        connection = driver.connect(_address(url))
    except driver.Error as error:
        reason = next((said for told, said in _REFUSED.items() if re.search(told, str(error), re.IGNORECASE)), "")
        raise no_connection(reason) from None
    except (ValueError, TypeError):
        raise no_connection() from None
    return Postgres(connection)


class Postgres:
    """One read-only transaction; see `database.Reader`."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._kinds: dict[str, dict[str, str]] = {}  # table -> column -> name of its type
        self._selected: dict[str, dict[str, str]] = {}  # table -> column -> SQL of its values
        for setting in _SESSION:
            self._run(setting)

    def columns(self, table: str) -> list[str]:
        """See `database.Reader`."""
        return list(self._types(table))

    def state(self, table: str) -> str:
        """See `database.Reader`."""
        types = self._types(table)
        if not types:
            raise ConfigurationError(self._absent(table))
        numerics = [name for name, kind in types.items() if kind == "numeric"]
        forms = "".join(f", {_form(name)}" for name in numerics)
        row = f"md5(ROW({', '.join(map(sql.name, types))})::text)"
        digest = f"sum(('x' || left({row}, 16))::bit(64)::bigint::numeric)::text"
        [(rows, total, *found)] = self._rows(f"SELECT count(*), {digest}{forms} FROM {quoted(table)}", table)
        form = dict(zip(numerics, found, strict=True))
        self._selected[table] = {name: _selected(name, kind, form.get(name, "")) for name, kind in types.items()}
        return json.dumps([types, form, rows, total])

    def copy(self, table: str, target: Path) -> int:
        """See `database.Reader`."""
        items = ", ".join(f"{expression} AS {sql.name(name)}" for name, expression in self._selected[table].items())
        self._run("SET LOCAL max_parallel_workers_per_gather = 0")  # rows in the order of the table
        rows = 0
        with self._connection.cursor() as cursor:
            self._execute(cursor, f"SELECT {items} FROM {quoted(table)}", table)
            batches = cursor.fetch_record_batch()
            schema = batches.schema.remove_metadata()
            with pyarrow.parquet.ParquetWriter(target, schema, compression="zstd") as written:
                for batch in batches:
                    written.write_batch(batch.cast(schema))
                    rows += batch.num_rows
        return rows

    def close(self) -> None:
        """See `database.Reader`."""
        self._connection.close()

    def _types(self, table: str) -> dict[str, str]:
        """Column -> the name of its type, that of the base type for a domain."""
        if table in self._kinds:
            return self._kinds[table]
        found = self._rows(
            "SELECT a.attname::text, coalesce(b.typname, t.typname)::text FROM pg_attribute a "
            "JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type b ON b.oid = t.typbasetype AND t.typtype = 'd' "
            f"WHERE a.attrelid = to_regclass({sql.value(quoted(table))}) AND a.attnum > 0 AND NOT a.attisdropped "
            "AND has_column_privilege(a.attrelid, a.attnum, 'SELECT') ORDER BY a.attnum",
            table,
        )
        self._kinds[table] = dict(found)
        return self._kinds[table]

    def _absent(self, table: str) -> str:
        """What to say of a table that is not there, or none of whose columns may be read."""
        [(there,)] = self._rows(f"SELECT to_regclass({sql.value(quoted(table))}) IS NOT NULL", table)
        if there:
            return f"table {table!r}: this user may read none of its columns. Grant SELECT on it to the user."
        found = self._rows(
            "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1",
            table,
        )
        return absent(table, [name for (name,) in found], usual="public")

    def _run(self, statement: str) -> None:
        with self._connection.cursor() as cursor:
            self._execute(cursor, statement, "")

    def _rows(self, query: str, table: str) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            self._execute(cursor, query, table)
            return cursor.fetchall()

    @staticmethod
    def _execute(cursor: Any, statement: str, table: str) -> None:
        try:
            cursor.execute(statement)
        except driver.Error as error:
            where = f"table {table!r}: " if table else ""
            code = re.search(r"SQLSTATE:? *(\w{5})", str(error))
            if code and code[1] == "42501":
                raise ConfigurationError(
                    f"{where}this user may not read it. Grant SELECT on it, and USAGE on its schema, to the user."
                ) from None
            raise ConfigurationError(
                f"{where}the server refused to read it (SQLSTATE {code[1] if code else 'not told'}). Look the code up in its manual."
            ) from None


def _form(column: str) -> str:
    """SQL of the type that holds all values of a numeric column: an id stays whole, however long."""
    whole = f"{sql.name(column)} = trunc({sql.name(column)}) AND abs({sql.name(column)})"
    return f"CASE WHEN bool_and({whole} < {_WHOLE}) THEN 'int8' WHEN bool_and({whole} < 1e100) THEN 'text' ELSE 'float8' END"


def _selected(column: str, kind: str, form: str) -> str:
    """SQL of a column's values in a type that Parquet has."""
    name = sql.name(column)
    if kind in _AS_THEY_ARE:
        return name
    if kind == "numeric":  # money becomes what the same digits in a text file become
        return f"{name}::{form}"
    if kind == "money":
        return f"{name}::numeric::float8"
    if kind in _TIMES:  # days without end are days the door knows as stand-ins; the driver reads them as others
        return (
            f"CASE {name} WHEN 'infinity' THEN '9999-12-31'::{kind} WHEN '-infinity' THEN '0001-01-01'::{kind} "
            f"ELSE {name} END"
        )
    return f"{name}::text"


def _address(url: str) -> str:
    """The address as the driver's library takes it: without SQLAlchemy's driver, and not waiting for ever."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query.setdefault("connect_timeout", str(PATIENCE))
    query.setdefault("application_name", "workbench")
    return parts._replace(scheme="postgresql", query=urlencode(query)).geturl()
