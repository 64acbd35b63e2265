"""What a dataset file declares for the scorecard: targets, known changes, and measures with an owner and a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from workbench.errors import did_you_mean
from workbench.words.languages import LANGUAGES

if TYPE_CHECKING:
    from workbench.words.messages import Message

KPIS = (
    "revenue", "orders", "active-customers", "order-value", "retention", "revenue-retention", "repeat-rate", "cac",
    "conversion", "referral", "contract-churn", "nps", "csat", "response-time",
)  # fmt: skip
_TARGET = {"value", "owner"}
_NOTE = {"date", "words", "kpi", "shift"}
_MEASURE = {"date", "words", "kpi", "owner"}


def mistakes(raw: Mapping[str, Any]) -> Iterable[str]:
    """Return what is wrong with `[targets]`, `[[notes]]` and `[[measures]]`, all of it at once.

    >>> list(mistakes({"targets": {"retentoin": {"value": 0.4}}}))[0][:61]
    '[targets.retentoin]: is not a measure of the scorecard. Did y'
    """
    targets = raw.get("targets", {})
    for kpi, target in targets.items() if isinstance(targets, dict) else ():
        where = f"[targets.{kpi}]"
        yield from _kpi(kpi, where)
        if not isinstance(target, dict):
            yield f"{where} = {target!r}: expected a section with value = a number, and owner where there is one."
            continue
        yield from _unknown(target, _TARGET, where)
        if type(target.get("value")) not in (int, float):
            yield f"{where} value = {target.get('value')!r}: expected a number, such as 0.4 for 40 %."
        yield from _owner(target, where)
    for name, known, needed in (
        ("notes", _NOTE, ("date", "words")),
        ("measures", _MEASURE, ("date", "words", "kpi", "owner")),
    ):
        rows = raw.get(name, [])
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            yield from _row(row, f"[[{name}]] number {number}", known, needed)


def targets(raw: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return value and owner by measure.

    >>> targets({"targets": {"nps": {"value": 30}}})
    {'nps': {'value': 30.0, 'owner': ''}}
    """
    return {
        kpi: {"value": float(one["value"]), "owner": _said(one.get("owner", ""))}
        for kpi, one in raw.get("targets", {}).items()
    }


def rows(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return notes or measures in order of their days; words and owners speak every language they are given in.

    >>> rows({}, "notes")
    []
    """
    found = [
        {**row, "words": _said(row["words"])} | ({"owner": _said(row["owner"])} if "owner" in row else {})
        for row in raw.get(name, [])
    ]
    return sorted(found, key=lambda row: row["date"])


def shifts(raw: Mapping[str, Any]) -> dict[str, date]:
    """Return the latest day from which a measure's limits are declared to start anew; "" is all measures.

    >>> shifts({"notes": [{"date": date(2024, 1, 1), "shift": True}, {"date": date(2024, 2, 1)}]})
    {'': datetime.date(2024, 1, 1)}
    """
    known: dict[str, date] = {}
    for row in raw.get("notes", []):
        if row.get("shift"):
            kpi = row.get("kpi", "")
            known[kpi] = max(row["date"], known.get(kpi, row["date"]))
    return known


def _said(words: str | Mapping[str, str]) -> Message | str:
    if isinstance(words, str):
        return words
    from workbench.words.messages import called  # slow to import, and the kernel is not to wait for it

    return called(words["en"], {words["en"]: dict(words)})


def _row(row: Any, where: str, known: set[str], needed: Iterable[str]) -> Iterable[str]:
    if not isinstance(row, dict):
        yield f"{where} = {row!r}: expected a section with date and words."
        return
    yield from _unknown(row, known, where)
    for key in needed:
        if key not in row:
            yield f"{where}: lacks {key}."
    if "date" in row and type(row["date"]) is not date:
        yield f"{where} date = {row['date']!r}: expected a date such as 2024-03-01, without quotes."
    if "words" in row:
        yield from _both(row["words"], f"{where} words")
    if "kpi" in row:
        yield from _kpi(row["kpi"], where)
    if type(row.get("shift", False)) is not bool:
        yield f"{where} shift = {row['shift']!r}: expected true or false."
    yield from _owner(row, where)


def _kpi(kpi: Any, where: str) -> Iterable[str]:
    if kpi not in KPIS:
        yield f"{where}: is not a measure of the scorecard.{did_you_mean(str(kpi), KPIS)} Known: {', '.join(KPIS)}."


def _owner(row: Mapping[str, Any], where: str) -> Iterable[str]:
    owner = row.get("owner", "")
    if not isinstance(owner, str):
        yield from _both(owner, f"{where} owner")


def _both(said: Any, where: str) -> Iterable[str]:
    """Words are given in English and Chinese: whoever reads the other page reads the note too."""
    if not isinstance(said, dict) or not all(isinstance(text, str) and text.strip() for text in said.values()):
        yield f'{where} = {said!r}: expected its words by language, such as {{ en = "New price list", zh = "新价目表" }}.'
        return
    for language in sorted(set(said) - set(LANGUAGES)):
        yield f"{where}: {language!r} is not a language of the reports.{did_you_mean(language, LANGUAGES)}"
    for language in ("en", "zh"):
        if language not in said:
            yield f"{where}: lacks {'English (en)' if language == 'en' else 'Chinese (zh)'}."


def _unknown(section: Mapping[str, Any], known: set[str], where: str) -> Iterable[str]:
    for key in sorted(set(section) - known):
        yield f"{where}: unknown key {key!r}.{did_you_mean(key, known)} Known: {', '.join(sorted(known))}."
