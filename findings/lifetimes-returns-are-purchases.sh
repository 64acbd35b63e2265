#!/usr/bin/env bash
# lifetimes: a day of returns and a free sample are repeat purchases, and pull the value of a purchase down.
# Guess: what is brought back takes money off and is no purchase; an order of 0 is no purchase either.
# Seen: every day with a row is a purchase, whatever its amount. One repeat purchase of 20, brought back eight days later,
#   and a sample: frequency 3, recency to the sample, value 0, which the Gamma-Gamma model then refuses or is bent by.
# Who is hurt: shops with returns (fashion: a third of the orders): customers who send everything back look the most loyal.
# Instead: keep the days with positive orders for the counts; take returned money off in total.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifetimes==0.11.3 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifetimes
import pandas as pd
from lifetimes.utils import summary_data_from_transaction_data

print("lifetimes", lifetimes.__version__)
rows = pd.DataFrame({
    "customer": "A",
    "t": pd.to_datetime(["2026-01-05", "2026-02-02", "2026-02-10", "2026-03-01"]),
    "money": [10.0, 20.0, -20.0, 0.0],
})
for name, kept in (("all rows", rows), ("orders above 0", rows[rows["money"] > 0])):
    found = summary_data_from_transaction_data(kept, "customer", "t", "money", observation_period_end="2026-03-31")
    print(name, found.loc["A"].to_dict())
PYTHON

diff - "$place/seen" <<'SEEN'
lifetimes 0.11.3
all rows {'frequency': 3.0, 'recency': 55.0, 'T': 85.0, 'monetary_value': 0.0}
orders above 0 {'frequency': 1.0, 'recency': 28.0, 'T': 85.0, 'monetary_value': 20.0}
SEEN
