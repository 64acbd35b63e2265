"""Values of a text file that run over several lines: a comment may, a stray quote swallows rows."""

from __future__ import annotations

import csv
import re
from typing import Any

from workbench.data import sql
from workbench.data.engine import Engine
from workbench.data.findings import Findings

_LOOKED_AT = 200
_SAMPLE = 300
_ALIKE = 0.8  # share of a line's values that look like their columns' values
SEVERAL = 3  # lines of a comment that have the header's commas by chance
LONG = 50  # lines of one value above which a person should look


def look(engine: Engine, table: str, file: str, header: list[str], delimiter: str, found: Findings) -> None:
    """Count the values of a file that hold line breaks and name the longest.

    It fails when lines inside a value look like rows: a quote was opened there and closed lines later. The rows that
    could be read stay, so that a person sees what is left.
    """
    several = " UNION ALL ".join(
        f'SELECT "#row", {sql.value(name)} AS col, {sql.name(name)} AS val, '
        f"len(regexp_split_to_array({sql.name(name)}, '\\r\\n|\\n|\\r')) AS n FROM {table} WHERE \"#file\" = {sql.value(file)} "
        f"AND (contains({sql.name(name)}, chr(10)) OR contains({sql.name(name)}, chr(13)))"
        for name in header
    )
    total = engine.rows(f"SELECT count(*) AS fields FROM ({several}) AS s")[0]["fields"]
    if not total:
        return  # blank lines between rows
    longest = engine.rows(
        f'SELECT "#row" AS row, col, val, n FROM ({several}) AS s ORDER BY n DESC, "#row" LIMIT {_LOOKED_AT}'
    )
    shapes = _shapes(engine, table, file, header)
    for value in longest:
        lines = list(csv.reader(value["val"].splitlines()[1:], delimiter=delimiter, quoting=csv.QUOTE_NONE))
        rows = _rows(lines, list(shapes.values()))
        if rows:
            found.record(
                f"file.{file}.lines",
                "check-rows-swallowed",
                value=rows,
                fails=True,
                file=file,
                row=value["row"],
                column=value["col"],
                lines=value["n"] - 1,
                rows=rows,
            )
            return
    first = longest[0]
    found.record(
        f"file.{file}.lines",
        "check-lines-in-values",
        value=first["n"],
        threshold=LONG,
        fields=total,
        file=file,
        row=first["row"],
        column=first["col"],
        lines=first["n"],
    )


def _shapes(engine: Engine, table: str, file: str, header: list[str]) -> dict[str, set[str]]:
    """Column -> the shapes its values have in the first rows."""
    sample: list[dict[str, Any]] = engine.rows(
        f'SELECT * FROM {table} WHERE "#file" = {sql.value(file)} LIMIT {_SAMPLE}'
    )
    return {name: {_shape(row[name]) for row in sample} for name in header}


def _shape(text: str | None) -> str:
    """What a value looks like: digits and letters each as one sign.

    >>> _shape("2024-03-12"), _shape("C17"), _shape(None)
    ('9-9-9', 'a9', '')
    """
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", (text or "").strip().strip('"')))


def _rows(lines: list[list[str]], shapes: list[set[str]]) -> int:
    """How many lines inside a value are rows: many of them with as many values as the header, or ones that look alike."""
    whole = [values for values in lines if len(values) == len(shapes) > 1]
    if len(whole) >= SEVERAL and len(whole) >= len(lines) / 2:
        return len(whole)
    return sum(_like_a_row(values, shapes) for values in whole)


def _like_a_row(values: list[str], shapes: list[set[str]]) -> bool:
    """Whether nearly all values of a line look like those of their columns."""
    return sum(_shape(value) in known for value, known in zip(values, shapes, strict=True)) >= _ALIKE * len(shapes)
