"""A run held against those published before it: what a reader can work out who has the reports of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas

from workbench.disclosure import Role
from workbench.disclosure.two_runs import told_together
from workbench.report import columns, results
from workbench.words.messages import say

MOST = 30  # earlier runs that are read, the newest first
Grids = dict[str, pandas.DataFrame]


def grids(notebook: Mapping[str, Any], folder: Path) -> Grids:
    """Return what a run shows of groups: tables, figures and matrices by key, and its CSV files that name no customer."""
    found = {item["key"]: _frame(item["data"]) for item in results.collect(notebook) if _is_grid(item)}
    for path in sorted((folder / "tables").glob("*.csv")):
        frame = pandas.read_csv(path, dtype=str, encoding="utf-8-sig")
        if "customer_id" not in frame:
            found[f"{path.stem}.csv"] = frame
    return found


def check(now: Grids, earlier: Iterable[tuple[Mapping[str, Any], Grids]], *, minimum: int) -> dict[str, Any] | None:
    """Return a warning that names the earlier run with which most is told of few; None where none tells anything.

    Parameters
    ----------
    now : the grids of this run. earlier : results and grids of each run published before.
    """
    told = [(_told(now, before, minimum), run) for run, before in earlier]
    if not minimum or not any(told_of for told_of, _ in told):
        return None
    most, run = max(told, key=lambda pair: sum(pair[0].values()))
    message = say(
        "check-two-runs", cells=sum(most.values()), tables=", ".join(most), minimum=minimum, run=run["run_id"],
        runs=sum(bool(told_of) for told_of, _ in told),
    )  # fmt: skip
    return {
        "key": "disclosure.two_runs", "status": "warn", "value": sum(most.values()), "threshold": 0,
        "message": message.render("en"), "text": message.to_json(),
    }  # fmt: skip


def read(folder: Path, earlier: Sequence[Mapping[str, Any]], dataset: str) -> Iterator[tuple[Mapping[str, Any], Grids]]:
    """Yield results and grids of the newest good runs of a dataset; what cannot be read is no report."""
    good = [run for run in earlier if run["status"] != "failed" and run["dataset"].get("name") == dataset]
    for run in good[:MOST]:
        place = folder / run["run_id"]
        try:
            yield run, grids(json.loads((place / "notebook.ipynb").read_text("utf-8")), place)
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _told(now: Grids, before: Grids, minimum: int) -> dict[str, int]:
    found = {}
    for name in [name for name in now if name in before]:
        roles: dict[str, Role] = {column: columns.role(column) or "free" for column in now[name]}
        found[name] = told_together(now[name], before[name], roles, minimum=minimum)
    return {name: cells for name, cells in found.items() if cells}


def _is_grid(item: Mapping[str, Any]) -> bool:
    data = item["data"]
    return bool(isinstance(data, dict) and data.get("rows") and data.get("columns") and "name" in data["columns"][0])


def _frame(data: Mapping[str, Any]) -> pandas.DataFrame:
    names = [column["name"] for column in data["columns"]]
    marks = data.get("marks") or [[""] * len(names)] * len(data["rows"])
    rows = [
        [None if mark == "c" else _plain(raw) for raw, mark in zip(row, line, strict=True)]
        for row, line in zip(data["rows"], marks, strict=True)
    ]
    return pandas.DataFrame(rows, columns=names, dtype=object)


def _plain(raw: object) -> object:
    return json.dumps(raw, sort_keys=True) if isinstance(raw, dict | list) else raw
