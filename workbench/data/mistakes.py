"""What is wrong with a dataset file: unknown keys, wrong types, names that are not there; all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from workbench.data import at_night, declared, engine_options, scales, service_hours
from workbench.data.canonical import TABLES
from workbench.data.keys import known_keys, section_of, zone
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
    "engine_options": dict,
    "questions": list,
    "data_from": date,
    "data_to": date,
    "tables": dict,
    "sources": dict,
    "privacy": dict,
    "parameters": dict,
    "runs": dict,
    "labels": dict,
    "service": dict,
    "scales": dict,
    "schedule": dict,
    "alerts": dict,
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
_PRIVACY_KEYS = {
    "minimum_cell": int,
    "special": list,
    "erased": str,
    "quotes": bool,
    "pseudonyms": str,
    "consent": str,
    "objection": str,
}
_SMALLEST_CELL = 5  # statistical offices publish no smaller groups


def of(raw: dict[str, Any]) -> Iterable[str]:
    """The mistakes of a dataset file, parsed."""
    yield from known_keys(raw, _TOP_KEYS, "")
    for key in ("name", "currency", "timezone", "tables"):
        if not raw.get(key):
            yield f"{key!r} is missing; every dataset file states name, currency, timezone and at least one table."
    if not re.fullmatch(r"[a-z0-9_-]{1,64}", str(raw.get("name", "x"))):
        yield f"name = {raw['name']!r}: use 1 to 64 of a-z, 0-9, - and _ (it becomes the name of a folder)."
    if not re.fullmatch(
        r"[A-Z]{3}", str(raw.get("currency", "XXX"))
    ):  # XXX: ISO 4217's "no currency"; a missing one is told above
        yield f"currency = {raw['currency']!r}: expected an ISO code of three capitals such as GBP."
    yield from zone(raw.get("timezone", "UTC"), "timezone")
    engine = raw.get("engine", "duckdb")
    if engine not in ("duckdb", "spark") and not str(engine).startswith("env:"):
        yield (
            f"engine = {str(engine).split(':')[0]!r}: expected 'duckdb', 'spark' or 'env:NAME', the name of an environment "
            "variable holding an ibis connection URL (a URL may hold a password, so it never stands here)."
        )
    yield from engine_options.mistakes(raw.get("engine_options", {}), str(engine))
    yield from known_keys(section_of(raw, "privacy"), _PRIVACY_KEYS, "[privacy] ")
    cell = section_of(raw, "privacy").get("minimum_cell", _SMALLEST_CELL)
    if isinstance(cell, int) and cell < _SMALLEST_CELL:
        yield f"[privacy] minimum_cell = {cell}: expected {_SMALLEST_CELL} or more."
    if not re.fullmatch(r"env:[A-Za-z_]\w*", str(section_of(raw, "privacy").get("pseudonyms", "env:NAME"))):
        yield (
            "[privacy] pseudonyms: expected 'env:NAME', the name of an environment variable that holds the key; a key "
            "never stands in a dataset file."
        )
    yield from known_keys(section_of(raw, "runs"), {"keep": dict}, "[runs] ")
    keep = section_of(section_of(raw, "runs"), "keep")
    yield from known_keys(keep, _KEEP_KEYS, "[runs] keep.")
    yield from (
        f"[runs] keep.{span} = {number}: expected 1 or more."
        for span, number in keep.items()
        if type(number) is int and number < 1
    )
    yield from at_night.mistakes(raw)
    window = [raw[key] for key in ("data_from", "data_to") if type(raw.get(key)) is date]
    if window != sorted(window):
        yield f"data_from = {window[0]} is later than data_to = {window[1]}."
    for name, section in section_of(raw, "sources").items():
        yield from _source(section, f"[sources.{name}] ")
    for name, section in section_of(raw, "parameters").items():
        if not isinstance(section, dict):
            yield f"[parameters] {name}: expected a section [parameters.{name}] with parameter = value lines."
    yield from service_hours.mistakes(section_of(raw, "service"))
    yield from scales.mistakes(section_of(raw, "scales"))
    yield from _label_mistakes(section_of(raw, "labels"))
    yield from declared.mistakes(raw)
    for name, section in section_of(raw, "tables").items():
        yield from _table_mistakes(name, section)


def questions(raw: dict[str, Any]) -> Iterable[str]:
    """What a draft leaves open: it may be right, and is used by nobody before a person has said so."""
    for question in raw.get("questions", []):
        yield f"questions: {question!r} is not answered. Correct the lines it is about if they are wrong, then delete it."


def _label_mistakes(labels: dict[str, Any]) -> Iterable[str]:
    yield from known_keys(labels, dict.fromkeys(LABELLED, dict), "[labels] ")
    known: dict[str, Any] = {}
    for kind in LABELLED:
        for name, said in section_of(labels, kind).items():
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
    yield from known_keys(section, _TABLE_KEYS, where)
    if ("source" in section) == ("query" in section):
        yield f"{where}needs either source or query, and not both."
    yield from zone(section.get("timezone", "UTC"), where + "timezone")
    yield from _of_lines(section, where)
    for mark, factor in section_of(section, "units").items():
        if not mark.strip() or type(factor) not in (int, float) or factor <= 0:
            yield f'{where}units.{mark} = {factor!r}: expected a mark and what it multiplies by, such as {{ "万" = 10000 }}.'
    if not all(isinstance(text, str) for text in section.get("na_values", [])):
        yield f"{where}na_values = {section['na_values']!r}: expected a list of texts."
    for key in ("columns", "expressions", "formats", "types", "drop"):
        for item, text in section_of(section, key).items():
            if not isinstance(text, str) or not text:
                yield f"{where}{key}.{item} = {text!r}: expected text."
    for column, form in section_of(section, "formats").items():
        if isinstance(form, str) and "%" not in form:
            yield f"{where}formats.{column} = {form!r}: expected the codes of strptime, such as '%d.%m.%Y %H:%M'."
        if column not in TABLES[name].columns:
            yield (f"{where}formats.{column}: is not a column of {name}.{did_you_mean(column, TABLES[name].columns)}")
    for column, form in section_of(section, "types").items():
        if column in TABLES[name].columns:
            yield f"{where}types.{column}: a column of {name} has its type already; types are for further columns."
        elif form not in FORMS:
            yield f"{where}types.{column} = {form!r}: expected one of {', '.join(FORMS)}."
    both = sorted(section_of(section, "columns").keys() & section_of(section, "expressions").keys())
    if both:
        yield f"{where}{', '.join(both)}: stands in columns and in expressions; keep one."
    marks = marks_of(section.get("decimal", ""), section.get("thousands", ""))
    if marks[0] not in (".", ",") or marks[0] == marks[1] or len(str(marks[1])) > 1:
        yield f"{where}decimal, thousands = {marks}: expected '.' or ',' and another single character (or none)."


def _source(section: Any, where: str) -> Iterable[str]:
    if not isinstance(section, dict) or "source" not in section:
        yield f'{where}needs source = "...".'
        return
    yield from known_keys(section, SOURCE_KEYS, where)
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
