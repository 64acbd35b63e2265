"""Tables that an analysis joins: how many ids or channels of one are found in the other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import NamedTuple

from workbench.data import sql
from workbench.data.checks.spelling import groups
from workbench.data.engine import Engine
from workbench.data.findings import Findings, shown

MOST = 5000  # more different names are none
FEW = 20  # ids below which a share says nothing but "none"


class Pair(NamedTuple):
    """Ids or names of one column that are looked for in another.

    Below fails (of the smaller of the two) the tables do not meet and the check fails; below warns it warns. Where few
    contacted or visiting people buy, what is held against warns is the smaller table too. Two that only some analyses put
    beside each other warn even when nothing is found.
    """

    table: str
    other: str
    fails: float
    warns: float
    column: str = "customer_id"
    other_column: str = "customer_id"
    of_smaller: bool = False
    beside: bool = False


PAIRS = (
    Pair("transactions", "customers", 0.05, 0.95),
    Pair("subscriptions", "customers", 0.05, 0.95),
    Pair("memberships", "transactions", 0.05, 0.5),
    Pair("rewards", "transactions", 0.05, 0.8),
    Pair("rewards", "memberships", 0.05, 0.8),
    Pair("memberships", "customers", 0.05, 0.95, beside=True),
    Pair("campaigns", "transactions", 0.01, 0.2, of_smaller=True),
    Pair("campaigns", "subscriptions", 0.01, 0.2, of_smaller=True, beside=True),
    Pair("campaigns", "events", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("events", "transactions", 0.01, 0.05, of_smaller=True),
    Pair("events", "subscriptions", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("events", "customers", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("surveys", "transactions", 0.05, 0.5),
    Pair("surveys", "events", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("tickets", "transactions", 0.05, 0.5),
    Pair("tickets", "subscriptions", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("tickets", "events", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("subscriptions", "transactions", 0.01, 0.05, of_smaller=True, beside=True),
    Pair("customers", "spend", 0, 0.5, "acquisition_channel", "channel"),
    Pair("spend", "customers", 0, 1, "channel", "acquisition_channel"),
)
NAMES = (("spend", "channel"), ("customers", "acquisition_channel"), ("events", "channel"))


def look(engine: Engine, queries: Mapping[str, str], columns: Mapping[str, list[str]]) -> list[dict]:
    """The checks of all pairs whose two tables are here: queries and columns by table, all on one engine."""
    found: list[dict] = []
    for pair in PAIRS:
        if pair.column in columns.get(pair.table, ()) and pair.other_column in columns.get(pair.other, ()):
            _pair(engine, queries, pair, findings := Findings(pair.table))
            found += findings.checks
    return found + _names(
        engine, queries, [(table, column) for table, column in NAMES if column in columns.get(table, ())]
    )


def _names(engine: Engine, queries: Mapping[str, str], places: list[tuple[str, str]]) -> list[dict]:
    """Channels that are written in one way in one table and in another way in the next."""
    found = Findings("channels")
    names = {
        place: [
            row["id"]
            for row in engine.rows(f"SELECT id FROM {_distinct(engine, queries, *place)} AS n ORDER BY id LIMIT {MOST}")
        ]
        for place in places
    }
    for (table, column), (other, other_column) in itertools.combinations(names, 2):
        mine, theirs = names[table, column], names[other, other_column]
        unlike = [
            pair
            for pair in groups([*mine, *(name for name in theirs if name not in mine)])
            if len(pair) > 1 and set(pair) & set(mine) and set(pair) & set(theirs)
        ]
        if unlike and max(len(mine), len(theirs)) < MOST:
            found.record(
                f"{table}.{other}",
                "check-channels-unlike",
                value=len(unlike),
                n=len(unlike),
                mine=table,
                other=other,
                examples="; ".join(shown(pair) for pair in unlike[:3]),
            )
    return found.checks


def _pair(engine: Engine, queries: Mapping[str, str], pair: Pair, found: Findings) -> None:
    mine, theirs = (
        _distinct(engine, queries, pair.table, pair.column),
        _distinct(engine, queries, pair.other, pair.other_column),
    )
    counted = engine.rows(
        f"SELECT count(*) AS n, count(b.id) AS met, (SELECT count(*) FROM {theirs} AS c) AS others "
        f"FROM {mine} AS a LEFT JOIN {theirs} AS b ON a.id = b.id"
    )[0]
    n, met = counted["n"], counted["met"]
    if not n or not counted["others"]:
        return  # an empty table is told already
    possible = min(n, counted["others"])  # few members cannot meet many customers
    measured = met / (possible if pair.of_smaller else n)
    told = {"other": pair.other, "column": pair.column, "met": met, "n": n, "share": met / n}
    key = f"{pair.column}.in.{pair.other}"
    if met <= pair.fails * possible and (met == 0 or possible >= FEW):
        found.record(
            key,
            "check-not-met",
            value=1 - measured,
            threshold=1 - pair.warns if met else 0,
            fails=not pair.beside,
            **told,
        )
    elif measured < pair.warns:
        found.record(
            key,
            "check-met-in-part",
            value=1 - measured,
            threshold=1 - pair.warns,
            missing=_missing(engine, mine, theirs, pair),
            **told,
        )
    else:
        found.record(key, "check-met", value=1 - measured, threshold=1 - pair.warns, **told)


def _missing(engine: Engine, mine: str, theirs: str, pair: Pair) -> str:
    """The first names that are not found; of customers only what their ids look like."""
    rows = engine.rows(
        f"SELECT a.id FROM {mine} AS a LEFT JOIN {theirs} AS b ON a.id = b.id WHERE b.id IS NULL "
        "ORDER BY a.id LIMIT 200"
    )
    names = [row["id"] for row in rows]
    if pair.column == "customer_id":
        names = list(dict.fromkeys(shape(name) for name in names))
    return shown(names)


def shape(identifier: str) -> str:
    """An id with each digit as 9 and each letter as a: enough to see why it is not found, and nobody's.

    >>> shape("C1001.0"), shape("张三 7")
    ('a9999.9', 'aa 9')
    """
    return "".join("9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in identifier)


def _distinct(engine: Engine, queries: Mapping[str, str], table: str, column: str) -> str:
    """A relation of the different values of a column, counted once where it can be kept."""
    query = f"SELECT DISTINCT {column} AS id FROM ({queries[table]}) AS q WHERE {column} IS NOT NULL"
    if not engine.embedded:
        return f"({query})"
    name = sql.name(f"met:{table}.{column}")
    engine.rows(f"CREATE TEMP TABLE IF NOT EXISTS {name} AS {query}")
    return name


def forget(engine: Engine) -> None:
    """Drop what was kept for the comparison."""
    for row in engine.rows("SELECT table_name AS name FROM duckdb_tables() WHERE starts_with(table_name, 'met:')"):
        engine.rows(f"DROP TABLE {sql.name(row['name'])}")
