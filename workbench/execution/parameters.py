"""The parameters of a notebook: read from its tagged cell without running it, and checked before a kernel starts.

One parameter is one line, with its help and, at the end of the comment, what it may be::

    period: str = "month"  # Length of a cohort [week|month|quarter]
    minimum: int = 30      # Smallest cohort shown [1..1000]
    as_of: str = ""        # Last day counted, empty = the last day of the data [date]
"""

from __future__ import annotations

import ast
import datetime
import io
import math
import re
import tokenize
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.errors import ConfigurationError, UsageError, did_you_mean

Value = str | int | float | bool

WORDS = {"str": "text", "int": "a whole number", "float": "a number", "bool": "true or false"}
_COMMENT = re.compile(r"#\s*(?P<help>[^\[\]]*?)\s*(?:\[(?P<rule>[^\[\]]*)\])?\s*")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Parameter:
    """One line of the parameters cell: name, type, default, help, and the values it may take."""

    name: str
    type: str
    default: Value
    help: str
    choices: tuple[Value, ...] = ()
    bounds: tuple[float, ...] = ()
    is_date: bool = False

    @property
    def accepts(self) -> str:
        """What the parameter may be, in words.

        >>> Parameter("period", "str", "month", "Length", choices=("week", "month")).accepts
        'one of week, month'
        """
        if self.choices:
            return "one of " + ", ".join(map(str, self.choices))
        if self.bounds:
            return f"{WORDS[self.type]} from {self.bounds[0]} to {self.bounds[1]}"
        return "a date such as 2024-12-31, or nothing" if self.is_date else WORDS[self.type]

    def check(self, given: object) -> Value:
        """Return the value as its own type, or say what was expected.

        Text stays text; numbers may come as numbers or as their plain spelling.

        >>> Parameter("months", "int", 12, "Horizon", bounds=(1, 36)).check("24")
        24

        Raises
        ------
        ValueError
            With a sentence that names the parameter, what it accepts and what came.
        """
        try:
            value = _typed(self.type, given, is_date=self.is_date)
            fits = (
                (not self.choices or value in self.choices)
                and (not self.bounds or (not isinstance(value, str) and self.bounds[0] <= value <= self.bounds[1]))
                and (not self.is_date or value == "" or _is_date(str(value)))
            )
        except (ValueError, OverflowError):
            fits = False
        if not fits:
            hint = did_you_mean(given, map(str, self.choices)) if isinstance(given, str) else ""
            raise ValueError(f"{self.name} expects {self.accepts}, got {given!r}.{hint}")
        return value


def _typed(kind: str, given: object, *, is_date: bool = False) -> Value:
    """Read a value strictly; what is not exactly of its type is a ValueError."""
    if kind == "str":
        if is_date and type(given) is datetime.date:  # TOML has dates of its own
            return given.isoformat()
        if isinstance(given, str) and not any(unicodedata.category(letter) in ("Cc", "Cs") for letter in given):
            return given
    elif kind == "bool":
        if isinstance(given, bool):
            return given
        if given in ("true", "True", "false", "False"):
            return given in ("true", "True")
    elif kind == "int":
        if isinstance(given, int) and not isinstance(given, bool):
            return given
        if isinstance(given, str) and _WHOLE.fullmatch(given):
            return int(given)
    elif not isinstance(given, bool) and _DECIMAL.fullmatch(str(given)) and math.isfinite(float(str(given))):
        return float(str(given))
    raise ValueError(f"not {WORDS[kind]}")


