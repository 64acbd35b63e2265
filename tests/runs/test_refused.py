"""What is refused before its kernel starts is a failed run of its own: the portal shows it, and nobody's data."""

import copy
import datetime as dt
import json
import shutil

import nbformat
import pytest

from workbench import runs
from workbench.errors import ConfigurationError, DataFault, UsageError
from workbench.execution.engine import Record
from workbench.report import results
from workbench.report.items import MIME

TOP = 'name = "shop"\ntitle = { en = "The shop", zh = "店" }\ncurrency = "GBP"\ntimezone = "UTC"\n'
SHOP = TOP + '[tables.transactions]\nsource = "orders.csv"\n'
HEADER = "customer_id,order_id,ordered_at,amount\n"
BAD = HEADER + "Kanari-7731,1,2024-01-01,Kanarienvogel\n"


@pytest.fixture
def shop(tmp_path, notebooks, monkeypatch, executed):
    """A shop whose runs need no kernel: call it with names to run them, `put` to change its files."""
    about = {"name": "shop", "title": {}, "as_of": "2024-01-01", "tables": {}, "checks": []}
    item = nbformat.v4.new_output("display_data", data={MIME: {"kind": "dataset", "key": "shop", "data": about}})

    def execute(request, staging, run_id, making):
        notebook = copy.deepcopy(executed)
        next(cell for cell in notebook.cells if cell.cell_type == "code").outputs.append(item)
        return Record(notebook, captions=["" for _ in notebook.cells])

    monkeypatch.setattr(runs, "_execute", execute)
    folder = tmp_path / "notebooks"
    folder.mkdir()
    shutil.copy(notebooks / "own_data.ipynb", folder / "works.ipynb")
    monkeypatch.chdir(tmp_path)

    def put(orders=HEADER + "a,1,2024-01-01,5\n", toml=SHOP):
        (tmp_path / "orders.csv").write_text(orders)
        (tmp_path / "shop.toml").write_text(toml)

    def call(*names, data="shop.toml", **options):
        return runs.run_all(names, data=data, out=tmp_path / "out", notebooks=folder, **options)

    put()
    call.put, call.out, call.notebooks = put, tmp_path / "out", folder
    return call


def left(out) -> list[dict]:
    """The failed runs, newest last."""
    found = [results.read(path) for path in sorted(out.glob("*/*/*/results.json"))]
    return [run for run in found if run["status"] == "failed"]


def test_a_dataset_refused_shows_in_the_portal_by_its_kind_beside_the_last_good_report(shop):
    [good] = shop("works")
    before = (good.path / "report.html").read_bytes()
    shop.put(BAD)
    with pytest.raises(DataFault, match="Kanarienvogel"):
        shop()
    [run] = left(shop.out)
    assert (run["analysis"], run["dataset"]["name"], run["error"]["kind"]) == ("works", "shop", "data")
    assert "orders.csv, row 2, column amount: ••• came" in run["error"]["message"]
    index = (shop.out / "index.html").read_text("utf-8")
    assert 'data-label="Status" class="bad"' in index and f"all/{good.path.name}/report.html" in index
    page = (shop.out / "works" / "all" / run["run_id"] / "report.html").read_text("utf-8")
    assert f"../{good.path.name}/report.html" in page
    assert (good.path / "report.html").read_bytes() == before
    written = [path.read_text("utf-8") for path in shop.out.rglob("*") if path.is_file()]
    assert not [text for text in written if "Kanari" in text]


@pytest.mark.parametrize(
    ("toml", "kind"),
    [
        (SHOP + "name = ", "configuration"),
        (SHOP.replace("orders.csv", "gone.csv"), "configuration"),
        (SHOP + "[parameters.works]\nno_such = 1\n", "configuration"),
        (SHOP + 'password = "hunter2pass"\n', "configuration"),
    ],
)
def test_a_dataset_file_or_source_that_is_wrong_leaves_its_kind_and_no_password(shop, toml, kind):
    shop("works")
    shop.put(toml=toml)
    with pytest.raises(ConfigurationError):
        shop()
    [run] = left(shop.out)
    assert run["error"]["kind"] == kind
    assert not [path for path in shop.out.rglob("*") if path.is_file() and b"hunter2pass" in path.read_bytes()]


def test_without_a_report_before_all_that_the_dataset_describes_are_told_and_no_others(shop):
    document = json.loads((shop.notebooks / "works.ipynb").read_text())
    document["metadata"]["workbench"] = {"needs": {"events": ["customer_id"]}}
    (shop.notebooks / "journeys.ipynb").write_text(json.dumps(document))
    shop.put(BAD)
    with pytest.raises(DataFault):
        shop()
    assert [run["analysis"] for run in left(shop.out)] == ["works"]


def test_a_mistyped_word_leaves_nothing(shop):
    for names, options in (
        (("wroks",), {}),
        (("works",), {"parameters": {"wekes": "1"}}),
        (("works",), {"data": "shpo.toml"}),
    ):
        with pytest.raises((UsageError, ConfigurationError)):
            shop(*names, **options)
    assert left(shop.out) == []


def test_a_notebook_that_was_broken_since_its_report_is_a_failed_run_of_it(shop):
    shop("works")
    shutil.copy(shop.notebooks / "works.ipynb", shop.notebooks / "other.ipynb")
    (shop.notebooks / "works.ipynb").write_text('{"cells": [')
    (shop.notebooks / "never.ipynb").write_text('{"cells": [')
    made = shop()
    assert sorted((run.analysis, run.status) for run in made) == [
        ("never", "failed"),
        ("other", "ok"),
        ("works", "failed"),
    ]
    assert [run["analysis"] for run in left(shop.out)] == ["works"]


def test_refused_again_and_again_it_stays_one_row_and_the_newest_word(shop):
    clock = iter(dt.datetime(2026, 11, day, tzinfo=dt.UTC) for day in range(1, 30)).__next__
    shop("works", clock=clock)
    shop.put(BAD)
    for _ in range(3):
        with pytest.raises(DataFault):
            shop(clock=clock)
    shop.put()
    shop("works", clock=clock)
    assert len(left(shop.out)) == 3
    assert 'data-label="Status" class="bad"' not in (shop.out / "index.html").read_text("utf-8")


def test_where_nothing_can_be_written_the_error_is_the_datas_own(shop):
    shop.put(BAD)
    shop.out.write_text("a file")
    with pytest.raises(DataFault, match="Kanarienvogel"):
        shop()
