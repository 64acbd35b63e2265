"""Whether a value is what an annotation asks for, in words that say what was asked for."""

from __future__ import annotations

import collections.abc
import datetime as dt
import math
import numbers
import types
import typing
from typing import Any

from workbench.errors import did_you_mean

SHOWN = 60  # letters of a value that a message shows
LOOKED_AT = 1_000  # entries of a list that are compared with its annotation
_MANY = (collections.abc.Sequence, collections.abc.Collection, collections.abc.Iterable, list)


def fault(value: object, hint: Any) -> str:
    """Return what is wrong with a value by its annotation, or nothing; annotations that say nothing to us hold for all.

    >>> fault("quintle", typing.Literal["midrank", "quintile"])
    "expected 'midrank' or 'quintile', 'quintle' came. Did you mean 'quintile'?"
    >>> fault(0.95, float), fault("a > b", collections.abc.Sequence[str])
    ('', "expected a list, not one text, 'a > b' came.")
    """
    origin = typing.get_origin(hint)
    if hint is Any or hint is object or isinstance(hint, typing.TypeVar):
        return ""
    if origin is typing.Union or origin is types.UnionType:
        if any(
            "_SupportsArray" in str(one) for one in typing.get_args(hint)
        ):  # numpy's ArrayLike, which takes texts too
            optional = value is None and type(None) in typing.get_args(hint)
            return (
                "" if optional or _array(value) else said("numbers or other values in a list, column or array", value)
            )
        found = [fault(value, one) for one in typing.get_args(hint)]
        if "" in found:
            return ""
        told = [text for one, text in zip(typing.get_args(hint), found, strict=True) if one is not type(None)]
        return min(told, key=lambda text: not text.startswith("expected '"))  # names there are say more than a type
    if origin is typing.Literal:
        return _one_of(value, typing.get_args(hint))
    if hint in _PLAIN:
        expected, holds = _PLAIN[hint]
        return "" if holds(value) else said(expected, value)
    if origin in _MANY or hint in _MANY:
        return _list(value, typing.get_args(hint))
    kind = origin or hint
    if not isinstance(kind, type) or getattr(kind, "_is_protocol", False):
        return ""
    if kind.__name__ == "ndarray" and hasattr(value, "shape") and hasattr(value, "__array__"):
        return ""  # a column of a frame is as good as an array
    return "" if isinstance(value, kind) else said(_called(kind), value)


def said(expected: str, value: object) -> str:
    """Return the words for a value that is not what was expected.

    >>> said("a number", None)
    'expected a number, None came.'
    """
    return f"expected {expected}, {shown(value)} came."


def shown(value: object) -> str:
    """Return a value as a message names it: short ones as they are, tables and lists by their kind alone.

    >>> shown("abc"), shown([1, 2, 3])
    ("'abc'", 'a list')
    """
    if value is None or isinstance(value, bool | str | numbers.Number | dt.date):
        text = repr(value)
        return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return _called(type(value))


def missing(value: object) -> bool:
    """Whether a single value stands for one that is not known.

    >>> missing(float("nan")), missing(None), missing("")
    (True, True, False)
    """
    return (
        value is None
        or type(value).__name__ in ("NaTType", "NAType")
        or (isinstance(value, float) and math.isnan(value))
    )


def _one_of(value: object, choices: tuple) -> str:
    if isinstance(value, str | int) and value in choices:
        return ""
    names = [repr(choice) for choice in choices]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
    near = (
        did_you_mean(value, [choice for choice in choices if isinstance(choice, str)]) if isinstance(value, str) else ""
    )
    return said(listed, value) + near


def _list(value: object, asked: tuple) -> str:
    if isinstance(value, str | bytes) and asked:
        return said("a list, not one text", value)
    if not isinstance(value, collections.abc.Iterable) or isinstance(value, collections.abc.Mapping):
        return said("a list", value)
    if not asked or not isinstance(value, list | tuple):
        return ""
    for place, entry in enumerate(value[:LOOKED_AT]):
        if wrong := fault(entry, asked[0]):
            return f"entry {place} (counted from 0): {wrong}"
    return ""


def _array(value: object) -> bool:
    if isinstance(value, str | bytes):
        return False
    return (
        isinstance(value, collections.abc.Sequence | numbers.Number)
        or hasattr(value, "shape")
        or hasattr(value, "__array__")
    )


def _called(kind: type) -> str:
    """A class by the name its users know: pandas' and ours alike."""
    name = {"ndarray": "array", "Table": "table (ibis)"}.get(kind.__name__, kind.__name__)
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def _whole(value: object) -> bool:
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return False
    return isinstance(value, numbers.Integral) or (isinstance(value, float) and value.is_integer())


def _number(value: object) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


_PLAIN: dict[Any, tuple[str, Any]] = {
    type(None): ("None", lambda value: value is None),
    bool: ("True or False", lambda value: isinstance(value, bool) or type(value).__name__ == "bool"),
    int: ("a whole number", _whole),
    float: ("a number", _number),
    str: ("a text", lambda value: isinstance(value, str)),
    dt.date: ("a date", lambda value: isinstance(value, dt.date) and not missing(value)),
    collections.abc.Callable: ("a function", callable),
}
