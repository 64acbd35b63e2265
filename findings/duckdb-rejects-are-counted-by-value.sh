#!/usr/bin/env bash
# DuckDB: rejects_limit counts missing values, not lines, and lines beyond it are left out all the same, without a record.
# Guess: with store_rejects, rejects_limit = 5 keeps a record of the first five lines that could not be read.
# Seen: a line that lacks three values is three errors. Of five such lines two are on record; the other three are neither in the
#   result nor among the rejects.
# Who is hurt: whoever keeps a ledger of what was left out of an export: lines read and lines rejected do not add up to the file.
# Instead: no limit (0), count different lines of the record, and compare with the lines of the file.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile duckdb==1.5.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import os
import tempfile

import duckdb

print("duckdb", duckdb.__version__)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "lines.csv")
    with open(path, "w") as file:
        file.write("order,line,quantity,amount\n" + "1,2,3,4\n" * 20 + "1\n" * 5)
    columns = {name: "INTEGER" for name in ("order", "line", "quantity", "amount")}
    for limit in (0, 5):
        session = duckdb.connect()
        read = session.execute(
            f"select * from read_csv('{path}', header = true, columns = {columns}, store_rejects = true, rejects_limit = {limit})"
        ).fetchall()
        errors, lines = session.execute("select count(*), count(distinct line) from reject_errors").fetchone()
        print(f"limit {limit}: {len(read)} of 25 lines read, {errors} errors on record, of {lines} lines")
PYTHON

diff - "$place/seen" <<'SEEN'
duckdb 1.5.6
limit 0: 20 of 25 lines read, 15 errors on record, of 5 lines
limit 5: 20 of 25 lines read, 5 errors on record, of 2 lines
SEEN
