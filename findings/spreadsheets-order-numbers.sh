#!/usr/bin/env bash
# openpyxl and XlsxWriter: an order number of 19 digits written as a number comes back as another.
# Guess: openpyxl writes a whole number of Python as it is, since the file holds text; or both refuse what a cell cannot hold.
# Seen: both write 16 digits of a float without a word. 4012345678901234567 reads 4012345678901235000, and orders that
#   differ in the last digits become one. openpyxl also turns 0.1 + 0.2 into 0.3.
# Who is hurt: Chinese order numbers (18 or 19 digits), advertising and social ids: exports to spreadsheets and back join wrongly.
# Instead: write ids as text; refuse whole numbers above 15 digits.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile openpyxl==3.1.5 xlsxwriter==3.3.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import io

import openpyxl
import xlsxwriter

print("openpyxl", openpyxl.__version__, "XlsxWriter", xlsxwriter.__version__)
orders = [4012345678901234567, 4012345678901234999]


def read(file):
    return [int(cell.value) for cell in openpyxl.load_workbook(file).active["A"]]


one = io.BytesIO()
book = openpyxl.Workbook()
for order in orders:
    book.active.append([order])
book.save(one)
other = io.BytesIO()
with xlsxwriter.Workbook(other, {"in_memory": True}) as book:
    book.add_worksheet().write_column(0, 0, orders)
print("given:     ", orders)
print("openpyxl:  ", read(one))
print("XlsxWriter:", read(other))
PYTHON

diff - "$place/seen" <<'SEEN'
openpyxl 3.1.5 XlsxWriter 3.3.1
given:      [4012345678901234567, 4012345678901234999]
openpyxl:   [4012345678901235200, 4012345678901235200]
XlsxWriter: [4012345678901235200, 4012345678901235200]
SEEN
