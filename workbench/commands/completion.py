"""What a shell offers for the beginning of a word: datasets, analyses, and the parameters of the analyses named so far.

`workbench --install-completion` sets it up. Nothing is opened or computed; what cannot be read is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer


def datasets(incomplete: str) -> list[str]:
    """Return the datasets by name and the dataset files here that begin so."""
    from workbench.data import locate

    files = [str(path) for path in sorted(Path().glob(f"{incomplete}*.toml"))] if not incomplete.startswith("/") else []
    return [name for name in locate.datasets() if name.startswith(incomplete)] + files


def analyses(incomplete: str) -> list[str]:
    """Return the analyses that begin so."""
    from workbench.execution.analyses import names
    from workbench.places import NOTEBOOKS

    return [name for name in names(NOTEBOOKS) if name.startswith(incomplete)]


def parameters(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return NAME= with its help, or NAME=choice behind the sign, of the analyses named, or of all."""
    found = dict(_parameters(ctx.params.get("analyses") or [], incomplete))
    return [(text, told) for text, told in found.items() if text.startswith(incomplete)]


def _parameters(named: list[str], incomplete: str) -> Iterator[tuple[str, str]]:
    from workbench.execution.analyses import every
    from workbench.places import NOTEBOOKS

    for analysis in every(NOTEBOOKS)[0]:
        if named and analysis.name not in named:
            continue
        for one in analysis.parameters.values():
            if "=" in incomplete and one.choices:
                yield from ((f"{one.name}={choice}", one.help) for choice in one.choices)
            elif one.name not in ("data", "as_of"):
                yield f"{one.name}=", one.help


Analysis = Annotated[str, typer.Argument(autocompletion=analyses)]
