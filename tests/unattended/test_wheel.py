"""What is installed from a wheel makes reports in an empty folder: notebooks, words and datasets travel in it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from workbench.execution import analyses
from workbench.places import DATASETS, NOTEBOOKS


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A folder with the package as a wheel leaves it; its dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def run(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words], cwd=cwd, capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {"PYTHONPATH": str(installed), "HOME": str(cwd / "home"), "XDG_CACHE_HOME": ""},
    )  # fmt: skip


def test_every_notebook_dataset_and_word_file_travels_and_no_cache(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"workbench/notebooks/{name}.ipynb" for name in analyses.names(NOTEBOOKS)} <= names
    assert {f"workbench/datasets/{path.name}" for path in DATASETS.glob("*.toml")} <= names
    words = {path.relative_to(NOTEBOOKS.parent).as_posix() for path in (NOTEBOOKS.parent / "workbench").rglob("*.ftl")}
    assert words and words <= names
    assert not [name for name in names if ".cache" in name or "/tests/" in name or name.endswith(".pyc")]


def test_an_installed_package_publishes_a_report_in_an_empty_folder_and_leaves_its_own_as_it_was(installed, tmp_path):
    before = sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts)
    made = run(installed, tmp_path, "run", "cohort", "--data", "planted", "--lang", "en")
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / made.stdout.strip()).is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "reports"]
    assert (tmp_path / "home" / ".cache" / "workbench" / "planted").is_dir()
    assert sorted(path for path in installed.rglob("*") if "__pycache__" not in path.parts) == before


def test_what_writes_into_a_checkout_says_so_where_there_is_none(installed, tmp_path):
    told = run(installed, tmp_path, "new", "returns")
    assert (told.returncode, told.stdout) == (2, "")
    assert "needs the checkout" in told.stderr


def test_from_wheel_to_report_in_an_environment_of_its_own(nightly, wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    pip = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "-q", wheel]
    subprocess.run(pip, check=True, env={**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": ""})
    (tmp_path / "empty").mkdir()
    made = subprocess.run(
        [tmp_path / "venv" / "bin" / "workbench", "run", "cohort"], cwd=tmp_path / "empty", text=True, capture_output=True,
        env={**os.environ, "PYTHONPATH": "", "HOME": str(tmp_path)}, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "empty" / made.stdout.strip()).is_file()
