#!/usr/bin/env bash
# numpy-financial: npv counts the first year at full value; the function of that name in spreadsheets does not.
# Guess: npv(0.10, [100, 100, 100]) is what NPV(10%; 100; 100; 100) is in a spreadsheet: 248.69, each amount at the end of
#   its year.
# Seen: 273.55: the first amount is now. The two differ by the factor 1 + rate whatever the amounts are.
# Who is hurt: whoever moves a customer value or a pay-back from a spreadsheet to Python: 10 % more at 10 % a year.
# Instead: npv(rate, [0, *amounts]), or write out the sum with the day of each amount.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile numpy-financial==1.0.0 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import numpy_financial

print("numpy-financial", numpy_financial.__version__)
margins, rate = [100, 100, 100], 0.10
print("npv:", round(float(numpy_financial.npv(rate, margins)), 2))
print("each at the end of its year:", round(sum(margin / (1 + rate) ** year for year, margin in enumerate(margins, 1)), 2))
print("npv with a 0 in front:", round(float(numpy_financial.npv(rate, [0, *margins])), 2))
PYTHON

diff - "$place/seen" <<'SEEN'
numpy-financial 1.0.0
npv: 273.55
each at the end of its year: 248.69
npv with a 0 in front: 248.69
SEEN
