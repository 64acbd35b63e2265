"""What is kept beside a dataset is used only when it is exactly what was written, for exactly these data."""

import errno
import gc
import os
import subprocess
import sys

import ibis
import pytest

from workbench.data import open_dataset
from workbench.data.cache import Hashes, replacing
from workbench.data.engine import Engine
from workbench.errors import DataFault, UsageError
from workbench.features.customers.activity import customer_days

HEADER = "customer_id,order_id,ordered_at,amount\n"
LINE = "a,1,2017-03-01,1\n"


@pytest.fixture
def scans(monkeypatch) -> list[str]:
    """The queries that looked at raw rows."""
    seen: list[str] = []
    rows = Engine.rows
    monkeypatch.setattr(Engine, "rows", lambda self, query: (seen.append(query), rows(self, query))[1])
    return seen


def kept(path, pattern: str) -> list:
    return sorted((path.parent / ".cache").rglob(pattern))


def test_a_second_opening_reads_no_line_and_knows_the_same(shop, scans):
    path = shop()
    first = open_dataset(path).summary()
    assert scans
    scans.clear()
    assert open_dataset(path).summary() == first
    assert scans == []


def test_any_change_of_a_source_or_of_the_dataset_file_is_seen_at_once(shop):
    path = shop(HEADER + LINE)
    before = open_dataset(path)
    after = open_dataset(shop(HEADER + LINE.replace("2017-03-01,1", "2017-03-01,2")))  # same size, same moment
    assert after.table("transactions").amount.to_pandas().tolist() == [2.0]
    titled = open_dataset(shop(HEADER + LINE, top='title = { en = "Shop" }'))
    assert len({before.fingerprint, after.fingerprint, titled.fingerprint}) == 3
    assert open_dataset(shop(HEADER + LINE)).fingerprint == before.fingerprint


def test_the_fingerprint_does_not_depend_on_where_the_data_lie(shop, tmp_path):
    here = open_dataset(shop())
    there = tmp_path / "elsewhere"
    there.mkdir()
    for name in ("shop.toml", "orders.csv"):
        (there / name).write_bytes((tmp_path / name).read_bytes())
    assert open_dataset(there / "shop.toml").fingerprint == here.fingerprint


