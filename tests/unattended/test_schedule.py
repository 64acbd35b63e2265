"""One description in the dataset file becomes what cron, systemd, Airflow and GitHub Actions want."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from workbench import cli
from workbench.data.description import read
from workbench.errors import ConfigurationError
from workbench.execution import schedule

SHOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "{zone}"\n[tables.transactions]\nsource = "orders.csv"\n[schedule]\n{told}'


def planned(folder: Path, told: str = "", zone: str = "Europe/Berlin") -> schedule.Plan:
    (folder / "shop.toml").write_text(SHOP.format(zone=zone, told=told))
    return schedule.plan(read(folder / "shop.toml"), python=sys.executable)


@pytest.mark.parametrize(
    ("told", "cron", "calendar"),
    [
        ("", "0 6 * * *", "*-*-* 06:00:00 Europe/Berlin"),
        ('at = "23:45"\non = "sun,mon"', "45 23 * * 1,0", "Mon,Sun *-*-* 23:45:00 Europe/Berlin"),
        ('on = "1"', "0 6 1 * *", "*-*-01 06:00:00 Europe/Berlin"),
    ],
)
def test_the_same_time_is_written_as_each_scheduler_wants_it(tmp_path, told, cron, calendar):
    asked = planned(tmp_path, told)
    assert (asked.cron(), asked.calendar()) == (cron, calendar)


def test_in_utc_the_weekday_goes_with_the_hour(tmp_path):
    """06:00 on Monday in Shanghai, which has no summer time, is 22:00 on Sunday in UTC."""
    [text] = schedule.github(planned(tmp_path, 'on = "mon"', "Asia/Shanghai")).values()
    assert yaml.safe_load(text)[True]["schedule"] == [{"cron": "0 22 * * 0"}]


def test_a_day_of_the_month_that_is_another_in_utc_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="another day of the month"):
        schedule.github(planned(tmp_path, 'on = "1"', "Asia/Shanghai"))


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ('at = "02:30"', "on 2026-03-29 the clocks of Europe/Berlin are changed"),
        ('at = "6:00"', "expected a time of day such as '06:00'"),
        ('on = "monday"', "Did you mean 'mon'"),
        ('on = "31"', "a day of the month from 1 to 28"),
        ('hour = "6"', "unknown key 'hour'"),
        ("analyses = [3]", "expected a list of names"),
    ],
)
def test_what_cannot_be_a_schedule_is_refused_in_the_dataset_file(tmp_path, told, wrong):
    with pytest.raises(ConfigurationError, match=wrong):
        planned(tmp_path, told)


def test_systemd_itself_finds_nothing_wrong(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("needs systemd-analyze, which is not here")
    home = tmp_path / "50% of $HOME"
    home.mkdir()
    asked = planned(home, 'on = "mon,thu"')
    for name, text in schedule.systemd(asked).items():
        (tmp_path / name).write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.glob("workbench-*"))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    calendar = subprocess.run(
        ["systemd-analyze", "calendar", asked.calendar()], capture_output=True, text=True, check=True
    )
    assert "Normalized form: Mon,Thu *-*-* 06:00:00 Europe/Berlin" in calendar.stdout


def bare(home: Path, root: Path) -> dict[str, str]:
    """What cron gives a command; PYTHONPATH only so that the tests' own checkout is run."""
    return {"HOME": str(home), "LOGNAME": "shop", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(root)}


def line_of(asked: schedule.Plan) -> str:
    """The command of the crontab as cron hands it to the shell: everything behind five fields, `\\%` being `%`."""
    [text] = schedule.crontab(asked).values()
    [line] = [line for line in text.splitlines() if line and not line.startswith(("#", "CRON_TZ"))]
    return line.split(None, 5)[5].replace(r"\%", "%")


ORDERS = "customer_id,order_id,ordered_at,amount\n" + "".join(
    f"c{k % 40},{k},2024-01-{1 + k % 28:02d},{k}\n" for k in range(400)
)


@pytest.mark.parametrize(("orders", "code"), [(ORDERS, 0), ("customer_id,order_id\na,1\n", 3)])
def test_the_line_of_cron_runs_in_a_bare_environment_tells_and_ends_as_the_run_ended(tmp_path, root, orders, code):
    home = tmp_path / "100% ours"
    home.mkdir()
    (home / "orders.csv").write_text(orders)
    opens = json.loads((root / "tests" / "runs" / "notebooks" / "own_data.ipynb").read_text("utf-8"))
    opens["cells"][-1]["source"] = (
        "from workbench.report import datasets\ndatasets.dataset(door.open_dataset(data).summary(), as_of='2024-01-28', used={'rows': 400, 'customers': 40})"
    )
    (home / "opens.ipynb").write_text(json.dumps(opens))
    command = line_of(planned(home, "analyses = ['opens.ipynb']\nout = 'out'\n[alerts]\nstale_after_days = 99999"))
    ended = subprocess.run(
        ["/bin/sh", "-c", command],
        env=bare(home, root),
        cwd="/",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (code, ""), ended.stderr
    assert bool(ended.stderr) == bool(code), "a scheduler that mails what it hears mails failures only"
    told = json.loads((home / "out" / "message.json").read_text("utf-8"))
    assert told["alarm"] == bool(code) and [one["analysis"] for one in told["reports"]] == ["opens"]


def test_the_dag_is_python_and_names_the_command_once(tmp_path):
    asked = planned(tmp_path, 'on = "mon"')
    [text] = schedule.airflow(asked).values()
    constants = [node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    assert [one for one in constants if isinstance(one, str) and " run " in one] == [
        f"cd {tmp_path} && {schedule._shell(asked)}"
    ]
    assert "0 6 * * 1" in constants and "Europe/Berlin" in constants


DAGS = """
import sys
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
assert not bag.import_errors, bag.import_errors
[dag] = bag.dags.values()
print(dag.dag_id, dag.schedule, dag.timezone.name, [task.task_id for task in dag.tasks])
"""


def test_a_real_airflow_imports_the_dag(nightly, tmp_path):
    for name, text in schedule.airflow(planned(tmp_path, 'on = "mon"')).items():
        (tmp_path / "dags").mkdir()
        (tmp_path / "dags" / name).write_text(text)
    python = tmp_path / "airflow" / "bin" / "python"
    if ours := os.environ.get("WORKBENCH_AIRFLOW"):  # an environment that has one already
        python = Path(ours)
    else:
        subprocess.run([sys.executable, "-m", "venv", tmp_path / "airflow"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "apache-airflow>=3,<4"], check=True)
    ended = subprocess.run(
        [python, "-c", DAGS, tmp_path / "dags"], capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "AIRFLOW_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert ended.stdout.splitlines()[-1] == "workbench_shop 0 6 * * 1 Europe/Berlin ['reports']"


def test_the_command_writes_the_files_and_installs_nothing(tmp_path, monkeypatch):
    planned(tmp_path)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(cli.app, ["schedule", "--data", "shop.toml"])
    assert told.exit_code == 0, told.output
    written = sorted(path.name for path in (tmp_path / "schedule").iterdir())
    assert written == ["shop.crontab", "workbench-shop.service", "workbench-shop.timer", "workbench-shop.yml", "workbench_shop_dag.py"]  # fmt: skip
    wrong = CliRunner().invoke(cli.app, ["schedule", "--data", "shop.toml", "--form", "systemdd"])
    assert wrong.exit_code == 2 and "Did you mean 'systemd'" in wrong.output
