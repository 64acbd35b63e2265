"""Imports point one way, and the rooms stay small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "workbench"
# room -> the rooms of ours it may import; every room may import workbench.errors, workbench.disclosure and itself
MAY_IMPORT = {
    "data": set(),
    "features": {"data"},
    "models": set(),
    "report": set(),
    "execution": {"report", "data"},
    "runs": {"execution", "report", "data"},
    "cli": {"runs", "execution", "report", "data"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports_of_ours(path: Path) -> set[str]:
    """The rooms a file imports, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [
                f"{node.module}.{alias.name}" if node.module == "workbench" else node.module for alias in node.names
            ]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("workbench.")}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    if path == PACKAGE / "__init__.py" or path == PACKAGE / "__main__.py":
        return
    forbidden = imports_of_ours(path) - MAY_IMPORT.get(room(path), set()) - {room(path), "errors", "disclosure", "__version__"}
    assert not forbidden, f"{path.relative_to(ROOT)} may not import workbench.{', workbench.'.join(sorted(forbidden))}"


def test_the_import_rule_sees_an_import_inside_a_function(tmp_path):
    file = tmp_path / "sneaky.py"
    file.write_text("def f():\n    from workbench.models import retention\n    return retention\n")
    assert imports_of_ours(file) == {"models"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_room_has_become_a_hall(path):
    assert len(path.read_text("utf-8").splitlines()) <= 320


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_runs_ask_for_the_time_and_only_execution_counts_seconds(path):
    clocks = {"runs": set(), "execution": {"now", "today", "utcnow", "time_ns"}}.get(
        room(path), {"now", "today", "utcnow", "time_ns", "perf_counter", "monotonic"}
    )
    called = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not clocks & set(called)
