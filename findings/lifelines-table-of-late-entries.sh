#!/usr/bin/env bash
# lifelines: with late entry, "at_risk" of the event table is not what the survival estimate divides by.
# Guess: the estimate at each time is the product of 1 - observed / at_risk over the rows of event_table.
# Seen: the column counts those who enter on that very day, the estimate does not. Two subscribers there at the start, two
#   whose history begins on day 5, one exit on day 5: the table says 1 of 4, the estimate is 1 - 1/2.
# Who is hurt: whoever recomputes, checks or publishes shares from event_table on data that begin in the middle of lives
#   (all exports of current subscribers).
# Instead: divide by at_risk - entrance for rows after the first; statsmodels' SurvfuncRight.n_risk is the denominator itself.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines

print("lifelines", lifelines.__version__)
fit = lifelines.KaplanMeierFitter().fit([5, 7, 8, 10], [1, 1, 1, 1], entry=[0, 5, 5, 0])
row = fit.event_table.loc[5.0]
print("day 5:", row.to_dict())
print("1 - observed / at_risk:", 1 - row["observed"] / row["at_risk"])
print("estimate:              ", round(float(fit.predict(5)), 4))
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3
day 5: {'removed': 1, 'observed': 1, 'censored': 0, 'entrance': 2, 'at_risk': 4}
1 - observed / at_risk: 0.75
estimate:               0.5
SEEN
