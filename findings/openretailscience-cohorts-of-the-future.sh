#!/usr/bin/env bash
# openretailscience: retention of months that have not come yet is 0 %.
# Guess: cells of the cohort table after the end of the data are missing.
# Seen: the table is a full rectangle filled with zeros: the cohort of the last month "kept" nobody in months 1 and 2. With
#   percentage=True it says 0.0. Column means and colours count these cells.
# Who is hurt: whoever averages the columns: month 1 of three cohorts, all of whose observed members came back, is 67 %.
# Instead: set the cells with start + age > last month to missing before any mean.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile openretailscience==0.48.1 'ibis-framework[duckdb]==12.0.0' duckdb==1.5.6 pandas==2.3.3 numpy==2.4.6 sqlglot==30.30.0 pyarrow==25.0.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

import pandas as pd
from openretailscience.analysis.cohort import CohortAnalysis

print("openretailscience", importlib.metadata.version("openretailscience"))
visits = [("a", "2026-08"), ("a", "2026-09"), ("a", "2026-10"), ("b", "2026-09"), ("b", "2026-10"), ("c", "2026-10")]
orders = pd.DataFrame({
    "customer_id": [customer for customer, _ in visits],
    "transaction_date": pd.to_datetime([f"{month}-15" for _, month in visits]),
})
table = CohortAnalysis(orders.assign(who=orders["customer_id"]), aggregation_column="who", percentage=True).df
print({str(start.date()): [round(float(share), 2) for share in row] for start, row in zip(table.index, table.to_numpy())})
print("mean of month 1:", round(float(table[1].mean()), 2))
PYTHON

diff - "$place/seen" <<'SEEN'
openretailscience 0.48.1
{'2026-08-01': [1.0, 1.0, 1.0], '2026-09-01': [1.0, 1.0, 0.0], '2026-10-01': [1.0, 0.0, 0.0]}
mean of month 1: 0.67
SEEN
