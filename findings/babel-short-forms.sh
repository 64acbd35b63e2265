#!/usr/bin/env bash
# Babel: 999,999 is "1000K", and ninety-nine million in Chinese is "10000万".
# Guess: the short form rounds first and then takes the unit: 1M, 1亿.
# Seen: the unit is chosen before rounding: values just under a step are written as a thousand of the smaller unit. In
#   Chinese, 99,999,999 is 10000万 instead of 1亿, and 12,345 without asking for digits is 1万.
# Who is hurt: dashboards and report headlines near round figures, in English and more often in Chinese, whose steps are
#   ten thousand apart.
# Instead: round to the digits shown before asking for the short form.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile babel==2.18.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import babel
from babel.numbers import format_compact_currency, format_compact_decimal

print("Babel", babel.__version__)
for number in (999_499, 999_999, 12_345, 99_994_999, 99_999_999, 100_000_000):
    english, chinese = (format_compact_decimal(number, locale=locale) for locale in ("en", "zh"))
    print(number, english, chinese, format_compact_currency(number, "CNY", locale="zh"))
PYTHON

diff - "$place/seen" <<'SEEN'
Babel 2.18.0
999499 999K 100万 ¥100万
999999 1000K 100万 ¥100万
12345 12K 1万 ¥1万
99994999 100M 9999万 ¥9999万
99999999 100M 10000万 ¥10000万
100000000 100M 1亿 ¥1亿
SEEN
