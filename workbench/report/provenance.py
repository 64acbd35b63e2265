"""The audit part of a page: rows and checks, and how the run that made it can be made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from workbench.report.page import evidence_label, shown
from workbench.report.sanitize import local_address
from workbench.words.messages import data, say

Record = Mapping[str, Any]
LOOKS = {"pass": "good", "warn": "warn", "fail": "bad"}


def ledger(results: Record, lang: str) -> list[dict[str, Any]]:
    """Return the rows of each table from read, dropped by reason, to used; a dataset's own reason is shown as it is."""
    ends = {"read": say("ledger-read"), "used": say("ledger-used")}
    return [
        {
            "table": row["table"],
            "step": shown(ends.get(row["reason"]) or data(row["reason"]), lang),
            "raw": row["rows"],
            "rows": shown(say("count-alone", k=row["rows"]), lang),
        }
        for row in results["dataset"].get("ledger", ())
    ]


def checks(results: Record, lang: str) -> list[dict[str, Any]]:
    """Return every data check with its result in words, its value and its threshold; failures first."""
    words = {
        "pass": say("status-pass"),
        "warn": say("status-warn"),
        "fail": say("status-fail"),
    }
    return [
        {
            "key": check["key"],
            "status": shown(words[check["status"]], lang),
            "look": LOOKS[check["status"]],
            "raw": check.get("value"),
            "value": _figure(check.get("value"), lang),
            "threshold": _figure(check.get("threshold"), lang),
            "message": shown(check["text"], lang),
        }
        for check in sorted(results["checks"], key=lambda check: ("fail", "warn", "pass").index(check["status"]))
    ]


def files(results: Record, lang: str) -> list[dict[str, Any]]:
    """Return the tables that were written beside the report, whole, for a spreadsheet."""
    return [
        {
            "href": local_address(table["path"]),
            "words": shown(say("file-rows", name=table["name"] + ".csv", rows=table["rows"]), lang),
        }
        for table in results["tables"]
        if local_address(table["path"])
    ]


def run(results: Record, lang: str) -> dict[str, Any]:
    """Return all that may differ between two runs of the same input; the page keeps it in one place."""
    made = results["provenance"]
    dataset = results["dataset"]
    origins = made.get("set_by", {})
    rows = [
        (say("run"), code(results["run_id"])),
        (say("made"), escape(_moment(made.get("started", "")))),
        (say("duration"), shown(say("seconds", s=made.get("seconds", 0.0)), lang)),
        (say("data-name"), escape(dataset.get("name", ""))),
        (say("data-cut-off"), shown(say("day-alone", day=dataset.get("as_of")), lang)),
        (say("time-zone-of-the-data"), escape(dataset.get("timezone", ""))),
        (say("data-fingerprint"), code(dataset.get("fingerprint", ""))),
        (say("configuration"), code(configuration(results))),
        (say("seed"), code(made.get("seed", ""))),
        (say("version"), escape(f"workbench {made.get('version', '')}")),
        (say("code"), code(made.get("code", ""))),
        (say("files"), _record()),
    ]
    packages = sorted(made.get("packages", {}).items())
    return {
        "footer": _css_text(f"{results['analysis']} · {results['run_id']}"),
        "rows": [(shown(label, lang), value) for label, value in rows if value],
        "parameters": [
            {"name": name, "value": json.dumps(value, ensure_ascii=False), "origin": _origin(origins, name, lang)}
            for name, value in sorted(results["parameters"].items())
        ],
        "command": made.get("command", ""),
        "packages": " · ".join(f"{name} {version}" for name, version in packages),
        "data": data_block(results),
    }


def configuration(results: Record) -> str:
    """Return a hash of what was asked for: analysis, scope, dataset and all parameters."""
    asked = [results["analysis"], results["scope"], results["dataset"].get("name"), results["parameters"]]
    return "sha256:" + hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:16]


def data_block(results: Record) -> Markup:
    """Return the page's machine-readable part: JSON in which no character can end the element that holds it.

    >>> data_block({"run_id": "</script>", "headlines": []})
    Markup('{"headlines":[],"run_id":"\\\\u003c/script\\\\u003e"}')
    """
    kept = (
        "schema",
        "analysis",
        "scope",
        "run_id",
        "status",
        "dataset",
        "parameters",
        "headlines",
        "checks",
        "provenance",
    )
    body = {name: results[name] for name in kept if name in results}
    written = json.dumps(body, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return Markup(written)  # nothing that HTML reads is left


def code(value: object) -> Markup:
    """Return a value as inline code, or nothing when there is none."""
    return Markup("<code>{}</code>").format(value) if value not in ("", None) else Markup("")


def stands_for(label: str, lang: str) -> dict[str, Markup]:
    """Return an evidence label and what it stands for."""
    meaning = {
        "Description": say("evidence-description-means"),
        "Model": say("evidence-model-means"),
        "Matched comparison": say("evidence-matched-comparison-means"),
        "Experiment": say("evidence-experiment-means"),
    }[label]
    return {"label": evidence_label(label, lang), "meaning": shown(meaning, lang)}


def _figure(value: object, lang: str) -> Markup:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return escape("" if value is None else str(value))
    words = say("count-alone", k=value) if float(value).is_integer() else say("number-alone", x=value)
    return shown(words, lang)


def _origin(origins: Record, name: str, lang: str) -> Markup:
    """Say who set a parameter; what no one set is the notebook's default."""
    words = {"dataset": say("dataset-file"), "command line": say("command-line")}
    return shown(words.get(origins.get(name) or "", say("default-value")), lang)


def _record() -> Markup:
    links = [Markup('<a href="{0}">{0}</a>').format(name) for name in ("notebook.ipynb", "results.json")]
    return Markup(" · ").join(links)


def _moment(started: str) -> str:
    """Write an ISO moment with its zone as people read it, to the second.

    >>> _moment("2025-06-19T07:02:11.123456+08:00")
    '2025-06-19 07:02:11 +08:00'
    """
    day, _, rest = started.partition("T")
    clock, zone = rest[:8], rest[8:].lstrip(".0123456789")
    return f"{day} {clock} {zone}".strip()


def _css_text(words: str) -> str:
    """Keep of a text what a CSS string can hold safely."""
    return "".join(character for character in words if character.isalnum() or character in " -_.·:+")
