"""The types of columns that came as text, so that a CSV file means what the same table means as Parquet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import duckdb

from workbench.data import conversion, sql
from workbench.data.conversion import Rules
from workbench.data.engine import Engine

_GLANCE, _SAMPLE = 20, 1000  # rows looked at before the engine is asked for every form, and before all rows are
_AT_ONCE = 50  # columns that one query looks at: the engine's time to plan grows faster than a query's length
_DAY = r"\d{4}-\d{2}-\d{2}"


_LOOKS = {  # what every value written in a form has, so that most forms are ruled out before the engine plans for them
    "boolean": re.compile(r"(?i)\s*(true|false)\s*"),
    "whole": re.compile(r".*\d.*", re.DOTALL),
    "number": re.compile(r".*\d.*", re.DOTALL),
    "date": re.compile(rf"\s*{_DAY}.*", re.DOTALL),
    "time": re.compile(rf"\s*{_DAY}.*", re.DOTALL),
}


class Form(NamedTuple):
    """One way of writing values: SQL of the typed value, and SQL that is true where a value is written so."""

    name: str
    value: str
    holds: str


def columns(engine: Engine, relation: str, names: Iterable[str], rules: Rules) -> dict[str, str]:
    """Column -> SQL of its typed value, for those text columns all of whose values are written in one safe form.

    Whole numbers, decimals, ISO dates and times, true and false are safe. A number with leading zeros, an exponent
    such as 1e5 or an own mark is none: such a column stays text, and so does one with a single value of another form.
    """
    names = list(names)
    if not names or not engine.embedded:
        return {}
    candidates = _possible(engine, relation, {name: forms(name, rules) for name in names}, rules)
    certain: dict[str, list[Form]] = {}
    for first in range(0, len(candidates), _AT_ONCE):
        some = dict(list(candidates.items())[first : first + _AT_ONCE])
        sampled = f"(SELECT {', '.join(map(sql.name, some))} FROM {relation} LIMIT {_SAMPLE})"
        likely = _surviving(engine, sampled, some, rules)
        certain |= _surviving(engine, relation, likely, rules, whole=True) if likely else {}
    return {name: left[0].value for name, left in certain.items()}


def forms(name: str, rules: Rules) -> list[Form]:
    """The forms a text column may have, the narrowest first."""
    text = conversion.cleaned(sql.name(name), "VARCHAR", rules)
    bare = f"trim({text})"
    number = conversion.without_units(bare, rules)
    mark = conversion.plain_number(number, rules)
    shape = conversion.number_shape(rules)
    no_code = rf"NOT regexp_matches({bare}, '^[+-]?(0\d|\d{{16}})')"  # leading zeros; more digits than a float holds
    time = conversion.typed(name, "time", text, "VARCHAR", rules._replace(shifts={}, formats={})).sql
    truth = f"lower({bare})"
    return [
        Form(
            "boolean",
            f"CASE {truth} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END",
            f"{truth} IN ('true', 'false')",
        ),
        Form("whole", f"TRY_CAST({bare} AS BIGINT)", f"CAST(TRY_CAST({bare} AS BIGINT) AS VARCHAR) = {bare}"),
        Form(
            "number",
            f"TRY_CAST({mark} AS DOUBLE){conversion.factor(bare, rules)}",
            f"regexp_full_match({number}, {sql.value(shape)}) AND {no_code}",
        ),
        Form(
            "date",
            f"TRY_CAST({bare} AS DATE)",
            f"regexp_full_match({bare}, {sql.value(_DAY)}) AND TRY_CAST({bare} AS DATE) IS NOT NULL",
        ),
        Form("time", time, f"({time}) IS NOT NULL"),
    ]


def declared(column: str, kind: str, form: str, rules: Rules) -> tuple[str, str, str]:
    """SQL of a column's value as declared in types, of the value as it came, and what is expected ("" for text).

    column is SQL, kind its type in the source.
    """
    value = conversion.cleaned(column, kind, rules)
    if form == "text":
        return f"CAST({value} AS VARCHAR)", value, ""
    if form != "boolean":
        return conversion.typed("", form, column, kind, rules)
    truth = f"lower(trim(CAST({value} AS VARCHAR)))"
    return f"CASE {truth} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END", value, "true or false"


def _possible(
    engine: Engine, relation: str, candidates: Mapping[str, list[Form]], rules: Rules
) -> dict[str, list[Form]]:
    """The forms that the first values of each column may have, by their looks."""
    try:
        rows = engine.rows(f"SELECT {', '.join(map(sql.name, candidates))} FROM {relation} AS t LIMIT {_GLANCE}")
    except duckdb.Error:  # the query itself is at fault, which is told where it is read
        return {}
    seen: dict[str, list[str]] = {
        name: [row[name] for row in rows if (row[name] or "").strip() and row[name] not in rules.na_values]
        for name in candidates
    }
    return {
        name: [form for form in left if all(_LOOKS[form.name].fullmatch(value) for value in seen[name])]
        for name, left in candidates.items()
    }


def _surviving(
    engine: Engine, relation: str, candidates: Mapping[str, list[Form]], rules: Rules, *, whole: bool = False
) -> dict[str, list[Form]]:
    """The forms that all values of each column have; in the whole relation there has to be a value."""
    items = []
    for place, (name, left) in enumerate(candidates.items()):
        text = conversion.cleaned(sql.name(name), "VARCHAR", rules)
        items.append(f"count(nullif(trim({text}), '')) AS n{place}")
        items += [
            f"bool_and(COALESCE({form.holds}, FALSE) OR trim({text}) = '') AS f{place}_{k}"
            for k, form in enumerate(left)
        ]
    try:
        found = engine.rows(f"SELECT {', '.join(items)} FROM {relation} AS t")[0]
    except duckdb.Error:  # the query itself is at fault, which is told where it is read
        return {}
    surviving = {}
    for place, (name, left) in enumerate(candidates.items()):
        empty = not found[f"n{place}"]
        kept = (
            left
            if empty and not whole
            else [form for k, form in enumerate(left) if found[f"f{place}_{k}"] and not empty]
        )
        if kept:
            surviving[name] = kept
    return surviving


def with_types(expression: str, typed: Mapping[str, str]) -> str:
    """An expression over text columns with each recognised column replaced by its typed value.

    >>> with_types("Quantity * t.Quantity || 'Quantity'", {"Quantity": "(Q)"})
    "((Q)) * t.Quantity || 'Quantity'"
    """
    lower = {name.lower(): value for name, value in typed.items()}
    pieces, done, before = [], 0, ""
    for token in _TOKEN.finditer(expression):
        name = token["quoted"].replace('""', '"') if token["quoted"] is not None else token["bare"] or ""
        called = expression[token.end() :].lstrip().startswith(("(", "."))
        if name.lower() in lower and before != "." and not called:
            pieces += [expression[done : token.start()], f"({lower[name.lower()]})"]
            done = token.end()
        before = token[0]
    return "".join([*pieces, expression[done:]])


_TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^\W\d]\w*)|\d[\w.]*|\S""")
