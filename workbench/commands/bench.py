"""`workbench lab`: JupyterLab with the analyses in its launcher and a form for the parameters of a notebook."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from workbench.places import NOTEBOOKS

EXTENSIONS = Path(__file__).resolve().parents[1] / "labextensions"
TEMPLATES = "templates"
_QUIET = "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"  # JupyterLab would ask elsewhere for news of itself


def lab(
    folder: Annotated[Path, typer.Argument(help="Where the notebooks are kept.")] = Path("bench"),
    option: Annotated[
        list[str] | None, typer.Option("--option", metavar="OPTION", help="Passed on to JupyterLab, such as --no-browser.")
    ] = None,
) -> None:  # fmt: skip
    """Open JupyterLab in a folder: the launcher offers a copy of every analysis, a panel the parameters of the notebook."""
    lay_out(folder)
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        str(folder),
        f"--LabApp.extra_labextensions_path={EXTENSIONS}",
        _QUIET,
        *(option or []),
    ]
    raise typer.Exit(subprocess.run(command, check=False).returncode)


def lay_out(folder: Path) -> list[Path]:
    """Write the analyses as they are now, without outputs, into the folder's `templates`; notebooks beside it stay as they are."""
    (folder / TEMPLATES).mkdir(parents=True, exist_ok=True)
    made = []
    for source in sorted(NOTEBOOKS.glob("[!.]*.ipynb")):
        document = json.loads(source.read_text("utf-8"))
        for cell in document["cells"]:
            if cell["cell_type"] == "code":
                cell |= {"outputs": [], "execution_count": None}
        made.append(folder / TEMPLATES / source.name)
        made[-1].write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return made
