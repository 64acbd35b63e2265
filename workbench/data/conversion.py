"""SQL that turns one raw column into one canonical column of a given kind."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from workbench.data import sql
from workbench.data.canonical import NUMBER_KINDS, TIME_KINDS
from workbench.data.description import TableSpec
from workbench.data.mistakes import marks_of

ISO = r"\s*\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?(Z|UTC|[+-]\d{2}(:?\d{2})?))?)?\s*"
_ZONED = r".*:.*(Z|UTC|[+-]\d{2}(:?\d{2})?)\s*"
_PARTS = r"^\s*(.{10}).(\d{2}:\d{2})(:[\d.]+)? ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)\s*$"
POINT_ZERO = r"\d+\.0"
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")


class Rules(NamedTuple):
    """What a table's section says about values; a shift is SQL with {} for the time it moves to the dataset's zone."""

    zone: str = "UTC"
    shifts: Mapping[str, str] = MappingProxyType({})
    formats: Mapping[str, str] = MappingProxyType({})
    decimal: str = "."
    thousands: str = ""
    units: Mapping[str, float] = MappingProxyType({})
    na_values: tuple[str, ...] = ()
    bytewise: bool = False  # whether the engine compares texts byte by byte, whatever their language


def rules(spec: TableSpec, zone: str) -> Rules:
    """The rules of one section of a dataset file whose dataset lives in zone."""
    decimal, thousands = marks_of(spec.decimal, spec.thousands)
    return Rules(zone, {}, spec.formats, decimal, thousands, spec.units, spec.na_values)


class Typed(NamedTuple):
    """A canonical column: its SQL, the cleaned raw value it came from, and what is expected of it."""

    sql: str
    raw: str
    expected: str  # "" when no value can be refused


def cleaned(column: str, raw_type: str, rules: Rules) -> str:
    """The raw column with declared missing values made missing; anything else stays, text 'None' and 'NA' too."""
    if raw_type != "VARCHAR" or not rules.na_values:
        return column
    return f"CASE WHEN {column} IN ({sql.values(rules.na_values)}) THEN NULL ELSE {column} END"


def typed(canonical: str, kind: str, column: str, raw_type: str, rules: Rules) -> Typed:
    """Convert the raw SQL column of DuckDB type raw_type to the kind the canonical column holds."""
    raw = cleaned(column, raw_type, rules)
    if raw_type == "VARCHAR" and kind != "text":  # a blank is a missing id, time or number
        early = (
            f"{raw} < '!' AND " if rules.bytewise else ""
        )  # few texts begin with a blank: the others are not trimmed
        raw = f"CASE WHEN {early}trim({raw}) = '' THEN NULL ELSE {raw} END"
    if kind in TIME_KINDS:
        return _time(canonical, kind, raw, raw_type, rules)
    if kind in NUMBER_KINDS:
        return _number(kind, raw, raw_type, rules)
    if kind == "id" and raw_type in ("DOUBLE", "FLOAT"):
        raw = f"CASE WHEN isnan({raw}) THEN NULL ELSE {raw} END"
    if kind == "id" and raw_type.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        # integers that passed through a float column: 17.0 is the id 17
        whole = f"{raw} = trunc({raw}) AND abs({raw}) < 1e15"
        return Typed(
            f"CASE WHEN {whole} THEN CAST(CAST({raw} AS BIGINT) AS VARCHAR) ELSE CAST({raw} AS VARCHAR) END", raw, ""
        )
    if kind == "id" and raw_type == "VARCHAR":  # so did 17.0 as text, in a spreadsheet or a data frame
        pointed = f"ends_with({raw}, '.0') AND regexp_full_match({raw}, {sql.value(POINT_ZERO)})"
        return Typed(f"CASE WHEN {pointed} THEN left({raw}, -2) ELSE {raw} END", raw, "")
    return Typed(raw if raw_type == "VARCHAR" else f"CAST({raw} AS VARCHAR)", raw, "")


def _time(canonical: str, kind: str, raw: str, raw_type: str, rules: Rules) -> Typed:
    zoned = f"timezone({sql.value(rules.zone)}, {{}})"
    naive = rules.shifts.get(canonical, "{}")
    expected = ""
    if canonical in rules.formats:
        form = rules.formats[canonical]
        # %z makes strptime return a time with a zone
        moment = f"try_strptime(CAST({raw} AS VARCHAR), {sql.value(form)})"
        result = zoned.format(moment) if "%z" in form else naive.replace("{}", moment)
        expected = f"a time written as {form}"
    elif raw_type == "VARCHAR":
        plain = naive.replace("{}", f"TRY_CAST({raw} AS TIMESTAMP)")
        offset = zoned.format(f"COALESCE(TRY_CAST({raw} AS TIMESTAMPTZ), {_moment(raw)})")
        result = (
            f"CASE WHEN NOT regexp_full_match({raw}, {sql.value(ISO)}) THEN NULL "
            f"WHEN regexp_full_match({raw}, {sql.value(_ZONED)}) THEN {offset} ELSE {plain} END"
        )
        expected = "an ISO time such as 2017-12-31 23:59:00; declare any other way of writing it in formats"
    elif raw_type == "TIMESTAMP WITH TIME ZONE":
        result = zoned.format(raw)
    elif raw_type.startswith("TIMESTAMP"):
        result = naive.replace("{}", raw if raw_type == "TIMESTAMP" else f"CAST({raw} AS TIMESTAMP)")
    elif raw_type == "DATE":  # a day has no zone
        result = f"CAST({raw} AS TIMESTAMP)"
    else:
        result, expected = "CAST(NULL AS TIMESTAMP)", "a time; declare in formats how this column writes it"
    return Typed(f"CAST({result} AS DATE)" if kind == "date" else result, raw, expected)


def _moment(raw: str) -> str:
    """A zoned time as the engine does not read it: a space before the offset, or no seconds."""
    day, clock, seconds, zone = (f"regexp_extract({raw}, {sql.value(_PARTS)}, {group})" for group in (1, 2, 3, 4))
    return (
        f"TRY_CAST({day} || ' ' || {clock} || CASE WHEN {seconds} = '' THEN ':00' ELSE {seconds} END || "
        f"CASE WHEN {zone} IN ('Z', 'UTC') THEN '+00' ELSE {zone} END AS TIMESTAMPTZ)"
    )


def _number(kind: str, raw: str, raw_type: str, rules: Rules) -> Typed:
    if raw_type in _INTEGERS and kind == "number":
        return Typed(raw, raw, "")
    if raw_type != "VARCHAR":
        numeric = raw_type.startswith(("DOUBLE", "FLOAT", "DECIMAL")) or raw_type in _INTEGERS
        return Typed(
            f"CAST({raw} AS DOUBLE)" if numeric else "CAST(NULL AS DOUBLE)", raw, "" if numeric else "a number"
        )
    grouped = f" and thousands {rules.thousands!r}" if rules.thousands else ", no thousands mark"
    bare = without_units(raw, rules)
    return Typed(
        f"CASE WHEN regexp_full_match({bare}, {sql.value(number_shape(rules, exponent=True))}) "
        f"THEN TRY_CAST({plain_number(bare, rules)} AS DOUBLE){factor(raw, rules)} END",
        raw,
        f"a number with decimal {rules.decimal!r}{grouped} (declare decimal and thousands if it is another)",
    )


def number_shape(rules: Rules, *, exponent: bool = False) -> str:
    """The regular expression of a number as the rules say it is written."""
    mark, group = (f"[{mark}]" if mark else "" for mark in (rules.decimal, rules.thousands))
    whole = rf"(\d{{1,3}}({group}\d{{3}})+|\d+)" if group else r"\d+"
    power = r"([eE][+-]?\d+)?" if exponent else r"(e-\d+)?"  # 1e-05 is a small number, 1e5 may be an id
    return rf"\s*[+-]?({whole}({mark}\d*)?|{mark}\d+){power}\s*"


def plain_number(raw: str, rules: Rules) -> str:
    """The text with its own marks taken off, so that a cast can read it."""
    bare = f"replace({raw}, {sql.value(rules.thousands)}, '')" if rules.thousands else raw
    return f"replace({bare}, {sql.value(rules.decimal)}, '.')" if rules.decimal != "." else bare


def without_units(raw: str, rules: Rules) -> str:
    """The text without its declared units: ¥1,200 and 1.2万 become 1,200 and 1.2.

    >>> without_units("t", Rules(units={"¥": 1}))
    "trim(replace(t, '¥', ''))"
    """
    for unit in sorted(rules.units, key=len, reverse=True):  # "CN¥" before "¥"
        raw = f"replace({raw}, {sql.value(unit)}, '')"
    return f"trim({raw})" if rules.units else raw


def factor(raw: str, rules: Rules) -> str:
    """SQL that multiplies a number by what its units stand for; nothing where none stands for more than 1."""
    scales = {unit: scale for unit, scale in rules.units.items() if scale != 1}
    return "".join(
        f" * CASE WHEN contains({raw}, {sql.value(unit)}) THEN {scale} ELSE 1 END" for unit, scale in scales.items()
    )
