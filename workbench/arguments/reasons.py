"""Why a function failed, as far as what it was given says so: a column it lacks, no rows, nothing known in a column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sized
from typing import Any

from workbench.errors import did_you_mean

_QUOTED = re.compile(r"'([^']+)'")
_NAMED = 6  # columns that a message names


def of(error: Exception, arguments: Mapping[str, Any]) -> str:
    """Return which argument explains an error that arose while a function worked on them, or nothing.

    >>> of(KeyError("price"), {"rates": {"gold": 1.0}})
    "argument rates has no 'price'; it has gold."
    >>> of(ZeroDivisionError(), {"values": []})
    'argument values is empty; at least one entry is needed.'
    """
    return (
        _times(error)
        or _lacking(error, arguments)
        or _empty(arguments)
        or _unknown(arguments)
        or _texts(error, arguments)
    )


def _times(error: Exception) -> str:
    """Days that came as times, which is what a data frame makes of dates."""
    if not (isinstance(error, AttributeError) and type(error.obj).__name__ in ("TimestampColumn", "StringColumn")):
        return ""
    came = "times" if type(error.obj).__name__ == "TimestampColumn" else "texts"
    named = error.obj.get_name()  # type: ignore[attr-defined]
    return f"column {named!r} holds {came} where days are expected; give dates, such as datetime.date(2024, 1, 31)."


def _lacking(error: Exception, arguments: Mapping[str, Any]) -> str:
    if not isinstance(error, KeyError | AttributeError | IndexError) and "column" not in str(error).lower():
        return ""
    if isinstance(error, AttributeError) and not (error.obj is None or hasattr(error.obj, "columns")):
        return ""  # of something else than a table
    plain = error.args[0] if isinstance(error, KeyError) and error.args else str(error)
    plain = plain.removeprefix("Column not found: ") if isinstance(plain, str) else plain
    asked = [plain] if isinstance(error, KeyError) and " " not in str(plain) else _QUOTED.findall(str(plain))
    for name, there in _names(arguments):
        if lacks := [column for column in asked if column not in there and column != "Table"]:
            named = ", ".join(repr(column) for column in lacks[:_NAMED])
            has = ", ".join(map(str, list(there)[:_NAMED])) + (", …" if len(there) > _NAMED else "")
            what = "column " if hasattr(arguments[name], "columns") else ""
            hint = did_you_mean(str(lacks[0]), map(str, there))
            return f"argument {name} has no {what}{named}; it has {has or 'none'}.{hint}"
    return ""


def _names(arguments: Mapping[str, Any]) -> Iterator[tuple[str, list]]:
    for name, value in arguments.items():
        if hasattr(value, "columns"):
            yield name, list(value.columns)
        elif isinstance(value, Mapping):
            yield name, list(value)


def _empty(arguments: Mapping[str, Any]) -> str:
    for name, value in arguments.items():
        if isinstance(value, Sized) and not isinstance(value, str) and _length(value) == 0:
            what = "row" if hasattr(value, "columns") else "entry"
            return f"argument {name} is empty; at least one {what} is needed."
    return ""


def _length(value: Sized) -> int:
    if type(value).__name__ == "Table" or getattr(value, "shape", None) == ():  # of a database, or without axes
        return 1
    return len(value)


def _unknown(arguments: Mapping[str, Any]) -> str:
    for most in (True, False):  # what is missing everywhere explains more than what is missing here and there
        for name, value in arguments.items():
            for column, values in _columns(value):
                missing = values.isna()
                if len(missing) and (missing.all() if most else missing.any()):
                    where = f"column {column!r} of argument {name}" if column is not None else f"argument {name}"
                    return f"{where} is missing in {int(missing.sum()):,} of {len(missing):,} rows; known values are needed."
    return ""


def _texts(error: Exception, arguments: Mapping[str, Any]) -> str:
    if not isinstance(error, TypeError | ValueError):
        return ""
    for name, value in arguments.items():
        for column, values in _columns(value):
            if values.map(lambda one: isinstance(one, str)).any():
                where = f"column {column!r} of argument {name}" if column is not None else f"argument {name}"
                return f"{where} holds texts where other values are expected."
    return ""


def _columns(value: Any) -> Iterator[tuple[Any, Any]]:
    """The columns of a frame, or a column, array or list itself under no name; nothing of anything else."""
    import pandas as pd

    if isinstance(value, pd.DataFrame):
        yield from value.items()
    elif isinstance(value, pd.Series):
        yield None, value
    elif isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        yield None, pd.Series(list(value) if isinstance(value, list | tuple) else value.ravel(), dtype=None)
