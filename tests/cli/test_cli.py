"""The command line: a thin shim with honest exit codes, results on stdout and everything else on stderr."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench import cli, runs
from workbench.errors import Busy
from workbench.execution import publish
from workbench.report import results

NOTEBOOKS = Path(__file__).parent.parent / "runs" / "notebooks"


@pytest.fixture
def call(monkeypatch, tmp_path):
    """Call the command in this process, in an empty folder, with the tiny notebooks."""
    monkeypatch.setattr(runs, "NOTEBOOKS", NOTEBOOKS)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli.app, words)


@pytest.fixture
def canned(monkeypatch):
    """Let run_all answer at once, and keep what it was asked."""
    asked = {}

    def run_all(names, **options):
        asked.update(options, names=names)
        return [runs.Run(name, "ok", Path("reports") / name) for name in names]

    monkeypatch.setattr(runs, "run_all", run_all)
    return asked


def start(*words, cwd, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "workbench", *words]
    return subprocess.Popen(
        command, cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )  # fmt: skip


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A folder in which one report was made twice, and one failed, by real commands."""
    folder = tmp_path_factory.mktemp("reported")
    works = str(NOTEBOOKS / "works.ipynb")
    ended = []
    for words in (
        ("run", works, "-p", "weeks=7", "--lang", "zh,en"),
        ("run", works, "-p", "weeks=8", "--lang", "en"),
        ("run", str(NOTEBOOKS / "raises.ipynb"), works, "--jobs", "2", "-p", "weeks=8"),
    ):
        process = start(*words, cwd=folder)
        out, err = process.communicate(timeout=120)
        ended.append((process.returncode, out, err))
    return folder, ended


def test_a_run_prints_its_report_on_stdout_and_nothing_else(reported):
    folder, ended = reported
    code, out, err = ended[0]
    assert (code, err) == (0, "")
    assert re.fullmatch(r"reports/works/all/\d{8}T\d{9}Z-[0-9a-f]{6}/report.html\n", out)
    assert (folder / out.strip()).is_file()
    assert (folder / out.strip()).with_name("report.zh.html").is_file()


def test_one_language_makes_one_page(reported):
    folder, ended = reported
    assert not (folder / ended[1][1].strip()).with_name("report.zh.html").exists()


def test_some_of_many_failed_is_exit_code_5(reported):
    code, out, err = reported[1][2]
    assert code == 5
    assert out.count("\n") == 1 and "/works/" in out
    assert "raises failed: cell 4 (It raises): ValueError: the column lies\n" in err
    assert "is kept in reports/raises/all/" in err
    assert "Traceback" not in err


def test_diff_compares_the_newest_with_the_one_before(reported, call, monkeypatch):
    folder, ended = reported
    monkeypatch.chdir(folder)
    first, second = (Path(out.strip()).parent.name for _, out, _ in ended[:2])
    told = call("diff", "works", first, second)
    assert told.exit_code == 0
    assert "- weeks = 7" in told.stdout and "+ weeks = 8" in told.stdout
    assert call("diff", "works", second, first).stdout == told.stdout
    compared = json.loads(call("diff", "works", first, second, "--json").stdout)
    assert compared["before"]["run_id"] == first
    for words, expected in [
        (("diff", "works", first[:-1] + "x", second), "There is no run .* Did you mean"),
        (("diff", "works", first), "compares two runs, got 1"),
        (("diff", "wroks"), "Did you mean 'works'"),
        (("diff", "raises"), "no two runs .* name two: workbench diff raises RUN RUN"),
    ]:
        refused = call(*words)
        assert refused.exit_code == 2
        assert re.search(expected, refused.stderr)


def test_open_prints_the_newest_report_or_the_page_of_all(reported, call, monkeypatch):
    folder, ended = reported
    monkeypatch.chdir(folder)
    assert call("open", "works").stdout == ended[2][1]
    assert call("open").stdout == "reports/index.html\n"
    assert call("open", "raises").exit_code == 2
    assert "Make one: workbench run" in call("open", "--out", "elsewhere").stderr


def test_open_opens_nothing_when_no_one_is_looking(reported, call, monkeypatch):
    monkeypatch.chdir(reported[0])
    monkeypatch.setattr("typer.launch", lambda *_: pytest.fail("a browser was opened"))
    assert call("open").exit_code == 0


