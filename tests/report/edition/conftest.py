"""The sample report of these tests: a notebook of every kind of item, its results and its earlier runs."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session")
def sample() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "sample.py")))


@pytest.fixture(scope="session")
def notebook(sample, staging):
    return sample.notebook()


@pytest.fixture(scope="session")
def results(sample, notebook):
    return sample.built(notebook)


@pytest.fixture(scope="session")
def history(sample):
    return [sample.earlier(k, shift=0.004 * (-1) ** k) for k in range(8, 0, -1)]
