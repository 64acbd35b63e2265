"""From an executed notebook to what is published: results.json, the pages, the cleaned notebook."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from workbench.errors import DataFault, WorkbenchError, without_user
from workbench.execution import inputs, provenance, publish, redaction, verify
from workbench.execution.engine import Record
from workbench.execution.requests import Request
from workbench.execution.verify import Fault
from workbench.report import earlier_runs, edition, results
from workbench.words.languages import LANGUAGES, USUAL

PAGE = {lang: f"report{language.page}.html" for lang, language in LANGUAGES.items()}
INDEX = {lang: f"../../../index{language.page if lang in USUAL else ''}.html" for lang, language in LANGUAGES.items()}


def judge(
    request: Request, record: Record, staging: Path, run: Mapping[str, object], changed: Sequence[str] = ()
) -> tuple[dict, Fault | None]:
    """Return results.json as a mapping, and why the run failed if it did.

    ``run`` holds run_id, started, seconds: what only the runner knows; ``changed`` the sources that are no longer those
    the run began with.
    """
    told = functools.cache(lambda: _told(request))  # looked up only when something went wrong
    fault = verify.execution(
        record.notebook.cells, captions=record.captions, stopped=record.fault, kind=record.kind, told=told
    ) or verify.plain(staging)
    if changed and (fault is None or fault.kind == "code"):
        fault = _two_states(", ".join(changed))
    if fault is None:
        try:
            found = results.build(results.collect(record.notebook), run=_about(request, run, status="ok"))
            fault = verify.promises(found, request.analysis, staging) or _moved(request, found)
        except WorkbenchError as error:
            fault = Fault.of(redaction.masked(error, told()), where=f"{request.analysis.path.name}: ")
    if fault is not None:
        return failed(request, run, fault), fault
    if any(check["status"] == "fail" for check in found["checks"]):
        found = results.build(results.collect(record.notebook), run=_about(request, run, status="checks_failed"))
    return without_users(found), None


def _two_states(what: str) -> Fault:
    why = (
        f"{what}: changed while the run was reading it. The numbers would be of two states of the data, "
        "so there is no report. Run again when the delivery is complete."
    )
    return Fault.of(DataFault([why]))


def _moved(request: Request, found: Mapping) -> Fault | None:
    """A fault when a database changed during the run: its tables are read more than once."""
    digest = found["dataset"].get("fingerprint", "")
    return _two_states(request.dataset.engine) if digest and inputs.database_moved(request.dataset, digest) else None


def held_against(
    earlier: Sequence[Mapping], request: Request, notebook: nbformat.NotebookNode, found: dict, staging: Path
) -> dict:
    """Return the results with a warning where this report and an earlier one tell together of few."""
    before = earlier_runs.read(request.folder, earlier, found["dataset"].get("name", ""))
    minimum = request.dataset.privacy["minimum_cell"]
    warning = earlier_runs.check(earlier_runs.grids(notebook, staging), before, minimum=minimum)
    return {**found, "checks": [*found["checks"], warning]} if warning else found


def failed(request: Request, run: Mapping[str, object], fault: Fault) -> dict:
    """Return the results of a run that is no report: no numbers, only what was asked and what went wrong."""
    error = {"message": fault.message, "kind": fault.kind}
    found = results.build([], run=_about(request, run, status="failed", error=error))
    named = {"name": request.dataset.name, "title": request.dataset.title}
    return results.sealed(without_users({**found, "dataset": named}))


def write(request: Request, notebook: nbformat.NotebookNode, found: Mapping, staging: Path, earlier: Sequence) -> None:
    """Write record and pages into the staging folder; nothing is published here.

    This is the one place that says what a failed run leaves: the record, the pages, and the notebook without what its
    cells put out. Files of its own are taken away.
    """
    if found["status"] == "failed":
        publish.empty(staging)
        redaction.notebook(notebook, found["error"]["message"])
    publish.write(staging / "notebook.ipynb", nbformat.writes(notebook) + "\n")
    publish.clear(staging / "results.json")
    results.write(staging / "results.json", found)
    for lang in request.lang:
        publish.write(staging / PAGE[lang], _page(request, notebook, found, lang, earlier))


def _told(request: Request) -> redaction.Known:
    """What an error of this run may say."""
    texts, names = redaction.of_dataset(request.dataset)
    code = "\n".join("".join(cell["source"]) for cell in request.analysis.document["cells"])
    words = [str(value) for value in request.values.values()]
    return redaction.known(texts=texts, names=[*names, *words, *request.values, request.analysis.path.name], code=code)


def without_users(value: Any) -> Any:
    """The same record with addresses that name no user and no password."""
    if isinstance(value, Mapping):
        return {key: without_users(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [without_users(part) for part in value]
    return without_user(value) if isinstance(value, str) else value


def _page(request: Request, notebook: nbformat.NotebookNode, found: Mapping, lang: str, earlier: Sequence) -> str:
    siblings = {other: PAGE[other] for other in request.lang if other != lang}
    if found["status"] != "failed":
        return edition.render(notebook, found, lang=lang, previous=earlier, siblings=siblings, index=INDEX[lang])
    return edition.failed(
        found, lang=lang, last_good=last_good(request.folder, lang, earlier), siblings=siblings, index=INDEX[lang]
    )


def last_good(folder: Path, lang: str, earlier: Sequence[Mapping]) -> str:
    """The page of the newest good run, in another language where it was not made in this one; nothing without one."""
    good = [run["run_id"] for run in earlier if run["status"] != "failed"]
    pages = [f"{run_id}/{page}" for run_id in good for page in (PAGE[lang], *PAGE.values())]
    return next((f"../{page}" for page in pages if (folder / page).is_file()), "")


def _about(
    request: Request, run: Mapping[str, object], *, status: str, error: Mapping | None = None
) -> dict[str, object]:
    """Lay together what results.build wants to know about the run."""
    asked = {name: value for name, value in request.values.items() if request.set_by.get(name) == "command line"}
    made = {key: run[key] for key in ("started", "seconds")}
    return {
        "analysis": request.analysis.name,
        "title": request.analysis.title,
        "brief": request.analysis.document["metadata"].get("workbench", {}).get("brief", {}),
        "scope": request.scope,
        "run_id": run["run_id"],
        "status": status,
        "error": error,
        "parameters": dict(request.values),
        "provenance": {
            **provenance.describe(request.analysis, request.values),
            **made,
            "set_by": dict(request.set_by),
            "command": provenance.command(request, asked),
        },
    }
