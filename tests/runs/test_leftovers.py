"""What is temporary has an owner and an end, whatever ends the owner; and the last good report stays as it was."""

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from workbench.data import temporary
from workbench.execution import kin as kinship

NOTEBOOKS = Path(__file__).parent / "notebooks"
SHOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'


def shop(folder: Path) -> Path:
    rows = [f"c{k % 40},{k},2024-{1 + k % 12:02d}-{1 + k % 28:02d},{k % 90 + 1}.50" for k in range(2000)]
    (folder / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\n" + "\n".join(rows) + "\n")
    (folder / "shop.toml").write_text(SHOP)
    return folder / "shop.toml"


def start(*words, cwd, tmp):
    """The command in a process of its own, with a folder for temporary files that can be searched."""
    tmp.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "workbench", *map(str, words)], cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp)},
    )  # fmt: skip


def kin(tmp: Path) -> list[int]:
    """Processes that have a folder in their environment and are not mere names of dead ones."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if str(tmp).encode() in place.read_bytes() and " Z " not in (place.parent / "stat").read_text():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def killed_in(folder: Path, *, prefix: str) -> Path:
    """A folder whose owner was killed."""
    code = f"""
        import os, signal
        from workbench.data import temporary
        mine = temporary.owned({prefix!r}, {str(folder)!r})
        (mine.path / "rows.parquet").write_text("Ann")
        os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    [left] = folder.glob(f"{prefix}*")
    return left


def test_the_folder_of_a_killed_process_is_removed_by_the_next_and_that_of_a_living_one_is_not(tmp_path):
    left = killed_in(tmp_path, prefix="a-")
    living = temporary.owned("b-", tmp_path)
    assert not left.exists() and living.path.is_dir()
    temporary.sweep(tmp_path)
    assert living.path.is_dir() and temporary.is_held(living.path)
    living.end()
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_takes_what_was_half_made_and_nothing_that_is_not_ours(tmp_path):
    (tmp_path / "half.own").mkdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (tmp_path / "link.own").symlink_to(elsewhere)
    temporary.sweep(tmp_path)
    assert not (tmp_path / "half.own").exists()
    assert (elsewhere / "kept").exists()


