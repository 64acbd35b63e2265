"""What the shell offers for the beginning of a word, and what doctor finds of the machine."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench import cli
from workbench.execution import analyses, environment
from workbench.places import NOTEBOOKS


def offered(*words: str) -> list[str]:
    """What bash is offered for the last word."""
    asked = {
        "_WORKBENCH_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("workbench", *words)),
        "COMP_CWORD": str(len(words)),
    }
    return CliRunner().invoke(cli.app, [], prog_name="workbench", env=asked).stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("run", "coh"), ["cohort"]),
        (("show", "seg"), ["segmentation"]),
        (("run", "--data", "plan"), ["planted"]),
        (("run", "cohort", "-p", "peri"), ["period="]),
        (("run", "cohort", "-p", "activity="), ["activity=purchases", "activity=any"]),
        (("run", "cohort", "-p", "plan"), []),
    ],
)
def test_the_shell_completes_analyses_datasets_and_the_parameters_of_the_analysis(words, expected):
    assert offered(*words) == expected


def test_every_analysis_there_is_is_offered():
    assert offered("run", "") == analyses.names(NOTEBOOKS)


def found(out="reports") -> dict[str, environment.Finding]:
    return {one.what: one for one in environment.look(Path(out))}


def test_a_machine_that_is_ready_has_no_fault():
    told = found()
    assert {"workbench", "fonts", "browser", "disk of the reports", "disk for temporary files", "reports"} <= set(told)
    assert not [one for one in told.values() if one.status == "fail"]


def test_a_package_that_is_missing_or_old_is_named_with_what_was_asked_for(monkeypatch):
    monkeypatch.setattr(
        environment, "_declared", lambda: ["pandas>=99", "nowhere-to-be-had>=1", 'old>=1; extra == "test"']
    )
    told = found()["packages"]
    assert told.status == "fail"
    assert "pandas 3" in told.told and "asked for >=99" in told.told and "nowhere-to-be-had missing" in told.told
    assert "old" not in told.told.replace("asked", "")


def test_a_disk_with_little_room_no_browser_and_no_chinese_font_are_warned_of(monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(9, 9, 1 << 20))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(environment, "_CJK", environment.re.compile("no such font"))
    told = found()
    assert {told[what].status for what in ("disk of the reports", "disk for temporary files", "browser", "fonts")} == {
        "warn"
    }


def test_a_folder_of_reports_that_cannot_be_written_is_a_fault(monkeypatch):
    monkeypatch.setattr(environment.os, "access", lambda *_: False)
    assert found()["reports"].status == "fail"
