"""jupyter-scheduler beside our pins: a job made from a notebook comes to its end. An environment of its own, so nightly."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


@pytest.fixture
def python(nightly, wheel, tmp_path) -> Path:
    """A Python with this package and jupyter-scheduler; WORKBENCH_SCHEDULER names one that has them already."""
    if ours := os.environ.get("WORKBENCH_SCHEDULER"):
        return Path(ours)
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    made = tmp_path / "venv" / "bin" / "python"
    subprocess.run([made, "-m", "pip", "install", "-q", wheel, "jupyter-scheduler>=2.12,<3"], check=True)
    return made


def test_a_job_of_jupyter_scheduler_runs_a_notebook_of_the_workbench(python, root, tmp_path):
    (tmp_path / "root").mkdir()
    notebook = json.loads((root / "docs" / "cookbook.ipynb").read_text("utf-8"))
    notebook["cells"] = notebook["cells"][:3]  # opens a dataset
    (tmp_path / "root" / "short.ipynb").write_text(json.dumps(notebook))
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    options = [
        "--no-browser",
        f"--port={port}",
        "--IdentityProvider.token=",
        "--allow-root",
        "--ServerApp.disable_check_xsrf=True",
    ]
    home = {"HOME": str(tmp_path / "home"), "PYTHONPATH": "", "JUPYTER_DATA_DIR": str(tmp_path / "home" / "data")}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [python, "-m", "jupyterlab", tmp_path / "root", *options],
            env=os.environ | home,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def call(path: str, body: dict | None = None) -> dict:
        sent = urllib.request.Request(
            f"http://localhost:{port}{path}",
            data=json.dumps(body).encode() if body else None,
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(sent) as answer:
            return json.loads(answer.read())

    try:
        for _ in range(120):
            try:
                [environment, *_] = call("/scheduler/runtime_environments")
                break
            except OSError:
                time.sleep(0.5)
        asked = {
            "name": "short",
            "input_uri": "short.ipynb",
            "runtime_environment_name": environment["name"],
            "output_formats": ["ipynb"],
        }
        job = call("/scheduler/jobs", asked)["job_id"]
        for _ in range(120):
            state = call(f"/scheduler/jobs/{job}")
            if state["status"] in ("COMPLETED", "FAILED"):
                break
            time.sleep(0.5)
        assert state["status"] == "COMPLETED", state.get("status_message")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
