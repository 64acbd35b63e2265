"""An open dataset: canonical tables, what is known about them, and results kept beside them."""

from __future__ import annotations

import hashlib
import inspect
import uuid
import weakref
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import ibis

from workbench.data import cache, fingerprint, sql, temporary
from workbench.data.description import Description
from workbench.data.engine import Engine
from workbench.errors import ConfigurationError, UsageError, did_you_mean
from workbench.showing import card


class Tables(Mapping[str, ibis.Table]):
    """The canonical tables by name; each is looked up when it is first asked for."""

    def __init__(self, engines: dict[str, Engine], queries: dict[str, str], title: str) -> None:
        self._engines, self._queries, self._title = engines, queries, title
        self._open: dict[str, ibis.Table] = {}

    def __getitem__(self, name: str) -> ibis.Table:
        if name not in self._queries:
            raise ConfigurationError(
                f"Dataset {self._title!r} has no table {name!r}.{did_you_mean(name, self)} "
                f"It has: {', '.join(self)}. Describe it in a section [tables.{name}]."
            )
        if name not in self._open:
            self._open[name] = self._engines[name].table(self._queries[name])
        return self._open[name]

    def __contains__(self, name: object) -> bool:
        return name in self._queries  # a Mapping's own would ask for the table and be refused

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)  # what Tab offers within dataset.tables["

    def __len__(self) -> int:
        return len(self._queries)

    def __repr__(self) -> str:
        return f"tables: {', '.join(self)}. Take one with tables[name]; .to_pandas() or .execute() brings its rows."


