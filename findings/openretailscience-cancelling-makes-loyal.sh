#!/usr/bin/env bash
# openretailscience: who cancels an order is more frequent, more recent, and scored even without any purchase.
# Guess: transactions with negative money take money off and count as no visit.
# Seen: frequency is the number of transaction ids and recency goes to the last row, whatever their money. One order and its
#   cancellation: frequency 2, recency to the day of the cancellation, money 0. Of UCI's Online Retail 1,556 customers gain
#   frequency by cancelling, and 34 who never bought anything are scored.
# Who is hurt: whoever mails "frequent" customers of a shop with returns.
# Instead: keep orders above 0 for recency and frequency, and the net sum for money.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile openretailscience==0.48.1 'ibis-framework[duckdb]==12.0.0' duckdb==1.5.6 pandas==2.3.3 numpy==2.4.6 sqlglot==30.30.0 pyarrow==25.0.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

import pandas as pd
from openretailscience.segmentation.rfm import RFMSegmentation

print("openretailscience", importlib.metadata.version("openretailscience"))
rows = pd.DataFrame({
    "customer_id": ["bought", "cancelled", "cancelled", "only returned"],
    "transaction_id": ["1", "2", "C2", "C3"],
    "transaction_date": pd.to_datetime(["2026-11-01", "2026-11-01", "2026-11-20", "2026-11-25"]),
    "unit_spend": [20.0, 20.0, -20.0, -5.0],
})
found = RFMSegmentation(rows, current_date="2026-11-30").df.sort_index()
print(found[["recency_days", "frequency", "monetary"]].to_string())
PYTHON

diff - "$place/seen" <<'SEEN'
openretailscience 0.48.1
               recency_days  frequency  monetary
customer_id                                     
bought                   29          1      20.0
cancelled                10          2       0.0
only returned             5          1      -5.0
SEEN
