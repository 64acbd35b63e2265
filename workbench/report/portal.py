"""The page of all reports in a directory, with its data baked in: it works from a disk, a share or a zip."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from workbench.report import changes, comparison, results
from workbench.report.changes import estimate
from workbench.report.page import shown, trend
from workbench.report.pages import fill
from workbench.words import prose
from workbench.words.languages import LANGUAGES, USUAL, language
from workbench.words.messages import Message, say

Record = Mapping[str, Any]
FILES = {lang: f"index{language(lang).page}.html" for lang in USUAL}
REPORTS = {lang: f"report{language(lang).page}.html" for lang in LANGUAGES}
PREVIOUS_SHOWN = 10
STALE_AFTER_DAYS = 35
ORDER = ("failed", "checks_failed", "stale", "changed", "ok")
NOT_A_KIND_OF_REPORT = {"as_of", "data", "seed"}  # parameters that make another run of a report, not another report


def build(directory: Path, *, now: str, stale_after: int = STALE_AFTER_DAYS) -> list[Path]:
    """Write index.html and index.zh.html from every results.json below a directory; return their paths.

    Parameters
    ----------
    directory : holds <analysis>/<scope>/<run-id>/results.json.
    now : ISO moment with zone, from which ages are counted.
    stale_after : days after which a report counts as stale.
    """
    directory = Path(directory)
    found, unreadable = _read_all(directory)
    moment = dt.datetime.fromisoformat(now)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for run in found:
        groups[run["analysis"], run["scope"], run["dataset"].get("name", ""), asked(run)].append(run)
    states: list[dict[str, Any]] = []
    for _, runs in sorted(groups.items()):
        try:
            states.append(_drawn(_state(runs, moment, stale_after)))
        except Exception as fault:  # noqa: BLE001 - a record that is whole and yet odd costs its own row, not the page
            unreadable.append((runs[-1]["place"].rpartition("/")[0], type(fault).__name__))
    states.sort(key=lambda state: ORDER.index(state["status"]))
    rows = {lang: [state["rows"][lang] for state in states] for lang in FILES}
    return [_write(directory / FILES[lang], _index(rows[lang], unreadable, moment, lang)) for lang in FILES]


def _drawn(state: dict[str, Any]) -> dict[str, Any]:
    return {"status": state["status"], "rows": {lang: _row(state, lang) for lang in FILES}}


def asked(run: Record) -> str:
    """The parameters set on the command line: another choice of them is another report, and replaces none."""
    by = run["provenance"].get("set_by") or {}
    names = [name for name in sorted(by) if by[name] == "command line" and name not in NOT_A_KIND_OF_REPORT]
    return ", ".join(f"{name} = {run['parameters'].get(name)}" for name in names)


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
    row = change["headlines"][0] if change and change["headlines"] else None
    if newest["status"] != "ok":
        status = newest["status"]
    elif max(days or 0, made or 0) > stale_after:
        status = "stale"
    else:
        status = "changed" if row and row["word"] in ("rise", "fall", "restated", "recalculated", "redefined") else "ok"
    return {"run": shown_run, "newest": newest, "runs": runs[::-1], "earlier": earlier, "row": row,
            "status": status}  # fmt: skip


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


def _index(rows: Sequence[Record], unreadable: Sequence[tuple[str, str]], now: dt.datetime, lang: str) -> str:
    other = "zh" if lang == "en" else "en"
    counts = say("reports-as-of", k=len(rows), day=now.date())
    return fill(
        "portal.html.j2",
        lang,
        counts=shown(counts, lang),
        rows=rows,
        unreadable=[f"{place}: {fault}" for place, fault in unreadable],
        other={"href": FILES[other], "html_lang": language(other).html, "name": language(other).name},
    )


def _row(state: Record, lang: str) -> dict[str, Any]:
    run, row = state["run"], state["row"]
    headline = run["headlines"][0] if run["headlines"] else None
    links = _links(run)
    return {
        "title": shown(_name(run), lang),
        "about": " · ".join(part for part in _about(run, lang) if part),
        "href": next((link["href"] for link in links if link["html_lang"] == language(lang).html), ""),
        "links": links,
        "sentence": _sentence(run, lang),
        "value": shown(say("card-value", e=estimate(headline)), lang) if headline else "",
        "range": _range(headline, lang),
        **(trend(state["earlier"], headline, lang) if headline else {"spark": "", "trend": ""}),
        "change": shown(changes.word(row) if row else say("nothing-to-compare"), lang),
        "status": shown(_status(state["status"]), lang),
        "look": {"failed": "bad", "checks_failed": "bad", "stale": "warn"}.get(state["status"], ""),
        "data_to": run["dataset"].get("as_of", ""),
        "age": _when_made(run, lang),
        "made": str(run["provenance"].get("started", ""))[:10],
        **_previous(state, lang),
    }


def _when_made(run: Record, lang: str) -> Markup | str:
    """How old the data were when the report was made: that stays true however old the page becomes."""
    try:
        end, made = (
            dt.date.fromisoformat(str(day)[:10])
            for day in (run["dataset"].get("as_of"), run["provenance"].get("started"))
        )
    except ValueError:
        return ""
    days = max((made - end).days, 0)
    return shown(say("age-one-day-when-made") if days == 1 else say("age-days-when-made", k=days), lang)


def _name(run: Record) -> Message:
    return prose.title(run["analysis"], run.get("title", ""))


def _about(run: Record, lang: str) -> list[str]:
    title = run["dataset"].get("title") or {}
    scope = "" if run["scope"] == "all" else run["scope"]
    return [title.get(lang) or title.get("en") or run["dataset"].get("name", ""), scope, asked(run)]


def _links(run: Record) -> list[dict[str, str]]:
    return [
        {"href": f"{quote(run['place'])}/{name}", "html_lang": language(lang).html, "name": language(lang).name}
        for lang, name in REPORTS.items()
        if (run["folder"] / name).exists()
    ]


def _sentence(run: Record, lang: str) -> Any:
    if run["status"] == "failed":
        return shown(_kind((run.get("error") or {}).get("kind", "")), lang)
    return shown(run["findings"][0]["text"], lang) if run.get("findings") else ""


def _kind(kind: str) -> Message:
    """What kind of failure it was; more would be for those alone who may see the data."""
    return {
        "data": say("failed-data"),
        "configuration": say("failed-configuration"),
        "usage": say("failed-usage"),
        "time": say("failed-time"),
        "interrupted": say("failed-interrupted"),
        "kernel": say("failed-kernel"),
        "memory": say("failed-memory"),
    }.get(kind, say("failed-otherwise"))


def _range(headline: Record | None, lang: str) -> Any:
    if headline is None or headline["lo"] is None:
        return ""
    return shown(say("range-alone", e=estimate(headline)), lang)


def _status(status: str) -> Message:
    return {
        "ok": say("in-order"),
        "changed": say("changed"),
        "stale": say("old-data"),
        "failed": say("last-run-failed"),
        "checks_failed": say("data-checks-failed"),
    }[status]


def _previous(state: Record, lang: str) -> dict[str, Any]:
    rest = [run for run in state["runs"] if run is not state["run"]]
    listed = [
        {"href": f"{quote(run['place'])}/{REPORTS[lang]}" if (run["folder"] / REPORTS[lang]).exists() else "",
         "name": run["run_id"],
         "status": "" if run["status"] == "ok" else shown(_status(run["status"]), lang)}
        for run in rest[:PREVIOUS_SHOWN]
    ]  # fmt: skip
    over = len(rest) - len(listed)
    return {
        "previous": listed,
        "more": shown(say("earlier-runs", k=len(rest)), lang) if rest else "",
        "rest": shown(say("older-runs", k=over), lang) if over else "",
    }


def _write(path: Path, html: str) -> Path:
    """Write beside and rename: a reader never meets half a page."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(html, encoding="utf-8", newline="\n")
    os.replace(part, path)
    return path
