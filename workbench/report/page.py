"""What stands on a report's page beside its sections, in reading order, as values for the template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from workbench.report import changes
from workbench.report.changes import estimate
from workbench.report.sparkline import spark
from workbench.report.variation import usual_band
from workbench.words.messages import Message, data, say

Record = Mapping[str, Any]
EVIDENCE = ("Description", "Model", "Matched comparison", "Experiment")
FACTS = ("owner", "size", "effect", "cost", "turns")  # of a decision, in reading order
RUNS_IN_A_SPARKLINE = 12
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])|(?<=[。！？])(?!$)")


def shown(message: Message | Record, lang: str) -> Markup:
    """Return a message, or its JSON form, as escaped HTML."""
    message = message if isinstance(message, Message) else Message.from_json(message)
    return Markup(message.html(lang))  # Message.html escapes every value


def of_kind(items: Iterable[Record], kind: str) -> list[Record]:
    """Return the data of all items of a kind, in order."""
    return [item["data"] for item in items if item["kind"] == kind]


def masthead(results: Record, lang: str) -> list[Markup]:
    """Return the facts of the first line: population, data window to the cut-off, rows and customers used."""
    dataset = results["dataset"]
    if not dataset:
        return []
    title = dataset.get("title") or {}
    tables = dataset["tables"]
    dated = [tables["transactions"]] if "transactions" in tables else tables.values()
    first = min((table["first"] for table in dated if "first" in table), default=None)
    used = dataset.get("used") or {}
    facts = [
        data(title.get(lang) or title.get("en") or dataset.get("name", "")),
        say("data-window", first=first, last=dataset["as_of"]) if first else None,
        say("rows-from-customers", r=used["rows"], c=used["customers"]) if used else None,
    ]
    return [shown(fact, lang) for fact in facts if fact]


def verdict_on_checks(checks: Sequence[Record], lang: str) -> Markup:
    """Return how many data checks passed, warned and failed, as one sentence."""
    count = {status: sum(check["status"] == status for check in checks) for status in ("pass", "warn", "fail")}
    passed, warned, failed = count["pass"], count["warn"], count["fail"]
    if failed:
        words = say("data-checks-failed-some", p=passed, w=warned, f=failed)
    elif warned:
        words = say("data-checks-warned", p=passed, w=warned)
    else:
        words = say("data-checks-all-passed", p=passed)
    return shown(words, lang)


def banners(results: Record, change: Record | None, lang: str) -> list[dict[str, Any]]:
    """Return what a reader must know before any figure; mostly nothing."""
    failed = [check for check in results["checks"] if check["status"] == "fail"]
    provisional = [c for c in results["checks"] if c["status"] == "warn" and c["key"].startswith("provisional")]
    found = []
    if failed:
        words = say("do-not-use", k=len(failed))
        found.append({"bad": True, "words": shown(words, lang), "more": [shown(c["text"], lang) for c in failed]})
    if change and not change["comparable"]:
        words = say("banner-not-comparable")
        found.append({"bad": False, "words": shown(words, lang), "more": []})
    if provisional:
        words = say("banner-provisional")
        found.append({"bad": False, "words": shown(words, lang), "more": [shown(c["text"], lang) for c in provisional]})
    return found


def verdict(item: Record | None, lang: str) -> dict[str, Markup]:
    """Return the sentence that stands first, and what follows it in the same finding."""
    said = str(shown(item["data"]["text"], lang)) if item else ""
    first, *rest = _SENTENCE_ENDS.split(said, maxsplit=1)
    return {"first": Markup(first), "rest": Markup("".join(rest))}  # escaped by shown


def cards(
    items: Sequence[Record], previous: Sequence[Record], change: Record | None, lang: str
) -> list[dict[str, Any]]:
    """Return the headline cards: label, value, range in words, n, the previous run, a sparkline with its usual band."""
    rows = {row["key"]: row for row in (change or {"headlines": ()})["headlines"]}
    return [_card(headline, previous, rows.get(headline["key"]), lang) for headline in of_kind(items, "headline")]


def _card(headline: Record, previous: Sequence[Record], row: Record | None, lang: str) -> dict[str, Any]:
    e = estimate(headline)
    why = Message.from_json(headline["why"]) if "why" in headline else data(headline.get("no_interval", ""))
    if headline["lo"] is not None:
        spread = say("card-range", e=e)
    else:
        spread = say("card-no-value", why=why) if headline["value"] is None else say("card-no-range", why=why)
    return {
        "key": headline["key"],
        "label": shown(headline["label_text"], lang),
        "value": shown(say("card-value", e=e), lang),
        "raw": headline["value"],
        "range": shown(spread, lang),
        "n": shown(say("card-n", e=e), lang),
        "doubt": shown(say("card-with-care"), lang) if headline.get("doubts") else "",
        "before": _before(row, lang),
        **trend(previous, headline, lang),
    }


def _before(row: Record | None, lang: str) -> Markup | str:
    if row is None or row["before"] is None:
        return ""
    return shown(say("previous-run", b=estimate(row["before"]), word=changes.word(row)), lang)


def earlier_values(previous: Sequence[Record], headline: Record) -> list[float]:
    """Return what a headline was in its last runs, oldest first; a run that lacks it or defines it otherwise is left out."""
    return [
        found["value"]
        for run in previous
        for found in run["headlines"]
        if found["key"] == headline["key"] and found["definition_hash"] == headline["definition_hash"]
        if found["value"] is not None
    ][1 - RUNS_IN_A_SPARKLINE :]  # fmt: skip


def trend(previous: Sequence[Record], headline: Record, lang: str) -> dict[str, Any]:
    """Draw a headline's last runs over the band in which it usually moves, and say them; nothing for a first run.

    Until there are enough runs to know what is usual, the band is the range of the newest value: a line of two points
    must not look like a movement when chance alone moves it further.
    """
    earlier = earlier_values(previous, headline)
    if not earlier or headline["value"] is None:
        return {"spark": "", "trend": ""}
    usual = usual_band(earlier)
    lo, hi = usual or (headline["lo"], headline["hi"])
    count, first, last = len(earlier) + 1, estimate({**headline, "value": earlier[0]}), estimate(headline)
    if usual:
        words = say("trend-usual", k=count, a=first, b=last)
    elif lo is not None:
        words = say("trend-range", k=count, a=first, b=last)
    else:
        words = say("trend", k=count, a=first, b=last)
    return {"spark": spark([*earlier, headline["value"]], lo=lo, hi=hi), "trend": shown(words, lang)}


def decisions(items: Sequence[Record], lang: str) -> list[dict[str, Any]]:
    """Return what to do: the action, its facts in reading order, the evidence, and the rows of its decision table."""
    return [
        {
            "action": shown(found["action"], lang),
            "facts": [
                (shown(say(f"fact-{name}"), lang), shown(found[name], lang)) for name in FACTS if found.get(name)
            ],
            "evidence": evidence_label(found["evidence"], lang),
            "options": [
                {name: shown(row[name], lang) for name in ("known", "do", "regret")} | {"now": row["now"]}
                for row in found.get("options", ())
            ],
        }
        for found in of_kind(items, "decision")
    ]


def changed(change: Record | None, lang: str) -> dict[str, Any] | None:
    """Return the comparison with the previous run as rows and sentences, or nothing for a first run."""
    if change is None:
        return None
    ranged = any(row["lo"] is not None for row in change["headlines"])
    return {
        "comparable": change["comparable"],
        "before": shown(say("compared-with-data-to", day=change["before"]["as_of"]), lang),
        "causes": [shown(changes.cause(name), lang) for name in change["causes"]],
        "parameters": change["parameters"],
        "rows": [_change_row(row, lang) for row in change["headlines"]],
        "assumption": shown(changes.assumption(), lang) if ranged else "",
    }


def _change_row(row: Record, lang: str) -> dict[str, Any]:
    nothing = say("not-available")
    delta = estimate(changes.amount(row))
    if row["lo"] is not None:
        spread = say("range-alone", e=delta)
    else:
        spread = changes.reason(row["no_interval"]) if row["no_interval"] else nothing
    return {
        "label": shown(row["label"], lang),
        "now": shown(say("card-value", e=estimate(row["now"])), lang),
        "before": shown(say("card-value", e=estimate(row["before"])) if row["before"] else nothing, lang),
        "change": shown(say("card-value", e=delta) if row["change"] is not None else nothing, lang),
        "range": shown(spread, lang),
        "word": shown(changes.word(row), lang),
        "verdict": row["verdict"],
        "raw": row["change"],
    }


def evidence(items: Sequence[Record]) -> list[str]:
    """Return the kinds of evidence that the findings and decisions of the report rest on, the weakest first."""
    labels = {found.get("evidence", EVIDENCE[0]) for kind in ("finding", "decision") for found in of_kind(items, kind)}
    return sorted(labels & set(EVIDENCE), key=EVIDENCE.index) or [EVIDENCE[0]]


def evidence_label(label: str, lang: str) -> Markup:
    """Return the label of a kind of evidence in a language."""
    words = {
        "Description": say("evidence-description"),
        "Model": say("evidence-model"),
        "Matched comparison": say("evidence-matched-comparison"),
        "Experiment": say("evidence-experiment"),
    }
    return shown(words[label], lang)


def definitions(items: Sequence[Record], lang: str) -> list[dict[str, Any]]:
    """Return the definitions: those given as such, then those of headlines not yet among them."""
    given = [
        {"term": shown(d["term"], lang), "meaning": shown(d["meaning"], lang),
         "example": shown(d["example"], lang) if d["example"] else ""}
        for d in of_kind(items, "definition")
    ]  # fmt: skip
    known = {entry["term"] for entry in given}
    lifted = [
        {"term": shown(h["label_text"], lang), "meaning": shown(h["definition_text"], lang), "example": ""}
        for h in of_kind(items, "headline")
    ]
    return given + [entry for entry in lifted if entry["term"] not in known]


def limitations(items: Sequence[Record], lang: str) -> list[Markup]:
    """Return the strengths and limitations, one sentence each."""
    return [shown(found["text"], lang) for found in of_kind(items, "limitation")]


def range_note(items: Sequence[Record], lang: str) -> Markup | str:
    """Say once what kind of uncertainty the ranges hold, when any headline has one."""
    levels = [headline for headline in of_kind(items, "headline") if headline["lo"] is not None]
    if not levels:
        return ""
    words = say(
        "range-means",
        e=estimate(levels[0]),
    )
    return shown(words, lang)