class Dataset:
    """A dataset that passed the checks at the door; open_dataset makes it."""

    def __init__(
        self,
        description: Description,
        state: dict[str, Any],
        *,
        fingerprint: str,
        current: Callable[[], str],
        local: Engine,
        engines: dict[str, Engine],
        folder: Path,
        hashes: cache.Hashes,
        spare: temporary.Owned | None = None,
    ) -> None:
        self.path = description.path
        self.name = description.name
        self.title = description.title
        self.labels = description.labels
        self.service = description.service
        self.targets, self.shifts = description.targets, description.shifts
        self.notes, self.measures = description.notes, description.measures
        self.currency = description.currency
        self.timezone = description.timezone
        self.parameters = description.parameters
        self.privacy = description.privacy
        self.fingerprint = fingerprint
        self.data_from = date.fromisoformat(state["data_from"])
        self.data_to = date.fromisoformat(state["data_to"])
        self.ledger: list[tuple[str, str, int]] = [tuple(line) for line in state["ledger"]]
        self.checks: list[dict[str, Any]] = state["checks"]
        self.gaps: list[dict[str, Any]] = state["facts"]["gaps"]  # days without rows where they were usual
        self.no_experiments: list[str] = state["facts"]["no_experiments"]  # campaigns with a customer in both arms
        self.tables = Tables(engines, {name: table["query"] for name, table in state["tables"].items()}, self.name)
        self._known = state["tables"]
        self._local, self._engines, self._folder, self._hashes = local, engines, folder, hashes
        self._current = current
        if spare is not None:
            # not with the dataset: its tables may be read when it is gone
            weakref.finalize(local.backend, spare.end)

    def table(self, name: str) -> ibis.Table:
        """A canonical table; ConfigurationError saying what there is when it is absent."""
        return self.tables[name]

    def as_of(self, text: str = "") -> date:
        """The day an analysis looks back from: "" is the last day of the data, else an ISO date within them."""
        if not text:
            return self.data_to
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise UsageError(f"as_of = {text!r}: expected a date such as {self.data_to}, or nothing.") from None
        if not self.data_from <= day <= self.data_to:
            raise UsageError(
                f"as_of = {text!r}: lies outside the data, which cover {self.data_from} to {self.data_to}."
            )
        return day

    def cached(self, function: Callable[..., ibis.Table], *tables: str) -> ibis.Table:
        """The result of a pure function of canonical tables, kept as Parquet and read from there the next time.

        function takes one ibis table for each name in tables (transactions when none is named) and returns an ibis
        table. What is kept counts only for the same sources, the same dataset file and the same source code of the
        module that defines function; a damaged file is made anew. Rows are in the order of their columns.
        """
        names = tables or ("transactions",)
        if unknown := [name for name in names if name not in self.tables]:
            self.tables[unknown[0]]  # raises, naming what there is
        where = {self._engines[name] for name in names}
        if len(where) > 1:
            raise ConfigurationError(f"{', '.join(names)} live on different engines and cannot be joined there.")
        code = hashlib.sha256(f"{fingerprint.of_code(_module(function))} {names}".encode()).hexdigest()[:12]
        target = self._folder / f"{function.__module__}.{function.__name__}.{code}.parquet"

        def result() -> ibis.Table:
            found = function(*(self.tables[name] for name in names))
            return found.order_by(found.columns)

        def build(path: Path) -> None:
            where.pop().write(result(), path)
            fingerprint.unchanged(self.fingerprint, self._current)

        try:
            cache.parquet(target, self._hashes, build)
        except (OSError, duckdb.Error) as error:
            if not cache.is_full(error):
                raise
            return self._local.backend.create_table(f"kept_{uuid.uuid4().hex}", result().to_pyarrow(), temp=True)
        return self._local.table(f"SELECT * FROM read_parquet({sql.value(str(target))})")

    def supports(self, needs: Mapping[str, list[str]]) -> list[str]:
        """What is missing of the tables and columns an analysis needs, as "table" or "table.column"; [] is enough."""
        missing = []
        for table, columns in needs.items():
            if table not in self._known:
                missing.append(table)
            else:
                missing += [f"{table}.{column}" for column in columns if column not in self._known[table]["columns"]]
        return missing

    def summary(self) -> dict[str, Any]:
        """All that a report says about its data, ready for JSON."""
        return {
            "name": self.name,
            "title": self.title,
            "fingerprint": self.fingerprint,
            "currency": self.currency,
            "timezone": self.timezone,
            "as_of": self.data_to.isoformat(),
            "tables": {name: table["numbers"] for name, table in self._known.items()},
            "ledger": [dict(zip(("table", "reason", "rows"), line, strict=True)) for line in self.ledger],
            "checks": self.checks,
            "gaps": self.gaps,
            "no_experiments": self.no_experiments,
        }

    def __repr__(self) -> str:
        lines = [f"{self.name}: {self.data_from} to {self.data_to}, {self.currency}, {self.timezone}"]
        for name, table in self._known.items():
            numbers = table["numbers"]
            customers = f", {numbers['customers']:,} customers" if "customers" in numbers else ""
            lines.append(f"  {name}: {numbers['rows']:,} rows{customers} ({', '.join(table['columns'])})")
        words = {"warn": "warning", "fail": "failure"}
        lines += [f"  {words[check['status']]}: {plain(check)}" for check in self.checks if check["status"] in words]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """A row for each table, then the checks that did not pass."""
        rows: list[tuple[object, ...]] = [("table", "rows", "customers", "from", "to", "columns")]
        for name, table in self._known.items():
            numbers = table["numbers"]
            spans = (numbers.get("customers", ""), numbers.get("first", ""), numbers.get("last", ""))
            rows.append((name, numbers["rows"], *spans, ", ".join(table["columns"])))
        odd = [f"{check['status']}: {plain(check)}" for check in self.checks if check["status"] in ("warn", "fail")]
        return card(repr(self).splitlines()[0], rows, odd)


def plain(check: Mapping[str, Any]) -> str:
    """A check's message in plain English.

    >>> plain({"message": "check-orders-shared", "values": {"orders": 1200, "table": "transactions"}})
    '1,200 order ids of transactions are used by more than one customer.'
    """
    from workbench.words.messages import say

    return say(check["message"], **check["values"]).render("en")


def _module(function: Callable[..., ibis.Table]) -> Path:
    """The file whose code a cached result depends on."""
    try:
        path = Path(inspect.getsourcefile(inspect.unwrap(function)) or "")
    except TypeError:
        path = Path()
    if getattr(function, "__name__", "") != getattr(function, "__qualname__", None) or not path.is_file():
        raise UsageError(
            f"cached needs a function defined at the top of a module, not {function!r}: its result is kept "
            "under the function's name and the module's code."
        )
    return path