def test_a_fork_of_the_owner_takes_nothing_away(tmp_path):
    code = f"""
        import os, sys
        from workbench.data import temporary
        mine = temporary.owned("a-", {str(tmp_path)!r})
        if os.fork() == 0:
            sys.exit(0)
        os.wait()
        print(mine.path.is_dir())
    """
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert told.stdout == "True\n"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A shop with one good report, and how long it took to make."""
    folder = tmp_path_factory.mktemp("shop")
    shop(folder)
    words = ("run", NOTEBOOKS / "own_data.ipynb", "--data", "shop.toml", "--lang", "en")
    began = time.monotonic()
    process = start(*words, cwd=folder, tmp=folder / "tmp")
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    assert list((folder / "tmp").iterdir()) == []
    return folder, words, (folder / out.strip()).parent, time.monotonic() - began


def test_a_run_killed_at_any_moment_leaves_the_last_good_report_and_the_next_run_leaves_nothing(
    good, contents, request
):
    folder, words, last, seconds = good
    before = contents(last)
    dice = random.Random(17)
    for turn in range(request.config.getoption("--kills")):
        if turn % 2:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
            (folder / ".cache").touch()  # nothing can be written beside the dataset
        else:
            (folder / ".cache").unlink() if (folder / ".cache").is_file() else shutil.rmtree(
                folder / ".cache", ignore_errors=True
            )
        process = start(*words, cwd=folder, tmp=folder / "tmp")
        time.sleep(dice.uniform(0.1, seconds))
        process.kill()
        process.communicate()
        assert contents(last) == before, f"turn {turn}"
    process = start(*words, cwd=folder, tmp=folder / "tmp")
    _, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    assert list((folder / "tmp").iterdir()) == []
    assert list(folder.rglob("*.own")) == list(folder.rglob("*.partial")) == []
    for _ in range(50):
        if not kin(folder / "tmp"):
            break
        time.sleep(0.1)
    assert kin(folder / "tmp") == []


def test_what_a_killed_runs_kernel_had_started_is_ended_by_the_next_run(tmp_path):
    process = start("run", NOTEBOOKS / "hangs.ipynb", cwd=tmp_path, tmp=tmp_path / "tmp")
    child = tmp_path / "reports" / "hangs" / "all" / ".child.pid"
    for _ in range(300):
        if child.is_file() and child.read_text():
            break
        time.sleep(0.1)
    process.kill()
    process.wait()  # not until its output ends: the child holds on to that
    process.stdout.close(), process.stderr.close()
    assert Path(f"/proc/{child.read_text()}").exists()
    start("run", NOTEBOOKS / "works.ipynb", cwd=tmp_path, tmp=tmp_path / "tmp").communicate(timeout=300)
    for _ in range(50):
        if not kin(tmp_path / "tmp"):
            break
        time.sleep(0.1)
    assert kin(tmp_path / "tmp") == []
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_child_with_a_session_of_its_own_is_ended_with_its_kernel_and_not_before(tmp_path):
    home = temporary.owned(kinship.NAME, tmp_path)
    child = subprocess.Popen(["sleep", "600"], env={kinship.MARK: str(home.path)}, start_new_session=True)
    try:
        while str(home.path).encode() not in Path(f"/proc/{child.pid}/environ").read_bytes():
            time.sleep(0.01)
        kinship.end_orphans()
        assert child.poll() is None, "its kernel lives"
        kinship.end(home.path)
        assert child.wait(10) == -signal.SIGKILL
    finally:
        child.kill()
        child.wait()
        home.end()


def test_two_that_open_a_cold_dataset_at_once_both_succeed(tmp_path):
    shop(tmp_path)
    both = [start("doctor", "shop.toml", cwd=tmp_path, tmp=tmp_path / "tmp") for _ in range(2)]
    told = [process.communicate(timeout=300) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert told[0] == told[1]
    assert list((tmp_path / "tmp").iterdir()) == list(tmp_path.rglob("*.own")) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        not shutil.which("mount")
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("needs the right to mount a small disk")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path, *, leaving: int) -> None:
    free = shutil.disk_usage(disk).free
    (disk / "filling").write_bytes(b"\0" * (free - leaving))


def test_a_disk_that_is_full_leaves_the_last_good_report_as_it_was(small_disk, tmp_path, contents):
    words = ("run", NOTEBOOKS / "works.ipynb", "--out", small_disk / "reports", "--lang", "en")
    first = start(*words, cwd=tmp_path, tmp=tmp_path / "tmp")
    assert first.communicate(timeout=300)[1] == ""
    before = contents(small_disk / "reports" / "works")
    fill(small_disk, leaving=8_000)
    full = start(*words, cwd=tmp_path, tmp=tmp_path / "tmp")
    err = full.communicate(timeout=300)[1]
    assert full.returncode == 1
    assert "No space left on device" in err and "Nothing was published" in err
    assert contents(small_disk / "reports" / "works") == before


def test_no_room_for_the_cache_is_as_a_folder_that_cannot_be_written(small_disk, tmp_path):
    shop(small_disk)
    fill(small_disk, leaving=20_000)
    process = start("doctor", small_disk / "shop.toml", cwd=tmp_path, tmp=tmp_path / "tmp")
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    assert "every opening checks and computes anew" in out
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not list((small_disk / ".cache").rglob("*tmp*"))


def test_no_room_anywhere_is_told_in_words(small_disk, tmp_path):
    shop(small_disk)
    (small_disk / "tmp").mkdir()
    fill(small_disk, leaving=20_000)
    process = start("doctor", small_disk / "shop.toml", cwd=tmp_path, tmp=small_disk / "tmp")
    _, err = process.communicate(timeout=300)
    assert process.returncode == 4
    assert "no room for the checked tables" in err and "Traceback" not in err
    assert list((small_disk / "tmp").iterdir()) == []


def test_a_process_ended_by_signal_is_gone_as_the_system_sees_it():
    """The instrument itself: `kin` sees a process that is there, and not one that has ended."""
    marker = f"/nowhere-{os.getpid()}"
    process = subprocess.Popen(["sleep", "60"], env={"X": marker})
    try:
        assert kin(Path(marker)) == [process.pid]
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert kin(Path(marker)) == []
