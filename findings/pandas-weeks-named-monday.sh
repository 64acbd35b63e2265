#!/usr/bin/env bash
# pandas: "W-MON" makes weeks that end on Monday, one day off from every calendar.
# Guess: resample("W-MON") and to_period("W-MON") make weeks that begin on Monday, as date_trunc('week') does in SQL.
# Seen: the day named is the last one: Tuesday to Monday. Monday's orders count with the week before. Weeks from Monday to Sunday are
#   "W-SUN", or "W". The label that resample writes is the last day, not the first.
# Who is hurt: weekly revenue, cohorts by week and weekly forecasts: Monday, often the strongest day of an online shop,
#   moves, and figures do not match those of SQL.
# Instead: "W-SUN"; for the first day as a label: to_period("W-SUN").dt.start_time.
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
orders = pd.DataFrame({"day": pd.date_range("2026-11-02", "2026-11-15"), "orders": 1})  # Monday to Sunday, twice
for freq in ("W-MON", "W-SUN"):
    weeks = orders.set_index("day").resample(freq)["orders"].sum()
    print(freq, {str(day.date()): int(count) for day, count in weeks.items()}, orders["day"].dt.to_period(freq).iloc[0])
rows = duckdb.sql("select date_trunc('week', day)::date as week, sum(orders) from orders group by week order by week").fetchall()
print("date_trunc", {str(day): int(count) for day, count in rows})
PYTHON

diff - "$place/seen" <<'SEEN'
pandas 3.1.1 duckdb 1.5.6
W-MON {'2026-11-02': 1, '2026-11-09': 7, '2026-11-16': 6} 2026-10-27/2026-11-02
W-SUN {'2026-11-08': 7, '2026-11-15': 7} 2026-11-02/2026-11-08
date_trunc {'2026-11-02': 7, '2026-11-09': 7}
SEEN
