"""Read a dataset file (TOML) into plain objects; every mistake in it is reported at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from workbench.data import declared, engine_options, mistakes
from workbench.errors import ConfigurationError, DataFault


@dataclass(frozen=True)
class SourceFile:
    """One raw input and how its bytes are read."""

    source: str
    encoding: str = "utf-8-sig"
    delimiter: str = ""  # "" is a comma, or a tab for .tsv
    sheet: str = ""  # Excel only; "" is the first sheet
    skip_rows: int = 0  # lines above the header: a title, a date, a blank
    name_columns: bool = False  # whether columns without a name get one, and repeated names a number
    fill_down: tuple[str, ...] = ()  # columns whose blanks stand for the value above
    fill_within: str = ""  # a column: nothing is filled from a row in which it is another


@dataclass(frozen=True)
class TableSpec:
    """How one canonical table is made from a source or a query."""

    table: str
    source: SourceFile | None = None
    query: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    expressions: dict[str, str] = field(default_factory=dict)
    timezone: str = ""
    formats: dict[str, str] = field(default_factory=dict)
    decimal: str = ""  # "" is not declared: a point, or a comma where the point groups thousands
    thousands: str = ""
    units: dict[str, float] = field(default_factory=dict)  # a mark in numbers -> what it multiplies them by
    na_values: tuple[str, ...] = ()
    types: dict[str, str] = field(default_factory=dict)
    drop: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Description:
    """A dataset file, parsed."""

    path: Path
    name: str
    title: dict[str, str]
    currency: str
    timezone: str
    engine: str
    data_from: date | None
    data_to: date | None
    tables: dict[str, TableSpec]
    sources: dict[str, SourceFile]
    privacy: dict[str, Any]
    parameters: dict[str, dict[str, Any]]
    keep: dict[str, int] = field(default_factory=dict)  # how many runs of a report are kept
    engine_options: engine_options.Options = field(default_factory=engine_options.Options)
    schedule: dict[str, Any] = field(default_factory=dict)  # when reports are made by themselves
    alerts: dict[str, Any] = field(default_factory=dict)  # who is told of what came of it
    labels: dict[str, dict[str, str]] = field(
        default_factory=dict
    )  # a name in the data → what people call it, by language
    service: dict[str, Any] = field(default_factory=dict)  # when cases are worked on, and what is promised
    targets: dict[str, dict[str, Any]] = field(default_factory=dict)  # of the scorecard: value and owner by measure
    notes: list[dict[str, Any]] = field(default_factory=list)  # known changes: date, words
    measures: list[dict[str, Any]] = field(default_factory=list)  # measures taken: date, words, kpi, owner
    shifts: dict[str, date] = field(default_factory=dict)  # from which day a measure's limits start anew


def read(path: Path) -> Description:
    """Parse the dataset file at path.

    Raises ConfigurationError naming the file and every mistake: broken TOML, unknown keys (with the nearest known
    one), wrong types, unknown tables, unknown time zones, secrets written out. Raises DataFault for what a draft asks.
    """
    try:
        raw = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read ({error}). A dataset file is a UTF-8 TOML file.") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is not valid TOML: {error}.") from error
    found = list(mistakes.of(raw))
    if found:
        raise ConfigurationError("\n".join(f"{path}: {mistake}" for mistake in found))
    if unanswered := [f"{path}: {each}" for each in mistakes.questions(raw)]:
        raise DataFault(unanswered)
    return Description(
        path=path,
        name=raw["name"],
        title=raw.get("title", {"en": raw["name"]}),
        currency=raw["currency"],
        timezone=raw["timezone"],
        engine=raw.get("engine", "duckdb"),
        engine_options=engine_options.of(raw.get("engine_options", {}), path.parent),
        data_from=raw.get("data_from"),
        data_to=raw.get("data_to"),
        tables={name: _table(name, section) for name, section in raw["tables"].items()},
        sources={name: _source_file(section) for name, section in raw.get("sources", {}).items()},
        privacy={"minimum_cell": 10} | raw.get("privacy", {}),
        parameters=raw.get("parameters", {}),
        keep=raw.get("runs", {}).get("keep", {}),
        schedule={"at": "06:00", "on": "daily", "analyses": [], "out": "reports"} | raw.get("schedule", {}),
        alerts=raw.get("alerts", {}),
        labels={name: said for section in raw.get("labels", {}).values() for name, said in section.items()},
        service=raw.get("service", {}),
        targets=declared.targets(raw),
        notes=declared.rows(raw, "notes"),
        measures=declared.rows(raw, "measures"),
        shifts=declared.shifts(raw),
    )


def _table(name: str, section: dict[str, Any]) -> TableSpec:
    reading = {key: section[key] for key in mistakes.SOURCE_KEYS if key in section}
    making = {key: section[key] for key in section if key not in mistakes.SOURCE_KEYS}
    if "na_values" in making:
        making["na_values"] = tuple(making["na_values"])
    return TableSpec(table=name, source=_source_file(reading) if reading else None, **making)


def _source_file(section: dict[str, Any]) -> SourceFile:
    return SourceFile(**section | {"fill_down": tuple(section.get("fill_down", ()))})
