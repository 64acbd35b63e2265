#!/usr/bin/env bash
# openpyxl and XlsxWriter: 30 November 23:59:59.999999 comes back as 1 December.
# Guess: a moment keeps its day on the way through a file; digits too many are cut off.
# Seen: a time in a sheet is a fraction of a day; openpyxl rounds what it reads to the nearest millisecond, upwards over
#   midnight. pandas' end_time and many databases' end of day (…59.999999) are moved into the next month and year.
# Who is hurt: whoever stores ends of periods or contracts in a sheet: December's contracts end in January.
# Instead: write the last day as a date, or the first moment after the period.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile openpyxl==3.1.5 xlsxwriter==3.3.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import datetime as dt
import io

import openpyxl
import xlsxwriter

print("openpyxl", openpyxl.__version__, "XlsxWriter", xlsxwriter.__version__)
moment = dt.datetime(2026, 11, 30, 23, 59, 59, 999999)
one = io.BytesIO()
book = openpyxl.Workbook()
book.active["A1"] = moment
book.save(one)
other = io.BytesIO()
with xlsxwriter.Workbook(other, {"in_memory": True}) as book:
    book.add_worksheet().write_datetime(0, 0, moment, book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}))
for name, file in (("openpyxl", one), ("XlsxWriter", other)):
    print(f"written by {name}:", moment, "read by openpyxl:", openpyxl.load_workbook(file).active["A1"].value)
PYTHON

diff - "$place/seen" <<'SEEN'
openpyxl 3.1.5 XlsxWriter 3.3.1
written by openpyxl: 2026-11-30 23:59:59.999999 read by openpyxl: 2026-12-01 00:00:00
written by XlsxWriter: 2026-11-30 23:59:59.999999 read by openpyxl: 2026-12-01 00:00:00
SEEN
