"""JupyterLab as `workbench lab` opens it: analyses in the launcher, a form that injects parameters and runs the notebook."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from workbench.commands import bench
from workbench.execution import analyses
from workbench.places import NOTEBOOKS


def test_the_templates_are_all_analyses_without_outputs_and_what_lies_beside_them_stays(tmp_path):
    (tmp_path / "cohort.ipynb").write_text("mine")
    made = bench.lay_out(tmp_path)
    assert [path.stem for path in made] == analyses.names(NOTEBOOKS)
    cells = [
        cell for path in made for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    assert not [cell for cell in cells if cell["outputs"] or cell["execution_count"]]
    assert (tmp_path / "cohort.ipynb").read_text() == "mine"


def test_the_extension_is_described_as_jupyterlab_reads_it_and_asks_no_address():
    about = json.loads((bench.EXTENSIONS / "workbench-bench" / "package.json").read_text("utf-8"))
    code = (bench.EXTENSIONS / "workbench-bench" / about["jupyterlab"]["_build"]["load"]).read_text("utf-8")
    assert f"_JUPYTERLAB['{about['name']}']" in code
    assert "http" not in code and "fetch(" not in code and "innerHTML" not in code


@pytest.fixture
def lab(tmp_path):
    """JupyterLab on a free port, and its folder."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    options = ("--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root")
    command = [
        sys.executable,
        "-m",
        "workbench",
        "lab",
        str(tmp_path / "bench"),
        *(f"--option={each}" for each in options),
    ]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, start_new_session=True, env=os.environ | {"HOME": str(tmp_path / "home")}
        )
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/api"):
                break
        except OSError:
            time.sleep(0.5)
    yield f"http://localhost:{port}/lab", tmp_path / "bench"
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(20)


@pytest.mark.browser
def test_a_notebook_from_the_launcher_runs_with_what_the_form_says(nightly, lab, browser):
    address, folder = lab
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(address)
    cards = page.locator('.jp-LauncherCard[title*="A copy of this analysis"]')
    cards.first.wait_for(timeout=60_000)
    assert cards.all_inner_texts() == analyses.names(NOTEBOOKS)
    cards.filter(has_text="cohort").first.click()
    page.locator(".jp-Notebook").wait_for(timeout=30_000)
    page.locator('[data-id="workbench-parameters"]').first.click()
    form = page.locator("#workbench-parameters form")
    form.locator('input[name="data"]').fill("planted")
    form.locator('input[name="warm_up"]').fill("5000")  # out of bounds: nothing is injected
    form.locator("button").click()
    assert "injected-parameters" not in json.dumps(json.loads((folder / "cohort.ipynb").read_text("utf-8")))
    form.locator('input[name="warm_up"]').fill("90")
    form.locator('select[name="period"]').select_option("week")
    form.locator("button").click()
    page.wait_for_timeout(30_000)
    page.locator(".jp-Notebook").click()
    page.keyboard.press("Control+s")
    page.wait_for_timeout(2_000)
    cells = json.loads((folder / "cohort.ipynb").read_text("utf-8"))["cells"]
    [injected] = [cell for cell in cells if "injected-parameters" in cell["metadata"].get("tags", [])]
    assert "".join(injected["source"]) == '# Parameters\ndata = "planted"\nperiod = "week"'
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["execution_count"] for cell in code)
    assert not [out for cell in code for out in cell["outputs"] if out["output_type"] == "error"]
    page.close()
