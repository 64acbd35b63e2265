#!/usr/bin/env bash
# ADBC's driver for PostgreSQL: a date 'infinity' arrives as a day millions of years before Christ, without an error.
# Guess: a day without end arrives as missing, as a largest value, or is refused.
# Seen: the server sends the largest whole number; the driver adds the days between 1970 and 2000, and the sum wraps around.
#   So does a time 'infinity', into the distant past.
# Who is hurt: whoever keeps open ends as 'infinity' (contracts, prices, memberships): what never ends has ended before it began.
# Instead: CASE column WHEN 'infinity' THEN ... in the query.
# Needs: Debian's package postgresql.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
port=54017
programs="$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -1)")"
as() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --clear-groups "$@"; else "$@"; fi; }
trap 'as "$programs/pg_ctl" -D "$place/server/data" -m immediate stop >"$place/log" 2>&1 || true; rm -rf "$place"' EXIT
chmod 755 "$place"
mkdir "$place/server"
[ "$(id -u)" -ne 0 ] || chown 65534 "$place/server"
as "$programs/initdb" -D "$place/server/data" -U ann -A trust --no-sync >"$place/log"
as "$programs/pg_ctl" -D "$place/server/data" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" \
  -l "$place/server/log" -w start >"$place/log"
python3 -m venv --without-pip "$place/venv"
python3 -m pip --python "$place/venv/bin/python" install -q --no-compile adbc-driver-postgresql==1.13.0 pyarrow==26.0.1

"$place/venv/bin/python" - "$port" <<'PYTHON' | tee "$place/seen"
import sys

import adbc_driver_postgresql.dbapi as driver
import pyarrow as pa

with driver.connect(f"postgresql://ann@127.0.0.1:{sys.argv[1]}/postgres") as connection, connection.cursor() as cursor:
    cursor.execute("SELECT date 'infinity' AS day, timestamp 'infinity' AS moment, date 'infinity' > date '2024-01-01' AS later")
    table = cursor.fetch_arrow_table()
print("days since 1970", table["day"].cast(pa.int32())[0], "microseconds since 1970", table["moment"].cast(pa.int64())[0])
print("later than 2024 on the server:", table["later"][0], "in the frame:", table["day"].cast(pa.int32())[0].as_py() > 19_723)
PYTHON

diff - "$place/seen" <<'SEEN'
days since 1970 -2147472692 microseconds since 1970 -9222425352054775809
later than 2024 on the server: True in the frame: False
SEEN
