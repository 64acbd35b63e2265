"""Who has agreed and who has objected, by columns of the customers table: the others' rows do not come through the door."""

from __future__ import annotations

from typing import Any

from workbench.data import sql
from workbench.data.canonical import TABLES
from workbench.data.engine import Engine
from workbench.data.findings import shown
from workbench.data.staging import Staged
from workbench.errors import ConfigurationError, DataFault, did_you_mean

OBJECTED, NOT_AGREED = "objected", "without consent"
YES = {"true", "t", "yes", "y", "1", "1.0", "ja", "j", "oui", "o", "是"}
NO = {"false", "f", "no", "n", "0", "0.0", "nein", "non", "否"}
AGREED = YES | {"opt-in", "granted", "同意"}  # of an objection these would say the contrary, so there they are refused
REFUSED = NO | {"opt-out", "denied", "withdrawn", "revoked", "不同意"}


def asked(privacy: dict[str, Any], tables: dict[str, Any]) -> bool:
    """Whether a dataset file names a column of consent or objection; ConfigurationError without a customers table to hold it.

    >>> asked({"minimum_cell": 10}, {}), asked({"consent": "agreed"}, {"customers": None})
    (False, True)
    """
    named = [name for name in ("consent", "objection") if privacy.get(name)]
    if named and "customers" not in tables:
        raise ConfigurationError(
            f"[privacy] {named[0]} = {privacy[named[0]]!r}: names a column of the customers table, and there is no section "
            "[tables.customers]. Nobody's data are read without it."
        )
    return bool(named)


def drops(engine: Engine, customers: Staged, privacy: dict[str, Any]) -> dict[str, str]:
    """Reason -> condition over a customer_id: who objected, then who is not on record as having agreed.

    Of several rows of a person one objection counts, and consent only if all rows have it; an empty cell is no objection
    and no consent. Raises ConfigurationError for a column that is not there, DataFault for a word that is neither yes nor no.
    """
    found: dict[str, str] = {}
    if column := privacy.get("objection"):
        said = _said(engine, customers, column, key="objection", words=(YES, NO))
        ids = [who for who, words in said.items() if words & YES]
        found |= {OBJECTED: f"customer_id IN ({sql.values(ids)})"} if ids else {}
    if column := privacy.get("consent"):
        said = _said(engine, customers, column, key="consent", words=(AGREED, REFUSED))
        ids = [who for who, words in said.items() if words <= AGREED]
        found[NOT_AGREED] = f"customer_id NOT IN ({sql.values(ids)})" if ids else "customer_id IS NOT NULL"
    return found


def of_table(table: str, found: dict[str, str]) -> dict[str, str]:
    """The conditions that leave people out of a table; none of one that names nobody.

    >>> of_table("spend", {OBJECTED: "customer_id IN ('a')"})
    {}
    """
    return found if "customer_id" in TABLES[table].columns else {}


def _said(
    engine: Engine, customers: Staged, column: str, *, key: str, words: tuple[set[str], set[str]]
) -> dict[str, set[str]]:
    """What each person's rows say in a column, in small letters."""
    if column not in customers.columns:
        raise ConfigurationError(
            f"[privacy] {key} = {column!r}: the customers table has no such column."
            f"{did_you_mean(column, customers.columns)} It has: {', '.join(customers.columns)}."
        )
    rows = engine.rows(
        f"SELECT customer_id, CAST({sql.name(column)} AS VARCHAR) AS said FROM ({customers.select()}) AS u "
        "WHERE customer_id IS NOT NULL GROUP BY 1, 2"
    )
    told: dict[str, set[str]] = {}
    for row in rows:
        told.setdefault(row["customer_id"], set()).add(str(row["said"] or "").strip().casefold())
    if unknown := sorted(set().union(*told.values()).difference({""}, *words)) if told else []:
        expected = " or ".join(", ".join(sorted(some)) for some in words)
        raise DataFault(
            [
                (
                    f"customers: column {column!r} says {shown(unknown)}, which is neither yes nor no; expected {expected}, or "
                    f"nothing. [privacy] {key} asks for it: write it so by an expression, or take the key out."
                )
            ]
        )
    return told
