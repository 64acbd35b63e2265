"""What a dataset file says of its engine is heeded, and refused where it cannot be meant."""

import os
import signal
import subprocess
import sys
import time

import pytest

from workbench.data import open_dataset
from workbench.data.engine import embedded
from workbench.data.engine_options import Options
from workbench.errors import ConfigurationError


def setting(engine, name: str) -> str:
    return engine.rows(f"SELECT current_setting('{name}') AS s")[0]["s"]


def test_memory_threads_and_folder_are_those_of_the_dataset_file(tmp_path):
    (tmp_path / "spilled").mkdir()
    options = Options(memory="300MB", threads=1, temp_folder=tmp_path / "spilled")
    engine = embedded(timezone="UTC", folder=tmp_path / "cache", files=[], options=options)
    assert (setting(engine, "memory_limit"), setting(engine, "threads")) == ("286.1 MiB", 1)
    assert setting(engine, "temp_directory").startswith(str(tmp_path / "spilled" / "spill-"))
    assert engine.room == 300_000_000


def test_without_a_word_the_engine_has_two_gigabytes(tmp_path):
    engine = embedded(timezone="UTC", folder=tmp_path, files=[])
    assert (engine.room, setting(engine, "memory_limit")) == (2_000_000_000, "1.8 GiB")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('memory = "lots"', "memory = 'lots': expected a size of at least 100MB such as 500MB or 4GB"),
        ('memory = "20MB"', "memory = '20MB': expected a size of at least 100MB"),
        ("memory = 2", "memory = 2: expected a size"),
        ("threads = 0", "threads = 0: expected a whole number from 1 to 1024"),
        ("threads = true", "threads = True: expected a whole number"),
        ('temp_folder = ""', "temp_folder = '': expected the path of a folder"),
        ('temp_folder = "nowhere"', "temp_folder = 'nowhere': there is no such folder"),
        ('memroy = "2GB"', "unknown key 'memroy'. Did you mean 'memory'"),
    ],
)
def test_what_cannot_be_meant_is_refused(shop, line, expected):
    with pytest.raises(ConfigurationError) as refused:
        open_dataset(shop(top=f"[engine_options]\n{line}"))
    assert f"[engine_options] {expected}" in str(refused.value)


def test_what_a_killed_process_spilled_is_swept_by_the_next_opening(shop, tmp_path):
    spilled = tmp_path / "spilled"
    spilled.mkdir()
    path = shop(top='[engine_options]\ntemp_folder = "spilled"')
    code = "import sys, time; from workbench.data import open_dataset; d = open_dataset(sys.argv[1]); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code, str(path)])
    while not (left := list(spilled.glob("spill-*.own/.owner"))):
        assert process.poll() is None
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert left[0].exists()
    dataset = open_dataset(path)
    assert dataset.table("transactions").count().to_pandas() == 1
    assert not left[0].exists()
