#!/usr/bin/env bash
# DuckDB and pandas: the sum of whole numbers arrives as a float, and large ones are off.
# Guess: the sum of a BIGINT column fetched as a frame is int64.
# Seen: DuckDB adds BIGINT up as HUGEINT, which pandas does not have, and .df() makes float64 of it: money counted in the
#   smallest unit above 2**53 comes back changed, fetchall() has it exact.
# Who is hurt: whoever sums money in cents, points or bytes and compares totals, or joins on a sum: 90 million million cents
#   is far, but for rupiah, won, points or micro-units (as advertising systems count) it is near.
# Instead: sum(x)::bigint, or a DECIMAL.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile duckdb==1.5.6 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import duckdb

print("duckdb", duckdb.__version__)
query = "select sum(micros) as total, sum(micros)::bigint as cast_total from (values (9007199254740992::bigint), (1)) t(micros)"
frame = duckdb.sql(query).df()
print("types:", {name: str(kind) for name, kind in frame.dtypes.items()})
print("fetchall:", [int(value) for value in duckdb.sql(query).fetchone()])
print("frame:   ", [int(frame[name][0]) for name in frame])
PYTHON

diff - "$place/seen" <<'SEEN'
duckdb 1.5.6
types: {'total': 'float64', 'cast_total': 'int64'}
fetchall: [9007199254740993, 9007199254740993]
frame:    [9007199254740992, 9007199254740993]
SEEN
