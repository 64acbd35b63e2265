"""The rows of a table that are used: what the features see, what is counted, and a hash of each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.data import sql
from workbench.data.canonical import ARRIVAL, TABLES
from workbench.data.staging import Staged


@dataclass(frozen=True)
class Used:
    """One table after its rules; each part is SQL."""

    table: str
    query: str  # the table as features see it
    relation: str  # the same rows, with whole-number ids as they came beside the text
    hashes: str  # one 64-bit hash h for each row, and the clock
    narrow: dict[str, str] = field(default_factory=dict)  # id -> the column that is counted fastest

    def id(self, column: str) -> str:
        """An id column as it is counted fastest: whole numbers as they came rather than as text."""
        return self.narrow.get(column, sql.name(column))

    def without(self, condition: str) -> Used:
        """The same table without the rows that meet a condition on its clock."""
        left_out = f"WHERE NOT COALESCE({condition}, FALSE)"
        return replace(
            self,
            query=f"SELECT * FROM ({self.query}) AS v {left_out}",
            relation=f"(SELECT * FROM {self.relation} {left_out}) AS k",
            hashes=f"(SELECT * FROM {self.hashes} {left_out}) AS k",
        )


def of(staged: Staged, reasons: set[str], kept: str = "") -> Used:
    """The used rows of a staged table: read where they are, or from the query that reads them once they are kept."""
    clock = TABLES[staged.spec.table].clock
    more = f", {clock}" if clock else ""
    if kept:
        row = _hash({name: sql.name(name) for name in staged.columns}, staged.not_hashed)
        return Used(staged.spec.table, kept, f"({kept}) AS k", f"(SELECT {row} AS h{more} FROM ({kept}) AS t) AS k")
    row = f', {_hash({name: staged.raw.column(name) for name in staged.raw.columns}, staged.not_hashed)} AS "#hash"'
    return Used(
        staged.spec.table,
        staged.canonical(reasons),
        f"(SELECT * FROM ({staged.select(staged.raw_values)}) AS u{staged.filter(reasons)}) AS k",
        f'(SELECT "#hash" AS h{more} FROM ({staged.select(row)}) AS u{staged.filter(reasons)}) AS k',
        {column: sql.name(f"#raw:{column}") for column in staged.raws if not staged.is_text(column)},
    )


def _hash(columns: Mapping[str, str], apart: Sequence[str]) -> str:
    """SQL for the hash of a row t; when or in which place a row was loaded makes no other row of it."""
    alike = [column for name, column in columns.items() if name.lower() != ARRIVAL and name not in apart]
    return "hash(t)" if len(alike) == len(columns) and not apart else f"hash({', '.join(alike)})"
