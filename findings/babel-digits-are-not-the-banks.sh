#!/usr/bin/env bash
# Babel and ISO 4217: a dinar of Iraq has three decimals for banks and none for Babel.
# Guess: get_currency_precision is ISO 4217's minor unit, so that it says how to turn the smallest units into money.
# Seen: CLDR's digits say how money is usually written, and differ for fifteen currencies, among them IQD (3 and 0), HUF,
#   IDR, COP (2 in ISO, so that 100 smallest units are one). Amounts in smallest units divided by Babel's digits are 100 or
#   1000 times too large; format_currency drops what there is behind the point.
# Who is hurt: shops that sell in several countries and read amounts in smallest units.
# Instead: ISO 4217's exponent for conversion, CLDR's digits for display only.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile babel==2.19.0 iso4217==1.16.20260101

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

from babel.numbers import format_currency, get_currency_precision
from iso4217 import Currency

print("Babel", importlib.metadata.version("babel"), "iso4217", importlib.metadata.version("iso4217"))
listed = {each.code: each.exponent for each in Currency if each.exponent is not None}
written = {code: get_currency_precision(code) for code in listed}
print("ISO 4217 and CLDR:", {code: (listed[code], written[code]) for code in sorted(listed) if listed[code] != written[code]})
print("1234.567 IQD:", format_currency(1234.567, "IQD", locale="en").replace("\xa0", " "))
PYTHON

diff - "$place/seen" <<'SEEN'
Babel 2.19.0 iso4217 1.16.20260101
ISO 4217 and CLDR: {'AFN': (2, 0), 'ALL': (2, 0), 'COP': (2, 0), 'HUF': (2, 0), 'IDR': (2, 0), 'IQD': (3, 0), 'IRR': (2, 0), 'KPW': (2, 0), 'LAK': (2, 0), 'LBP': (2, 0), 'MGA': (2, 0), 'MMK': (2, 0), 'SOS': (2, 0), 'SYP': (2, 0), 'YER': (2, 0)}
1234.567 IQD: IQD1,235
SEEN