def test_the_options_of_run_reach_the_function(call, canned):
    told = call(
        "run", "works", "echo", "--data", "shop.toml", "-p", "a=1", "-p", "b=x=y", "--as-of", "2024-01-31",
        "--lang", "zh", "--jobs", "2", "--out", "there",
    )  # fmt: skip
    assert told.exit_code == 0
    assert told.stdout == "reports/works\nreports/echo\n"
    progress = canned.pop("progress")
    assert progress is None  # no terminal, no progress
    assert canned.pop("notebooks") == NOTEBOOKS
    assert canned == {
        "names": ["works", "echo"], "data": "shop.toml", "parameters": {"a": "1", "b": "x=y"}, "as_of": "2024-01-31",
        "lang": ["zh"], "jobs": 2, "out": Path("there"),
    }  # fmt: skip


def test_quiet_says_nothing_of_what_went_well_and_all_of_what_did_not(call, monkeypatch):
    made = [runs.Run("works", "ok", Path("reports") / "works"), runs.Run("raises", "failed", error="it lies", exit_code=1),
            runs.Run("bad_check", "checks_failed", Path("reports") / "bad_check", exit_code=3)]  # fmt: skip
    monkeypatch.setattr(runs, "run_all", lambda *_, **__: made[:1])
    quiet = call("run", "works", "--quiet")
    assert (quiet.exit_code, quiet.output) == (0, "")
    monkeypatch.setattr(runs, "run_all", lambda *_, **__: made)
    told = call("run", "--quiet")
    assert (told.exit_code, told.stdout) == (5, "")
    assert told.stderr == "raises failed: it lies\nbad_check: a check failed; the report opens with it.\n"


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (("run", "wroks"), 2, "Error: There is no analysis 'wroks'. Did you mean 'works'?"),
        (("run", "works", "-p", "perod=week"), 2, "Error: There is no parameter 'perod'. Did you mean 'period'?"),
        (("run", "works", "-p", "weeks=many"), 2, "Error: weeks expects a whole number from 1 to 52, got 'many'."),
        (("run", "works", "-p", "weeks"), 2, "Error: -p expects NAME=VALUE, got 'weeks'."),
        (("run", "works", "-p", "weeks=1", "-p", "weeks=2"), 2, "Error: -p weeks is given twice: '1' and '2'."),
        (("run", "works", "--lang", "de"), 2, "Error: --lang expects en or zh"),
        (("run", "works", "--as-of", "soon"), 2, "Error: as_of expects a date"),
        (("run", "works", "--data", "nowhere"), 4, "Error: There is no dataset 'nowhere'"),
        (("run", "works", "--data", "./"), 4, "Error: . is a folder; give the path of a dataset file (.toml)."),
        (("run", "works", "--data", "no/where.toml"), 4, "Error: no/where.toml: no such dataset file"),
        (("run", "own_data", "--data", "broken.toml"), 4, "Error: "),
        (("run", "works", "--langg", "en"), 2, "No such option: --langg"),
        (("run", "works", "--jobs", "0"), 2, "Invalid value for '--jobs'"),
        (("rnu",), 2, "No such command 'rnu'. Did you mean 'run'?"),
        (("show", "wroks"), 2, "Error: There is no analysis 'wroks'. Did you mean 'works'?"),
        (("list", "--data", "nowhere"), 4, "Error: There is no dataset 'nowhere'"),
        (("doctor", "nowhere"), 4, "Error: There is no dataset 'nowhere'"),
    ],
)
def test_what_is_refused_says_why_once_on_stderr(call, tmp_path, words, code, expected):
    (tmp_path / "broken.toml").write_text("name = ")
    told = call(*words)
    assert told.exit_code == code
    assert told.stdout == ""
    assert expected in told.stderr
    assert "Traceback" not in told.stderr
    known_and_unreadable = (
        "broken.toml" in words
    )  # a run that failed, and a row of the portal; a slip of the pen is neither
    assert (tmp_path / "reports").exists() == known_and_unreadable


def test_a_busy_report_is_exit_code_75(call, tmp_path):
    with publish.locked(tmp_path / "reports" / "works" / "all"):
        told = call("run", "works")
    assert told.exit_code == Busy.exit_code == 75
    assert "being made by another process" in told.stderr


