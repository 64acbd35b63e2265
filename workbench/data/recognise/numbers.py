"""How a file writes its numbers: decimal and thousands marks, units, signs behind; and where two readings differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from workbench.data import conversion, sql
from workbench.data.conversion import Rules
from workbench.data.recognise.values import Values

MARKS = (
    (".", ""),
    (",", ""),
    (".", ","),
    (",", "."),
    (",", " "),
    (",", "\u00a0"),
    (",", "\u202f"),
    (".", "'"),
    (".", "’"),
    (".", " "),
)
_UNIT = re.compile(r"CN¥|CN￥|US\$|HK\$|RMB|CNY|USD|EUR|GBP|CHF|JPY|[¥￥$€£元万円]|Fr\.", re.IGNORECASE)
_SCALES = {"万": 10_000.0}


class Column(NamedTuple):
    """A column of numbers: what stands around them, and which marks read all of them."""

    units: tuple[str, ...]
    readings: dict[tuple[str, str], float]  # (decimal, thousands) -> the sum they give
    text: str  # SQL of its values as numbers are written, signs and quotes mended
    mended: bool


def of(values: Values, column: str) -> Column | None:
    """How a column writes its numbers; None where it holds others than numbers."""
    if not values.text:
        numeric = re.match("int|uint|double|float|decimal", values.sheet.kinds[column])
        return Column((), {(".", ""): 0.0}, sql.name(column), False) if numeric else None
    text, total = values.filled(column), values.count(column)
    if not total:
        return None
    units = tuple(dict.fromkeys(mark for value in values.most(column, 400) for mark in _UNIT.findall(value)))
    bare = conversion.without_units(text, Rules(units=dict.fromkeys(units, 1)))
    behind = f"regexp_matches({bare}, '^\\(.*\\)$|-$')"
    mended = bool(values.one(f"count(*) FILTER (WHERE {behind})"))
    number = f"CASE WHEN {behind} THEN '-' || trim({bare}, '()- ') ELSE {bare} END" if mended else bare
    found = values.row(
        **{f"n{k}": f"count(*) FILTER (WHERE {_fits(number, marks)})" for k, marks in enumerate(MARKS)},
        **{f"s{k}": f"sum({_value(number, marks)})" for k, marks in enumerate(MARKS)},
    )
    readings = {marks: found[f"s{k}"] for k, marks in enumerate(MARKS) if found[f"n{k}"] == total}
    return Column(units, readings, number, mended) if readings else None


def scales(units: Iterable[str]) -> dict[str, float]:
    """Unit -> what it multiplies a number by."""
    return {unit: _SCALES.get(unit, 1.0) for unit in units}


def _fits(number: str, marks: tuple[str, str]) -> str:
    return f"regexp_full_match({number}, {sql.value(conversion.number_shape(_rules(marks)))})"


def _value(number: str, marks: tuple[str, str]) -> str:
    return f"CASE WHEN {_fits(number, marks)} THEN try_cast({conversion.plain_number(number, _rules(marks))} AS DOUBLE) END"


def _rules(marks: tuple[str, str]) -> Rules:
    return Rules(decimal=marks[0], thousands=marks[1])


def together(columns: Iterable[Column]) -> list[tuple[str, str]]:
    """The readings that all columns of a file allow, the plainest first; more than one only where their numbers differ.

    >>> a = Column((), {(".", ""): 1.5, (",", "."): 1500.0}, "", False)
    >>> together([a]), together([a, Column((), {(",", "."): 2.5}, "", False)])
    ([('.', ''), (',', '.')], [(',', '.')])
    """
    columns = list(columns)
    allowed = [marks for marks in MARKS if all(marks in column.readings for column in columns)]
    sums = {marks: tuple(round(column.readings[marks] or 0.0, 6) for column in columns) for marks in allowed}
    return [marks for k, marks in enumerate(allowed) if sums[marks] not in [sums[other] for other in allowed[:k]]]
