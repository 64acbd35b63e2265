"""The errors a user can meet, each with the exit code the command line returns for it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_USER = re.compile(r"""(://)(?:[^\s'"<>]*:[^\s'"<>]*@|[^\s'"<>/@]+@)""")
_SECRET = re.compile(
    r"""(?i)\b(pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|sig(?:nature)?)(\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s&;,'"<>]+)"""
)


class WorkbenchError(Exception):
    """Something the user can mend; the message says what, where, what came and what to do, and never a password."""

    exit_code = 1

    def __str__(self) -> str:
        return without_credentials(super().__str__())


class AnalysisFailed(WorkbenchError):
    """An analysis stopped before its report was complete."""

    exit_code = 1


class UsageError(WorkbenchError):
    """A name, parameter or option that does not exist or is out of bounds."""

    exit_code = 2


class ArgumentFault(UsageError, ValueError):
    """An argument that a function cannot use; the message names it, what came and what was expected."""


class DataFault(WorkbenchError):
    """The data break the contract; carries every fault found, not only the first."""

    exit_code = 3

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class ConfigurationError(WorkbenchError):
    """A dataset file, source or package is missing or cannot be read."""

    exit_code = 4


class Busy(WorkbenchError):
    """The same report is being made by another process."""

    exit_code = 75


def without_user(text: str) -> str:
    """Return a text whose addresses name no user and no password.

    >>> without_user("postgresql://ann:hunter2@db.example/shop and https://a.example/@b")
    'postgresql://db.example/shop and https://a.example/@b'
    """
    return _USER.sub(r"\1", text)


def without_credentials(text: str) -> str:
    """Return a message without users and passwords in addresses, and without what is called a password or a key.

    >>> without_credentials("host=db password=hunter2; https://a.example/x?token=abc&y=1")
    'host=db password=•••; https://a.example/x?token=•••&y=1'
    """
    return _SECRET.sub(r"\1\2•••", without_user(text))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a suggestion for a mistyped name, or nothing when no known name is near.

    >>> did_you_mean("perod", ["period", "horizon"])
    " Did you mean 'period'?"
    >>> did_you_mean("xyz", ["period"])
    ''
    """
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
