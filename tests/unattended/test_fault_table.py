"""Rows of the fault table that only a real machine shows: two at once, data that move, memory, disks, clocks."""

import datetime as dt
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from workbench import open_dataset, runs
from workbench.report import results

NOTEBOOKS = Path(__file__).parent.parent / "runs" / "notebooks"
SHOP = 'name = "shop"\ncurrency = "EUR"\ntimezone = "Europe/Berlin"\n[tables.transactions]\nsource = "orders.csv"\n'
WAITING = """
import pathlib, time
door.open_dataset(data)
pathlib.Path(pathlib.Path(data).parent / "opened").touch()
time.sleep({seconds})
"""


def shop(folder: Path, *, seconds: float, name: str = "waits") -> Path:
    """A dataset, and a notebook that opens it, says so and takes its time."""
    import json

    rows = "".join(f"c{k % 40},{k},2024-01-{1 + k % 28:02d},{k}\n" for k in range(400))
    (folder / "orders.csv").write_text(f"customer_id,order_id,ordered_at,amount\n{rows}")
    (folder / "shop.toml").write_text(SHOP)
    notebook = json.loads((NOTEBOOKS / "own_data.ipynb").read_text("utf-8"))
    notebook["cells"][-1]["source"] = WAITING.format(seconds=seconds)
    (folder / f"{name}.ipynb").write_text(json.dumps(notebook))
    return folder / f"{name}.ipynb"


def start(folder: Path, *words: str, **more) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", "run", "--data", "shop.toml", "--lang", "en", "--out", "out", *words], cwd=folder,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"TMPDIR": str(folder)}, **more,
    )  # fmt: skip


def finished(run: subprocess.Popen) -> None:
    assert (run.communicate(timeout=60)[1], run.returncode) == ("", 0)


def until(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path.name} never came")


def kernels(folder: Path) -> list[int]:
    """Kernels whose notebook lies in a folder and that are there."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            ours = str(folder).encode() in (place / "environ").read_bytes()
            if ours and b"ipykernel" in (place / "cmdline").read_bytes() and " Z " not in (place / "stat").read_text():
                found.append(int(place.name))
        except OSError:
            continue
    return found


def test_of_two_processes_one_makes_the_report_and_the_other_ends_busy_and_a_killed_one_blocks_nobody(tmp_path):
    shop(tmp_path, seconds=30)
    first = start(tmp_path, "waits.ipynb")
    until(tmp_path / "opened")
    second = start(tmp_path, "waits.ipynb")
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out) == (75, "") and "being made by another process" in err
    first.kill()
    first.communicate()
    shop(tmp_path, seconds=0)
    third = start(tmp_path, "waits.ipynb")
    assert third.communicate(timeout=60)[1] == "" and third.returncode == 0
    assert len(list(tmp_path.glob("out/waits/all/*/report.html"))) == 1
    assert not list(tmp_path.rglob("*.partial"))
    assert kernels(tmp_path) == [], "the killed run's kernel is ended by the next run"


def test_a_file_that_another_process_rewrites_during_the_run_makes_no_report_and_the_last_stays_as_it_was(
    tmp_path, contents
):
    shop(tmp_path, seconds=0)
    good = start(tmp_path, "waits.ipynb")
    assert good.communicate(timeout=60)[1] == "" and good.returncode == 0
    [last] = tmp_path.glob("out/waits/all/2*")
    before = contents(last)
    (tmp_path / "opened").unlink()
    shop(tmp_path, seconds=2)
    run = start(tmp_path, "waits.ipynb")
    until(tmp_path / "opened")
    subprocess.run(["sh", "-c", "echo c1,9999,2024-01-05,5 >> orders.csv"], cwd=tmp_path, check=True)
    _, err = run.communicate(timeout=60)
    assert run.returncode == 3 and "orders.csv: changed while the run was reading it" in err
    assert contents(last) == before


def test_a_kernel_that_may_use_no_more_memory_fails_in_words_and_the_last_report_stays(tmp_path, contents):
    """The limit is the system's own (RLIMIT_AS), set in the kernel by its first cell."""
    shop(tmp_path, seconds=0)
    finished(start(tmp_path, "waits.ipynb"))
    [last] = tmp_path.glob("out/waits/all/2*")
    before = contents(last)
    notebook = shop(tmp_path, seconds=0)
    hungry = (
        "import resource\\nresource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))\\nheld = bytearray(4 << 30)\\n"
    )
    notebook.write_text(notebook.read_text().replace("\\nimport pathlib, time", f"\\n{hungry}import pathlib, time"))
    run = start(tmp_path, "waits.ipynb")
    _, err = run.communicate(timeout=60)
    assert run.returncode == 1 and "there was not enough memory" in err and "Traceback" not in err
    assert contents(last) == before


