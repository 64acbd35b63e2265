"""A run that was refused before its kernel started is a failed run too: without a trace, its last good report would look new."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench.data import description, locate
from workbench.errors import Busy, ConfigurationError, WorkbenchError
from workbench.execution import analyses, history, outcome, publish, redaction, verify
from workbench.report import edition, results


@dataclass(frozen=True)
class Asked:
    """What was asked for when it was refused."""

    names: Sequence[str]  # of analyses; none asks for all
    data: str
    parameters: Mapping[str, object]
    lang: Sequence[str]
    out: Path
    notebooks: Path


def leave(asked: Asked, error: WorkbenchError, *, now: datetime) -> list[Path]:
    """Publish a failed run for each report that was to be made; what cannot be written is left out.

    Without names these are the reports of the dataset that there are, or else all whose tables it describes. A report
    that nobody could know to be meant (its notebook or the dataset file is not there) must have been made before.
    """
    dataset = _dataset(asked.data)
    before = _made(asked.out, str(dataset["name"]))
    known = {one.name: one for one in analyses.every(asked.notebooks)[0]}
    told = redaction.masked(
        error, redaction.of_command(asked.data, [*asked.names, *map(str, asked.parameters.values())])
    )
    left = []
    for name in asked.names or sorted(before) or _able(known, dataset["tables"]):
        name = Path(name).stem if name.endswith(".ipynb") else name
        if name in before or (name in known and dataset["tables"]):
            about = {"name": name, "title": known[name].title if name in known else before[name]}
            with contextlib.suppress(OSError, Busy, ConfigurationError):
                left.append(_one(asked, about, dataset, told, now))
    return left


def _one(
    asked: Asked, about: Mapping[str, str], dataset: Mapping[str, Any], told: WorkbenchError, now: datetime
) -> Path:
    folder = asked.out / about["name"] / "all"
    with publish.locked(folder):
        started = publish.later_than_all(folder, now)
        run_id = publish.new_run_id(folder, started, seed=str(told))
        earlier = history.of(folder)
        staging = publish.stage(folder, run_id)
        fault = verify.Fault.of(told)
        run = {
            "analysis": about["name"], "title": about["title"], "run_id": run_id, "status": "failed",
            "error": {"message": fault.message, "kind": fault.kind}, "parameters": dict(asked.parameters),
            "provenance": {
                "started": started.isoformat(timespec="seconds"), "seconds": 0.0,
                "set_by": dict.fromkeys(asked.parameters, "command line"),
            },
        }  # fmt: skip
        named = {key: dataset[key] for key in ("name", "title")}
        found = results.sealed(outcome.without_users({**results.build([], run=run), "dataset": named}))
        results.write(staging / "results.json", found)
        for lang in asked.lang:
            good = outcome.last_good(folder, lang, earlier)
            siblings = {other: outcome.PAGE[other] for other in asked.lang if other != lang}
            page = edition.failed(found, lang=lang, last_good=good, siblings=siblings, index=outcome.INDEX[lang])
            publish.write(staging / outcome.PAGE[lang], page)
        return publish.publish(staging, run_id)


def _dataset(data: str) -> dict[str, Any]:
    """Name, title and tables of a dataset; of a file that cannot be read the file's name, of none at all no tables."""
    try:
        file = locate.dataset_file(data)
    except WorkbenchError:
        return {"name": Path(data).stem, "title": {}, "tables": None}
    try:
        known = description.read(file)
    except WorkbenchError:
        return {"name": file.stem, "title": {}, "tables": {"transactions"}}
    return {"name": known.name, "title": known.title, "tables": set(known.tables)}


def _made(out: Path, dataset: str) -> dict[str, str]:
    """The analyses of which there is a report of this dataset, and their titles."""
    runs = [run for folder in sorted(out.glob("*/all")) for run in history.of(folder)[:1]]
    return {run["analysis"]: run["title"] for run in runs if run["dataset"].get("name") == dataset}


def _able(known: Mapping[str, analyses.Analysis], tables: set[str] | None) -> list[str]:
    return [name for name, one in known.items() if any(set(needs) <= (tables or set()) for needs in one.needs)]
