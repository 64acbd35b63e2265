"""Runs with real kernels: what is published, and that nothing which went wrong looks like a report."""

import ast
import asyncio
import os
import shutil
import subprocess
import sys
import threading
import time

import nbformat
import pytest

from workbench import runs
from workbench.errors import UsageError
from workbench.execution import at_work, kernel
from workbench.report import results


def outputs(run, cell):
    return nbformat.read(run.path / "notebook.ipynb", as_version=4).cells[cell].outputs


def shown(run, cell):
    """What the expression at the end of a cell gave."""
    return ast.literal_eval(outputs(run, cell)[0]["data"]["text/plain"])


def gone(pid: int) -> bool:
    """Whether a process has ended (one that only waits to be collected has)."""
    for _ in range(50):
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("reports")


@pytest.fixture(scope="module")
def twice(folder, notebooks):
    """The same run made twice, with a parameter and a progress that is written down."""
    seen = []
    options = {"parameters": {"weeks": "9"}, "notebooks": notebooks, "out": folder}
    first = runs.run("works", progress=lambda *step: seen.append(step), **options)
    return first, runs.run("works", **options), seen


def test_a_run_leaves_the_record_and_a_page_in_each_language(twice, folder):
    run = twice[0]
    assert run.status == "ok"
    assert run.path == folder / "works" / "all" / run.results["run_id"]
    assert sorted(path.name for path in run.path.iterdir()) == [
        "notebook.ipynb", "report.html", "report.zh.html", "results.json",
    ]  # fmt: skip
    assert results.read(run.path / "results.json") == run.results
    assert run.report == run.path / "report.html"
    assert sorted(path.name for path in folder.glob("*.html")) == ["index.html", "index.zh.html"]


def test_the_record_says_what_was_asked_and_what_it_was_made_from(twice):
    found = twice[0].results
    assert found["headlines"][0]["value"] == 0.09
    assert found["parameters"] == {"period": "month", "weeks": 9, "as_of": ""}
    made = found["provenance"]
    assert made["set_by"] == {"weeks": "command line"}
    assert made["command"].startswith("workbench run works --data complete_journey -p weeks=9 --lang en,zh")
    assert made["command"].split()[-2:] == ["--lang", "en,zh"], "a folder elsewhere is not named"
    assert made["code"].startswith("sha256:")
    assert made["packages"]["papermill"]
    assert made["seconds"] > 0


def test_the_same_run_twice_gives_the_same_notebook_and_the_same_numbers(twice):
    first, second, _ = twice
    assert (first.path / "notebook.ipynb").read_bytes() == (second.path / "notebook.ipynb").read_bytes()
    assert first.results["headlines"] == second.results["headlines"]
    assert first.results["run_id"] < second.results["run_id"]


def test_the_notebook_keeps_no_trace_of_the_machine(twice):
    text = (twice[0].path / "notebook.ipynb").read_text("utf-8")
    assert "papermill" not in text
    assert os.getcwd() not in text
    assert "2026-" not in text


def test_progress_names_the_question_of_the_cell_that_runs(twice):
    assert twice[2][0] == ("works", 0, 5, "A small analysis")
    assert twice[2][-1] == ("works", 4, 5, "The answer")


def test_a_kernel_sees_this_python_the_folder_of_the_notebook_and_nothing_of_the_user(
    make, monkeypatch, tmp_path, notebooks
):
    startup = tmp_path / "startup.py"
    startup.write_text("import os\nos.environ['STARTED_BY_THE_USER'] = 'yes'\n")
    profile = tmp_path / "ipython" / "profile_default" / "startup"
    profile.mkdir(parents=True)
    shutil.copy(startup, profile / "00.py")
    monkeypatch.setenv("PYTHONSTARTUP", str(startup))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MPLBACKEND", "nonsense")
    before = dict(os.environ)
    run = make("environment")
    assert run.status == "ok", run.error
    seen = shown(run, 3)
    assert seen["STARTED_BY_THE_USER"] == ""
    assert seen["MPLBACKEND"] == "agg"
    assert seen["WORKBENCH_RUN_ID"] == run.results["run_id"]
    assert seen["WORKBENCH_STAGING"].endswith(f".{run.results['run_id']}.partial")
    assert os.path.samefile(seen["cwd"], notebooks)
    assert seen["python"] == runs.importlib.sys.executable
    assert dict(os.environ) == before


def test_values_arrive_in_the_notebook_as_they_were_given(make):
    name = "'; import os #\"\\N{DEL} 地区 {x} %s 007"
    run = make("echo", parameters={"name": name, "share": "1", "whole": "true"})
    assert shown(run, 3) == [name, 1.0, True]


