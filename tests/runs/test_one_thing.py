"""One broken thing stops one thing; what leads out of the run's folder is not published."""

import io
import json
import os
import shutil
from pathlib import Path

import duckdb
import pandas
import pytest
from typer.testing import CliRunner

from workbench import cli, runs
from workbench.data import description, open_dataset
from workbench.errors import ConfigurationError
from workbench.execution import analyses, history, inputs
from workbench.report import results

SHOP = 'name = "shop"\ncurrency = "GBP"\ntimezone = "UTC"\n[tables.transactions]\nsource = "orders.csv"\n'
BROKEN = {
    "cut short": '{"cells": [',
    "empty": "",
    "of another format": '{"worksheets": [], "metadata": {}, "nbformat": 3}',
    "a list": "[]",
    "no metadata": '{"cells": []}',
    "needs nothing sensible": '{"cells": [], "metadata": {"workbench": {"needs": 5}}}',
    "headlines of no kind": '{"cells": [], "metadata": {"workbench": {"headlines": 5}}}',
    "described by a list": '{"cells": [], "metadata": {"workbench": []}}',
    "cells without metadata": '{"cells": [{}], "metadata": {}}',
    "not text": b"\xff\xfe\x00",
    "nested without end": "[" * 100_000,
}


@pytest.fixture
def own(tmp_path, notebooks, monkeypatch):
    """A folder of notebooks with one that works."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(notebooks / "works.ipynb", folder)
    monkeypatch.setattr(runs, "NOTEBOOKS", folder)
    monkeypatch.chdir(tmp_path)
    return folder


def put(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("kind", BROKEN)
def test_a_notebook_that_cannot_be_read_is_named_and_the_others_are_there(own, kind):
    put(own / "Untitled.ipynb", BROKEN[kind])
    (own / ".#works.ipynb").symlink_to("nowhere")  # an editor's lock
    (own / "folder.ipynb").mkdir()
    found, broken = analyses.every(own)
    assert [analysis.name for analysis in found] == ["works"]
    assert sorted(broken) == ["Untitled", "folder"]
    assert "Untitled.ipynb cannot be read as a notebook" in str(broken["Untitled"])


def test_a_half_written_notebook_stops_nothing_but_itself(own, no_kernel, tmp_path):
    put(own / "Untitled.ipynb", '{"cells": [')
    call = CliRunner().invoke
    assert call(cli.app, ["run", "works"]).exit_code == 0
    every = call(cli.app, ["run"])
    assert every.exit_code == 5
    assert "Untitled failed: Untitled.ipynb cannot be read" in every.stderr and "/works/" in every.stdout
    assert call(cli.app, ["doctor"]).exit_code == 0
    assert "Untitled" in call(cli.app, ["list"]).stdout
    rows = json.loads(call(cli.app, ["list", "--json"]).stdout)["analyses"]
    assert [(row["analysis"], row["runs"]) for row in rows] == [("Untitled", False), ("works", True)]
    assert call(cli.app, ["run", "Untitled"]).exit_code == 4


@pytest.mark.parametrize("name", ["...ipynb", "..ipynb", ".hidden.ipynb", "a\nb.ipynb", "a\\b.ipynb", " .ipynb"])
def test_a_name_that_would_lead_elsewhere_is_refused(own, name, tmp_path):
    shutil.copy(own / "works.ipynb", own / name)
    with pytest.raises(ConfigurationError, match="cannot be the name of an analysis"):
        analyses.find(str(own / name), own)
    refused = CliRunner().invoke(cli.app, ["run", str(own / name), "--out", "out"])
    assert refused.exit_code == 4
    assert not (tmp_path / "out").exists() and not (tmp_path / "all").exists()


def leaving(monkeypatch, leave):
    """Let the stand-in for the kernel leave something in the staging folder."""
    execute = runs._execute

    def and_leave(request, staging, run_id, making):
        leave(staging)
        return execute(request, staging, run_id, making)

    monkeypatch.setattr(runs, "_execute", and_leave)


def link(staging):
    (staging / "tables").mkdir()
    (staging / "tables" / "list.csv").symlink_to("/etc/hostname")


LEFT = {
    "a link to a file": link,
    "a link to a folder": lambda staging: (staging / "there").symlink_to("/etc"),
    "a link that leads nowhere": lambda staging: (staging / "there").symlink_to("nowhere"),
    "a link in the place of the record": lambda staging: (staging / "results.json").symlink_to("/nowhere/results.json"),
    "a pipe": lambda staging: os.mkfifo(staging / "pipe"),
}


@pytest.mark.parametrize("kind", LEFT)
def test_only_plain_files_are_published(kind, make, no_kernel, monkeypatch, tmp_path):
    leaving(monkeypatch, LEFT[kind])
    run = make("works")
    assert (run.status, run.exit_code) == ("failed", 1)
    assert "Only plain files are published" in run.error
    assert sorted(path.name for path in run.path.iterdir()) == [
        "notebook.ipynb",
        "report.html",
        "report.zh.html",
        "results.json",
    ]
    assert all(path.is_file() and not path.is_symlink() for path in run.path.iterdir())


def test_a_failed_run_leaves_no_table_half_true(make, no_kernel, monkeypatch):
    def leave(staging):
        (staging / "tables").mkdir()
        (staging / "tables" / "list.csv").write_text("customer\nAnn\n")
        (staging / "pipe").symlink_to("x")

    leaving(monkeypatch, leave)
    assert not (make("works").path / "tables").exists()


ROWS = "customer_id,order_id,ordered_at,amount\na,1,2024-01-01,5\n"


def as_parquet(path, text):
    pandas.read_csv(io.StringIO(text), dtype={"customer_id": str, "order_id": str}).assign(
        ordered_at=pandas.Timestamp("2024-01-01")
    ).to_parquet(path)


def as_excel(path, text):
    pandas.read_csv(io.StringIO(text), dtype=str).to_excel(path, index=False)


WRITE = {"csv": lambda path, text: path.write_text(text), "parquet": as_parquet, "xlsx": as_excel}


def replaced(folder, kind):
    WRITE[kind](folder / f"new.{kind}", ROWS.replace(",5", ",7"))
    os.replace(folder / f"new.{kind}", folder / f"orders.{kind}")


def rewritten_with_its_old_time(folder, kind):
    path = folder / f"orders.{kind}"
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[-2] ^= 1
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def taken_away(folder, kind):
    (folder / f"orders.{kind}").unlink()


def joined_by_another(folder, kind):
    shutil.copy(folder / f"orders.{kind}", folder / f"orders2.{kind}")


CHANGES = (replaced, rewritten_with_its_old_time, taken_away, joined_by_another)


@pytest.mark.parametrize("kind", WRITE)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_source_that_changes_during_the_run_is_no_report(make, no_kernel, monkeypatch, tmp_path, kind, change):
    WRITE[kind](tmp_path / f"orders.{kind}", ROWS)
    (tmp_path / "shop.toml").write_text(SHOP.replace("orders.csv", f"orders*.{kind}"))
    assert make("own_data", data=str(tmp_path / "shop.toml")).status == "ok"
    leaving(monkeypatch, lambda _: change(tmp_path, kind))
    run = make("own_data", data=str(tmp_path / "shop.toml"))
    assert (run.status, run.exit_code) == ("failed", 3)
    assert "changed while the run was reading it." in run.error and f".{kind}" in run.error


def test_a_database_that_changed_during_the_run_is_told_by_its_fingerprint(tmp_path, monkeypatch):
    base = tmp_path / "shop.db"
    monkeypatch.setenv("SHOP_DB", f"duckdb:///{base}")

    def fill(amount):
        with duckdb.connect(str(base)) as connection:
            connection.execute(
                f"CREATE OR REPLACE TABLE o AS SELECT 'a' AS customer_id, '1' AS order_id, TIMESTAMP '2024-01-01' AS ordered_at, {amount}::DOUBLE AS amount"
            )

    fill(5)
    toml = SHOP.replace('timezone = "UTC"\n', 'timezone = "UTC"\nengine = "env:SHOP_DB"\n').replace(
        "orders.csv", "table:o"
    )
    (tmp_path / "shop.toml").write_text(toml)
    opened = open_dataset(tmp_path / "shop.toml")
    known, digest = description.read(tmp_path / "shop.toml"), opened.fingerprint
    opened.table("transactions").get_backend().disconnect()
    assert not inputs.database_moved(known, digest)
    fill(7)
    assert inputs.database_moved(known, digest)


DAMAGE = ["[1, 2]", "5", "null", '{"x": [1]}', '{"x": 5}', "{", "[" * 100_000]


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", ["hashes.json", "state.json"])
def test_a_damaged_memory_of_the_cache_is_made_anew(tmp_path, name, damage):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\na,1,2024-01-01,5\n")
    (tmp_path / "shop.toml").write_text(SHOP)
    before = open_dataset(tmp_path / "shop.toml").summary()
    [victim] = (tmp_path / ".cache").rglob(name)
    victim.write_text(damage)
    assert open_dataset(tmp_path / "shop.toml").summary() == before


@pytest.mark.parametrize("name", ["hashes.json", "state.json", "transactions.parquet"])
def test_a_folder_in_the_place_of_a_cached_file_is_damage_too(tmp_path, name):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\na,1,2024-01-01,5\n")
    (tmp_path / "shop.toml").write_text(SHOP)
    before = open_dataset(tmp_path / "shop.toml").summary()
    [victim] = (tmp_path / ".cache").rglob(name)
    victim.unlink()
    (victim / "in").mkdir(parents=True)
    assert open_dataset(tmp_path / "shop.toml").summary() == before


def test_a_damaged_record_of_an_earlier_run_costs_itself(make, no_kernel, tmp_path):
    earlier = make("works")
    for content in ("", "{", "[]", '{"schema": 1}', "\x00"):
        (earlier.path / "results.json").write_text(content)
        run = make("works")
        assert (run.status, run.error) == ("ok", "")
    (earlier.path / "results.json").unlink()
    (earlier.path / "results.json").mkdir()
    run = make("works")
    assert (run.status, run.error) == ("ok", "")
    assert history.newest_page("works", out=tmp_path / "reports") == run.report
    assert "results.json" not in (tmp_path / "reports" / "index.html").read_text("utf-8") or Path(earlier.path).exists()


def test_runs_follow_one_another_when_the_clock_is_set_back(make, no_kernel, tmp_path):
    import datetime as dt

    late = dt.datetime(2026, 11, 1, 3, 0, tzinfo=dt.UTC)
    first = make("works", clock=lambda: late)
    second = make("works", clock=lambda: late - dt.timedelta(days=90), parameters={"weeks": "9"})
    assert first.path.name < second.path.name
    assert [one["run_id"] for one in history.of(tmp_path / "reports" / "works" / "all")] == [
        second.path.name,
        first.path.name,
    ]
    assert history.newest_page("works", out=tmp_path / "reports") == second.report
    assert results.read(second.path / "results.json")["provenance"]["started"] >= first.results["provenance"]["started"]
