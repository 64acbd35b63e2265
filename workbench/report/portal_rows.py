"""The rows of the portal: where a report stands, in words, with what to do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from workbench.report import changes
from workbench.report.changes import estimate
from workbench.report.page import shown, trend
from workbench.words import prose
from workbench.words.languages import LANGUAGES, language
from workbench.words.messages import Message, say

Record = Mapping[str, Any]
REPORTS = {lang: f"report{language(lang).page}.html" for lang in LANGUAGES}
PREVIOUS_SHOWN = 10
YEARS_FROM = 731  # days from which an age is told in years
NOT_A_KIND_OF_REPORT = {"as_of", "data", "seed"}  # parameters that make another run of a report, not another report


def row(state: Record, lang: str) -> dict[str, Any]:
    """Return where one report stands, as values for the template."""
    run, moved = state["run"], state["row"]
    headline, links = first_headline(run), _links(run)
    return {
        "title": shown(name_of(run), lang),
        "about": " · ".join(part for part in ("" if run["scope"] == "all" else run["scope"], asked(run)) if part),
        "href": next((link["href"] for link in links if link["html_lang"] == language(lang).html), ""),
        "links": links,
        "sentence": sentence(run, lang),
        "action": shown(run["brief"]["action"], lang) if (run.get("brief") or {}).get("action") else "",
        "value": shown(say("card-value", e=estimate(headline)), lang) if headline else "",
        "range": _range(headline, lang),
        **(trend(state["earlier"], headline, lang) if headline else {"spark": "", "trend": ""}),
        "change": shown(changes.word(moved) if moved else say("nothing-to-compare"), lang),
        "status": shown(_status(state["status"]), lang),
        "look": {"failed": "bad", "checks_failed": "bad", "stale": "warn"}.get(state["status"], ""),
        "data_to": run["dataset"].get("as_of", ""),
        "age": _when_made(run, lang),
        "made": str(run["provenance"].get("started", ""))[:10],
        **_previous(state, lang),
    }


def dataset_title(run: Record, lang: str) -> str:
    """Return what a run's dataset is called."""
    title = run["dataset"].get("title") or {}
    return title.get(lang) or title.get("en") or run["dataset"].get("name", "")


def first_headline(run: Record) -> Record | None:
    """Return the number that stands first on a report's page; the first of all for a run made before pages had a brief."""
    wanted = (run.get("brief") or {}).get("numbers") or [headline["key"] for headline in run["headlines"]]
    return next((found for key in wanted for found in run["headlines"] if found["key"] == key), None)


def asked(run: Record) -> str:
    """The parameters set on the command line: another choice of them is another report, and replaces none."""
    by = run["provenance"].get("set_by") or {}
    names = [name for name in sorted(by) if by[name] == "command line" and name not in NOT_A_KIND_OF_REPORT]
    return ", ".join(f"{name} = {run['parameters'].get(name)}" for name in names)


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
    if days >= YEARS_FROM:
        return shown(say("age-years-when-made", k=int(days / 365.25)), lang)
    return shown(say("age-one-day-when-made") if days == 1 else say("age-days-when-made", k=days), lang)


def name_of(run: Record) -> Message:
    """Return what a report is called."""
    return prose.title(run["analysis"], run.get("title", ""))


def _links(run: Record) -> list[dict[str, str]]:
    return [
        {"href": f"{quote(run['place'])}/{name}", "html_lang": language(lang).html, "name": language(lang).name}
        for lang, name in REPORTS.items()
        if (run["folder"] / name).exists()
    ]


def sentence(run: Record, lang: str) -> Any:
    """Return the verdict of a report, or what kind of failure it was, as escaped HTML."""
    if run["status"] == "failed":
        return shown(_kind((run.get("error") or {}).get("kind", "")), lang)
    told = (run.get("brief") or {}).get("verdict") or (run["findings"][0]["text"] if run.get("findings") else None)
    return shown(told, lang) if told else ""


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
