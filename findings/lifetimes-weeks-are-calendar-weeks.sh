#!/usr/bin/env bash
# lifetimes: with freq="W" a purchase is a calendar week with a purchase, not a day counted in weeks.
# Guess: freq="W" changes the unit of recency and T, as in the published CDNOW tables (days divided by 7).
# Seen: transactions are first reduced to Monday-to-Sunday weeks. Sunday and the Monday after it are a repeat purchase one
#   week later; Monday and the Sunday of the same week are one purchase. Of CDNOW's published 2,457 repeat purchases in
#   calibration 2,216 are left, and of 1,882 in the hold-out 1,788.
# Who is hurt: whoever fits weekly and compares with published parameters: other frequencies, and other customers without
#   a repeat purchase.
# Instead: freq="D" with freq_multiplier=7.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifetimes==0.11.3 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifetimes
import pandas as pd
from lifetimes.datasets import load_dataset
from lifetimes.utils import calibration_and_holdout_data, summary_data_from_transaction_data

print("lifetimes", lifetimes.__version__)
orders = pd.DataFrame({
    "customer": ["one day apart", "one day apart", "six days apart", "six days apart"],
    "t": pd.to_datetime(["2026-01-04", "2026-01-05", "2026-01-05", "2026-01-11"]),
})
names = ["person", "customer", "day", "discs", "amount"]
cdnow = load_dataset("CDNOW_sample.txt", header=None, sep=r"\s+", names=names)
cdnow["day"] = pd.to_datetime(cdnow["day"].astype(str))
ends = {"calibration_period_end": "1997-09-30", "observation_period_end": "1998-06-30", "monetary_value_col": "amount"}
for unit in ({"freq": "W"}, {"freq": "D", "freq_multiplier": 7}):
    print(unit)
    print(summary_data_from_transaction_data(orders, "customer", "t", observation_period_end="2026-02-01", **unit).round(3))
    split = calibration_and_holdout_data(cdnow, "customer", "day", **ends, **unit)
    repeats, alone = int(split["frequency_cal"].sum()), int((split["frequency_cal"] == 0).sum())
    print("CDNOW: customers", len(split), "repeats", repeats, "without", alone, "hold-out", int(split["frequency_holdout"].sum()))
PYTHON

diff - "$place/seen" <<'SEEN'
lifetimes 0.11.3
{'freq': 'W'}
                frequency  recency    T
customer                               
one day apart         1.0      1.0  4.0
six days apart        0.0      0.0  3.0
CDNOW: customers 2357 repeats 2216 without 1428 hold-out 1788
{'freq': 'D', 'freq_multiplier': 7}
                frequency  recency      T
customer                                 
one day apart         1.0    0.143  4.000
six days apart        1.0    0.857  3.857
CDNOW: customers 2357 repeats 2457 without 1411 hold-out 1882
SEEN
