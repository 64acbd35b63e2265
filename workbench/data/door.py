"""The door: open a dataset, check everything once, remember the outcome beside the data."""

from __future__ import annotations

import functools
import hashlib
import shutil
from pathlib import Path
from typing import Any

import duckdb

from workbench.data import (
    cache,
    checkin,
    database,
    engine,
    fingerprint,
    locate,
    privacy,
    sources,
    spark,
    temporary,
    textfiles,
)
from workbench.data.dataset import Dataset
from workbench.data.description import Description, read
from workbench.disclosure import pseudonyms
from workbench.errors import ConfigurationError, WorkbenchError


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
    pseudonyms.key(description.privacy)  # what lists need is asked for before anything is read
    folder = cache.folder(description.path.parent, description.name)
    if folder is not None:
        try:
            return _open(description, folder)
        except (OSError, duckdb.Error, ConfigurationError) as error:
            if not cache.is_full(error):
                raise
    spare = temporary.owned(f"workbench-{description.name}-")
    try:
        return _open(description, spare.path, spare)
    except (OSError, duckdb.Error, ConfigurationError) as error:
        spare.end()
        if not cache.is_full(error):
            raise
        raise ConfigurationError(
            f"{description.path.name}: there is no room for the checked tables, neither beside the dataset file nor in the "
            "folder for temporary files. Make room, or set TMPDIR to a folder that has some."
        ) from error


def fingerprint_of(description: Description) -> str:
    """The fingerprint of a dataset's sources as they are now; nothing is checked and nothing kept."""
    with temporary.folder(f"workbench-{description.name}-") as scratch:
        hashes = cache.Hashes(scratch / "hashes.json")
        inputs, _ = _inputs(description, hashes)
        with database.snapshot(description) as snapshot:
            remote = _remote(description, snapshot)
            return fingerprint.of_dataset(description, inputs, hashes, _states(description, snapshot, remote))


def _open(description: Description, folder: Path, spare: temporary.Owned | None = None) -> Dataset:
    with database.snapshot(description) as snapshot:
        return _seen(description, folder, snapshot, spare)


def _seen(
    description: Description, folder: Path, snapshot: database.Snapshot | None, spare: temporary.Owned | None
) -> Dataset:
    """Open with what is kept in folder; spare is that folder when nothing can be written beside the dataset."""
    hashes = cache.Hashes(folder / "hashes.json")
    inputs, copies = _inputs(description, hashes)
    paths = [path for files in inputs.values() for path in files]
    local = engine.embedded(
        timezone=description.timezone, folder=folder, files=paths, options=description.engine_options
    )
    remote = _remote(description, snapshot)
    if remote and remote.spark:
        spark.register(remote, inputs.values())
    current = functools.partial(
        fingerprint.of_dataset, description, inputs, hashes, _states(description, snapshot, remote)
    )
    digest = current()
    state_folder = folder / _key(digest, paths, folder)
    engines = {table: remote if remote and _lives_there(description, table) else local for table in description.tables}
    state = _remembered(state_folder, hashes)
    if state is None:
        with cache.building(state_folder) as scratch:
            try:
                copied = snapshot.copies(scratch) if snapshot else {}
                state = checkin.everything(description, inputs | copied, engines, state_folder, scratch)
                fingerprint.unchanged(digest, current)
                cache.write_sealed(state_folder / "state.json", state)
            except (WorkbenchError, OSError, duckdb.Error):  # tables kept so far are no good without the rest
                shutil.rmtree(state_folder, ignore_errors=True)
                raise
        cache.prune(folder, state_folder, keep=1 if privacy.withholds(description.privacy) else cache.KEEP)
    state["checks"] += copies
    if spare is not None:
        state["checks"].append(_warning("cache", "check-no-cache"))
    return Dataset(
        description,
        state,
        fingerprint=digest,
        current=current,
        local=local,
        engines=engines,
        folder=state_folder,
        hashes=hashes,
        spare=spare,
    )


def _inputs(description: Description, hashes: cache.Hashes) -> tuple[dict[str, list[Path]], list[dict[str, Any]]]:
    """Source text -> files, for all sources that are files; a file delivered twice is read once, with a warning."""
    named = {f"[sources.{name}]": source for name, source in description.sources.items()}
    named |= {f"[tables.{name}]": table.source for name, table in description.tables.items() if table.source}
    erased = privacy.erased_file(description.privacy, description.path.parent)
    inputs: dict[str, list[Path]] = {"[privacy] erased": [erased]} if erased else {}
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
        warnings += [
            _warning(f"file.{file.name}", "check-cut-off", file=file.name)
            for file in unique.values()
            if file.suffix.lower() != ".parquet" and file.stat().st_size and textfiles.unfinished(file)
        ]
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


def _remote(description: Description, snapshot: database.Snapshot | None) -> engine.Engine | None:
    """The engine beside the embedded one that tables are queried on, where the dataset file names one."""
    if description.engine == "duckdb" or snapshot:
        return None
    if description.engine == "spark":
        return spark.connected(description.engine_options)
    return engine.connected(description.engine)


def _states(
    description: Description, snapshot: database.Snapshot | None, remote: engine.Engine | None
) -> fingerprint.States:
    """What stands for the content of the tables of a database."""
    if remote:
        return functools.partial(fingerprint.of_tables, description, remote)
    states = snapshot.states if snapshot else {}  # the snapshot itself is over when the states are asked for again
    return lambda: states


def _lives_there(description: Description, table: str) -> bool:
    """Whether all that a table is made from lies where the other engine reads it: its own tables; for Spark Parquet files too."""
    named = sources.named(description, description.tables[table])
    parquet = ".parquet" if description.engine == "spark" else "no file"
    return not named or all(
        source.source.startswith("table:") or source.source.lower().endswith(parquet) for source in named.values()
    )
