#!/usr/bin/env bash
# holidays: the United States have twelve federal holidays in 2026 instead of eleven.
# Guess: a holiday that falls on a Saturday is listed once, on the Friday when it is kept.
# Seen: both days are in the dictionary: 3 July (observed) and 4 July. Counts of holidays in a month, dummies of a forecast
#   and lists of days without delivery have one too many, in some years only.
# Who is hurt: forecasts and comparisons by year: July 2026 has two holidays, July 2025 one.
# Instead: observed=False for the days themselves; drop names that end in "(observed)" or the weekend for working days.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile holidays==0.109

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import holidays

print("holidays", holidays.__version__)
for year in (2025, 2026):
    july = {str(day): name for day, name in sorted(holidays.US(years=year).items()) if day.month == 7}
    print(year, "holidays:", len(holidays.US(years=year)), "without observed:", len(holidays.US(years=year, observed=False)), july)
PYTHON

diff - "$place/seen" <<'SEEN'
holidays 0.109
2025 holidays: 11 without observed: 11 {'2025-07-04': 'Independence Day'}
2026 holidays: 12 without observed: 11 {'2026-07-03': 'Independence Day (observed)', '2026-07-04': 'Independence Day'}
SEEN
