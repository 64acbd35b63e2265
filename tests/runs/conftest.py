"""Tiny notebooks named for what they show, and a stand-in for the kernel where only the rest of the story matters."""

import copy
from pathlib import Path

import nbformat
import pytest

from workbench import runs
from workbench.execution.engine import Record

NOTEBOOKS = Path(__file__).parent / "notebooks"


@pytest.fixture(scope="session")
def notebooks() -> Path:
    return NOTEBOOKS


@pytest.fixture
def make(tmp_path):
    """Run one of the notebooks into a folder of this test."""

    def make(name, **options):
        return runs.run(name, notebooks=NOTEBOOKS, **{"out": tmp_path / "reports", **options})

    return make


@pytest.fixture(scope="session")
def executed(tmp_path_factory) -> nbformat.NotebookNode:
    """works.ipynb as one real run has left it."""
    made = runs.run("works", notebooks=NOTEBOOKS, out=tmp_path_factory.mktemp("executed"))
    assert made.status == "ok", made.error
    return nbformat.read(made.path / "notebook.ipynb", as_version=4)


@pytest.fixture
def no_kernel(monkeypatch, executed):
    """Let every run find the same executed notebook at once."""

    def execute(request, staging, run_id, making):
        notebook = copy.deepcopy(executed)
        return Record(notebook, captions=["" for _ in notebook.cells])

    monkeypatch.setattr(runs, "_execute", execute)


@pytest.fixture
def contents():
    """All files below a folder with their bytes, but for locks."""

    def contents(folder: Path) -> dict[str, bytes]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return contents
