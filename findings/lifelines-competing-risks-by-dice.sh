#!/usr/bin/env bash
# lifelines: the cumulative incidence of tied exits is another number at every fit.
# Guess: an estimate is a function of the data; the Aalen-Johansen estimate has a closed form for ties.
# Seen: AalenJohansenFitter moves tied times by random amounts, drawn from numpy's global generator, and the estimate in
#   between depends on who happens to come first. It warns that it does so. At day 2 one of the two who leave goes for cause 1: the share
#   is 1/6 + 1/6 = 1/3; the fits say 1/6 or 1/3.
# Who is hurt: whoever has whole days or months (everybody with contracts) and reads a table or plots at given times.
# Instead: statsmodels' CumIncidenceRight or scikit-survival's cumulative_incidence_competing_risks, which count ties exactly.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines
import numpy as np

print("lifelines", lifelines.__version__)
months = [1, 2, 2, 3, 3, 4]
way = [1, 1, 2, 2, 1, 0]  # 0: still there
np.random.seed(0)
seen = {2: set(), 3: set()}
for _ in range(40):
    fit = lifelines.AalenJohansenFitter().fit(months, way, event_of_interest=1)
    for month, shares in seen.items():
        shares.add(round(float(fit.predict(month)), 4))
for month, shares in seen.items():
    print(f"share gone for cause 1 by month {month}, of 40 fits to the same six lives:", sorted(shares))
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3
share gone for cause 1 by month 2, of 40 fits to the same six lives: [0.1667, 0.3333]
share gone for cause 1 by month 3, of 40 fits to the same six lives: [0.3333, 0.5]
SEEN
