"""The errors a user can meet, each with the exit code the command line returns for it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class WorkbenchError(Exception):
    """Something the user can mend; the message says what, where, what came and what to do."""

    exit_code = 1


class AnalysisFailed(WorkbenchError):
    """An analysis stopped before its report was complete."""

    exit_code = 1


class UsageError(WorkbenchError):
    """A name, parameter or option that does not exist or is out of bounds."""

    exit_code = 2


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


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a suggestion for a mistyped name, or nothing when no known name is near.

    >>> did_you_mean("perod", ["period", "horizon"])
    " Did you mean 'period'?"
    >>> did_you_mean("xyz", ["period"])
    ''
    """
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