def test_a_folder_that_becomes_read_only_is_told_and_what_lies_in_it_stays(tmp_path, contents):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        shop(tmp_path, seconds=0)
        words = ("waits.ipynb", "--out", str(disk / "out"))
        finished(start(tmp_path, *words))
        before = contents(disk / "out" / "waits")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        run = start(tmp_path, *words)
        _, err = run.communicate(timeout=60)
        assert run.returncode == 4 and "reports cannot be written there (Read-only file system)" in err
        assert contents(disk / "out" / "waits") == before
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_a_terminal_that_goes_away_leaves_no_kernel_and_no_half_report(tmp_path):
    shop(tmp_path, seconds=30)
    heeded = functools.partial(signal.signal, signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may run under nohup
    run = start(tmp_path, "waits.ipynb", preexec_fn=heeded)
    until(tmp_path / "opened")
    run.send_signal(signal.SIGHUP)
    run.communicate(timeout=30)
    assert run.returncode == 130
    assert kernels(tmp_path) == [] and not list(tmp_path.rglob("*.partial"))
    [record] = tmp_path.glob("out/waits/all/*/results.json")
    assert results.read(record)["status"] == "failed"


def orders_at(folder: Path, moments: list[str]) -> pd.DataFrame:
    lines = "".join(f"c{k},o{k},{moment},1\n" for k, moment in enumerate(moments))
    (folder / "orders.csv").write_text(f"customer_id,order_id,ordered_at,amount\n{lines}")
    (folder / "shop.toml").write_text(SHOP + 'timezone = "UTC"\n')
    return open_dataset(folder / "shop.toml").table("transactions").execute()


@pytest.mark.parametrize(
    ("night", "hours"),
    [("2024-03-30", 23), ("2024-10-26", 25), ("2024-02-28", 24)],  # clocks forward, clocks back, then 29 February
)
def test_no_order_is_lost_doubled_or_moved_to_another_day_when_the_clocks_change(tmp_path, night, hours):
    """One order an hour for 72 hours in UTC: the middle day of Berlin has as many as it has hours."""
    first = dt.datetime.fromisoformat(night)
    frame = orders_at(tmp_path, [(first + dt.timedelta(hours=k)).isoformat() for k in range(72)])
    days = pd.to_datetime(frame["ordered_at"]).dt.date.value_counts()
    assert len(frame) == 72
    assert days[first.date() + dt.timedelta(days=1)] == hours


@pytest.mark.parametrize("jump", [dt.timedelta(days=-400), dt.timedelta(days=400)])
def test_a_clock_that_jumps_during_the_run_changes_neither_its_seconds_nor_its_place_in_the_row(tmp_path, jump):
    start_at = dt.datetime(2026, 3, 29, 0, 30, tzinfo=dt.UTC)
    told = iter([start_at, *[start_at + jump] * 20])
    made = [
        runs.run("works", notebooks=NOTEBOOKS, out=tmp_path, lang=("en",), parameters={"weeks": weeks}, clock=lambda: next(told))
        for weeks in (3, 5)
    ]  # fmt: skip
    assert [run.status for run in made] == ["ok", "ok"]
    assert made[0].path.name < made[1].path.name
    assert all(0 < run.results["provenance"]["seconds"] < 60 for run in made)
