#!/usr/bin/env bash
# polars: the customer whose spend could not be computed is the best customer.
# Guess: NaN compares as false, so that filter(spend > 1000) leaves it out, as in pandas and numpy.
# Seen: NaN is larger than every number: it passes the filter, comes first in top_k and gets the highest rank. A
#   division 0 / 0 (mean of a customer without orders) is enough to make one.
# Who is hurt: lists of best customers, percentiles and RFM scores after any division.
# Instead: fill_nan(None) after each division.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile polars==2.1.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import polars as pl

print("polars", pl.__version__)
customers = pl.DataFrame({"customer": ["a", "b", "no orders"], "money": [5000.0, 10.0, 0.0], "orders": [2, 1, 0]})
means = customers.with_columns(mean=pl.col("money") / pl.col("orders"))
print("means:", means["mean"].to_list())
print("mean over 1000:", means.filter(pl.col("mean") > 1000)["customer"].to_list())
print("the best one:", means.top_k(1, by="mean")["customer"].to_list())
print("after fill_nan:", means.with_columns(pl.col("mean").fill_nan(None)).filter(pl.col("mean") > 1000)["customer"].to_list())
PYTHON

diff - "$place/seen" <<'SEEN'
polars 2.1.0
means: [2500.0, 10.0, nan]
mean over 1000: ['a', 'no orders']
the best one: ['no orders']
after fill_nan: ['a']
SEEN
