"""What one column that reports show is: how it is written, and what its numbers say about persons."""

from __future__ import annotations

from typing import NamedTuple

from workbench.disclosure.roles import Role


class Kind(NamedTuple):
    """How a column is written, and what its numbers say about persons."""

    format: str
    role: Role = "free"
    codes: str = ""  # the column whose codes these are, where several columns hold the same
    missing: str = ""  # the mark of a missing value, where that is not "x"
