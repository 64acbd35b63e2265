"""What a file leaves to its reader: blanks that stand for the value above, columns without a name of their own."""

from __future__ import annotations

from collections import Counter

from workbench.data import sql
from workbench.data.description import SourceFile
from workbench.data.engine import Engine
from workbench.errors import DataFault, did_you_mean


def fill(engine: Engine, table: str, source: SourceFile, header: list[str]) -> None:
    """Give the blanks of a column the value of the nearest row above: what some programs write once for several lines."""
    within = [source.fill_within] if source.fill_within else []
    if absent := [name for name in (*source.fill_down, *within) if name not in header]:
        near = did_you_mean(absent[0], header)
        raise DataFault(
            [
                f"{source.source}: has no column {absent[0]!r} (fill_down, fill_within).{near} It has: {', '.join(header)}."
            ]
        )
    group = ", ".join(['"#file"', *map(sql.name, within)])
    value = "CASE WHEN trim({0}) = '' THEN NULL ELSE {0} END".format
    filled = ", ".join(
        f"last_value({value(sql.name(name))} IGNORE NULLS) OVER (PARTITION BY {group} ORDER BY rowid "
        f"ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS {sql.name(name)}"
        for name in source.fill_down
    )
    engine.rows(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * REPLACE ({filled}) FROM {table} ORDER BY rowid")


def named_columns(header: list[str]) -> list[str]:
    """The header with a name for every column: its place where it has none, a number where another has it already.

    >>> named_columns(["", "name", "Name", "name"])
    ['column 1', 'name', 'Name 2', 'name 3']
    """
    names: list[str] = []
    times: Counter[str] = Counter()
    for place, name in enumerate(header, 1):
        name = name if name.strip() else f"column {place}"
        times[name.lower()] += 1
        names.append(name if times[name.lower()] == 1 else f"{name} {times[name.lower()]}")
    return names
