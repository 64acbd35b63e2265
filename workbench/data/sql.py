"""The only place where names and values are put into SQL text."""

from __future__ import annotations


def name(identifier: str) -> str:
    """Quote an identifier, whatever it contains.

    >>> name('a";drop table t--')
    '"a"";drop table t--"'
    """
    return '"' + identifier.replace('"', '""') + '"'


def value(text: str) -> str:
    """Quote a text literal.

    >>> value("x' or 1=1 --")
    "'x'' or 1=1 --'"
    """
    return "'" + text.replace("'", "''") + "'"


def values(texts: list[str] | tuple[str, ...]) -> str:
    """Quote several literals for an IN list or a DuckDB list.

    >>> values(["a", "b"])
    "'a', 'b'"
    """
    return ", ".join(value(text) for text in texts)