@pytest.mark.parametrize(
    ("name", "code", "error"),
    [
        ("raises", 1, r"cell 3 \(It raises\): ValueError: the column lies"),
        ("sys_exit", 1, r"cell 4 \(It leaves early\): the code left the notebook \(exit 0\) before its end"),
        ("os_exit", 1, r"cell 4 \(It leaves at once\): The kernel died"),
        ("killed", 1, r"cell 5 \(The end\): The kernel died \(killed from outside, out of memory"),
        ("thread_error", 1, r"cell 4 .* an error was printed but not raised: ZeroDivisionError"),
        ("no_headline", 1, r"did not yield: headline answer, table members"),
        ("data_fault", 3, "amount is missing\norder_id is empty in 3 rows"),
        ("missing_package", 4, r"cell 3 .* No module named 'no_such_package'"),
        ("broken_page", 1, "The pages could not be made"),
    ],
)
def test_what_goes_wrong_in_a_notebook_is_a_failed_run(make, tmp_path, name, code, error):
    run = make(name)
    assert (run.status, run.exit_code) == ("failed", code)
    assert pytest.raises(AssertionError, match=error).matches(AssertionError(run.error)), run.error
    assert results.read(run.path / "results.json")["error"]["message"] == run.error
    assert run.results["headlines"] == []
    notebook = nbformat.read(run.path / "notebook.ipynb", as_version=4)
    if name not in ("thread_error", "no_headline", "broken_page"):
        errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if "ename" in output]
        assert len(errors) == 1
    page = (run.path / "report.html").read_text("utf-8")
    assert run.error.split("\n")[0][:20] in page
    assert "Traceback" not in page
    assert not list((tmp_path / "reports").rglob("*.partial"))


def test_a_kernel_that_does_not_come_up_is_a_failed_run(make, monkeypatch):
    monkeypatch.setattr(kernel, "_LAUNCH", "raise SystemExit(3)")
    run = make("works")
    assert (run.status, run.exit_code) == ("failed", 1)
    assert "The kernel could not be used: it died before it replied" in run.error


def test_no_engine_is_loaded_before_the_kernel_has_started():
    code = "import sys, workbench.runs, workbench.execution.kernel; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"duckdb", "ibis", "pandas", "papermill", "nbconvert"} & set(told.stdout.split())


def test_data_that_break_the_contract_are_told_by_file_and_column(make, tmp_path):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at\nA,1,2024-01-01\n")
    (tmp_path / "shop.toml").write_text(
        'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'
    )
    run = make("own_data", data=str(tmp_path / "shop.toml"))
    assert (run.status, run.exit_code) in (("failed", 3), ("failed", 4))
    assert "orders.csv" in run.error and "amount" in run.error


@pytest.mark.parametrize(("last", "fault"), [("1", ""), ("from workbench import features, no_room", "no_room")])
def test_what_a_notebook_imports_is_there_before_its_first_cell_and_a_fault_is_left_to_its_own(tmp_path, last, fault):
    cells = ["import sys\nassert 'workbench.features.segments' in sys.modules", "%time from workbench.features import cohorts",
             "from workbench.features import segments", last]  # fmt: skip
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, tmp_path / "early.ipynb")
    run = runs.run("early", notebooks=tmp_path, out=tmp_path / "reports")
    assert (run.status, fault in run.error) == ("failed" if fault else "ok", True), run.error
    assert run.error.startswith("cell 4" if fault else "")


def test_a_run_can_be_made_from_inside_a_notebook(make):
    """There a loop is running already, and it must still run afterwards."""

    async def cell():
        run = make("environment")
        await asyncio.sleep(0)
        return run.status

    assert asyncio.run(cell()) == "ok"


def test_a_hung_cell_is_stopped_with_all_that_it_started(make):
    run = make("hangs", limit=2)
    assert "took longer than its limit of 2 seconds" in run.error
    assert gone(int(run.path.with_name(".child.pid").read_text()))


def test_a_failed_check_is_published_and_told(make):
    run = make("bad_check")
    assert (run.status, run.exit_code) == ("checks_failed", 3)
    assert run.results["checks"][0]["status"] == "fail"


def test_a_killed_kernel_leaves_the_last_good_report_as_it_was(tmp_path, notebooks, contents):
    own, out = tmp_path / "notebooks", tmp_path / "reports"
    own.mkdir()
    shutil.copy(notebooks / "works.ipynb", own / "weekly.ipynb")
    good = runs.run("weekly", notebooks=own, out=out)
    before = contents(good.path)
    shutil.copy(notebooks / "killed.ipynb", own / "weekly.ipynb")
    bad = runs.run("weekly", notebooks=own, out=out)
    assert (good.status, bad.status) == ("ok", "failed")
    assert contents(good.path) == before
    assert f"../{good.path.name}/report.html" in (bad.path / "report.html").read_text("utf-8")


