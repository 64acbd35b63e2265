"""What the tests of unattended work share: a wheel made from this tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs.conftest import contents  # noqa: F401 - a fixture of theirs

TRAVEL = ("workbench", "notebooks", "data", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")


@pytest.fixture(scope="session")
def wheel(root, tmp_path_factory) -> Path:
    """A wheel built from a copy of the checkout, so that nothing is left beside the sources."""
    source, goal = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in TRAVEL:
        if (root / name).is_dir():
            shutil.copytree(root / name, source / name, ignore=shutil.ignore_patterns("__pycache__", ".cache", "*.pyc"))
        else:
            shutil.copy(root / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", goal, source]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = goal.glob("*.whl")
    return built


@pytest.fixture
def nightly(request) -> None:
    """For rows that install other packages or take minutes."""
    if not request.config.getoption("--nightly"):
        pytest.skip("takes minutes and installs packages: pytest --nightly tests/unattended")
