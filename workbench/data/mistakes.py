"""What is wrong with a dataset file: unknown keys, wrong types, names that are not there; all of it at once."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from workbench.data import declared
from workbench.data.canonical import TABLES
from workbench.errors import did_you_mean
from workbench.words.languages import LANGUAGES

SOURCE_KEYS = {
    "source": str,
    "encoding": str,
    "delimiter": str,
    "sheet": str,
    "skip_rows": int,
    "name_columns": bool,
    "fill_down": list,
    "fill_within": str,
}
_TABLE_KEYS = SOURCE_KEYS | {
    "query": str,
    "columns": dict,
    "expressions": dict,
    "timezone": str,
    "formats": dict,
    "decimal": str,
    "thousands": str,
    "units": dict,
    "na_values": list,
    "types": dict,
    "drop": dict,
}
_TOP_KEYS = {
    "name": str,
    "title": dict,
    "currency": str,
    "timezone": str,
    "engine": str,
    "questions": list,
    "data_from": date,
    "data_to": date,
    "tables": dict,
    "sources": dict,
    "privacy": dict,
    "parameters": dict,
    "runs": dict,
    "labels": dict,
    "targets": dict,
    "notes": list,
    "measures": list,
}
LABELLED = (
    "events",
    "channels",
    "campaigns",
    "segments",
    "columns",
)  # kinds of names in the data that [labels] may hold
FORMS = ("text", "number", "date", "time", "boolean")  # what types may say of a further column
_KEEP_KEYS = {"daily": int, "weekly": int, "monthly": int, "yearly": int}
_PRIVACY_KEYS = {"minimum_cell": int, "special": list, "erased": str}
_SMALLEST_CELL = 5  # statistical offices publish no smaller groups


def of(raw: dict[str, Any]) -> Iterable[str]:
    """The mistakes of a dataset file, parsed."""
    yield from _keys(raw, _TOP_KEYS, "")
    for key in ("name", "currency", "timezone", "tables"):
        if not raw.get(key):
            yield f"{key!r} is missing; every dataset file states name, currency, timezone and at least one table."
    if not re.fullmatch(r"[a-z0-9_-]{1,64}", str(raw.get("name", "x"))):
        yield f"name = {raw['name']!r}: use 1 to 64 of a-z, 0-9, - and _ (it becomes the name of a folder)."
    if not re.fullmatch(
        r"[A-Z]{3}", str(raw.get("currency", "XXX"))
    ):  # XXX: ISO 4217's "no currency"; a missing one is told above
        yield f"currency = {raw['currency']!r}: expected an ISO code of three capitals such as GBP."
    yield from _zone(raw.get("timezone", "UTC"), "timezone")
    engine = raw.get("engine", "duckdb")
    if engine != "duckdb" and not str(engine).startswith("env:"):
        yield (
            f"engine = {str(engine).split(':')[0]!r}: expected 'duckdb' or 'env:NAME', the name of an environment "
            "variable holding an ibis connection URL (a URL may hold a password, so it never stands here)."
        )
    yield from _keys(_dict(raw, "privacy"), _PRIVACY_KEYS, "[privacy] ")
    cell = _dict(raw, "privacy").get("minimum_cell", _SMALLEST_CELL)
    if isinstance(cell, int) and cell < _SMALLEST_CELL:
        yield f"[privacy] minimum_cell = {cell}: expected {_SMALLEST_CELL} or more."
    yield from _keys(_dict(raw, "runs"), {"keep": dict}, "[runs] ")
    keep = _dict(_dict(raw, "runs"), "keep")
    yield from _keys(keep, _KEEP_KEYS, "[runs] keep.")
    yield from (
        f"[runs] keep.{span} = {number}: expected 1 or more."
        for span, number in keep.items()
        if type(number) is int and number < 1
    )
    window = [raw[key] for key in ("data_from", "data_to") if type(raw.get(key)) is date]
    if window != sorted(window):
        yield f"data_from = {window[0]} is later than data_to = {window[1]}."
    for name, section in _dict(raw, "sources").items():
        yield from _source(section, f"[sources.{name}] ")
    for name, section in _dict(raw, "parameters").items():
        if not isinstance(section, dict):
            yield f"[parameters] {name}: expected a section [parameters.{name}] with parameter = value lines."
    yield from _label_mistakes(_dict(raw, "labels"))
    yield from declared.mistakes(raw)
    for name, section in _dict(raw, "tables").items():
        yield from _table_mistakes(name, section)


def questions(raw: dict[str, Any]) -> Iterable[str]:
    """What a draft leaves open: it may be right, and is used by nobody before a person has said so."""
    for question in raw.get("questions", []):
        yield f"questions: {question!r} is not answered. Correct the lines it is about if they are wrong, then delete it."


def _label_mistakes(labels: dict[str, Any]) -> Iterable[str]:
    yield from _keys(labels, dict.fromkeys(LABELLED, dict), "[labels] ")
    known: dict[str, Any] = {}
    for kind in LABELLED:
        for name, said in _dict(labels, kind).items():
            where = f"[labels.{kind}] {name}"
            if not isinstance(said, dict) or not all(isinstance(text, str) and text.strip() for text in said.values()):
                yield f'{where} = {said!r}: expected its words by language, such as {{ en = "Coupon redeemed", zh = "核销优惠券" }}.'
                continue
            for language in sorted(set(said) - set(LANGUAGES)):
                near = did_you_mean(language, LANGUAGES)
                yield f"{where}: {language!r} is not a language of the reports.{near} Known: {', '.join(LANGUAGES)}."
            if "en" not in said:
                yield f"{where}: lacks English (en), which stands in where a language has no words."
            if known.setdefault(name, said) != said:
                yield f"{where}: is called otherwise elsewhere in [labels]; a name is called the same everywhere."


def _table_mistakes(name: str, section: Any) -> Iterable[str]:
    where = f"[tables.{name}] "
    if name not in TABLES:
        yield f"{where}is not a canonical table.{did_you_mean(name, TABLES)} Known: {', '.join(TABLES)}."
        return
    if not isinstance(section, dict):
        yield f"{where}expected a section."
        return
    yield from _keys(section, _TABLE_KEYS, where)
    if ("source" in section) == ("query" in section):
        yield f"{where}needs either source or query, and not both."
    yield from _zone(section.get("timezone", "UTC"), where + "timezone")
    yield from _of_lines(section, where)
    for mark, factor in _dict(section, "units").items():
        if not mark.strip() or type(factor) not in (int, float) or factor <= 0:
            yield f'{where}units.{mark} = {factor!r}: expected a mark and what it multiplies by, such as {{ "万" = 10000 }}.'
    if not all(isinstance(text, str) for text in section.get("na_values", [])):
        yield f"{where}na_values = {section['na_values']!r}: expected a list of texts."
    for key in ("columns", "expressions", "formats", "types", "drop"):
        for item, text in _dict(section, key).items():
            if not isinstance(text, str) or not text:
                yield f"{where}{key}.{item} = {text!r}: expected text."
    for column, form in _dict(section, "formats").items():
        if isinstance(form, str) and "%" not in form:
            yield f"{where}formats.{column} = {form!r}: expected the codes of strptime, such as '%d.%m.%Y %H:%M'."
        if column not in TABLES[name].columns:
            yield (f"{where}formats.{column}: is not a column of {name}.{did_you_mean(column, TABLES[name].columns)}")
    for column, form in _dict(section, "types").items():
        if column in TABLES[name].columns:
            yield f"{where}types.{column}: a column of {name} has its type already; types are for further columns."
        elif form not in FORMS:
            yield f"{where}types.{column} = {form!r}: expected one of {', '.join(FORMS)}."
    both = sorted(_dict(section, "columns").keys() & _dict(section, "expressions").keys())
    if both:
        yield f"{where}{', '.join(both)}: stands in columns and in expressions; keep one."
    marks = marks_of(section.get("decimal", ""), section.get("thousands", ""))
    if marks[0] not in (".", ",") or marks[0] == marks[1] or len(str(marks[1])) > 1:
        yield f"{where}decimal, thousands = {marks}: expected '.' or ',' and another single character (or none)."


def _source(section: Any, where: str) -> Iterable[str]:
    if not isinstance(section, dict) or "source" not in section:
        yield f'{where}needs source = "...".'
        return
    yield from _keys(section, SOURCE_KEYS, where)
    yield from _of_lines(section, where)


def _of_lines(section: dict[str, Any], where: str) -> Iterable[str]:
    """The mistakes of how lines of a file are read."""
    filled = section.get("fill_down", [])
    if not isinstance(filled, list) or not all(isinstance(name, str) and name for name in filled):
        yield f"{where}fill_down = {filled!r}: expected a list of columns."
    if section.get("fill_within") and not filled:
        yield f"{where}fill_within stands without fill_down, the columns to fill."
    if type(section.get("skip_rows", 0)) is int and section.get("skip_rows", 0) < 0:
        yield f"{where}skip_rows = {section['skip_rows']}: expected 0 or more."


def marks_of(decimal: str, thousands: str) -> tuple[str, str]:
    """The decimal mark and the mark of thousands, where one or both may not be declared.

    >>> marks_of("", ""), marks_of("", "."), marks_of(",", "")
    (('.', ''), (',', '.'), (',', ''))
    """
    return decimal or ("," if thousands == "." else "."), thousands


def _keys(section: dict[str, Any], known: Mapping[str, type], where: str) -> Iterable[str]:
    for key, item in section.items():
        if key not in known:
            yield f"{where}unknown key {key!r}.{did_you_mean(key, known)} Known: {', '.join(known)}."
        elif type(item) is not known[key]:  # a bool is no number, a time is no date
            yield f"{where}{key} = {item!r}: expected {_WORDS[known[key]]}."
        elif key == "source" and not item:
            yield f"{where}source is empty; expected a path, package:module/path or table:name."
        elif key == "delimiter" and len(str(item)) != 1:
            yield f"{where}delimiter = {item!r}: expected one character."
        elif key == "encoding" and not _of_text(str(item)):
            yield f"{where}encoding = {item!r}: is not known to Python; expected utf-8, gb18030, cp1252, utf-16 or another."


_WORDS = {
    str: "text",
    bool: "true or false",
    dict: "a section",
    list: "a list",
    int: "a whole number",
    date: "a date such as 2017-12-31",
}


def _of_text(encoding: str) -> bool:
    try:
        "".encode(encoding)  # codecs of bytes, such as base64, are refused here too
    except (LookupError, ValueError):
        return False
    return True


def _zone(zone: Any, where: str) -> Iterable[str]:
    try:
        zoneinfo.ZoneInfo(zone)
    except (ValueError, OSError, TypeError, zoneinfo.ZoneInfoNotFoundError):
        near = did_you_mean(str(zone), zoneinfo.available_timezones())
        yield f"{where} = {zone!r}: is not a time zone such as Europe/London.{near}"


def _dict(section: dict[str, Any], key: str) -> dict[str, Any]:
    item = section.get(key, {})
    return item if isinstance(item, dict) else {}
