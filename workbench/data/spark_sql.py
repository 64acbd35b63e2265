"""The door's SQL, written for DuckDB, as Spark understands it; what the translator leaves as it was is translated here."""

from __future__ import annotations

from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.transforms import move_ctes_to_top_level


@lru_cache(maxsize=1024)
def translated(query: str) -> str:
    """The query in Spark's SQL; what several subqueries name alike is named once, as the translator puts all names at the top.

    >>> translated("SELECT left(a, -2) AS x FROM t WHERE regexp_full_match(a, '[a-z]+')")
    "SELECT SUBSTRING(a, 1, LENGTH(a) - 2) AS x FROM t WHERE a RLIKE '^(?:[a-z]+)$'"
    """
    tree = move_ctes_to_top_level(sqlglot.parse_one(query, read="duckdb").transform(_node))
    if head := tree.find(exp.With):
        head.set("expressions", list({named.sql(dialect="spark"): named for named in head.expressions}.values()))
    return tree.sql(dialect="spark")


def _node(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.RegexpFullMatch):
        pattern = exp.Literal.string(f"^(?:{node.expression.this})$")
        return exp.RegexpLike(this=node.this, expression=pattern)
    if isinstance(node, exp.CTE):  # whether it is kept is Spark's own choice
        node.set("materialized", None)
    if isinstance(node, exp.Left) and isinstance(node.expression, exp.Neg):  # Spark's takes nothing then
        rest = exp.Sub(this=exp.Length(this=node.this.copy()), expression=node.expression.this)
        return exp.Substring(this=node.this, start=exp.Literal.number(1), length=rest)
    if isinstance(node, exp.Anonymous):
        name, given = node.name.lower(), node.expressions
        if name == "to_seconds":
            zero = [exp.Literal.number(0)] * 3
            return exp.Anonymous(this="MAKE_DT_INTERVAL", expressions=[*zero, *given])
        if name == "timezone":  # of a time with a zone: the session's zone is UTC
            moved = exp.Anonymous(this="FROM_UTC_TIMESTAMP", expressions=[given[1], given[0]])
            return exp.Cast(this=moved, to=exp.DataType.build("TIMESTAMP_NTZ", dialect="spark"))
    return node
