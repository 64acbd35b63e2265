#!/usr/bin/env bash
# DuckDB and pandas: 03/04/2024 of one file is 3 April in one and 4 March in the other, and neither says so.
# Guess: both read a date that can be read in two ways in the American way, or refuse.
# Seen: DuckDB's reader finds the format by trying day first, pandas' to_datetime tries month first. On a file without a day above 12
#   both return dates without a word.
# Who is hurt: whoever moves a load from pandas to DuckDB (or checks one with the other): the months of a young shop's first
#   days are turned round.
# Instead: give the format: dateformat = '%d/%m/%Y' in DuckDB, format= in pandas.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile duckdb==1.5.6 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import os
import tempfile

import duckdb
import pandas as pd

print("duckdb", duckdb.__version__, "pandas", pd.__version__)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "orders.csv")
    with open(path, "w") as file:
        file.write("ordered,amount\n03/04/2024,10\n05/06/2024,20\n")
    print("DuckDB:", [str(day) for (day,) in duckdb.sql(f"select ordered from read_csv('{path}')").fetchall()])
    print("pandas:", [str(day.date()) for day in pd.to_datetime(pd.read_csv(path)["ordered"])])
PYTHON

diff - "$place/seen" <<'SEEN'
duckdb 1.5.6 pandas 3.1.1
DuckDB: ['2024-04-03', '2024-06-05']
pandas: ['2024-03-04', '2024-05-06']
SEEN
