#!/usr/bin/env bash
# Babel: the price "1,5" read in English is 15, and "1.234,56" is 1.23456.
# Guess: a comma that cannot be a thousands separator raises, as letters do.
# Seen: parse_decimal takes every group sign out wherever it stands. A European price becomes ten times as large without
#   a word; strict=True refuses it.
# Who is hurt: files of several countries read by one setting: revenue of some shops ten to a thousand times too large.
# Instead: parse_decimal(text, locale, strict=True).
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile babel==2.18.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import babel
from babel.numbers import NumberFormatError, parse_decimal

print("Babel", babel.__version__)
for text in ("1,5", "12,34", "1.234,56", "1,234.56"):
    try:
        strict = parse_decimal(text, locale="en", strict=True)
    except NumberFormatError:
        strict = "refused"
    print(repr(text), "->", parse_decimal(text, locale="en"), "strict:", strict)
PYTHON

diff - "$place/seen" <<'SEEN'
Babel 2.18.0
'1,5' -> 15 strict: refused
'12,34' -> 1234 strict: refused
'1.234,56' -> 1.23456 strict: refused
'1,234.56' -> 1234.56 strict: 1234.56
SEEN
