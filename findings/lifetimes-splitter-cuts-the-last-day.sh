#!/usr/bin/env bash
# lifetimes: the splitter counts orders of the afternoon of the last day of calibration as hold-out, the summary does not.
# Guess: a day given as the end of calibration belongs to calibration whole, as it does in summary_data_from_transaction_data.
# Seen: calibration_and_holdout_data compares clock times with the midnight at which that day begins. An order at 14:00 on
#   the last day of calibration is a hold-out order, and one on the last day of observation is in neither part, while T is
#   still counted to those days. With dates without a time of day nothing happens.
# Who is hurt: whoever validates BG/NBD on a shop's time stamps: a day of orders moves from what the model learns from to
#   what it is judged by, and a day of the hold-out is missing, though the hold-out's length says otherwise.
# Instead: cut the time stamps to days first: transactions["t"].dt.normalize().
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifetimes==0.11.3 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifetimes
import pandas as pd
from lifetimes.utils import calibration_and_holdout_data, summary_data_from_transaction_data

print("lifetimes", lifetimes.__version__)
orders = pd.DataFrame({
    "customer": ["A", "A", "A", "A"],
    "t": pd.to_datetime(["2026-01-05 10:00", "2026-02-15 14:00", "2026-03-10 09:00", "2026-03-31 14:00"]),
    "money": [10.0, 10.0, 10.0, 10.0],
})
days = {"calibration_period_end": "2026-02-15", "observation_period_end": "2026-03-31", "monetary_value_col": "money"}
shown = ["frequency_cal", "recency_cal", "T_cal", "frequency_holdout", "duration_holdout"]
whole = summary_data_from_transaction_data(orders, "customer", "t", observation_period_end="2026-02-15")
print("summary to 15 Feb:    ", whole.loc["A"].to_dict())
split = calibration_and_holdout_data(orders, "customer", "t", **days)
print("splitter, time stamps:", split.loc["A", shown].to_dict())
orders["t"] = orders["t"].dt.normalize()
split = calibration_and_holdout_data(orders, "customer", "t", **days)
print("splitter, cut to days:", split.loc["A", shown].to_dict())
PYTHON

diff - "$place/seen" <<'SEEN'
lifetimes 0.11.3
summary to 15 Feb:     {'frequency': 1.0, 'recency': 41.0, 'T': 41.0}
splitter, time stamps: {'frequency_cal': 0.0, 'recency_cal': 0.0, 'T_cal': 41.0, 'frequency_holdout': 2.0, 'duration_holdout': 44.0}
splitter, cut to days: {'frequency_cal': 1.0, 'recency_cal': 41.0, 'T_cal': 41.0, 'frequency_holdout': 2.0, 'duration_holdout': 44.0}
SEEN
