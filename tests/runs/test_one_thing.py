"""One broken thing stops one thing; what leads out of the run's folder is not published."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from workbench import cli, runs
from workbench.data import open_dataset
from workbench.errors import ConfigurationError
from workbench.execution import analyses, history
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


def test_a_source_replaced_during_the_run_is_no_report(make, no_kernel, monkeypatch, tmp_path):
    (tmp_path / "orders.csv").write_text("customer_id,order_id,ordered_at,amount\na,1,2024-01-01,5\n")
    (tmp_path / "shop.toml").write_text(SHOP)

    def replace(_):
        (tmp_path / "new.csv").write_text("customer_id,order_id,ordered_at,amount\na,1,2024-01-01,7\n")
        os.replace(tmp_path / "new.csv", tmp_path / "orders.csv")

    assert make("own_data", data=str(tmp_path / "shop.toml")).status == "ok"
    leaving(monkeypatch, replace)
    run = make("own_data", data=str(tmp_path / "shop.toml"))
    assert (run.status, run.exit_code) == ("failed", 3)
    assert run.error.startswith("orders.csv: changed while the run was reading it.")


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
