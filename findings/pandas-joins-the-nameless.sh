#!/usr/bin/env bash
# pandas: merge joins every guest with every other guest.
# Guess: a missing key equals nothing, as in SQL.
# Seen: missing keys match each other: two orders without a customer and two contacts without one make four rows, each
#   order with the contacts of strangers. DuckDB makes none.
# Who is hurt: shops with guest check-out: joins of orders with customers, consents or coupons on an id that guests lack
#   multiply their money and hand one guest's data to another.
# Instead: drop rows without the key first, or validate="many_to_one", which complains when the right side has two.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile pandas==3.1.1 numpy==2.4.6 duckdb==1.5.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import duckdb
import pandas as pd

print("pandas", pd.__version__, "duckdb", duckdb.__version__)
orders = pd.DataFrame({"customer": ["a", None, None], "amount": [10, 20, 30]})
contacts = pd.DataFrame({"customer": ["a", None, None], "segment": ["x", "y", "z"]})
joined = orders.merge(contacts, on="customer")
print("pandas: rows", len(joined), "money", int(joined["amount"].sum()))
rows, money = duckdb.sql("select count(*), sum(amount) from orders join contacts using (customer)").fetchone()
print("DuckDB: rows", rows, "money", int(money))
PYTHON

diff - "$place/seen" <<'SEEN'
pandas 3.1.1 duckdb 1.5.6
pandas: rows 5 money 110
DuckDB: rows 1 money 10
SEEN
