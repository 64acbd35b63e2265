"""Canonical SQL for one table, with the raw value beside each typed one so that faults can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workbench.data import conversion, sql, zones
from workbench.data.canonical import TABLES, TIME_KINDS
from workbench.data.description import TableSpec
from workbench.data.engine import Engine
from workbench.data.sources import Raw
from workbench.errors import DataFault, did_you_mean

EARLIEST, LATEST = datetime(1971, 1, 1), datetime(2099, 1, 1)
SENTINELS = "a stand-in date (before 1971 or after 2098)"
TOO_EARLY, TOO_LATE = "earlier than data_from", "later than data_to"


@dataclass(frozen=True)
class Staged:
    """One table on its way in."""

    spec: TableSpec
    raw: Raw
    columns: dict[str, str]                             # name -> SQL: canonical ones first, then extra ones
    raws: dict[str, str]                                # canonical -> SQL of the value as it came
    expected: dict[str, str]                            # canonical -> what was expected, where a value can be refused
    drops: dict[str, str]                               # reason -> SQL condition over canonical columns

    def select(self, extra: str = "", relation: str = "") -> str:
        """All columns over the raw relation (or its located twin), before any row is dropped."""
        items = [f"{expression} AS {sql.name(column)}" for column, expression in self.columns.items()]
        return f"SELECT {', '.join(items)}{extra} FROM {relation or self.raw.sql}"

    @property
    def text_ids(self) -> bool:
        """Whether customer ids came as text, so that two spellings of one id are possible."""
        source = self.spec.columns.get("customer_id", "customer_id")
        return self.raw.columns.get(source) == "VARCHAR"

    def canonical(self, reasons: set[str]) -> str:
        """The table as features see it; only the drop reasons that were met cost a filter."""
        kept = [f"NOT COALESCE({condition}, FALSE)" for reason, condition in self.drops.items() if reason in reasons]
        return f"SELECT * FROM ({self.select()})" + (f" WHERE {' AND '.join(kept)}" if kept else "")


def stage(engine: Engine, spec: TableSpec, raw: Raw, *, zone: str, drops: dict[str, str]) -> Staged:
    """Map raw columns to canonical ones; DataFault lists every column that is missing, with the nearest name."""
    origin = _origins(spec, raw)
    rules = conversion.Rules(zone=zone, formats=spec.formats, decimal=spec.decimal, thousands=spec.thousands,
                             na_values=spec.na_values)
    if spec.timezone and spec.timezone != zone:
        rules = rules._replace(shifts=_shifts(engine, spec, raw, origin, rules))
    kinds = TABLES[spec.table].columns
    typed = {name: conversion.typed(name, kinds[name], column, kind, rules) for name, (column, kind) in origin.items()}
    taken = {source.lower() for source in spec.columns.values()} | {name.lower() for name in origin}
    lower = {name.lower(): name for name in raw.columns}
    extra = {lower[source.lower()]: renamed for renamed, source in spec.columns.items() if renamed not in kinds}
    extras = {extra.get(name, name): conversion.cleaned(sql.name(name), kind, rules)
              for name, kind in raw.columns.items() if name in extra or name.lower() not in taken}
    extras |= {name: expression for name, expression in spec.expressions.items() if name not in kinds}
    return Staged(
        spec=spec, raw=raw,
        columns={name: item.sql for name, item in typed.items()} | extras,
        raws={name: item.raw for name, item in typed.items()},
        expected={name: item.expected for name, item in typed.items() if item.expected},
        drops=drops,
    )


def _origins(spec: TableSpec, raw: Raw) -> dict[str, tuple[str, str]]:
    """Canonical column -> (SQL over the raw relation, DuckDB type); DataFault when one is missing."""
    shape, faults, origin = TABLES[spec.table], [], {}
    lower = {name.lower(): name for name in raw.columns}
    for canonical, source in spec.columns.items():
        if source.lower() not in lower:
            faults.append(f"{spec.table}: {raw.label} has no column {source!r} (columns.{canonical})."
                          f"{did_you_mean(source, raw.columns)} It has: {', '.join(raw.columns)}. "
                          "Write its name as the source has it.")
    for canonical in shape.columns:
        if canonical in spec.expressions:
            origin[canonical] = f"({spec.expressions[canonical]})", raw.expressions[canonical]
            continue
        source = lower.get(spec.columns.get(canonical, canonical).lower())
        if source is not None:
            origin[canonical] = sql.name(source), raw.columns[source]
        elif canonical in shape.required and canonical not in spec.columns:
            near = did_you_mean(canonical, raw.columns)
            faults.append(f"{spec.table}: {raw.label} has no column {canonical!r}, which is required.{near} It has: "
                          f"{', '.join(raw.columns)}. Name the right one: columns = {{ {canonical} = \"...\" }}.")
    if faults:
        raise DataFault(faults)
    return origin


def _shifts(
    engine: Engine, spec: TableSpec, raw: Raw, origin: dict[str, tuple[str, str]], rules: conversion.Rules
) -> dict[str, str]:
    times = {name: conversion.typed(name, "time", *origin[name], rules).sql
             for name, kind in TABLES[spec.table].columns.items()
             if kind in TIME_KINDS and name in origin and origin[name][1] != "DATE"}
    if not times:
        return {}
    bounds = ", ".join(f"min({expression}) AS {sql.name('min_' + name)}, max({expression}) AS {sql.name('max_' + name)}"
                       for name, expression in times.items())
    found = engine.rows(f"SELECT {bounds} FROM {raw.sql}")[0]
    shifts = {}
    for name in times:
        first, last = found[f"min_{name}"], found[f"max_{name}"]
        if first is not None:
            shifts[name] = zones.shift_sql("{}", min(max(first, EARLIEST), LATEST), max(min(last, LATEST), EARLIEST),
                                           source=spec.timezone, target=rules.zone)
    return shifts
