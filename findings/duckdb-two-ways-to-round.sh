#!/usr/bin/env bash
# DuckDB: round(2.5) is 3, the same number cast to a whole one is 2, and pandas rounds it to 2.
# Guess: within one engine round and a cast to integer agree on halves.
# Seen: round goes away from zero, the cast of a DOUBLE to the even neighbour, the cast of a DECIMAL away from zero: it
#   depends on the type. numpy and pandas round to even.
# Who is hurt: whoever computes the same score (NPS, mean rating, points for money) in SQL and in pandas, or changes a column from
#   DECIMAL to DOUBLE: halves are common in survey means and in points.
# Instead: say the rule and compute halves once; keep money in DECIMAL.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile duckdb==1.5.6 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import duckdb
import pandas as pd

print("duckdb", duckdb.__version__, "pandas", pd.__version__)
for half in (0.5, 1.5, 2.5, -2.5):
    row = duckdb.sql(
        f"select round({half}::double), cast({half}::double as integer), round({half}::decimal(4, 1)), "
        f"cast({half}::decimal(4, 1) as integer)"
    ).fetchone()
    seen = [int(value) for value in row]
    print(half, "round and cast of a double:", seen[:2], "of a decimal:", seen[2:], "pandas:", int(pd.Series([half]).round()[0]))
PYTHON

diff - "$place/seen" <<'SEEN'
duckdb 1.5.6 pandas 3.1.1
0.5 round and cast of a double: [1, 0] of a decimal: [1, 1] pandas: 0
1.5 round and cast of a double: [2, 2] of a decimal: [2, 2] pandas: 2
2.5 round and cast of a double: [3, 2] of a decimal: [3, 3] pandas: 2
-2.5 round and cast of a double: [-3, -2] of a decimal: [-3, -3] pandas: -2
SEEN