def test_a_failed_run_leads_to_the_last_good_page_that_is_there(tmp_path, notebooks):
    own, out = tmp_path / "notebooks", tmp_path / "reports"
    own.mkdir()
    shutil.copy(notebooks / "works.ipynb", own / "weekly.ipynb")
    good = runs.run("weekly", notebooks=own, out=out, lang=["en"])
    shutil.copy(notebooks / "killed.ipynb", own / "weekly.ipynb")
    bad = runs.run("weekly", notebooks=own, out=out)
    for page in ("report.html", "report.zh.html"):
        assert f'href="../{good.path.name}/report.html"' in (bad.path / page).read_text("utf-8")
    shutil.rmtree(good.path)
    alone = runs.run("weekly", notebooks=own, out=out)
    assert "no earlier good report" in (alone.path / "report.html").read_text("utf-8")


def test_a_folder_of_reports_inside_this_one_is_part_of_the_command(make, tmp_path, monkeypatch, no_kernel):
    monkeypatch.chdir(tmp_path)
    assert make("works").results["provenance"]["command"].endswith(" --lang en,zh --out reports")


def test_kernels_that_have_ended_are_forgotten(make):
    kernels = at_work.Kernels()
    make("works", kernels=kernels)
    assert kernels.live == []


def test_what_is_refused_starts_no_kernel_and_leaves_nothing(make, tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "_execute", lambda *_: pytest.fail("a kernel was started"))
    with pytest.raises(UsageError, match="Did you mean 'period'"):
        make("works", parameters={"perod": "week"})
    with pytest.raises(UsageError, match="as_of expects a date"):
        make("works", as_of="2024-02-30")
    with pytest.raises(UsageError, match="as_of is given twice"):
        make("works", as_of="2024-02-20", parameters={"as_of": "2024-02-20"})
    assert not (tmp_path / "reports").exists()


def test_several_run_side_by_side_and_one_that_fails_does_not_stop_the_others(tmp_path, notebooks):
    made = runs.run_all(["raises", "works"], notebooks=notebooks, out=tmp_path, jobs=2)
    assert [(run.analysis, run.status) for run in made] == [("raises", "failed"), ("works", "ok")]
    assert runs.exit_code(made) == 5
    index = (tmp_path / "index.html").read_text("utf-8")
    assert made[0].path.name in index and made[1].path.name in index


def test_an_interrupt_ends_the_kernels_of_all_runs(tmp_path, notebooks, monkeypatch):
    """Two runs at once, both hanging; the interrupt comes while the caller waits for them."""
    staged = tmp_path / "hangs" / "all"

    class Pool(runs.ThreadPoolExecutor):
        def map(self, *args, **kwargs):
            super().map(*args, **kwargs)
            for _ in range(300):
                if list(staged.glob(".child.pid")):
                    raise KeyboardInterrupt
                time.sleep(0.1)
            pytest.fail("the run did not start")

    monkeypatch.setattr(runs, "ThreadPoolExecutor", Pool)
    with pytest.raises(KeyboardInterrupt):
        runs.run_all(["hangs", "works"], notebooks=notebooks, out=tmp_path, jobs=2)
    [left] = staged.glob("[!.]*")
    assert results.read(left / "results.json")["error"]["message"].endswith("The run was interrupted.")
    assert gone(int((staged / ".child.pid").read_text()))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("run_")]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [((0,), 0), ((0, 0), 0), ((1,), 1), ((75,), 75), ((0, 1), 5), ((1, 1), 1), ((3, 4), 5), ((4, 1), 1), ((0, 3), 3)],
)
def test_the_exit_code_tells_all_from_some(codes, expected):
    assert runs.exit_code([runs.Run("x", "ok", exit_code=code) for code in codes]) == expected


def test_without_a_name_what_the_dataset_supports_is_run(tmp_path, notebooks, no_kernel):
    own = tmp_path / "notebooks"
    own.mkdir()
    for name in ("works", "own_data", "no_headline"):
        shutil.copy(notebooks / f"{name}.ipynb", own)
    found = nbformat.read(own / "own_data.ipynb", as_version=4)
    found.metadata.workbench.needs = {"transactions": ["customer_id", "shoe_size"]}
    nbformat.write(found, own / "own_data.ipynb")
    made = runs.run_all(notebooks=own, out=tmp_path / "reports")
    assert [run.analysis for run in made] == ["no_headline", "works"]
