#!/usr/bin/env bash
# pyarrow: the mean of prices is rounded to the cents of the prices.
# Guess: the mean of decimals is exact, or a float; SQL engines widen it.
# Seen: pyarrow.compute.mean of decimal128(10, 2) is a decimal128 with the same two digits, and so is pandas' mean and
#   groupby mean of such a column. 1.00, 1.01, 1.01 have mean 1.01 instead of 1.00667; the mean of flags or of ratings kept
#   as decimals is worse.
# Who is hurt: mean order value, mean rating and every mean that is multiplied again: a million orders of 1.00667 are 3,333 off.
# Instead: cast to float64 for means, or divide the exact sum by the count.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile pyarrow==26.0.1 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

print("pyarrow", pa.__version__, "pandas", pd.__version__)
prices = pa.array([Decimal("1.00"), Decimal("1.01"), Decimal("1.01")], pa.decimal128(10, 2))
print("compute.mean:", pc.mean(prices), pc.mean(prices).type)
frame = pd.DataFrame({"shop": "a", "price": pd.Series(prices, dtype=pd.ArrowDtype(prices.type))})
print("pandas groupby mean:", frame.groupby("shop")["price"].mean().iloc[0])
print("ratings 1, 2, 2:", pc.mean(pa.array([Decimal(1), Decimal(2), Decimal(2)], pa.decimal128(3, 0))))
print("sum / count:", round(float(pc.sum(prices).as_py()) / len(prices), 5))
PYTHON

diff - "$place/seen" <<'SEEN'
pyarrow 26.0.1 pandas 3.1.1
compute.mean: 1.01 decimal128(10, 2)
pandas groupby mean: 1.01
ratings 1, 2, 2: 2
sum / count: 1.00667
SEEN
