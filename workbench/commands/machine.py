"""Is this machine ready? What `workbench doctor` says before it looks at any data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from workbench.execution import REPORTS


def look() -> list[dict[str, Any]]:
    """Return what reports need of this machine and how it stands: status, what, told."""
    from workbench.execution import environment

    return [one._asdict() for one in environment.look(Path(REPORTS))]


def tell(found: list[dict[str, Any]]) -> None:
    """Print a line for each; what nothing can be run without stands on stderr too."""
    for one in found:
        typer.echo(f"  {one['status']:<5} {one['what']}: {one['told']}")
        if one["status"] == "fail":
            typer.echo(f"Error: {one['what']}: {one['told']}", err=True)


def lacking(found: list[dict[str, Any]]) -> bool:
    """Whether something is missing without which nothing can be run."""
    return any(one["status"] == "fail" for one in found)
