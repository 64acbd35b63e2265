"""A run is published whole or not at all, whatever fails while it is written."""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest

from workbench import runs
from workbench.errors import AnalysisFailed, Busy, ConfigurationError
from workbench.execution import publish
from workbench.report import results

WHEN = datetime(2026, 11, 23, 4, 5, 6, 789000, tzinfo=UTC)


def test_run_ids_sort_by_time_and_are_never_taken(tmp_path):
    first = publish.new_run_id(tmp_path, WHEN, seed="x")
    (tmp_path / first).mkdir()
    second = publish.new_run_id(tmp_path, WHEN, seed="x")
    later = publish.new_run_id(tmp_path, WHEN.replace(second=7), seed="x")
    assert first != second
    assert max(first, second) < later


def test_a_lock_is_held_by_one_and_let_go_of(tmp_path):
    again = publish.locked(tmp_path)
    with publish.locked(tmp_path), pytest.raises(Busy, match="being made by another process"):
        again.__enter__()
    with publish.locked(tmp_path):
        pass


def test_a_lock_dies_with_its_process(tmp_path):
    holder = textwrap.dedent(f"""
        import os
        import signal
        from pathlib import Path
        from workbench.execution import publish
        with publish.locked(Path({str(tmp_path)!r})):
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    killed = subprocess.run([sys.executable, "-c", holder], check=False)
    assert killed.returncode == -signal.SIGKILL
    with publish.locked(tmp_path):
        pass


def test_the_same_report_is_not_made_twice_at_once(make, tmp_path, no_kernel):
    with publish.locked(tmp_path / "reports" / "works" / "all"), pytest.raises(Busy):
        make("works")
    made = make("works")
    assert (made.status, made.error) == ("ok", "")


def test_a_folder_that_cannot_be_written_is_a_matter_of_configuration(make, tmp_path, no_kernel):
    (tmp_path / "reports").write_text("a file where the folder should be")
    with pytest.raises(ConfigurationError, match="reports cannot be written there.*--out"):
        make("works")


def test_what_dead_runs_left_is_removed_by_the_next_one(make, tmp_path, no_kernel):
    left = tmp_path / "reports" / "works" / "all" / ".20200101T000000000Z-abcdef.partial"
    (left / "tables").mkdir(parents=True)
    (left / "tables" / "half.csv").write_text("1,")
    make("works")
    assert not left.exists()


def faults_at(monkeypatch, step: int) -> list[str]:
    """Let the step-th call that touches the disk fail; return the calls as they come."""
    calls = []

    def failing(place, name, original):
        def call(*args, **kwargs):
            calls.append(name)
            if len(calls) == step:
                raise OSError(28, "No space left on device")
            return original(*args, **kwargs)

        monkeypatch.setattr(place, name, call)

    for place, name in [
        (publish, "stage"),
        (publish, "write"),
        (results, "write"),
        (publish, "_sync"),
        (publish.os, "rename"),
    ]:
        failing(place, name, getattr(place, name))
    return calls


def test_a_disk_that_fails_at_any_step_leaves_the_earlier_report_as_it_was(
    make, tmp_path, no_kernel, contents, monkeypatch
):
    folder = tmp_path / "reports" / "works" / "all"
    assert make("works", lang=("en",)).status == "ok"
    before = contents(folder)
    refused = 0
    for step in range(1, 50):
        with monkeypatch.context() as patch:
            calls = faults_at(patch, step)
            try:
                make("works", lang=("en",))
            except AnalysisFailed as error:
                assert "No space left on device" in str(error)
                assert contents(folder) == before, f"step {step}: {calls[-1]}"
                refused += 1
            else:
                break
    assert refused >= 8  # stage, notebook, results, page, four files and folders made durable, rename
    after = contents(folder)
    assert {path: after[path] for path in before} == before
    assert len(after) == 2 * len(before)


@pytest.mark.parametrize(("call", "published"), [("os.rename", False), ("rebuild_portal", True)])
def test_a_process_killed_while_it_publishes_leaves_no_half_report(
    call, published, make, tmp_path, no_kernel, contents, executed
):
    folder = tmp_path / "reports" / "works" / "all"
    earlier = make("works")
    before = contents(folder)
    script = textwrap.dedent(f"""
        import json, os, signal
        from pathlib import Path
        import nbformat
        from workbench import runs
        from workbench.execution import publish
        from workbench.execution.engine import Record

        notebook = nbformat.read({str(earlier.path / "notebook.ipynb")!r}, 4)
        runs._execute = lambda *_: Record(notebook, captions=[""] * len(notebook.cells))
        die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        place = runs if {call!r} == "rebuild_portal" else publish.os if "." in {call!r} else publish
        setattr(place, {call!r}.split(".")[-1], die)
        runs.run("works", notebooks=Path({str(runs_folder())!r}), out={str(tmp_path / "reports")!r})
    """)
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -signal.SIGKILL
    shown = [path for path in folder.iterdir() if not path.name.startswith(".")]
    assert len(shown) == 1 + published
    for path in shown:
        assert results.read(path / "results.json")["run_id"] == path.name
    after = contents(folder)
    assert {path: after[path] for path in before} == before
    make("works")
    assert not [path for path in folder.iterdir() if path.name.endswith(".partial")]


def runs_folder() -> str:
    return os.path.join(os.path.dirname(__file__), "notebooks")


def test_a_report_is_safe_when_the_portal_cannot_be_rebuilt(make, tmp_path, no_kernel, monkeypatch):
    from workbench.report import portal

    def build(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(portal, "build", build)
    made = make("works")
    assert (made.status, made.exit_code) == ("ok", 1)
    assert "index.html could not be rebuilt (No space left on device)" in made.error
    assert made.report.is_file()
    assert len(list((tmp_path / "reports" / "works" / "all").glob("*/report.html"))) == 1


def test_the_clock_is_an_argument(make, no_kernel):
    made = make("works", clock=lambda: WHEN)
    assert made.path.name.startswith("20261123T040506789Z-")
    assert made.results["provenance"]["started"] == "2026-11-23T04:05:06+00:00"
    assert isinstance(made, runs.Run)
