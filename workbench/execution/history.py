"""The runs a report has had: read back from the folders they left."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.errors import UsageError, did_you_mean
from workbench.report import comparison, results


def of(folder: Path) -> list[dict]:
    """Return the results of a report's published runs, newest first; what cannot be read is left out."""
    found = []
    for path in sorted(folder.glob("[!.]*/results.json"), reverse=True):
        with contextlib.suppress(results.UnreadableResults):
            found.append(results.read(path))
    return found


def two_runs(analysis: str, ids: Sequence[str], *, out: Path) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the results of two runs, the later first: those named, or the newest and the last it can stand beside.

    Raises
    ------
    UsageError
        When there are not two such runs, or an id is not that of one.
    """
    known = {one["run_id"]: one for one in of(_folder(analysis, out)) if one["status"] != "failed"}
    if len(ids) not in (0, 2):
        raise UsageError(f"diff compares two runs, got {len(ids)}: {', '.join(ids)}.")
    for run_id in ids:
        if run_id not in known:
            raise UsageError(f"There is no run {run_id!r} of {analysis}.{did_you_mean(run_id, known)}")
    if ids:
        later, earlier = sorted((known[run_id] for run_id in ids), key=lambda one: one["run_id"], reverse=True)
        return later, earlier
    newest = next(iter(known.values()), None)
    before = comparison.history(list(known.values()), newest) if newest else []
    if newest is None or not before:
        raise UsageError(
            f"{analysis} has no two runs in {out} that can be compared: no run before the newest has its dataset, its length "
            f"of period and other numbers. Make another, or name two: workbench diff {analysis} RUN RUN."
        )
    return newest, before[-1]


def newest_page(analysis: str, *, out: Path) -> Path:
    """Return the newest report of an analysis, or without one the page of all reports.

    Raises
    ------
    UsageError
        When there is none yet.
    """
    pages = [out / "index.html"]
    if analysis:
        folder = _folder(analysis, out)
        runs = [one["run_id"] for one in of(folder) if one["status"] != "failed"]
        pages = [page for run_id in runs[:1] for page in sorted((folder / run_id).glob("report*.html"))]
    if not pages or not pages[0].is_file():
        raise UsageError(f"There is no report in {out} yet. Make one: workbench run {analysis}".strip())
    return pages[0]


def _folder(analysis: str, out: Path) -> Path:
    """Where the runs of an analysis are kept; the name must be that of one that has run."""
    known = sorted({path.parent.parent.parent.name for path in out.glob("*/all/*/results.json")})
    if analysis not in known:
        raise UsageError(
            f"There is no report of {analysis!r} in {out}.{did_you_mean(analysis, known)} "
            f"There are reports of: {', '.join(known) or 'nothing yet'}."
        )
    return out / analysis / "all"
