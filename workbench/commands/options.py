"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from workbench.commands import completion

Data = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="FILE",
        help="A dataset file, or the name of one in data/.",
        autocompletion=completion.datasets,
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder of the reports.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
