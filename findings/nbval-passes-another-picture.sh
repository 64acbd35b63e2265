#!/usr/bin/env bash
# nbval: a notebook whose chart has changed passes.
# Guess: comparing a notebook's outputs compares its pictures, or says that it does not.
# Seen: image/png is left out of the comparison. A bar of 2 committed, a bar of 9 drawn: 1 passed.
# Who is hurt: whoever relies on nbval for reports: the numbers in charts are held by nothing.
# Instead: print or return the numbers behind the chart in the same cell, or test the chart's data.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile nbval==0.11.0 pytest==9.2.0 ipykernel==7.4.0 matplotlib==3.11.2 nbformat==5.11.1 nbconvert==7.17.2

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata
import os
import subprocess
import sys
import tempfile

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor

print("nbval", importlib.metadata.version("nbval"))
code = (
    "%matplotlib inline\nimport os, matplotlib.pyplot as plt\n"
    "plt.bar(['a', 'b'], [1, float(os.environ['HEIGHT'])])\nplt.show()"
)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "chart.ipynb")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)], metadata={"kernelspec": kernel})
    os.environ["HEIGHT"] = "2"
    ExecutePreprocessor().preprocess(notebook)
    nbformat.write(notebook, path)
    print("outputs committed:", [sorted(out.data)[0] for out in notebook.cells[0].outputs if "data" in out])
    os.environ["HEIGHT"] = "9"
    seen = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", path],
        capture_output=True, text=True, cwd=folder,
    )
    print("with another height:", seen.stdout.strip().splitlines()[-1].split(" in ")[0])
PYTHON

diff - "$place/seen" <<'SEEN'
nbval 0.11.0
outputs committed: ['image/png']
with another height: 1 passed
SEEN
