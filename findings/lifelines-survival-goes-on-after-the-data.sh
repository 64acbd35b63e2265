#!/usr/bin/env bash
# lifelines: survival at a year is told from ninety days of data, and the mean time includes it.
# Guess: past the last time anybody was followed the estimate is missing, as it is for a median that was not reached.
# Seen: predict and survival_function_at_times return the last value for any later time, and restricted_mean_survival_time
#   adds up that flat line: 158 days of the first 365 for customers of whom the oldest is 90 days old.
# Who is hurt: whoever fills a table "still there after 30, 90, 365 days" for a young product: the last column looks measured.
# Instead: compare the time with kmf.timeline.max() before asking.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines
from lifelines.utils import restricted_mean_survival_time

print("lifelines", lifelines.__version__)
fit = lifelines.KaplanMeierFitter().fit([10, 20, 30, 90, 90], [1, 1, 1, 0, 0])
print("last day anybody was followed:", int(fit.timeline.max()))
print("share still there at day 90, 365, 3650:", [round(float(share), 3) for share in fit.predict([90, 365, 3650])])
print("mean days of the first 90 and 365:", [round(restricted_mean_survival_time(fit, t=day), 3) for day in (90, 365)])
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3
last day anybody was followed: 90
share still there at day 90, 365, 3650: [0.4, 0.4, 0.4]
mean days of the first 90 and 365: [np.float64(48.0), np.float64(158.0)]
SEEN
