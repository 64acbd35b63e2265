#!/usr/bin/env bash
# holidays and chinesecalendar: 2027 in China has no working weekends in one and is refused by the other.
# Guess: a calendar of a country says up to which year its decrees are known, or marks guesses as such.
# Seen: for 2026 both packages agree on all 365 days: six weekend days are worked. For 2027, holidays answers from rules without the exchange
#   of working days (调休) and without a word; chinesecalendar raises NotImplementedError.
# Who is hurt: forecasts, service hours and delivery promises for the next year in China: the holiday weeks are too short
#   and the working weekends are missing.
# Instead: refuse years without a decree, as chinesecalendar does, or say that they are guesses.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile holidays==0.109 chinesecalendar==1.11.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import datetime as dt
import importlib.metadata

import chinese_calendar
import holidays

print("holidays", holidays.__version__, "chinesecalendar", importlib.metadata.version("chinesecalendar"))
for year in (2026, 2027):
    china = holidays.CN(years=year)
    days = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365)]
    worked = [str(day) for day in days if day.weekday() >= 5 and china.is_working_day(day)]
    off = sum(not china.is_working_day(day) for day in days)
    print(year, "holidays: working weekends", worked, "days off", off)
    try:
        print(year, "chinesecalendar: days told otherwise", sum(china.is_working_day(day) != chinese_calendar.is_workday(day) for day in days))
    except NotImplementedError as error:
        print(year, "chinesecalendar:", type(error).__name__)
PYTHON

diff - "$place/seen" <<'SEEN'
holidays 0.109 chinesecalendar 1.11.0
2026 holidays: working weekends ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'] days off 117
2026 chinesecalendar: days told otherwise 0
2027 holidays: working weekends [] days off 117
2027 chinesecalendar: NotImplementedError
SEEN
