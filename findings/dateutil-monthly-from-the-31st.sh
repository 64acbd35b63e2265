#!/usr/bin/env bash
# dateutil: a contract that renews monthly from 31 January renews seven times a year.
# Guess: in months without a 31st the rule takes the last day, as adding relativedelta(months=1) does.
# Seen: rrule(MONTHLY) leaves such months out (as the calendar standard says): 31 January, 31 March, 31 May. From the 29th
#   or 30th only February is missing.
# Who is hurt: expected renewals, revenue and churn of subscriptions that began at the end of a month: five of twelve payments
#   are not expected, so that paying customers look lost, or late.
# Instead: bymonthday=-1 for ends of months, or start + relativedelta(months=n) for each n.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile python-dateutil==2.9.0.post0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import datetime as dt

import dateutil
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, rrule

print("dateutil", dateutil.__version__)
start, end = dt.datetime(2026, 1, 31), dt.datetime(2026, 12, 31)
rule = [str(day.date()) for day in rrule(MONTHLY, dtstart=start, until=end)]
print("rrule:", len(rule), rule)
print("relativedelta:", sum(start + relativedelta(months=number) <= end for number in range(24)))
PYTHON

diff - "$place/seen" <<'SEEN'
dateutil 2.9.0.post0
rrule: 7 ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31', '2026-10-31', '2026-12-31']
relativedelta: 12
SEEN