@pytest.mark.parametrize(
    "pattern", ["state.json", "transactions.parquet", "*.customer_days.*.parquet", "*.sha256", "hashes.json"]
)
@pytest.mark.parametrize("damage", [lambda b: b[: len(b) // 2], lambda b: b"", lambda b: b[:-9] + b"x" + b[-8:]])
def test_damaged_files_are_made_anew(shop, pattern, damage):
    path = shop()
    expected = open_dataset(path).cached(customer_days).to_pandas()
    (victim,) = kept(path, pattern)
    victim.write_bytes(damage(victim.read_bytes()))
    again = open_dataset(path)
    assert again.cached(customer_days).to_pandas().equals(expected)
    assert again.table("transactions").count().to_pyarrow().as_py() == 1


def test_a_cached_result_belongs_to_the_code_of_its_module(shop, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    module = tmp_path / "spending.py"
    dataset = open_dataset(shop())
    for factor in (1, 2):
        module.write_text(f"def total(t):\n    return t.group_by('customer_id').agg(s=t.amount.sum() * {factor})\n")
        sys.modules.pop("spending", None)
        import spending

        assert dataset.cached(spending.total).to_pandas().s.tolist() == [9.5 * factor]
    assert len(kept(dataset.path, "spending.total.*.parquet")) == 2


def test_a_function_that_cannot_be_named_is_not_cached(shop):
    with pytest.raises(UsageError, match="defined at the top of a module"):
        open_dataset(shop()).cached(lambda lines: lines)


def test_cached_rows_come_in_the_order_of_their_columns(shop):
    csv = HEADER + "b,1,2017-03-02,1\na,2,2017-03-03,1\nb,3,2017-03-01,1\n"
    days = open_dataset(shop(csv)).cached(customer_days).to_pandas()
    assert list(zip(days.customer_id, days.day.dt.day, strict=True)) == [("a", 3), ("b", 1), ("b", 2)]


def test_a_failed_check_leaves_no_state_behind(shop):
    path = shop(HEADER + "a,1,soon,1\n")
    for _ in range(2):
        with pytest.raises(DataFault):
            open_dataset(path)
    assert kept(path, "*.parquet") == kept(path, "state.json") == []


def test_a_source_that_changes_after_opening_is_not_cached_under_the_old_fingerprint(shop, tmp_path):
    path = shop()
    dataset = open_dataset(path)
    (tmp_path / "orders.csv").write_text(HEADER + LINE + LINE)
    with pytest.raises(DataFault, match="changed while they were being read"):
        dataset.cached(customer_days)
    assert kept(path, "*customer_days*") == []


def test_only_the_last_three_states_are_kept(shop):
    for amount in range(5):
        open_dataset(shop(HEADER + f"a,1,2017-03-01,{amount}\n"))
    path = shop(HEADER + "a,1,2017-03-01,4\n")
    assert len(kept(path, "state.json")) == 3
    assert open_dataset(path).table("transactions").amount.to_pandas().tolist() == [4.0]


def test_where_nothing_can_be_written_it_works_and_warns(shop, tmp_path):
    path = shop()
    (tmp_path / ".cache").write_text("in the way")  # as good as read-only, also for root
    days = open_dataset(path).cached(customer_days)
    gc.collect()
    assert days.count().to_pyarrow().as_py() == 1  # a table outlives the dataset it came from
    dataset = open_dataset(path)
    assert [check["key"] for check in dataset.checks if check["status"] == "warn"] == ["cache"]


def test_an_interrupted_write_leaves_the_old_file_and_no_other(tmp_path):
    (tmp_path / "x.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "x.txt") as temporary:
        temporary.write_text("new")
        raise KeyboardInterrupt
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.txt", "old")]


def test_hashes_are_remembered_for_files_that_have_settled(tmp_path, monkeypatch):
    file, memory = tmp_path / "big.csv", tmp_path / "hashes.json"
    file.write_text("x")
    Hashes(memory).of(file)
    later = memory.stat().st_mtime_ns + 10_000_000_000
    os.utime(memory, ns=(later, later))
    monkeypatch.setattr("workbench.data.cache.sha256", lambda path: pytest.fail("hashed again"))
    assert len(Hashes(memory).of(file)) == 64


def test_two_processes_may_open_the_same_dataset_at_once(shop):
    code = (
        "import sys; from workbench.data import open_dataset; from workbench.features.customers.activity import customer_days; "
        "sys.stdout.write(str(open_dataset(sys.argv[1]).cached(customer_days).count().to_pyarrow()))"
    )
    path = shop()
    both = [subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) for _ in "ab"]
    assert [process.communicate()[0] for process in both] == ["1", "1"]
    assert isinstance(open_dataset(path).cached(customer_days), ibis.Table)


@pytest.mark.parametrize("after", ["", "touch", "whole"])
def test_a_kill_while_a_result_is_written_leaves_none_that_is_used(shop, after):
    path = shop()
    code = (
        "import os, signal, sys; from pathlib import Path; from workbench.data import open_dataset; from workbench.data.engine import Engine; "
        "from workbench.features.customers.activity import customer_days; "
        "whole = Engine.write; "
        "kill = lambda: os.kill(os.getpid(), signal.SIGKILL); "
        "steps = {'': lambda e, f, p: kill(), 'touch': lambda e, f, p: (p.touch(), kill()), 'whole': lambda e, f, p: (whole(e, f, p), kill())}; "
        "Engine.write = steps[sys.argv[2]]; open_dataset(sys.argv[1]).cached(customer_days)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path), after], check=False)
    assert killed.returncode == -9
    dataset = open_dataset(path)
    assert kept(path, "*customer_days*.parquet") == []
    assert dataset.cached(customer_days).lines.sum().to_pandas() == 1


def test_a_full_disk_while_tables_are_kept_leaves_none_that_is_used(shop, monkeypatch):
    path = shop()
    write = Engine.write

    def full(self, found, place) -> None:
        place.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Engine, "write", full)
    dataset = open_dataset(path)
    assert dataset.cached(customer_days).lines.sum().to_pandas() == 1  # held in memory instead
    assert kept(path, "*customer_days*") == []
    monkeypatch.setattr(Engine, "write", write)
    assert open_dataset(path).cached(customer_days).lines.sum().to_pandas() == 1


def test_a_table_larger_than_the_memory_limit_is_checked_on_disk(shop, tmp_path, monkeypatch):
    import duckdb

    from workbench.data import engine

    monkeypatch.setattr(engine, "MEMORY", "100MB")
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT hash(i) % 90000 AS customer_id, hash(i, 1) AS order_id, TIMESTAMP '2023-01-01' + "
            "to_seconds(i * 20) AS ordered_at, 1 + i % 7 AS amount FROM range(3000000) AS t(i)) "
            f"TO '{tmp_path / 'orders.parquet'}' (FORMAT parquet)"
        )
    path = shop()
    path.write_text(path.read_text().replace("orders.csv", "orders.parquet"))
    dataset = open_dataset(path)
    values = {check["key"]: check["value"] for check in dataset.checks}
    assert (values["transactions.copies"], values["transactions.order_id.customer"]) == (0, 0)
    assert dataset.ledger[-1] == ("transactions", "used", 3_000_000)
