"""Tables of a PostgreSQL or MySQL database, read once and whole into Parquet; all of them as of one moment."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from workbench.data import cache, engine, sql
from workbench.data.description import Description
from workbench.errors import ConfigurationError, did_you_mean

PATIENCE = 15  # seconds until a server that does not answer is given up

# scheme of the address -> the file with its reader, the extra that installs its driver
_READERS = {
    "postgres": ("postgres", "postgres"),
    "postgresql": ("postgres", "postgres"),
    "mysql": ("mysql", "mysql"),
    "mariadb": ("mysql", "mysql"),
}


class Reader(Protocol):
    """A connection that sees a database as it was at one moment; errors carry no address, user or password."""

    def columns(self, table: str) -> list[str]:
        """The columns of a table that the connection's user may read; none where there is no such table."""

    def state(self, table: str) -> str:
        """A text that changes with the content of a table: its columns, their types, the number and a digest of its rows."""

    def copy(self, table: str, target: Path) -> int:
        """Write a table as Parquet, in batches, and return the number of rows."""

    def close(self) -> None:
        """End the connection."""


class Snapshot:
    """The tables that a dataset names, in a database whose tables are copied."""

    def __init__(self, reader: Reader, tables: Iterable[str]) -> None:
        self._reader = reader
        self.states = {f"table:{table}": reader.state(table) for table in tables}

    def copies(self, scratch: Path) -> dict[str, list[Path]]:
        """Source text -> the Parquet file in scratch with the rows of its table."""
        made: dict[str, list[Path]] = {}
        for number, source in enumerate(self.states, 1):
            target = scratch / f"table-{number}.parquet"  # a name in the database may be no name of a file
            with cache.replacing(target) as written:
                self._reader.copy(source.removeprefix("table:"), written)
            made[source] = [target]
        return made


def copied(description: Description) -> bool:
    """Whether the tables of a dataset's engine are copied, rather than queried where they are."""
    return description.engine.startswith("env:") and _scheme(engine.address(description.engine)) in _READERS


@contextlib.contextmanager
def snapshot(description: Description) -> Iterator[Snapshot | None]:
    """The database of a dataset at one moment; None where the dataset's tables are not copied from one.

    Raises ConfigurationError where the variable, the driver, the connection or a table is missing.
    """
    if not copied(description):
        yield None
        return
    url = engine.address(description.engine)
    reader = _connected(description.engine, url)
    try:
        yield Snapshot(reader, _tables(description))
    finally:
        reader.close()


def _connected(reference: str, url: str) -> Reader:
    module, extra = _READERS[_scheme(url)]
    try:
        reader: Any = importlib.import_module(f"workbench.data.{module}")
        return reader.connect(url)
    except ImportError:
        raise ConfigurationError(
            f"engine = {reference!r}: the driver for {_scheme(url)} is not installed here. Install it: pip install 'workbench[{extra}]'"
        ) from None
    except ConfigurationError as error:
        raise ConfigurationError(f"engine = {reference!r}: {error}") from None


def _scheme(url: str) -> str:
    try:
        return urlsplit(url).scheme.partition("+")[0].lower()  # postgresql+psycopg://, as SQLAlchemy writes it
    except ValueError:
        return url.partition("://")[0].lower()


def _tables(description: Description) -> list[str]:
    """The tables that the dataset file names, each once."""
    sources = [*description.sources.values(), *(table.source for table in description.tables.values() if table.source)]
    found = (each.source for each in sources if each.source.startswith("table:"))
    return [source.removeprefix("table:") for source in dict.fromkeys(found)]


def no_connection(reason: str = "") -> ConfigurationError:
    """The error of a server that cannot be reached: what it says itself may hold parts of the address."""
    return ConfigurationError(
        f"no connection{f' ({reason})' if reason else ''}. Check user, password, host, port and database of the address in the "
        "variable; in a password, marks such as @, / and # are written %40, %2F and %23."
    )


def absent(table: str, names: list[str], *, usual: str) -> str:
    """What to say of a table that is not among the names of tables; usual is the schema that need not be written."""
    near = did_you_mean(table, names) or did_you_mean(f"{usual}.{table}", names)
    shown = ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "") or "no tables"
    return f"table {table!r} is not there.{near} This user sees: {shown}. Write schema.table, capitals as they are."


def quoted(table: str, mark: str = '"') -> str:
    """A table's name as SQL, its schema before it.

    >>> quoted("sales.Orders"), quoted("sales.orders", "`")
    ('"sales"."Orders"', '`sales`.`orders`')
    """
    if mark == '"':
        return ".".join(map(sql.name, table.split(".")))
    return ".".join(mark + part.replace(mark, mark * 2) + mark for part in table.split("."))
