#!/usr/bin/env bash
# lifetimes: money of a purchase is a sum for each day in calibration and a mean of lines in the hold-out.
# Guess: monetary_value_cal and monetary_value_holdout are one measure, so that frequency times value is the money.
# Seen: in calibration the orders of one day are added up before averaging; in the hold-out the rows themselves are
#   averaged, while frequency_holdout counts days. Two orders of 30 on one day: value 60 before, 30 after.
# Who is hurt: whoever compares forecast money with frequency_holdout * monetary_value_holdout: the truth is too low
#   wherever a customer orders twice a day, and for order lines (most retail data) by a multiple.
# Instead: add up the rows of a customer and day before handing them over.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifetimes==0.11.3 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifetimes
import pandas as pd
from lifetimes.utils import calibration_and_holdout_data

print("lifetimes", lifetimes.__version__)
lines = pd.DataFrame({
    "customer": "A",
    "t": pd.to_datetime(["2026-01-05", "2026-02-02", "2026-02-02", "2026-03-02", "2026-03-02"]),
    "money": [10.0, 30.0, 30.0, 30.0, 30.0],
})
split = calibration_and_holdout_data(
    lines, "customer", "t", monetary_value_col="money",
    calibration_period_end="2026-02-15", observation_period_end="2026-03-31",
)
row = split.loc["A"]
print("repeat days in calibration", row["frequency_cal"], "value", row["monetary_value_cal"], "money spent on them 60.0")
print("days in the hold-out      ", row["frequency_holdout"], "value", row["monetary_value_holdout"], "money spent on them 60.0")
PYTHON

diff - "$place/seen" <<'SEEN'
lifetimes 0.11.3
repeat days in calibration 1.0 value 60.0 money spent on them 60.0
days in the hold-out       1.0 value 30.0 money spent on them 60.0
SEEN
