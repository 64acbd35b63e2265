"""A new analysis, written whole: notebook, words in both languages and a test, green at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from workbench import places
from workbench.errors import UsageError, did_you_mean

_TEMPLATES = Path(__file__).parent / "starter"
_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
ROOT = Path(__file__).resolve().parents[2]


def write(name: str, *, table: str = "transactions", root: Path = ROOT) -> list[Path]:
    """Write the files of a new analysis and execute its notebook on the planted company; return their paths.

    Parameters
    ----------
    name : small letters, digits and `_`; the analysis, its notebook and its word files are called so.
    table : the canonical table it starts from; what the analysis needs follows from it.
    root : the checkout.

    Raises
    ------
    UsageError : if the name cannot be used or is taken, the table is unknown or has no time, or there is no checkout.
    """
    if root == ROOT and places.INSTALLED:
        raise UsageError(
            "`workbench new` needs the checkout of the workbench, for it writes notebook, words and test beside those there are. "
            "A notebook of your own runs from anywhere: workbench run path/to/notebook.ipynb."
        )
    from workbench.data.canonical import TABLES

    timed = {each: shape for each, shape in TABLES.items() if shape.clock and "customer_id" in shape.required}
    if table not in timed:
        raise UsageError(f"--table {table!r}: expected one of {', '.join(timed)}.{did_you_mean(table, timed)}")
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot name an analysis: use 2 to 41 small letters, digits and '_', a letter first."
        )
    files = _files(name, root)
    if taken := [path for path in files.values() if path.exists()]:
        raise UsageError(f"{taken[0]} exists already; choose another name, nothing was written.")
    told = {"name": name, "title": name.replace("_", " ").capitalize(), "table": table, "clock": timed[table].clock}
    for template, path in files.items():
        source = (_TEMPLATES / template).read_text(encoding="utf-8")
        for key, value in told.items():
            source = source.replace(f"<<{key}>>", value)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            _notebook(source, told, list(timed[table].required)) if path.suffix == ".ipynb" else source,
            encoding="utf-8",
        )
    _execute(files["notebook.py.txt"])
    return list(files.values())


def _files(name: str, root: Path) -> dict[str, Path]:
    return {
        "notebook.py.txt": root / "notebooks" / f"{name}.ipynb",
        "words.en.txt": root / "workbench" / "words" / "en" / f"{name}.ftl",
        "words.zh.txt": root / "workbench" / "words" / "zh" / f"{name}.ftl",
        "test.py.txt": root / "tests" / "analyses" / f"test_{name}.py",
    }


def _notebook(source: str, told: dict[str, str], columns: list[str]) -> str:
    """Turn a text of cells, each behind a line `# %%`, into a notebook with the description that runs ask for."""
    cells = []
    for number, part in enumerate(re.split(r"^# %%", source, flags=re.MULTILINE)[1:], 1):
        kind, _, body = part.partition("\n")
        cell: dict[str, Any] = {
            "id": f"c{number:02d}",
            "cell_type": "code",
            "metadata": {},
            "source": body.strip("\n").splitlines(keepends=True),
        }
        if kind.strip() == "md":
            cell["cell_type"] = "markdown"
        else:
            cell |= {"execution_count": None, "outputs": []}
            cell["metadata"] = {"tags": ["parameters"]} if kind.strip() == "parameters" else {}
        cells.append(cell)
    about = {
        "title": told["title"],
        "question": f"Who is in {told['table']}, and who comes again?",
        "needs": {told["table"]: columns},
        "headlines": ["several_days"],
        "tables": ["course"],
    }
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    document = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "workbench": about},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _execute(path: Path) -> None:
    """Run the notebook from top to bottom and keep its outputs: a notebook without them is compared with nothing."""
    import os
    import tempfile

    import nbformat
    from nbclient import NotebookClient

    document = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"WORKBENCH_STAGING": scratch, "IPYTHONDIR": scratch}
        client = NotebookClient(
            document,
            timeout=300,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": str(path.parent)}},
        )
        client.execute(env=environment)
    nbformat.write(document, path)
