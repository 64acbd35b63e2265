"""The page of all reports in a directory, with its data baked in: it works from a disk, a share or a zip."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.report import comparison, results
from workbench.report.page import shown
from workbench.report.pages import fill
from workbench.report.portal_rows import asked, dataset_title, first_headline, row
from workbench.words.languages import USUAL, language
from workbench.words.messages import say

Record = Mapping[str, Any]
FILES = {lang: f"index{language(lang).page}.html" for lang in USUAL}
STALE_AFTER_DAYS = 35
ORDER = ("failed", "checks_failed", "stale", "changed", "ok")


def build(directory: Path, *, now: str, stale_after: int = STALE_AFTER_DAYS) -> list[Path]:
    """Write index.html and index.zh.html from every results.json below a directory; return their paths.

    Parameters
    ----------
    directory : holds <analysis>/<scope>/<run-id>/results.json.
    now : ISO moment with zone, from which ages are counted.
    stale_after : days after which a report counts as stale.
    """
    directory, moment = Path(directory), dt.datetime.fromisoformat(now)
    found, unreadable = standing(directory, moment, stale_after)
    states = []
    for state in found:
        try:
            states.append(_drawn(state))
        except Exception as fault:  # noqa: BLE001 - a record that is whole and yet odd costs its own row, not the page
            unreadable.append((state["newest"]["place"].rpartition("/")[0], type(fault).__name__))
    states.sort(key=lambda state: ORDER.index(state["status"]))
    return [_write(directory / FILES[lang], _index(states, unreadable, moment, lang)) for lang in FILES]


def standing(
    directory: Path, moment: dt.datetime, stale_after: int = STALE_AFTER_DAYS
) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return where each report below a directory stands, and (place, fault) of the records that cannot be used."""
    found, unreadable = _read_all(directory)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for run in found:
        groups[run["analysis"], run["scope"], run["dataset"].get("name", ""), asked(run)].append(run)
    states: list[dict[str, Any]] = []
    for _, runs in sorted(groups.items()):
        try:
            states.append(_state(runs, moment, stale_after))
        except Exception as fault:  # noqa: BLE001 - one odd record is not to silence the others
            unreadable.append((runs[-1]["place"].rpartition("/")[0], type(fault).__name__))
    return states, unreadable


def _drawn(state: dict[str, Any]) -> dict[str, Any]:
    order = {"status": ORDER.index(state["status"]), "age": -(state["days"] or 0), "made": -int(state["made"])}
    return state | {"order": order, "rows": {lang: row(state, lang) for lang in FILES}}


def _read_all(directory: Path) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    found, unreadable = [], []
    for path in sorted(directory.glob("*/*/*/results.json")):
        place = path.parent.relative_to(directory).as_posix()
        try:
            found.append({**results.read(path), "place": place, "folder": path.parent})
        except results.UnreadableResults as fault:
            unreadable.append((place, str(fault).replace(f"{path}: ", "").partition("(")[0].strip()))
    return found, unreadable


def _state(runs: Sequence[dict[str, Any]], now: dt.datetime, stale_after: int) -> dict[str, Any]:
    """Say where one report stands: its newest run, its last good one, its history and its change."""
    runs = sorted(runs, key=comparison.made_at)
    newest = runs[-1]
    good = next((run for run in reversed(runs) if run["status"] == "ok"), None)
    shown_run = good or newest
    earlier = comparison.history(runs, shown_run)
    change = comparison.compare(shown_run, earlier[-1]) if earlier else None
    days, made = _age(shown_run, now)
    first = first_headline(shown_run)
    moved = next((one for one in change["headlines"] if first and one["key"] == first["key"]), None) if change else None
    if newest["status"] != "ok":
        status = newest["status"]
    elif max(days or 0, made or 0) > stale_after:
        status = "stale"
    else:
        status = (
            "changed" if moved and moved["word"] in ("rise", "fall", "restated", "recalculated", "redefined") else "ok"
        )
    return {"run": shown_run, "newest": newest, "runs": runs[::-1], "earlier": earlier, "row": moved,
            "status": status, "days": days, "made": comparison.made_at(shown_run)[0]}  # fmt: skip


def _age(run: Record, now: dt.datetime) -> tuple[int | None, int | None]:
    """Days since the data end, and since the report was made; None where the record does not say."""
    made, _ = comparison.made_at(run)
    try:
        end = dt.date.fromisoformat(str(run["dataset"].get("as_of")))
    except ValueError:
        end = None
    return (
        max((now.date() - end).days, 0) if end else None,
        max(int(now.timestamp() - made) // 86_400, 0) if made else None,
    )


def _index(states: Sequence[Record], unreadable: Sequence[tuple[str, str]], now: dt.datetime, lang: str) -> str:
    other = "zh" if lang == "en" else "en"
    found = _groups(states, lang)
    names = sorted({row["title"] for group in found for row in group["rows"]})
    return fill(
        "portal.html.j2",
        lang,
        counts=shown(say("reports-as-of", k=len(states), day=now.date()), lang),
        groups=found,
        kinds=[{"number": k, "title": name} for k, name in enumerate(names, 1)],
        numbers={name: k for k, name in enumerate(names, 1)},
        unreadable=[f"{place}: {fault}" for place, fault in unreadable],
        other={"href": FILES[other], "html_lang": language(other).html, "name": language(other).name},
    )


def _groups(states: Sequence[Record], lang: str) -> list[dict[str, Any]]:
    """The rows by dataset, the dataset with the most urgent report first; within it the scorecard, then as the states are ordered."""
    found: dict[str, list[Record]] = defaultdict(list)
    for state in states:
        found[state["run"]["dataset"].get("name", "")].append(state)
    return [
        {"title": dataset_title(held[0]["run"], lang) or name,
         "rows": [state["rows"][lang] | {"order": state["order"]} for state in sorted(held, key=_after_the_scorecard)]}
        for name, held in found.items()
    ]  # fmt: skip


def _after_the_scorecard(state: Record) -> bool:
    """A board reads the scorecard first; one that failed has nothing to read."""
    return state["run"]["analysis"] != "scorecard" or state["newest"]["status"] != "ok"


def _write(path: Path, html: str) -> Path:
    """Write beside and rename: a reader never meets half a page."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(html, encoding="utf-8", newline="\n")
    os.replace(part, path)
    return path
