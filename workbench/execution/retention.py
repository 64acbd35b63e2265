"""Which runs are kept: of each report the last of so many days, weeks, months and years; the rest can be removed."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.data.description import Description
from workbench.errors import ConfigurationError
from workbench.execution import publish
from workbench.report import portal, results

Record = Mapping[str, Any]
_SPANS = {
    "daily": lambda day: day.isoformat(),
    "weekly": lambda day: day.isocalendar()[:2],
    "monthly": lambda day: (day.year, day.month),
    "yearly": lambda day: day.year,
}


def spare(runs: Sequence[Record], keep: Mapping[str, int]) -> list[Record]:
    """Return the runs of one report that the rules let go, oldest first.

    Kept are the newest run and the newest good one, whatever the rules; and the last good run of each of the latest
    `daily` days, `weekly` weeks, `monthly` months and `yearly` years that have one. Of failed runs, only the latest
    `daily` days count. Days without a run do not count, so a scheduler that stood still costs no report.

    >>> made = [{"run_id": f"0{day}", "status": "ok", "provenance": {"started": f"2026-01-0{day}T03:00:00+00:00"}}
    ...         for day in range(1, 6)]
    >>> [run["run_id"] for run in spare(made, {"daily": 2})]
    ['01', '02', '03']
    """
    runs = sorted(runs, key=lambda run: run["run_id"], reverse=True)
    good = [run for run in runs if run["status"] != "failed"]
    failed = [run for run in runs if run["status"] == "failed"]
    kept = {run["run_id"] for run in (*runs[:1], *good[:1])}
    for span, number in keep.items():
        kept |= _last_of_each(good, span, number)
    kept |= _last_of_each(failed, "daily", keep.get("daily", 0))
    return [run for run in reversed(runs) if run["run_id"] not in kept]


def _last_of_each(runs: Sequence[Record], span: str, number: int) -> set[str]:
    """The ids of the last run in each of the latest spans that have one; a run that does not say its day is kept."""
    last: dict[object, str] = {}
    undated = set()
    for run in runs:
        try:
            key = _SPANS[span](dt.date.fromisoformat(str(run["provenance"].get("started"))[:10]))
        except ValueError:
            undated.add(run["run_id"])
            continue
        if key not in last and len(last) < number:
            last[key] = run["run_id"]
    return undated | set(last.values())


def to_remove(description: Description, out: Path) -> list[Path]:
    """Return the folders of the runs of a dataset that its rules let go; what cannot be read is never among them.

    Raises
    ------
    ConfigurationError
        When the dataset file states no rules.
    """
    if not description.keep:
        raise ConfigurationError(
            f"{description.path.name}: says nothing of how many runs to keep. State it: [runs] keep = {{ daily = 14, monthly = 24 }}."
        )
    reports: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for run in _of(description.name, out):
        reports[run["analysis"], run["scope"], portal.asked(run)].append(run)
    return [run["folder"] for _, runs in sorted(reports.items()) for run in spare(runs, description.keep)]


def _of(dataset: str, out: Path) -> Iterator[Record]:
    for path in sorted(out.glob("*/*/[!.]*/results.json")):
        try:
            found = results.read(path)
        except results.UnreadableResults:
            continue
        if found["dataset"].get("name") == dataset:
            yield {**found, "folder": path.parent}


def remove(folder: Path) -> None:
    """Remove a run's folder: hidden by one rename first, so that a kill leaves no half of it in sight.

    Raises
    ------
    Busy
        When its report is being made.
    """
    with publish.locked(folder.parent):
        hidden = folder.with_name(f".{folder.name}{publish.PARTIAL}")
        os.rename(folder, hidden)
        shutil.rmtree(hidden, ignore_errors=True)
