"""What headlines and main sentences rest on: a check that does not pass stands beside the number, not only far below it.

A notebook says it once, in its metadata (`workbench` → `rests_on`): the key of a headline, or the id of a finding, and the
keys of the checks without which it means less than it says, separated by spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from workbench.words.languages import language
from workbench.words.messages import Message, say
from workbench.words.values import is_estimate

Record = Mapping[str, Any]


def declared(notebook: Record) -> dict[str, list[str]]:
    """Return what a notebook declares: headline or finding → the checks it rests on."""
    named = notebook.get("metadata", {}).get("workbench", {}).get("rests_on", {})
    return {name: checks.split() for name, checks in named.items()}


def settled(items: Iterable[Record], rests_on: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Return a run's items; those that rest on checks also name, under `doubts`, the ones that did not pass.

    A check that the run did not make raises no doubt, and what was withheld needs none.

    >>> profit = {"kind": "headline", "data": {"key": "profit", "value": 600.0}}
    >>> checks = [{"kind": "check", "data": {"key": key, "status": status}} for key, status in (("drift", "warn"), ("level", "pass"))]
    >>> settled([profit, *checks], {"profit": ["drift", "level"]})[0]["data"]["doubts"]
    ['drift']
    """
    made = [dict(item) for item in items]
    missed = {item["data"]["key"] for item in made if item["kind"] == "check" and item["data"]["status"] != "pass"}
    for item in made:
        if item["kind"] in ("headline", "finding"):
            named = rests_on.get(_name(item), ()) if _told(item) else ()
            item["data"] = {**item["data"], "doubts": [key for key in named if key in missed]}
    return made


def words(items: Iterable[Record]) -> dict[str, Record]:
    """Return what each check that did not pass says beside what rests on it: its `.doubt`, or else the check itself."""
    failed = [item["data"] for item in items if item["kind"] == "check" and item["data"]["status"] != "pass"]
    return {check["key"]: check.get("doubt") or check["message"] for check in failed}


def care(doubts: Sequence[str], said: Mapping[str, Record], told: set[str], lang: str) -> Markup:
    """Return a warning and the doubts in words; one that was told before is not said again, and is added to those told."""
    if not doubts:
        return Markup("")
    new = [said[key] for key in doubts if key not in told]
    told |= set(doubts)
    parts = [Markup(Message.from_json(each).html(lang)) for each in new]  # Message.html escapes every value
    words = Markup(language(lang).gap).join([Markup(say("with-care").html(lang)), *parts])
    return Markup('<span class="care">⚠ {words}</span>').format(words=words)


def _name(item: Record) -> str:
    return item["data"]["key"] if item["kind"] == "headline" else item["data"]["text"].get("id", "")


def _told(item: Record) -> bool:
    """Whether a headline has a value; of a sentence, whether every estimate in it has one."""
    if item["kind"] == "headline":
        return item["data"].get("value") is not None
    values = item["data"]["text"].get("values", {}).values()
    return not any(is_estimate(value) and value["value"] is None for value in values if isinstance(value, Mapping))
