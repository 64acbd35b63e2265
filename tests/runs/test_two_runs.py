"""Runs of one dataset in one folder are held against each other: what both tell together of few is said in the later one."""

import copy

import nbformat
import pytest
from typer.testing import CliRunner

from workbench import cli, runs
from workbench.execution.engine import Record
from workbench.report.items import MIME


@pytest.fixture
def published(make, executed, monkeypatch):
    """published({tier: customers}, dataset) makes a report whose one table is this; returns its run."""

    def published(sizes, dataset="shop", **options):
        about = {"name": dataset, "title": {}, "as_of": "2024-01-01", "tables": {}, "checks": []}
        item = nbformat.v4.new_output("display_data", data={MIME: {"kind": "dataset", "key": "d", "data": about}})

        def execute(request, staging, run_id, making):
            (staging / "tables").mkdir()
            rows = "".join(f"{tier},{customers}\n" for tier, customers in sizes.items())
            (staging / "tables" / "sizes.csv").write_text(f"tier,customers\n{rows}")
            notebook = copy.deepcopy(executed)
            next(cell for cell in notebook.cells if cell.cell_type == "code").outputs.append(item)
            return Record(notebook, captions=["" for _ in notebook.cells])

        monkeypatch.setattr(runs, "_execute", execute)
        return make("works", **options)

    return published


def warnings(run) -> list[str]:
    return [check["message"] for check in run.results["checks"] if check["key"] == "disclosure.two_runs"]


def test_a_later_report_says_with_which_earlier_one_it_tells_of_few(published):
    first = published({"high": 53, "low": 247})
    assert warnings(first) == []
    second = published({"high": 54, "low": 270}, parameters={"weeks": "9"})
    [message] = warnings(second)
    assert second.status == "ok" and f"report of run {first.path.name}, numbers in sizes.csv" in message
    for page, words in (("report.html", "who has both reports can subtract"), ("report.zh.html", "可以相减得出")):
        assert words in (second.path / page).read_text("utf-8")


def test_the_one_with_which_most_is_told_is_named_and_all_are_counted(published):
    first, second = published({"high": 53, "low": 247}), published({"high": 58, "low": 300})
    assert len(warnings(second)) == 1
    [message] = warnings(published({"high": 54, "low": 249}))
    assert first.path.name in message and "this is true: 2." in message


@pytest.mark.parametrize("sizes", [{"high": 53, "low": 247}, {"high": 63, "low": 300}, {"other": 54}])
def test_alike_or_far_enough_apart_or_of_other_groups_they_tell_nothing(published, sizes):
    published({"high": 53, "low": 247})
    assert warnings(published(sizes)) == []


def test_reports_of_another_dataset_and_failed_ones_are_not_held_against_it(published, monkeypatch, make):
    published({"high": 53}, dataset="elsewhere")
    monkeypatch.setattr(runs, "_execute", lambda *_: Record(nbformat.v4.new_notebook(), fault="It stopped"))
    make("works")
    assert warnings(published({"high": 54})) == []


def test_a_damaged_earlier_report_costs_nothing_but_itself(published):
    first = published({"high": 53})
    (first.path / "notebook.ipynb").write_text("{")
    assert warnings(published({"high": 54})) == []


def test_the_command_says_so_unless_it_is_to_be_quiet(published, monkeypatch, notebooks, tmp_path):
    published({"high": 53})
    published({"high": 58})  # leaves the stand-in for the kernel with these numbers
    monkeypatch.setattr(runs, "NOTEBOOKS", notebooks)
    call = ["run", "works", "--out", str(tmp_path / "reports")]
    told, quiet = CliRunner().invoke(cli.app, call), CliRunner().invoke(cli.app, [*call, "-q"])
    assert (told.exit_code, quiet.exit_code) == (0, 0)
    assert "works: Held against the report of run" in told.stderr and quiet.stderr == ""
