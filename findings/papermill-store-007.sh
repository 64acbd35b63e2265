#!/usr/bin/env bash
# papermill: -p turns the store 007 into 7 and the product 1E5 into a hundred thousand.
# Guess: the value of a parameter that is text in the notebook stays text on the command line.
# Seen: -p guesses a type from the characters, whatever the parameter's default is: 007, 1_000 and 12E3 become numbers,
#   NaN a missing float, None nothing. The report runs and filters on what does not exist, or on another store.
# Who is hurt: whoever schedules a report by store, product or promotion code.
# Instead: -r (raw), which leaves text as it is.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile papermill==2.7.0 ipykernel==7.4.0 nbformat==5.11.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata
import os
import subprocess
import sys
import tempfile

import nbformat

print("papermill", importlib.metadata.version("papermill"))
with tempfile.TemporaryDirectory() as folder:
    given, made = os.path.join(folder, "given.ipynb"), os.path.join(folder, "made.ipynb")
    cells = [
        nbformat.v4.new_code_cell("store = '01'", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("print(repr(store))"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), given)
    for option, store in (("-p", "007"), ("-p", "12E3"), ("-p", "1_000"), ("-p", "NaN"), ("-r", "007")):
        command = [sys.executable, "-m", "papermill", given, made, option, "store", store]
        subprocess.run(command, check=True, capture_output=True)
        print(option, store, "->", nbformat.read(made, 4).cells[-1].outputs[0].text.strip())
PYTHON

diff - "$place/seen" <<'SEEN'
papermill 2.7.0
-p 007 -> 7
-p 12E3 -> 12000.0
-p 1_000 -> 1000
-p NaN -> nan
-r 007 -> '007'
SEEN