def _is_date(text: str) -> bool:
    """Whether the text is a calendar day written YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    datetime.date.fromisoformat(text)  # a ValueError here means: no such day
    return True


def read(source: str, *, where: str = "the parameters cell") -> dict[str, Parameter]:
    """Read a parameters cell without running it.

    >>> read('weeks: int = 4  # How far to look [1..52]')["weeks"].bounds
    (1, 52)

    Raises
    ------
    ConfigurationError
        Naming the line that is not ``name: type = literal  # Help [rule]``.
    """
    try:
        tree = ast.parse(source)
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (SyntaxError, tokenize.TokenError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise ConfigurationError(f"{where}, line {line}: cannot be read as Python ({error}).") from error
    comments = {token.start[0]: token.string for token in tokens if token.type == tokenize.COMMENT}
    found: dict[str, Parameter] = {}
    last = 0
    for node in tree.body:
        try:
            parameter = _from_line(node, comments.get(node.lineno, ""))
            if parameter.name in found:
                raise ValueError(f"{parameter.name} is declared twice")
            if node.lineno == last or node.lineno != node.end_lineno:
                raise ValueError("one parameter is one line")
        except ValueError as error:
            shown = source.splitlines()[node.lineno - 1].strip()
            raise ConfigurationError(
                f"{where}, line {node.lineno}: {error}.\n  {shown}\n"
                "Expected: name: type = value  # Help [a|b] or [1..9] or [date], where type is str, int, float or bool."
            ) from error
        found[parameter.name] = parameter
        last = node.lineno
    return found


def _from_line(node: ast.stmt, comment: str) -> Parameter:
    """Turn one annotated assignment and its comment into a parameter."""
    if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None):
        raise ValueError("this is not an annotated assignment")
    name, kind = node.target.id, getattr(node.annotation, "id", "")
    if kind not in WORDS:
        raise ValueError(f"the type of {name} must be str, int, float or bool, not {ast.unparse(node.annotation)}")
    default = _literal(name, node.value)
    match = _COMMENT.fullmatch(comment)
    if match is None or not match["help"]:
        raise ValueError(f"{name} needs a comment that says what it is")
    parameter = Parameter(name, kind, default, match["help"], **_rule(name, kind, match["rule"]))
    if type(default).__name__ != kind and not (kind == "float" and type(default) is int):
        raise ValueError(f"{name} is declared {kind} but its value is {default!r}")
    parameter.check(default)
    return parameter if kind != "float" else Parameter(**{**vars(parameter), "default": float(default)})


def _literal(name: str, node: ast.expr) -> Value:
    """Evaluate a literal; anything else could do work, so it is refused."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        raise ValueError(f"the value of {name} must be written out, not computed") from None


def _rule(name: str, kind: str, rule: str | None) -> dict[str, Any]:
    """Read what stands in brackets at the end of the comment."""
    if rule is None:
        return {}
    if rule == "date" and kind == "str":
        return {"is_date": True}
    try:
        if "|" in rule:
            return {"choices": tuple(_typed(kind, choice.strip()) for choice in rule.split("|"))}
        if rule.count("..") == 1 and kind in ("int", "float"):
            lo, hi = (_typed(kind, bound.strip()) for bound in rule.split(".."))
            if not isinstance(lo, str) and not isinstance(hi, str) and lo <= hi:
                return {"bounds": (lo, hi)}
    except ValueError:
        pass
    raise ValueError(f"[{rule}] says nothing a {kind} such as {name} can be held to")


def validate(given: Mapping[str, object], schema: Mapping[str, Parameter]) -> dict[str, Value]:
    """Return the given values, each as its own type; every fault is told at once.

    >>> schema = read('weeks: int = 4  # How far to look [1..52]')
    >>> validate({"weeks": "8"}, schema)
    {'weeks': 8}
    >>> validate({"week": "8"}, schema)
    Traceback (most recent call last):
    workbench.errors.UsageError: There is no parameter 'week'. Did you mean 'weeks'? The parameters are: weeks.

    Raises
    ------
    UsageError
        With one line per unknown name, wrong type or value out of bounds.
    """
    values: dict[str, Value] = {}
    faults = []
    for name, value in given.items():
        if name not in schema:
            known = ", ".join(schema) or "none"
            faults.append(f"There is no parameter {name!r}.{did_you_mean(name, schema)} The parameters are: {known}.")
            continue
        try:
            values[name] = schema[name].check(value)
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise UsageError("\n".join(faults))
    return values
