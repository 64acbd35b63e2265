"""Every table of a dataset read, checked, and checked against the others: the state that an opening remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from workbench.data import attributes, cache, checks, consent, privacy, sources, sql, textfiles, used, window
from workbench.data.canonical import TABLES
from workbench.data.checks import meeting
from workbench.data.checks.days import Days
from workbench.data.description import Description
from workbench.data.engine import Engine
from workbench.data.findings import Findings
from workbench.data.staging import EARLIEST, LATEST, SENTINELS, TOO_EARLY, TOO_LATE, stage
from workbench.errors import ConfigurationError, DataFault


class Checked(NamedTuple):
    """One table after its checks."""

    read: Findings  # what reading its files found
    found: Findings
    columns: list[str]
    query: str
    days: Days
    last_end: str  # the last recorded end of a contract, if it is the last day
    seal: str  # digest of the table kept as Parquet, "" where it was not kept


def everything(
    description: Description, inputs: dict[str, list[Path]], engines: dict[str, Engine], folder: Path, scratch: Path
) -> dict[str, Any]:
    """Check all tables and return what is to be remembered of them; tables are kept in `folder`, copies in `scratch`.

    Raises DataFault with the faults of all tables, ConfigurationError for SQL of the dataset file that cannot run.
    """
    done: dict[str, Checked] = {}
    faults: list[str] = []
    withheld = _withheld(description, inputs, engines, scratch)
    for name in description.tables:
        try:
            done[name] = _table(
                description, name, inputs, engines[name], (folder, scratch), withheld=withheld, keep=not faults
            )
        except DataFault as fault:
            faults += fault.faults
            continue
        except duckdb.Error as error:
            raise ConfigurationError(
                f"{description.path.name}, [tables.{name}]: {str(error).splitlines()[0]}"
            ) from error
        faults += done[name].found.faults
    if faults:
        raise DataFault(dict.fromkeys(faults))  # a source that two tables share is named once
    for where in {each for each in engines.values() if each.embedded}:
        textfiles.forget(where)
    bounds = {name: pair for name, table in done.items() if (pair := window.bounds(table.days, table.last_end))}
    covered = window.covered(description, bounds)
    found = [table.found for table in done.values()]
    return covered | {
        "tables": {
            name: {"columns": table.columns, "numbers": table.found.numbers, "query": table.query}
            for name, table in done.items()
        },
        "ledger": [line for each in found for line in each.ledger],
        "checks": [check for table in done.values() for check in (*table.read.checks, *table.found.checks)]
        + _together(engines, done, covered),
        "facts": {
            fact: [item for each in found for item in each.facts.get(fact, [])] for fact in ("gaps", "no_experiments")
        },
        "kept": {f"{name}.parquet": table.seal for name, table in done.items() if table.seal},
    }


def _table(
    description: Description,
    name: str,
    inputs: dict[str, list[Path]],
    where: Engine,
    places: tuple[Path, Path],
    *,
    withheld: dict[str, str],
    keep: bool,
) -> Checked:
    spec, read, (folder, scratch) = description.tables[name], Findings(name), places
    raw = sources.of_table(sources.Reader(where, inputs, scratch, read), description, spec)
    staged = stage(where, spec, raw, zone=description.timezone, drops=_drops(description, name, withheld))
    found = checks.check(where, staged, currency=description.currency)
    found.faults += privacy.undeclared(name, staged.columns, description.privacy)
    kept = seal = ""
    if raw.kept and keep and not found.faults:
        kept, seal = _keep(where, staged.canonical(found.reasons), folder / f"{name}.parquet")
    rows, days = checks.together(where, staged, used.of(staged, found.reasons, kept), found)
    last_end = window.last_end(where, staged, rows, days, found)
    return Checked(read, found, list(staged.columns), rows.query, days, last_end, seal)


def _together(engines: dict[str, Engine], done: dict[str, Checked], covered: dict[str, str]) -> list[dict[str, Any]]:
    """What can be checked when all tables have been: rows outside the data's days, too many attributes, tables that meet."""
    found = [window.outside(name, table.days, covered) for name, table in done.items()]
    if "customers" in done:
        found.append(attributes.told(engines["customers"].table(done["customers"].query)))
    checks = [check for each in found for check in each.checks]
    for where in set(engines.values()):
        mine = {name: table for name, table in done.items() if engines[name] is where}
        checks += meeting.look(
            where,
            {name: table.query for name, table in mine.items()},
            {name: table.columns for name, table in mine.items()},
        )
        if where.embedded:
            meeting.forget(where)
    return checks


def _withheld(
    description: Description, inputs: dict[str, list[Path]], engines: dict[str, Engine], scratch: Path
) -> dict[str, str]:
    """Reason -> condition over a customer_id: who objected or has not agreed, where the dataset file asks for it."""
    if not consent.asked(description.privacy, description.tables):
        return {}
    spec, where = description.tables["customers"], engines["customers"]
    raw = sources.of_table(sources.Reader(where, inputs, scratch, Findings("customers")), description, spec)
    try:
        staged = stage(where, spec, raw, zone=description.timezone, drops={})
        return consent.drops(where, staged, description.privacy)
    except duckdb.Error as error:
        raise ConfigurationError(
            f"{description.path.name}, [tables.customers]: {str(error).splitlines()[0]}"
        ) from error


def _drops(description: Description, table: str, withheld: dict[str, str]) -> dict[str, str]:
    """Reason -> condition: who is erased, objected or has not agreed, then the declared rules, then stand-in dates, then days outside the declared window."""
    erased = privacy.erased_file(description.privacy, description.path.parent)
    drops = privacy.drops(table, erased) | consent.of_table(table, withheld) | description.tables[table].drop
    clock = TABLES[table].clock
    if clock:
        drops[SENTINELS] = f"{clock} < TIMESTAMP '{EARLIEST}' OR {clock} >= TIMESTAMP '{LATEST}'"
    if clock and description.data_from:
        drops[TOO_EARLY] = f"CAST({clock} AS DATE) < DATE '{description.data_from}'"
    if clock and description.data_to:
        drops[TOO_LATE] = f"CAST({clock} AS DATE) > DATE '{description.data_to}'"
    return drops


def _keep(where: Engine, query: str, path: Path) -> tuple[str, str]:
    """Write a table read from text as Parquet, once; return the query that reads it and the digest of its bytes."""
    with cache.replacing(path) as temporary:
        where.rows(f"COPY ({query}) TO {sql.value(str(temporary))} (FORMAT parquet)")
        seal = cache.sha256(temporary)
    return f"SELECT * FROM read_parquet({sql.value(str(path))})", seal
