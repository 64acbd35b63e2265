"""The door: open a dataset, check everything once, remember the outcome beside the data."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from workbench.data import cache, checks, engine, fingerprint, locate, sources, sql
from workbench.data.canonical import TABLES
from workbench.data.dataset import Dataset
from workbench.data.description import Description, read
from workbench.data.staging import EARLIEST, LATEST, SENTINELS, Staged, stage
from workbench.errors import ConfigurationError, DataFault


def open_dataset(name: str | Path) -> Dataset:
    """Open a dataset: a name in data/, or the path of a dataset file (.toml).

    All tables are checked the first time, and again only when the sources, the dataset file or the code of the door
    change. Raises ConfigurationError (dataset file, source or package missing or wrong) or DataFault with every fault
    found in the data.
    """
    description = read(locate.dataset_file(name))
    inputs = _inputs(description)
    folder, kept = cache.folder(description.path.parent, description.name)
    hashes = cache.Hashes(folder / "hashes.json")
    paths = [path for files in inputs.values() for path in files]
    local = engine.embedded(timezone=description.timezone, folder=folder, files=paths)
    remote = engine.connected(description.engine) if description.engine != "duckdb" else None
    print_ = fingerprint.of_dataset(description, inputs, hashes, remote)
    code = fingerprint.of_code(*sorted(Path(__file__).parent.glob("*.py")))
    # the state names absolute paths, so a copy of the project elsewhere makes its own
    key = hashlib.sha256("\n".join([print_, code, *map(str, paths), str(folder)]).encode()).hexdigest()[:16]
    state_folder = folder / key
    engines = {table: remote if remote and _remote(description, table) else local for table in description.tables}
    state = cache.read_json(state_folder / "state.json")
    if state is None:
        state = _check_in(description, engines, state_folder)
        cache.write_text(state_folder / "state.json", json.dumps(state, ensure_ascii=False))
        cache.prune(folder, state_folder)
    return Dataset(description, state, fingerprint=print_, local=local, engines=engines, folder=state_folder,
                   hashes=hashes)


def _inputs(description: Description) -> dict[str, list[Path]]:
    """Source text -> files, for every source of the dataset file that is not a table of the engine."""
    inputs = {}
    named = {f"[sources.{name}]": source for name, source in description.sources.items()}
    named |= {f"[tables.{name}]": table.source for name, table in description.tables.items() if table.source}
    for where, source in named.items():
        if not source.source.startswith("table:"):
            inputs[source.source] = locate.files(source.source, description.path.parent,
                                                 f"{description.path.name}, {where}")
    return inputs


def _remote(description: Description, table: str) -> bool:
    named = sources.named(description, description.tables[table])
    return not named or all(source.source.startswith("table:") for source in named.values())


def _check_in(description: Description, engines: dict[str, engine.Engine], folder: Path) -> dict[str, Any]:
    state: dict[str, Any] = {"tables": {}, "ledger": [], "checks": []}
    faults: list[str] = []
    for name, spec in description.tables.items():
        try:
            raw = sources.of_table(engines[name], description, spec, scratch=folder)
            staged = stage(engines[name], spec, raw, zone=description.timezone, drops=_drops(description, name))
            found = checks.check(engines[name], staged)
        except DataFault as fault:
            faults += fault.faults
            continue
        faults += found.faults
        state["ledger"] += found.ledger
        state["checks"] += found.checks
        state["tables"][name] = {"columns": list(staged.columns), "numbers": found.numbers,
                                 "query": staged.canonical(found.reasons)}
        if raw.text and not faults:
            state["tables"][name]["query"] = _kept(engines[name], staged.canonical(found.reasons), folder / f"{name}.parquet")
    if faults:
        raise DataFault(faults)
    return state | _window(description, state)


def _drops(description: Description, table: str) -> dict[str, str]:
    """Reason -> condition: the declared rules, then stand-in dates, then days outside the declared window."""
    drops, clock = dict(description.tables[table].drop), TABLES[table].clock
    if clock:
        drops[SENTINELS] = f"{clock} < TIMESTAMP '{EARLIEST}' OR {clock} >= TIMESTAMP '{LATEST}'"
    if clock and description.data_from:
        drops["before data_from"] = f"CAST({clock} AS DATE) < DATE '{description.data_from}'"
    if clock and description.data_to:
        drops["after data_to"] = f"CAST({clock} AS DATE) > DATE '{description.data_to}'"
    return drops


def _kept(where: engine.Engine, query: str, path: Path) -> str:
    """Write a table read from text as Parquet once and read it from there."""
    with cache.replacing(path) as temporary:
        where.rows(f"COPY ({query}) TO {sql.value(str(temporary))} (FORMAT parquet)")
    return f"SELECT * FROM read_parquet({sql.value(str(path))})"


def _window(description: Description, state: dict[str, Any]) -> dict[str, str]:
    """The first and last day the data cover: as declared, else as the transactions (or all tables) have it."""
    tables = state["tables"]
    chosen = [tables["transactions"]] if "transactions" in tables else list(tables.values())
    first = [table["numbers"]["first"] for table in chosen if "first" in table["numbers"]]
    last = [table["numbers"]["last"] for table in chosen if "last" in table["numbers"]]
    start, end = description.data_from or min(first, default=None), description.data_to or max(last, default=None)
    if start is None or end is None:
        raise ConfigurationError(f"{description.path.name}: no table says when things happened; state data_from and "
                                 "data_to.")
    return {"data_from": str(start), "data_to": str(end)}
