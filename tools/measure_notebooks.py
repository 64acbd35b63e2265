"""How large the notebooks are and what stands in them that belongs elsewhere: `python tools/measure_notebooks.py`.

A notebook is read, changed and copied by people; this holds it to a size at which that is done. Exit code 1 when one is over
a limit. Of the parameters cell only the letters are counted: it has one line for each parameter, however many there are.
Nothing is needed beyond the standard library.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = [*sorted((ROOT / "notebooks").glob("*.ipynb")), ROOT / "tests" / "truth" / "certificate.ipynb"]
MOST = {"characters": 10_000, "longest cell": 8, "longest line": 110, "median cell": 3}
Node = TypeVar("Node", bound=ast.AST)
NONE = ("text(", "column(", "mark=", "True/False")


class Cell(NamedTuple):
    """A code cell: its source, and whether it is the one with the parameters."""

    source: str
    parameters: bool

    @property
    def lines(self) -> list[str]:
        """Lines that are not empty."""
        return [line for line in self.source.splitlines() if line.strip()]


def code_cells(path: Path) -> list[Cell]:
    """Return the code cells of a notebook that hold anything."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = [
        ("".join(cell["source"]), cell["metadata"].get("tags", ())) for cell in cells if cell["cell_type"] == "code"
    ]
    return [Cell(source, "parameters" in tags) for source, tags in sources if source.strip()]


def measures(path: Path) -> dict[str, float]:
    """Return what is measured of a notebook, under the names of the table."""
    cells = code_cells(path)
    lengths = [len(cell.lines) for cell in cells if not cell.parameters]
    lines = [line for cell in cells for line in cell.lines]
    trees = [ast.parse(cell.source) for cell in cells]
    return {
        "characters": sum(len(cell.source) for cell in cells),
        "cells": len(cells),
        "median cell": median(lengths),
        "longest cell": max(lengths),
        "longest line": max(map(len, lines)),
        "text(": _calls(trees, "text"),
        "column(": _calls(trees, "column"),
        "mark=": sum(_marks(node) for node in _nodes(trees, ast.Call)),
        "True/False": sum(_branches(node) for node in _nodes(trees, ast.Dict)),
    }


def faults(path: Path) -> list[str]:
    """Return what is over a limit in a notebook, one sentence each; of none an empty list."""
    found = measures(path)
    over = [
        f"{path.name}: {name} is {found[name]:g}; at most {most:g}."
        for name, most in MOST.items()
        if found[name] > most
    ]
    return over + [
        f"{path.name}: {name} stands in {found[name]:g} places; that is for the report to say."
        for name in NONE
        if found[name]
    ]


def package() -> dict[str, int]:
    """Return what is measured of the package: where words still stand in code, and how many lines the word files have."""
    here = ROOT / "workbench"
    counted = {
        "words modules in report/": len(list((here / "report").rglob("*_words.py"))),
        "lines of the catalogue": sum(_lines(path) for path in here.rglob("*.po")),
    }
    for folder in sorted(path for path in (here / "words").iterdir() if any(path.glob("*.ftl"))):
        counted[f"lines of words/{folder.name}"] = sum(_lines(path) for path in folder.glob("*.ftl"))
    return counted


def main() -> int:
    """Print the table and what is wrong; return 1 if anything is."""
    rows = {path.stem: measures(path) for path in NOTEBOOKS}
    names = list(next(iter(rows.values())))
    wide = max(map(len, rows))
    _print(" " * wide + "".join(f"  {name}" for name in names))
    for notebook, row in rows.items():
        _print(notebook.ljust(wide) + "".join(f"  {f'{row[name]:g}'.rjust(len(name))}" for name in names))
    counted = package()
    _print("".join(f"\n{name}: {number:,}" for name, number in counted.items()))
    wrong = [fault for path in NOTEBOOKS for fault in faults(path)]
    wrong += [
        f"{name}: {counted[name]}; words belong into workbench/words." for name in list(counted)[:2] if counted[name]
    ]
    sys.stderr.write("".join(f"{fault}\n" for fault in wrong))
    return int(bool(wrong))


def _nodes(trees: list[ast.Module], kind: type[Node]) -> Iterator[Node]:
    return (node for tree in trees for node in ast.walk(tree) if isinstance(node, kind))


def _calls(trees: list[ast.Module], name: str) -> int:
    called = [node.func for node in _nodes(trees, ast.Call)]
    return sum(getattr(one, "attr", getattr(one, "id", "")) == name for one in called)


def _marks(node: ast.Call) -> bool:
    """Whether a call says by itself what to hide; a chart's mark is a place on its axis."""
    chart = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "charts"
    return not chart and any(keyword.arg in ("mark", "marks") for keyword in node.keywords)


def _branches(node: ast.Dict) -> bool:
    """Whether a dictionary stands for an `if`: its keys are True and False."""
    return any(isinstance(key, ast.Constant) and isinstance(key.value, bool) for key in node.keys)


def _lines(path: Path) -> int:
    return len(re.findall(r"\n", path.read_text(encoding="utf-8")))


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