def test_debug_shows_where_an_error_comes_from(call):
    assert "Traceback" in call("--debug", "run", "wroks").stderr


def test_list_says_what_each_analysis_answers_and_whether_it_can_run(call, monkeypatch, tmp_path):
    own = tmp_path / "notebooks"
    own.mkdir()
    shutil.copy(NOTEBOOKS / "works.ipynb", own)
    odd = json.loads((NOTEBOOKS / "own_data.ipynb").read_text("utf-8"))
    odd["metadata"]["workbench"] |= {"question": "Who left?", "needs": {"memberships": ["joined_on"]}}
    (own / "leavers.ipynb").write_text(json.dumps(odd))
    monkeypatch.setattr(runs, "NOTEBOOKS", own)
    told = call("list").stdout
    assert "works\n    What do the weeks say?\n    runs on complete_journey: yes\n" in told
    assert "leavers\n    Who left?\n    runs on complete_journey: no, the dataset lacks memberships" in told
    rows = json.loads(call("list", "--json").stdout)["analyses"]
    assert [(row["analysis"], row["runs"]) for row in rows] == [("leavers", False), ("works", True)]


def test_show_tells_parameters_needs_and_what_is_yielded(call):
    told = call("show", "works").stdout
    assert "period = 'month'\n      Length of a cohort (one of week, month, quarter)" in told
    assert "transactions: customer_id, amount" in told
    assert "headlines: answer" in told
    described = json.loads(call("show", "works", "--json").stdout)
    assert [one["name"] for one in described["parameters"]] == ["period", "weeks", "as_of"]
    assert described["parameters"][1]["bounds"] == [1, 52]


def test_doctor_tells_tables_rows_and_checks(call):
    told = call("doctor")
    assert told.exit_code == 0
    assert "transactions: 1,469,307 rows" in told.stdout
    assert "pass" in told.stdout and "\n  run works: yes" in told.stdout
    assert json.loads(call("doctor", "--json").stdout)["name"] == "complete_journey"


def test_doctor_says_what_is_wrong_with_the_data(call, tmp_path):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\nA,1,2024-01-01,ten\n")
    (tmp_path / "shop.toml").write_text(
        'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'
    )
    told = call("doctor", "shop.toml")
    assert told.exit_code == 3
    assert "amount" in told.stderr and "ten" in told.stderr


def test_help_begins_with_what_it_is_for_and_examples(call):
    told = call("--help").stdout
    assert told.index("workbench run cohort -p period=week") < told.index("Options:")


def test_help_loads_nothing_that_is_slow(tmp_path):
    code = "import sys; from workbench import cli; sys.argv = ['workbench', '--help']\ntry: cli.main()\nfinally: print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert not {"pandas", "numpy", "ibis", "duckdb", "papermill", "nbformat", "jupyter_client", "rich"} & loaded


def heeding_interrupts() -> None:
    """What a shell starts in the background, and all that it starts in turn, ignores Ctrl-C: the test must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def hanging(tmp_path):
    """A command whose run hangs, with the file that names its child; ended whatever comes of the test."""
    process = start("run", str(NOTEBOOKS / "hangs.ipynb"), cwd=tmp_path, preexec_fn=heeding_interrupts)
    child = tmp_path / "reports" / "hangs" / "all" / ".child.pid"
    for _ in range(300):
        if child.is_file() and child.read_text():
            break
        time.sleep(0.1)
    yield process, child
    process.kill()
    process.communicate()
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        os.kill(int(child.read_text()), signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_its_kernel_and_keeps_the_notebook(hanging, number):
    process, child = hanging
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "Interrupted; reports published before are as they were.\n"
    [left] = child.parent.glob("[!.]*")
    assert results.read(left / "results.json")["status"] == "failed"
    assert not list(child.parent.glob(".*.partial"))
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.kill(int(child.read_text()), 0)
            time.sleep(0.1)


def test_a_fault_of_ours_is_one_line(tmp_path):
    code = (
        "import sys; from workbench import cli, runs; runs.run_all = lambda *a, **k: {}['no such key']\n"
        "sys.argv = ['workbench', 'run', 'works']; cli.main()"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("Error: a fault of the workbench itself (KeyError).")
    assert told.stderr.count("\n") == 1
