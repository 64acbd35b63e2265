#!/usr/bin/env bash
# retentioneering: the conversion rate of a funnel is of all paths, also of those who never came to its first step.
# Guess: the first step of a funnel is 100 %, and conversion is of those who entered.
# Seen: conversion_rate divides by every path in the stream, and so does step_conversion_rate of the first step. Two of
#   four visitors see the catalog, one of them buys: the funnel says 50 % and 25 %, not 100 % and 50 %. There is no time
#   limit, and visitors who came a moment ago count as lost. In the web shop that comes with the package everybody
#   enters the catalog, so that nothing shows: 600, 511, 285.
# Who is hurt: comparisons with other tools, and between weeks with more or fewer visitors of other pages.
# Instead: divide unique_paths by that of the first step.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile retentioneering==5.2.4 duckdb==2.0.1 pandas==3.1.1 numpy==2.4.6 posthog==7.91.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata
import os

os.environ["RETENTIONEERING_NO_TRACK"] = "1"
import pandas as pd  # noqa: E402
from retentioneering import datasets  # noqa: E402
from retentioneering.eventstream import Eventstream  # noqa: E402

print("retentioneering", importlib.metadata.version("retentioneering"))
visits = pd.DataFrame({
    "user_id": ["a", "a", "b", "c", "d"],
    "event": ["catalog", "purchase", "catalog", "help", "help"],
    "timestamp": pd.date_range("2026-01-01", periods=5, freq="h"),
})
for step in Eventstream(visits).funnel_data(["catalog", "purchase"])["steps"]:
    print(step)
shop = pd.read_csv(os.path.join(os.path.dirname(datasets.__file__), "ecom.csv.gz"))[["user_id", "event", "timestamp"]]
steps = Eventstream(shop).funnel_data(["catalog", "add_to_cart", "purchase"])["steps"]
print("the package's web shop:", [step["unique_paths"] for step in steps])
PYTHON

diff - "$place/seen" <<'SEEN'
retentioneering 5.2.4
{'step': 'catalog', 'unique_paths': 2, 'conversion_rate': 0.5, 'step_conversion_rate': 0.5}
{'step': 'purchase', 'unique_paths': 1, 'conversion_rate': 0.25, 'step_conversion_rate': 0.5}
the package's web shop: [600, 511, 285]
SEEN
