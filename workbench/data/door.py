"""The door: open a dataset, check everything once, remember the outcome beside the data."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import shutil
from pathlib import Path
from typing import Any

import duckdb

from workbench.data import cache, checks, engine, fingerprint, locate, sources, sql, textfiles, used, window
from workbench.data.canonical import TABLES
from workbench.data.checks import meeting
from workbench.data.dataset import Dataset
from workbench.data.description import Description, read
from workbench.data.findings import Findings
from workbench.data.staging import EARLIEST, LATEST, SENTINELS, TOO_EARLY, TOO_LATE, stage
from workbench.errors import ConfigurationError, DataFault, WorkbenchError


def open_dataset(name: str | Path) -> Dataset:
    """Open a dataset: a name in data/, or the path of a dataset file (.toml).

    All tables are checked the first time, and again only when the sources, the dataset file or the code of the door
    change. Raises ConfigurationError (dataset file, source or package missing or wrong) or DataFault with every fault
    found in the data.

    >>> open_dataset("complete_journy")
    Traceback (most recent call last):
    workbench.errors.ConfigurationError: There is no dataset 'complete_journy' in data/. Did you mean ...
    """
    description = read(locate.dataset_file(name))
    folder, kept = cache.folder(description.path.parent, description.name)
    hashes = cache.Hashes(folder / "hashes.json")
    inputs, copies = _inputs(description, hashes)
    paths = [path for files in inputs.values() for path in files]
    local = engine.embedded(timezone=description.timezone, folder=folder, files=paths)
    remote = engine.connected(description.engine) if description.engine != "duckdb" else None
    current = functools.partial(fingerprint.of_dataset, description, inputs, hashes, remote)
    digest = current()
    state_folder = folder / _key(digest, paths, folder)
    engines = {table: remote if remote and _remote(description, table) else local for table in description.tables}
    state = _remembered(state_folder, hashes)
    if state is None:
        try:
            state = _check_in(description, inputs, engines, state_folder)
            fingerprint.unchanged(digest, current)
        except WorkbenchError:                          # tables kept so far are no good without the rest
            shutil.rmtree(state_folder, ignore_errors=True)
            raise
        cache.write_sealed(state_folder / "state.json", state)
        cache.prune(folder, state_folder)
    state["checks"] += copies
    if not kept:
        state["checks"].append(_warning("cache", "check-no-cache"))
    return Dataset(description, state, fingerprint=digest, current=current, local=local, engines=engines, folder=state_folder,
                   hashes=hashes, temporary=None if kept else folder)


def _inputs(description: Description, hashes: cache.Hashes) -> tuple[dict[str, list[Path]], list[dict[str, Any]]]:
    """Source text -> files, for all sources that are files; a file delivered twice is read once, with a warning."""
    named = {f"[sources.{name}]": source for name, source in description.sources.items()}
    named |= {f"[tables.{name}]": table.source for name, table in description.tables.items() if table.source}
    inputs: dict[str, list[Path]] = {}
    warnings: list[dict[str, Any]] = []
    for where, source in named.items():
        if source.source.startswith("table:") or source.source in inputs:
            continue
        files = locate.files(source.source, description.path.parent, f"{description.path.name}, {where}")
        unique: dict[str, Path] = {}
        for file in files:
            first = unique.setdefault(hashes.of(file), file)
            if first is not file:
                warnings.append(_warning(f"file.{file.name}", "check-same-file", file=file.name, other=first.name))
        inputs[source.source] = list(unique.values())
        warnings += [_warning(f"file.{file.name}", "check-cut-off", file=file.name)
                     for file in unique.values()
                     if file.suffix.lower() != ".parquet" and file.stat().st_size and textfiles.unfinished(file)]
    return inputs, warnings


def _warning(key: str, message: str, **values: Any) -> dict[str, Any]:
    return {"key": key, "status": "warn", "value": 1, "threshold": 0, "message": message, "values": values}


def _key(digest: str, paths: list[Path], folder: Path) -> str:
    """The name of a state's folder: the state names absolute paths, so a copy of the project makes its own."""
    here = Path(__file__).parent
    code = fingerprint.of_code(*sorted([*here.glob("*.py"), *here.glob("checks/*.py")]))
    return hashlib.sha256("\n".join([digest, code, *map(str, paths), str(folder)]).encode()).hexdigest()[:16]


