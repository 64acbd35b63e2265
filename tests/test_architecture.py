"""Imports point one way, and the rooms stay small."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "workbench"
# room -> the rooms of ours it may import; every room may import itself and errors, places, showing, arguments, disclosure
MAY_IMPORT = {
    "data": {"words"},
    "features": {"data"},
    "models": set(),
    "words": set(),
    "report": {"words"},
    "execution": {"report", "words", "data"},
    "runs": {"execution", "report", "words", "data"},
    "commands": {"runs", "execution", "report", "words", "data"},
    "cli": {"commands", "runs", "execution", "report", "words", "data"},
}
FILES = sorted(PACKAGE.rglob("*.py"))
BY_SUBJECT = ("features", "models")  # packages whose files are grouped by subject
ROOMY = 25  # files in a room of these; with more nobody finds anything in it


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
    forbidden = (
        imports_of_ours(path)
        - MAY_IMPORT.get(room(path), set())
        - {room(path), "errors", "arguments", "disclosure", "places", "showing", "__version__"}
    )
    assert not forbidden, f"{path.relative_to(ROOT)} may not import workbench.{', workbench.'.join(sorted(forbidden))}"


def test_the_import_rule_sees_an_import_inside_a_function(tmp_path):
    file = tmp_path / "sneaky.py"
    file.write_text("def f():\n    from workbench.models.intervals import rates\n    return rates\n")
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


def rooms_by_subject(package: str) -> list[Path]:
    return sorted(path.parent for path in (PACKAGE / package).glob("*/__init__.py"))


def arrows(package: str) -> dict[str, set[str]]:
    """Room of a package -> the other rooms of the same package that its files import."""
    return {
        room.name: {other for path in room.rglob("*.py") for other in neighbours(path, package)} - {room.name}
        for room in rooms_by_subject(package)
    }


def neighbours(path: Path, package: str) -> set[str]:
    """The rooms of a package that a file imports; a name taken from the package's own front door counts by that name."""
    start, found = f"workbench.{package}", set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {module.split(".")[2] for module in modules if module.startswith(f"{start}.")}
    return found


@pytest.mark.parametrize("package", BY_SUBJECT)
def test_every_file_lies_in_a_room_of_its_subject_and_no_room_is_crowded(package):
    assert [path.name for path in (PACKAGE / package).glob("*.py")] == ["__init__.py"]
    folders = {path.parent for path in (PACKAGE / package).rglob("*.py")} - {PACKAGE / package}
    assert folders == set(rooms_by_subject(package)), "a folder without a front door, or a room within a room"
    crowded = {room.name: len(list(room.glob("*.py"))) for room in rooms_by_subject(package)}
    assert not {name: files for name, files in crowded.items() if files > ROOMY}


@pytest.mark.parametrize("package", BY_SUBJECT)
def test_the_rooms_of_a_package_import_one_another_in_no_circle(package):
    found = arrows(package)
    assert set().union(*found.values()) <= set(found), (
        "a room imports its package's front door, which imports the rooms"
    )
    try:
        TopologicalSorter(found).prepare()
    except CycleError as circle:
        pytest.fail(f"workbench.{package}: {' <- '.join(circle.args[1])}")


@pytest.mark.parametrize("package", BY_SUBJECT)
def test_the_tests_of_a_package_lie_in_rooms_of_the_same_names(package):
    rooms = {room.name for room in rooms_by_subject(package)}
    assert {path.parent.name for path in (ROOT / "tests" / package).glob("*/test_*.py")} <= rooms


def test_a_front_door_imports_nothing_with_a_star():
    for path in FILES:
        names = [
            alias.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        ]
        assert "*" not in names, path


@pytest.mark.parametrize(
    ("line", "rooms"),
    [
        ("from workbench.models.churn import drift", {"churn"}),
        ("from workbench.models.churn.drift import drift", {"churn"}),
        ("from workbench.models import churn", {"churn"}),
        ("import workbench.models.churn.drift", {"churn"}),
        ("from workbench.features.churn import silence", set()),
    ],
)
def test_an_arrow_between_rooms_is_seen_however_it_is_written(tmp_path, line, rooms):
    file = tmp_path / "room.py"
    file.write_text(f"def f():\n    {line}\n")
    assert neighbours(file, "models") == rooms
