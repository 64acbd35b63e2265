#!/usr/bin/env bash
# tzdata: people born in China in the summers of 1986 to 1991 are a day younger or older from system to system.
# Guess: China has one zone without summer time, so that a birthday stored as a moment can be read at +08:00.
# Seen: Asia/Shanghai had summer time from 1986 to 1991. Midnight of 1 May 1988 is 15:00 UTC of the day before; read with
#   a fixed +08:00 it is 23:00 on 30 April.
# Who is hurt: customers who are 35 to 40 years old now; birthdays, ages, and duplicates found by birthday are wrong where
#   one system uses the zone and another the offset.
# Instead: store birthdays as dates, and convert what was stored as a moment with the zone in which it was written.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile tzdata==2026.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import datetime as dt
import importlib.metadata
import zoneinfo

zoneinfo.reset_tzpath(to=[])  # the package's zones, not those of the machine
print("tzdata", importlib.metadata.version("tzdata"))
for year in (1985, 1988, 1992):
    birthday = dt.datetime(year, 5, 1, tzinfo=zoneinfo.ZoneInfo("Asia/Shanghai"))
    stored = birthday.astimezone(dt.timezone.utc)
    read = stored.astimezone(dt.timezone(dt.timedelta(hours=8)))
    print(birthday.date(), "stored as", stored, "read at +08:00:", read.date())
PYTHON

diff - "$place/seen" <<'SEEN'
tzdata 2026.6
1985-05-01 stored as 1985-04-30 16:00:00+00:00 read at +08:00: 1985-05-01
1988-05-01 stored as 1988-04-30 15:00:00+00:00 read at +08:00: 1988-04-30
1992-05-01 stored as 1992-04-30 16:00:00+00:00 read at +08:00: 1992-05-01
SEEN
