"""results.json: the language-free record of a run that portal, comparison, mail and tests read.

A run's notebook holds items; `collect` takes them out in order, `build` lays them into the schema of the contract and
seals them. `read` refuses a file that was cut short, edited or written by another schema.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from workbench.errors import AnalysisFailed, WorkbenchError
from workbench.report import brief, resting
from workbench.report.items import MIME
from workbench.words.messages import Message

SCHEMA = 1
STATES = ("ok", "checks_failed", "failed")
MUST_HAVE = {"schema": int, "analysis": str, "scope": str, "run_id": str, "status": str, "dataset": dict,
             "parameters": dict, "headlines": list, "estimates": dict, "checks": list, "tables": list,
             "provenance": dict}  # fmt: skip
HEADLINE_HAS = ("key", "value", "lo", "hi", "level", "n", "unit", "method", "direction", "definition",
                "definition_hash")  # fmt: skip


class UnreadableResults(WorkbenchError):
    """A results.json that is missing, cut short, changed after it was written, or of another schema."""


def collect(notebook: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the item payloads of an executed notebook in reading order, each with the index of its cell and, where it rests
    on checks, its doubts.

    >>> cell = {"cell_type": "code", "outputs": [{"output_type": "display_data", "data": {MIME: {"kind": "export"}}}]}
    >>> collect({"cells": [{"cell_type": "markdown", "source": "# Title"}, cell]})
    [{'kind': 'export', 'cell': 1}]
    """
    found = (
        {**output["data"][MIME], "cell": index}
        for index, cell in enumerate(notebook["cells"])
        for output in cell.get("outputs", ())
        if MIME in output.get("data", {})
    )
    return resting.settled(found, resting.declared(notebook))


def build(items: Sequence[Mapping[str, Any]], *, run: Mapping[str, Any]) -> dict[str, Any]:
    """Lay a run's items into the schema of results.json and seal it.

    `run` gives analysis, scope, run_id, status, parameters, provenance, what its notebook says of its brief and, when it
    failed, error.

    Raises
    ------
    AnalysisFailed
        Two headlines share a key, or a headline has neither an interval nor a reason for having none.
    """
    results: dict[str, Any] = {
        "schema": SCHEMA,
        "analysis": run["analysis"],
        "scope": run.get("scope", "all"),
        "run_id": run["run_id"],
        "status": run.get("status", "ok"),
        "title": run.get("title", ""),
        "dataset": _dataset(items),
        "parameters": dict(run.get("parameters", {})),
        "headlines": _headlines(_data(items, "headline")),
        "brief": _brief(run.get("brief") or {}, items),
        "findings": [item for item in _data(items, "finding") if item.get("main")],
        "estimates": _estimates(items),
        "checks": _checks(items),
        "tables": [
            {key: table[key] for key in ("name", "path", "rows", "columns") if key in table}
            for table in _data(items, "export")
        ],
        "provenance": dict(run.get("provenance", {})),
    }
    if run.get("error"):
        results["error"] = run["error"]
    return sealed(results)


def sealed(results: Mapping[str, Any]) -> dict[str, Any]:
    """Return the results with `seal`: sha256 over the canonical JSON of everything else.

    >>> sealed({"a": 1})["seal"][:14]
    'sha256:015abd7'
    """
    body = _plain({key: value for key, value in results.items() if key != "seal"})
    return {**body, "seal": _seal(body)}


def _seal(body: Mapping[str, Any]) -> str:
    return "sha256:" + hashlib.sha256(_canonical(body)).hexdigest()


def write(path: Path, results: Mapping[str, Any]) -> None:
    """Write sealed results as indented JSON with sorted keys, so that two runs can be compared line by line."""
    text = json.dumps(sealed(results), ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def read(path: Path) -> dict[str, Any]:
    """Read results.json and verify its schema and its seal.

    Raises
    ------
    UnreadableResults
        The file is missing, is not whole JSON, has another schema or does not match its seal.
    """
    try:
        results = json.loads(Path(path).read_text(encoding="utf-8"))
        body = {key: value for key, value in results.items() if key != "seal"} if isinstance(results, dict) else {}
        seal = _seal(body)  # what JSON holds is plain already
    except (OSError, ValueError, RecursionError) as fault:
        raise UnreadableResults(f"{path}: cannot be read ({fault}). Run the analysis again.") from None
    if not isinstance(results, dict):
        raise UnreadableResults(f"{path}: holds {type(results).__name__}, expected an object of schema {SCHEMA}.")
    if results.get("schema") != SCHEMA:
        raise UnreadableResults(f"{path}: schema {results.get('schema')!r}, expected {SCHEMA}. Run the analysis again.")
    if seal != results.get("seal"):
        raise UnreadableResults(
            f"{path}: does not match its seal; it was changed after the run. Run the analysis again."
        )
    if wrong := _mistyped(results):
        raise UnreadableResults(f"{path}: missing or mistyped {', '.join(wrong)}. Run the analysis again.")
    return results


def _mistyped(results: Mapping[str, Any]) -> list[str]:
    """Name what the schema asks for and the results lack; what lies inside is looked at once the outside is right."""
    wrong = [key for key, kind in MUST_HAVE.items() if not isinstance(results.get(key), kind)]
    if wrong:
        return wrong
    wrong = [
        key for key in ("headlines", "checks", "tables") if not all(isinstance(part, dict) for part in results[key])
    ]
    wrong += [] if results["status"] in STATES else ["status"]
    found = [headline for headline in results["headlines"] if isinstance(headline, dict)]
    return wrong + [f"headlines.{name}" for name in HEADLINE_HAS if any(name not in headline for headline in found)]


def _canonical(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    """Give JSON nothing it cannot hold: missing numbers become null, tuples lists, keys text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _data(items: Iterable[Mapping[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [dict(item["data"]) for item in items if item["kind"] == kind]


def _dataset(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The dataset item without its checks, which join the run's checks."""
    for summary in _data(items, "dataset"):
        return {key: value for key, value in summary.items() if key != "checks"}
    return {}


def _headlines(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    keys = [headline["key"] for headline in found]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise AnalysisFailed(f"headline {twice[0]!r} is displayed twice. Give each headline its own key.")
    for headline in found:
        bare = headline.get("lo") is None or headline.get("hi") is None
        if bare and not headline.get("no_interval"):
            raise AnalysisFailed(f"headline {headline['key']!r} has no interval and no reason for having none.")
        absent = [name for name in HEADLINE_HAS if name not in headline]
        if absent:
            raise AnalysisFailed(f"headline {headline['key']!r} lacks {', '.join(absent)}.")
    return [{name: part for name, part in headline.items() if name != "definition_text"} for headline in found]


def _brief(about: Mapping[str, Any], items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands first on the page: the sentence, whether it answers, the keys of the numbers, and what to do."""
    first = brief.brief({"brief": about}, items)
    actions = [item["action"] for item in _data(items, "decision")]
    return {
        "verdict": first.verdict["data"]["text"] if first.verdict else None,
        "answers": first.answers,
        "numbers": list(first.numbers),
        "action": actions[0] if actions else None,
    }


def _estimates(items: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {name: values for found in _data(items, "estimates") for name, values in found.items()}


def _checks(items: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    at_the_door = [check for summary in _data(items, "dataset") for check in summary.get("checks", ())]
    return [
        {**check, "message": Message.from_json(check["message"]).render("en"), "text": check["message"]}
        for check in at_the_door + _data(items, "check")
    ]
