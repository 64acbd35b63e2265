"""A run held against those published before it: what a reader can work out who has the reports of both."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.report import results
from workbench.words.messages import say

if TYPE_CHECKING:
    import pandas

MOST = 30  # earlier runs that are read, the newest first
Grids = dict[str, Any]  # as they were written: a table that is the same in both runs tells nothing more and is not read


def grids(notebook: Mapping[str, Any], folder: Path) -> Grids:
    """Return what a run shows of groups: tables, figures and matrices by key, and its CSV files that name no customer."""
    found: Grids = {item["key"]: item["data"] for item in results.collect(notebook) if _is_grid(item)}
    for path in sorted((folder / "tables").glob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        if "customer_id" not in next(csv.reader(io.StringIO(text)), ()):
            found[f"{path.stem}.csv"] = text
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
    changed = [name for name in now if name in before and _written(now[name]) != _written(before[name])]
    found = {name: _together(_frame(now[name]), _frame(before[name]), minimum) for name in changed}
    return {name: cells for name, cells in found.items() if cells}


def _together(now: pandas.DataFrame, before: pandas.DataFrame, minimum: int) -> int:
    from workbench.disclosure.two_runs import told_together
    from workbench.report import columns

    return told_together(now, before, {name: columns.role(name) or "free" for name in now}, minimum=minimum)


def _written(grid: Any) -> Any:
    return grid if isinstance(grid, str) else [grid.get(part) for part in ("columns", "rows", "marks")]


def _is_grid(item: Mapping[str, Any]) -> bool:
    data = item["data"]
    return bool(isinstance(data, dict) and data.get("rows") and data.get("columns") and "name" in data["columns"][0])


def _frame(data: Mapping[str, Any] | str) -> pandas.DataFrame:
    import pandas

    if isinstance(data, str):
        return pandas.read_csv(io.StringIO(data), dtype=str)
    names = [column["name"] for column in data["columns"]]
    marks = data.get("marks") or [[""] * len(names)] * len(data["rows"])
    rows = [
        [None if mark == "c" else _plain(raw) for raw, mark in zip(row, line, strict=True)]
        for row, line in zip(data["rows"], marks, strict=True)
    ]
    return pandas.DataFrame(rows, columns=names, dtype=object)


def _plain(raw: object) -> object:
    return json.dumps(raw, sort_keys=True) if isinstance(raw, dict | list) else raw
