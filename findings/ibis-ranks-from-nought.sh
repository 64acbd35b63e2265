#!/usr/bin/env bash
# ibis: rank, row_number and ntile begin at 0, in the engine whose own begin at 1.
# Guess: a function that is translated to SQL's ntile returns what SQL's ntile returns.
# Seen: ibis takes one off: quartiles 0 to 3, the first order has number 0. Raw SQL on the same table says 1 to 4.
# Who is hurt: RFM scores by ntile (the best is 4, not 5, and "555" is nobody), "first order" filters (== 1 is the
#   second), and mixes of ibis and SQL.
# Instead: add one, and say so.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile ibis-framework[duckdb]==12.0.0 sqlglot==30.17.0 duckdb==1.5.6 pandas==3.1.1 pyarrow==26.0.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import ibis

print("ibis", ibis.__version__)
engine = ibis.duckdb.connect()
spend = engine.create_table("spend", ibis.memtable({"money": [10, 20, 30, 40]}))
window = ibis.window(order_by=spend.money)
scored = spend.mutate(
    number=ibis.row_number().over(window), rank=ibis.rank().over(window), quartile=ibis.ntile(4).over(window)
)
names = ["number", "rank", "quartile"]
print("ibis:", scored.order_by("money")[names].to_pandas().values.tolist())
sql = "select row_number() over w, rank() over w, ntile(4) over w from spend window w as (order by money) order by money"
print("SQL: ", [list(row) for row in engine.raw_sql(sql).fetchall()])
PYTHON

diff - "$place/seen" <<'SEEN'
ibis 12.0.0
ibis: [[0, 0, 0], [1, 1, 1], [2, 2, 2], [3, 3, 3]]
SQL:  [[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4]]
SEEN
