"""Columns found by name: the exact one wins, capitals do not count otherwise, and two that differ only in them are refused."""

from __future__ import annotations

from collections.abc import Iterable


def find(wanted: str, columns: Iterable[str]) -> list[str]:
    """The columns a name may mean: one when it is clear, none, or several that differ only in capitals.

    >>> find("amount", ["Amount", "amount"]), find("AMOUNT", ["Amount", "amount"]), find("Id", ["id", "x"])
    (['amount'], ['Amount', 'amount'], ['id'])
    """
    columns = list(columns)
    if wanted in columns:
        return [wanted]
    return [column for column in columns if column.lower() == wanted.lower()]
