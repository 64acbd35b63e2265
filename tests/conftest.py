"""What several rooms' tests share: the public data beside the checkout, and a staging folder for notebooks."""

from __future__ import annotations

import json
import os
import pickle
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.browser.conftest import browser, open_page, violations  # noqa: F401 - fixtures for the pages of all analyses
from tests.servers import mysql, postgres  # noqa: F401 - fixtures of two rooms
from workbench.execution import publish

if TYPE_CHECKING:
    from workbench import runs

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# the same cases on every machine, and no test that fails because a machine was slow
settings.register_profile("workbench", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("workbench")


def pytest_addoption(parser) -> None:
    parser.addoption("--kills", type=int, default=5, help="How many runs are killed at random moments.")
    parser.addoption("--nightly", action="store_true", help="Also what takes minutes or installs other packages.")


def pytest_configure() -> None:
    """Heed Ctrl-C, and let what the tests start heed it: a shell lets what it starts in the background ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items) -> None:
    """Begin with what takes minutes on one worker: begun last, it would leave the other worker idle."""
    items.sort(key=lambda item: not item.nodeid.startswith(("tests/test_every_report", "tests/truth")))


def pytest_terminal_summary(terminalreporter) -> None:
    """Say at the end what was not tested here and why: one line for each reason."""
    reasons = Counter(
        str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr).removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", ())
    )
    for reason, times in sorted(reasons.items()):
        terminalreporter.write_line(f"not tested here ({times}): {reason.splitlines()[0]}")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the public test data; tests that need it are skipped where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs the public test data in ../shared, which is not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def known_answers(shared) -> dict:
    answers = json.loads((shared / "answers" / "known_answers.json").read_text("utf-8"))
    return {answer["id"]: answer["expected"] for answer in answers}


@pytest.fixture(autouse=True, scope="session")
def staging(tmp_path_factory) -> None:
    """Kernels started by tests export into a temporary folder, never into reports/."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_STAGING", str(tmp_path_factory.mktemp("staging")))
        yield


@pytest.fixture
def spoken(tmp_path, monkeypatch):
    """Write word files of a test's own, English and perhaps Chinese, and return the name they go by."""

    def spoken(english: str, chinese: str = "") -> str:
        for lang, source in (("en", english), ("zh", chinese)):
            (tmp_path / "words" / lang).mkdir(parents=True, exist_ok=True)
            (tmp_path / "words" / lang / "tried.ftl").write_text(source, "utf-8")
        monkeypatch.setenv("WORKBENCH_WORDS", str(tmp_path / "words"))
        return "tried"

    return spoken


@pytest.fixture(scope="session")
def default_run(tmp_path_factory, staging) -> Callable[[str, str], runs.Run]:
    """Return the report of an analysis on a dataset with all defaults, made once for all tests, whichever worker asks first."""
    from workbench import runs

    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "default-runs"

    def default_run(analysis: str, data: str) -> runs.Run:
        folder = place / f"{analysis}-on-{data}"
        with publish.locked(folder, wait=True):
            kept = folder / "run.pickle"
            if not kept.is_file():
                kept.write_bytes(pickle.dumps(runs.run(analysis, data=data, out=folder / "out")))
            return pickle.loads(kept.read_bytes())

    return default_run


@pytest.fixture(scope="session")
def published(tmp_path_factory, staging) -> Path:
    """Two real cohort reports, as of two days, with their portal; what the browser opens."""
    from workbench import runs

    directory = tmp_path_factory.mktemp("published")
    for day in ("2017-11-30", ""):
        made = runs.run("cohort", as_of=day, out=directory)
        assert made.status == "ok", made.error
    return directory
