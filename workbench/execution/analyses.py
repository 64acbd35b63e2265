"""The analyses there are: one notebook each, which says in its own metadata what it answers, needs and yields."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench import places
from workbench.errors import ConfigurationError, UsageError, did_you_mean
from workbench.execution import parameters

if TYPE_CHECKING:
    from workbench.data import Dataset


@dataclass(frozen=True)
class Analysis:
    """A notebook, as far as it can be known without running it.

    The notebook's metadata hold ``{"workbench": {"title", "question", "needs": {table: [columns]},
    "headlines": [keys], "tables": [names], "rests_on": {headline or finding: checks}}}``; every part is optional, and what
    is promised is held to; `rests_on` is read by `workbench.report.resting`. An analysis
    that can start from one table or from another gives a list of such needs, of which any one is enough.
    """

    name: str
    path: Path
    document: dict
    asked_as: str = ""
    title: str = ""
    question: str = ""
    needs: tuple[Mapping[str, list[str]], ...] = ({},)
    headlines: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    parameters: Mapping[str, parameters.Parameter] = field(default_factory=dict)


def read(path: Path) -> Analysis:
    """Read a notebook's description and parameters; nothing is executed.

    Raises
    ------
    ConfigurationError
        Naming the file, and the line of the parameters cell, that cannot be read.
    """
    _refuse_name(path)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        cells, about = document["cells"], document["metadata"].get("workbench", {})
        tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
        source = "".join(tagged[0]["source"]) if tagged else ""
        described: dict[str, Any] = {
            "title": str(about.get("title", path.stem)),
            "question": str(about.get("question", "")),
            "needs": _alternatives(about.get("needs", {})),
            "headlines": tuple(about.get("headlines", ())),
            "tables": tuple(about.get("tables", ())),
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigurationError(
            f"{path.name} cannot be read as a notebook of format 4 ({type(error).__name__}). Save it again or move it away."
        ) from error
    if len(tagged) > 1:
        raise ConfigurationError(f"{path.name} has {len(tagged)} cells tagged 'parameters'; one is expected.")
    return Analysis(
        name=path.stem, path=path, document=document, **described,
        parameters=parameters.read(source, where=f"{path.name}, parameters cell"),
    )  # fmt: skip


def imports(document: Mapping) -> list[str]:
    """Return what the cells of a notebook import of the workbench, statement by statement.

    >>> imports({"cells": [{"cell_type": "code", "source": "import os\\nfrom workbench import report"}]})
    ['from workbench import report']
    """
    found = []
    for cell in document["cells"]:
        try:
            tree = ast.parse("".join(cell["source"]) if cell["cell_type"] == "code" else "")
        except (SyntaxError, ValueError):  # a magic, or a fault that the cell itself will tell
            continue
        for node in tree.body:
            module = node.module if isinstance(node, ast.ImportFrom) else None
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module or ""]
            if all(name.partition(".")[0] == "workbench" for name in named) and isinstance(
                node, ast.Import | ast.ImportFrom
            ):
                found.append(ast.unparse(node))
    return found


def _refuse_name(path: Path) -> None:
    """The name becomes that of a folder: it may neither hide it nor lead out of the place of the reports."""
    if path.stem.startswith(".") or not path.stem.isprintable() or "\\" in path.stem or not path.stem.strip():
        raise ConfigurationError(
            f"{path.name!r} cannot be the name of an analysis: its reports are kept in a folder of that name. Rename the "
            "notebook so that it begins with a letter and has no line breaks or backslashes."
        )


def _alternatives(needs: object) -> tuple[Mapping[str, list[str]], ...]:
    alternatives = tuple(needs) if isinstance(needs, list) and needs else (needs or {},)
    return tuple({table: list(columns) for table, columns in one.items()} for one in alternatives)


def lacks(analysis: Analysis, dataset: Dataset) -> list[str]:
    """Return what a dataset lacks for an analysis, by the alternative that comes nearest; nothing when it can run."""
    return min((dataset.supports(needs) for needs in analysis.needs), key=len)


def find(name: str, folder: Path) -> Analysis:
    """Find an analysis by its name in the folder, or by the path of its notebook.

    Raises
    ------
    UsageError
        With the closest name and the list of names, when there is none.
    """
    path = Path(name) if name.endswith(".ipynb") else folder / f"{name}.ipynb"
    known = names(folder)
    if not (path.is_file() if name.endswith(".ipynb") else name in known):
        raise UsageError(
            f"There is no analysis {name!r}.{did_you_mean(name, known)} The analyses are: {', '.join(known) or 'none'}."
        )
    return replace(read(path), asked_as=name)


def names(folder: Path) -> list[str]:
    """Return the names of the notebooks in a folder, whether or not they can be read."""
    return sorted(path.stem for path in folder.glob("[!.]*.ipynb"))


def every(folder: Path) -> tuple[list[Analysis], dict[str, ConfigurationError]]:
    """Read all analyses of a folder, in the order of their names; and why the others cannot be read, by name."""
    found: list[Analysis] = []
    broken: dict[str, ConfigurationError] = {}
    for name in names(folder):
        try:
            found.append(read(folder / f"{name}.ipynb"))
        except ConfigurationError as error:
            broken[name] = error
    return found, broken


def what_runs(dataset: Dataset, folder: Path) -> list[dict]:
    """Return for every analysis of a folder its question, whether a dataset can run it and what it lacks.

    A notebook that cannot be read is a row like the others, with the error.
    """
    found, broken = every(folder)
    rows = [
        {"analysis": one.name, "question": one.question, "runs": not (missing := lacks(one, dataset)), "lacks": missing}
        for one in found
    ]
    rows += [
        {"analysis": name, "question": "", "runs": False, "lacks": [], "error": str(error)}
        for name, error in broken.items()
    ]
    return sorted(rows, key=lambda row: row["analysis"])


def starts(dataset: Dataset, folder: Path = places.NOTEBOOKS) -> dict[str, list[str]]:
    """Return for every analysis that a dataset can run the tables of it that the analysis begins with; one that needs none is left out."""
    found = {
        one.name: {table for needs in one.needs if not dataset.supports(needs) for table in needs}
        for one in every(folder)[0]
    }
    return {name: [table for table in dataset.tables if table in needed] for name, needed in found.items() if needed}


def describe(analysis: Analysis) -> dict[str, object]:
    """Return what can be known of an analysis without running it, ready for JSON."""
    return {
        "analysis": analysis.name,
        "title": analysis.title,
        "question": analysis.question,
        "needs": [dict(needs) for needs in analysis.needs],
        "headlines": list(analysis.headlines),
        "tables": list(analysis.tables),
        "parameters": [
            {
                "name": one.name, "type": one.type, "default": one.default, "help": one.help, "accepts": one.accepts,
                "choices": list(one.choices), "bounds": list(one.bounds),
            }
            for one in analysis.parameters.values()
        ],
    }  # fmt: skip


def plain(analysis: Analysis) -> str:
    """Return the same for a terminal."""
    lines = [f"{analysis.name}: {analysis.title}", analysis.question, "", "Parameters (-p name=value):"]
    for one in analysis.parameters.values():
        lines += [f"  {one.name} = {one.default!r}", f"      {one.help} ({one.accepts})"]
    for place, needs in enumerate(analysis.needs):
        lines += [
            "",
            "Or:" if place else "Needs:",
            *(f"  {table}: {', '.join(columns)}" for table, columns in needs.items()),
        ]
    lines += ["", f"Yields headlines: {', '.join(analysis.headlines)}", f"       tables: {', '.join(analysis.tables)}"]
    return "\n".join(lines)
