#!/usr/bin/env bash
# openretailscience: ten customers who did the same get the scores 0 to 9, by their number.
# Guess: an RFM score is a function of recency, frequency and money, and equal customers have equal scores.
# Seen: scores are NTILE(10) with ties broken by customer_id: among equals, a higher number is a better customer. Half of a
#   shop's customers bought once, so that most frequency scores are made of ids. (They run from 0 to 9, 9 is best.)
# Who is hurt: whoever mails segments: the oldest accounts among equals are the worst, and a migration of ids moves customers
#   between segments.
# Instead: scores that treat equals alike (mid-ranks or fixed cut points).
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


def scores(ids):
    orders = pd.DataFrame({
        "customer_id": ids, "transaction_id": range(10), "transaction_date": pd.Timestamp("2026-11-01"), "unit_spend": 20.0,
    })
    found = RFMSegmentation(orders, current_date="2026-11-30").df.loc[ids, ["r_score", "f_score", "m_score"]]
    return found.values.tolist()


print("recency, frequency, money of ten equal customers:", scores(list(range(1, 11))))
print("the same ten, numbered the other way:            ", scores(list(range(10, 0, -1))))
PYTHON

diff - "$place/seen" <<'SEEN'
openretailscience 0.48.1
recency, frequency, money of ten equal customers: [[0, 0, 0], [1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4], [5, 5, 5], [6, 6, 6], [7, 7, 7], [8, 8, 8], [9, 9, 9]]
the same ten, numbered the other way:             [[9, 9, 9], [8, 8, 8], [7, 7, 7], [6, 6, 6], [5, 5, 5], [4, 4, 4], [3, 3, 3], [2, 2, 2], [1, 1, 1], [0, 0, 0]]
SEEN
