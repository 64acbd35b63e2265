"""Canonical SQL for one table, with the raw value beside each typed one so that faults can be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import duckdb

from workbench.data import arrival, conversion, sql, types_of_text, zones
from workbench.data.canonical import TABLES, TIME_KINDS
from workbench.data.description import TableSpec
from workbench.data.engine import Engine
from workbench.data.names import find
from workbench.data.sources import Raw
from workbench.errors import ConfigurationError, DataFault, did_you_mean

EARLIEST, LATEST = datetime(1971, 1, 1), datetime(2099, 1, 1)
SENTINELS = "a stand-in date (before 1971 or after 2098)"
TOO_EARLY, TOO_LATE = "earlier than data_from", "later than data_to"


@dataclass(frozen=True)
class Staged:
    """One table on its way in."""

    spec: TableSpec
    raw: Raw
    columns: dict[str, str]  # name -> SQL: canonical ones first, then extra ones
    raws: dict[str, str]  # canonical -> SQL of the value as it came
    expected: dict[str, str]  # canonical -> what was expected, where a value can be refused
    drops: dict[str, str]  # reason -> SQL condition over canonical columns
    types: dict[str, str] = field(default_factory=dict)  # canonical -> DuckDB type of the value as it came
    not_hashed: tuple[str, ...] = ()  # columns that tell copies of one row apart

    def select(self, extra: str = "", relation: str = "") -> str:
        """All columns over the raw relation (or its located twin), before any row is dropped."""
        items = [f"{expression} AS {sql.name(column)}" for column, expression in self.columns.items()]
        return f"SELECT {', '.join(items)}{extra} FROM {relation or self.raw.sql} AS t"

    @property
    def raw_values(self) -> str:
        """More columns for select: the canonical ones as they came."""
        return "".join(f", {raw} AS {sql.name('#raw:' + column)}" for column, raw in self.raws.items())

    @property
    def reason(self) -> str:
        """SQL over all columns: the place of the first drop reason a row meets, or NULL."""
        cases = " ".join(
            f"WHEN COALESCE({condition}, FALSE) THEN {place}" for place, condition in enumerate(self.drops.values())
        )
        return f"CASE {cases} END" if cases else "NULL"

    def is_text(self, column: str) -> bool:
        """Whether a canonical column came as text, so that two spellings of one value are possible."""
        return self.types.get(column) == "VARCHAR"

    def canonical(self, reasons: set[str]) -> str:
        """The table as features see it."""
        return f"SELECT * FROM ({self.select()}) AS u{self.filter(reasons)}"

    def filter(self, reasons: set[str]) -> str:
        """Only the drop reasons that were met cost a filter."""
        met = [f"NOT COALESCE({condition}, FALSE)" for reason, condition in self.drops.items() if reason in reasons]
        return f" WHERE {' AND '.join(met)}" if met else ""


def reversed_pairs(table: str) -> dict[str, tuple[str, str]]:
    """Reason -> (later, earlier) for the times of a table that cannot come in the other order.

    >>> reversed_pairs("rewards")
    {'redeemed_at before issued_at': ('redeemed_at', 'issued_at')}
    """
    return {f"{later} before {earlier}": (later, earlier) for later, earlier in TABLES[table].ends.items()}


def stage(engine: Engine, spec: TableSpec, raw: Raw, *, zone: str, drops: dict[str, str]) -> Staged:
    """Map raw columns to canonical ones; DataFault lists every column that is missing, with the nearest name.

    Raises ConfigurationError when a drop rule is not SQL the engine understands.
    """
    origin = _origins(spec, raw)
    rules = conversion.rules(spec, zone)._replace(bytewise=engine.embedded)
    if spec.timezone and spec.timezone != zone:
        rules = rules._replace(shifts=_shifts(engine, spec, raw, origin, rules))
    kinds = TABLES[spec.table].columns
    typed = {name: conversion.typed(name, kinds[name], column, kind, rules) for name, (column, kind) in origin.items()}
    extras = _extras(spec, raw, set(origin), rules)
    items = typed | extras
    if arrives := spec.table == "events" and bool(raw.arrival) and not find(arrival.COLUMN, items):
        items[arrival.COLUMN] = arrival.sequence(engine, raw, typed[arrival.CLOCK].sql)
        raw = arrival.placed(raw)
    pairs = {reason: _reversed(*pair) for reason, pair in reversed_pairs(spec.table).items() if {*pair} <= {*typed}}
    staged = Staged(
        spec=spec,
        raw=raw,
        columns={name: item.sql for name, item in items.items()},
        raws={name: item.raw for name, item in items.items() if name in typed or item.expected},
        expected={name: item.expected for name, item in items.items() if item.expected},
        drops=drops | pairs,
        types={name: kind for name, (_, kind) in origin.items()},
        not_hashed=(arrival.COLUMN, "#arrival") if arrives else (),
    )
    for reason, condition in spec.drop.items():
        try:
            engine.describe(f"SELECT * FROM ({staged.select()}) AS u WHERE {condition}")
        except duckdb.Error as error:
            raise ConfigurationError(
                f"[tables.{spec.table}.drop] {reason!r} = {condition!r}: {str(error).splitlines()[0]} "
                f"The columns are: {', '.join(staged.columns)}."
            ) from error
    return staged


def _reversed(later: str, earlier: str) -> str:
    """The condition that a time lies before the one it follows; a day without a time of day may be the same day."""
    midnight = "date_trunc('day', {})".format
    return (
        f"{later} >= TIMESTAMP '{EARLIEST}' AND ({later} < {midnight(earlier)} OR "
        f"({later} < {earlier} AND {later} <> {midnight(later)}))"
    )


def _extras(spec: TableSpec, raw: Raw, canonical: set[str], rules: conversion.Rules) -> dict[str, conversion.Typed]:
    """The columns beside the canonical ones: as their source types them, as declared, or as their text is recognised."""
    kinds = TABLES[spec.table].columns
    sources = {_one(source, raw, spec.table): name for name, source in spec.columns.items()}
    used = {source for source, name in sources.items() if name in kinds}
    used |= {column for name in canonical if name not in spec.columns for column in find(name, raw.columns)}
    named = canonical | spec.expressions.keys() | set(sources.values())
    extras = {}
    for column, kind in raw.columns.items():
        name = sources.get(column, column)
        if column in used or (column not in sources and name.lower() in {other.lower() for other in named}):
            continue
        if column not in sources and (
            twin := [other for other in raw.columns if other != column and other.lower() == column.lower()]
        ):
            raise DataFault(
                [
                    (
                        f"{spec.table}: {raw.label} has the columns {column!r} and {twin[0]!r}, which differ only in "
                        "capitals. Rename one of them at the source."
                    )
                ]
            )
        value = raw.recognised.get(column) or conversion.cleaned(raw.column(column), kind, rules)
        extras[name] = conversion.Typed(value, value, "")
        if name in spec.types:
            extras[name] = conversion.Typed(*types_of_text.declared(raw.column(column), kind, spec.types[name], rules))
    if absent := [name for name in spec.types if name not in extras]:
        raise DataFault(
            [
                (
                    f"{spec.table}: {raw.label} has no further column {absent[0]!r} (types.{absent[0]})."
                    f"{did_you_mean(absent[0], extras)} It has: {', '.join(extras)}."
                )
            ]
        )
    return extras | {
        name: conversion.Typed(expression, expression, "")
        for name, (expression, _) in raw.expressions.items()
        if name not in kinds
    }


def _one(source: str, raw: Raw, table: str) -> str:
    """The column a name stands for; DataFault when it may be several or is none."""
    found = find(source, raw.columns)
    if len(found) > 1:
        raise DataFault(
            [
                (
                    f"{table}: {raw.label} has the columns {', '.join(map(repr, found))}, which differ only in "
                    f"capitals, and {source!r} may be either. Write its exact name in columns."
                )
            ]
        )
    return found[0] if found else ""


def _origins(spec: TableSpec, raw: Raw) -> dict[str, tuple[str, str]]:
    """Canonical column -> (SQL over the raw relation, DuckDB type); DataFault when one is missing."""
    shape, faults, origin = TABLES[spec.table], [], {}
    for canonical, source in spec.columns.items():
        if not find(source, raw.columns):
            faults.append(
                f"{spec.table}: {raw.label} has no column {source!r} (columns.{canonical})."
                f"{did_you_mean(source, raw.columns)} It has: {', '.join(raw.columns)}. "
                "Write its name as the source has it."
            )
    for canonical in shape.columns:
        if canonical in spec.expressions:
            expression, kind = raw.expressions[canonical]
            origin[canonical] = f"({expression})", kind
            continue
        if source := _one(spec.columns.get(canonical, canonical), raw, spec.table):
            origin[canonical] = raw.column(source), raw.columns[source]
        elif canonical in shape.required and canonical not in spec.columns:
            near = did_you_mean(canonical, raw.columns)
            faults.append(
                f"{spec.table}: {raw.label} has no column {canonical!r}, which is required.{near} It has: "
                f'{", ".join(raw.columns)}. Name the right one: columns = {{ {canonical} = "..." }}.'
            )
    if faults:
        raise DataFault(faults)
    return origin


def _shifts(
    engine: Engine, spec: TableSpec, raw: Raw, origin: dict[str, tuple[str, str]], rules: conversion.Rules
) -> dict[str, str]:
    times = {
        name: conversion.typed(name, "time", *origin[name], rules).sql
        for name, kind in TABLES[spec.table].columns.items()
        if kind in TIME_KINDS and name in origin and origin[name][1] != "DATE"
    }
    if not times:
        return {}
    bounds = ", ".join(
        f"min({expression}) AS {sql.name('min_' + name)}, max({expression}) AS {sql.name('max_' + name)}"
        for name, expression in times.items()
    )
    found = engine.rows(f"SELECT {bounds} FROM {raw.sql} AS t")[0]
    shifts = {}
    for name in times:
        first, last = found[f"min_{name}"], found[f"max_{name}"]
        if first is not None:
            shifts[name] = zones.shift_sql(
                "{}",
                min(max(first, EARLIEST), LATEST),
                max(min(last, LATEST), EARLIEST),
                source=spec.timezone,
                target=rules.zone,
            )
    return shifts
