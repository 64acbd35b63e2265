"""A notebook reads like an article: questions, calls, computed sentences; no logic, no typed results."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from tools import measure_notebooks

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))
LOGIC = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.If, ast.Lambda, ast.With)
ITEM = "application/vnd.workbench.item+json"

pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind and cell.source.strip()]


def test_there_is_one_title_and_one_parameters_cell(path):
    titles = [line for cell in cells(path, "markdown") for line in cell.source.splitlines() if line.startswith("# ")]
    tagged = [cell for cell in cells(path, "code") if "parameters" in cell.metadata.get("tags", [])]
    assert len(titles) == 1 and len(tagged) == 1


def test_no_cell_holds_logic(path):
    for number, cell in enumerate(cells(path, "code"), 1):
        held = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, LOGIC)]
        assert not held, f"code cell {number} holds {held}"


def test_it_is_of_a_size_that_is_read_and_copied_and_leaves_words_and_marks_to_the_report(path):
    assert measure_notebooks.faults(path) == []


def test_it_was_run_from_top_to_bottom_without_an_error_or_a_warning(path):
    code = cells(path, "code")
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert all(output.output_type in {"display_data", "execute_result"} for output in outputs)


def test_every_sentence_with_a_number_is_computed(path):
    for cell in cells(path, "markdown"):
        assert not re.search(r"\d\s*%|\d{2,}", cell.source), f"a typed number in: {cell.source[:60]}"


def test_it_does_not_touch_what_belongs_to_others(path):
    source = "\n".join(cell.source for cell in cells(path, "code"))
    assert not re.search(r"^\s*[%!]", source, flags=re.MULTILINE), "a magic or a shell command"
    for banned in ("print(", "../", "warnings.", ".now(", ".today(", "exit(", "workbench.runs", "workbench.cli"):
        assert banned not in source


def test_every_section_asks_and_shows_an_item(path):
    items = [
        output.data[ITEM]["kind"]
        for cell in cells(path, "code")
        for output in cell.outputs
        if output.output_type in {"display_data", "execute_result"} and ITEM in output.data
    ]
    refused = {"figure"} if path.stem == "loyalty_roi" else set()  # its data have no credible comparison to draw
    wanted = {"dataset", "headline", "finding", "figure", "definition", "limitation", "check"}
    assert wanted - refused <= set(items)