def _remembered(folder: Path, hashes: cache.Hashes) -> dict[str, Any] | None:
    """The outcome of an earlier check, if it and the tables kept with it are as they were written."""
    state = cache.read_sealed(folder / "state.json")
    try:
        sound = state is not None and all(hashes.of(folder / name) == seal for name, seal in state["kept"].items())
    except OSError:
        return None
    return state if sound else None


def _remote(description: Description, table: str) -> bool:
    named = sources.named(description, description.tables[table])
    return not named or all(source.source.startswith("table:") for source in named.values())


def _check_in(
    description: Description, inputs: dict[str, list[Path]], engines: dict[str, engine.Engine], folder: Path
) -> dict[str, Any]:
    state: dict[str, Any] = {"tables": {}, "ledger": [], "checks": [], "kept": {}, "facts": {"gaps": [], "no_experiments": []}}
    faults: list[str] = []
    covered: dict[str, tuple[str, str]] = {}
    joined: list[tuple[dt.date, int]] = []
    for name, spec in description.tables.items():
        where, told = engines[name], Findings(name)
        try:
            raw = sources.of_table(sources.Reader(where, inputs, folder, told), description, spec)
            staged = stage(where, spec, raw, zone=description.timezone, drops=_drops(description, name))
            found = checks.check(where, staged, currency=description.currency)
            kept = ""
            if raw.text and not faults and not found.faults:
                target = folder / f"{name}.parquet"
                kept, state["kept"][target.name] = _keep(where, staged.canonical(found.reasons), target)
            rows, seen = checks.together(where, staged, used.of(staged, found.reasons, kept), found)
            end = window.last_end(where, staged, rows, seen, found)
        except DataFault as fault:
            faults += fault.faults
            continue
        except duckdb.Error as error:
            raise ConfigurationError(f"{description.path.name}, [tables.{name}]: {str(error).splitlines()[0]}") from error
        faults += found.faults
        state["ledger"] += found.ledger
        state["checks"] += told.checks + found.checks
        state["facts"] |= {fact: state["facts"][fact] + items for fact, items in found.facts.items()}
        state["tables"][name] = {"columns": list(staged.columns), "numbers": found.numbers, "query": rows.query}
        if bounds := window.bounds(seen, end):
            covered[name] = bounds
        joined = list(seen) if name == "memberships" else joined
    if faults:
        raise DataFault(dict.fromkeys(faults))          # a source that two tables share is named once
    for where in {each for each in engines.values() if each.embedded}:
        textfiles.forget(where)
    state |= window.covered(description, covered)
    state["checks"] += _together(engines, state, joined)
    return state


def _together(engines: dict[str, engine.Engine], state: dict[str, Any], joined: list[tuple[dt.date, int]]) -> list[dict]:
    """What can be checked when all tables have been: the window of memberships, and whether tables meet."""
    found = Findings("memberships")
    window.outside("memberships", joined, state, found)
    tables = state["tables"]
    for where in set(engines.values()):
        mine = [name for name in tables if engines[name] is where]
        found.checks += meeting.look(where, {name: tables[name]["query"] for name in mine},
                                     {name: tables[name]["columns"] for name in mine})
        if where.embedded:
            meeting.forget(where)
    return found.checks


def _drops(description: Description, table: str) -> dict[str, str]:
    """Reason -> condition: the declared rules, then stand-in dates, then days outside the declared window."""
    drops, clock = dict(description.tables[table].drop), TABLES[table].clock
    if clock:
        drops[SENTINELS] = f"{clock} < TIMESTAMP '{EARLIEST}' OR {clock} >= TIMESTAMP '{LATEST}'"
    if clock and description.data_from:
        drops[TOO_EARLY] = f"CAST({clock} AS DATE) < DATE '{description.data_from}'"
    if clock and description.data_to:
        drops[TOO_LATE] = f"CAST({clock} AS DATE) > DATE '{description.data_to}'"
    return drops


def _keep(where: engine.Engine, query: str, path: Path) -> tuple[str, str]:
    """Write a table read from text as Parquet, once; return the query that reads it and the digest of its bytes."""
    with cache.replacing(path) as temporary:
        where.rows(f"COPY ({query}) TO {sql.value(str(temporary))} (FORMAT parquet)")
        seal = cache.sha256(temporary)
    return f"SELECT * FROM read_parquet({sql.value(str(path))})", seal
