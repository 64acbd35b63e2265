#!/usr/bin/env bash
# lifelines: from 1 January to 1 March is one month, and so is nothing from 31 January to 28 February.
# Guess: datetimes_to_durations(freq="M") counts calendar months, or at least rounds.
# Seen: it divides by the average month (30.44 days) and cuts off, so that durations that contain a February come out a
#   month short: two whole contract months are 1, three months from 1 January are 2, a year of 365 days is 11.
# Who is hurt: whoever makes contract months for a survival curve: the curve drops a month early, for some start dates only.
# Instead: freq="D", or count months from the calendar: (end.year - start.year) * 12 + end.month - start.month.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines
from lifelines.utils import datetimes_to_durations

print("lifelines", lifelines.__version__)
starts = ["2026-01-01", "2026-01-01", "2026-01-01", "2026-07-01", "2025-01-01"]
ends = ["2026-02-01", "2026-03-01", "2026-04-01", "2026-09-01", "2026-01-01"]
months, observed = datetimes_to_durations(starts, ends, freq="M", fill_date="2026-11-30")
for start, end, length in zip(starts, ends, months):
    print(start, end, "months:", int(length))
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3
2026-01-01 2026-02-01 months: 1
2026-01-01 2026-03-01 months: 1
2026-01-01 2026-04-01 months: 2
2026-07-01 2026-09-01 months: 2
2025-01-01 2026-01-01 months: 11
SEEN
