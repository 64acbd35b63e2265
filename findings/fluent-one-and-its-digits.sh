#!/usr/bin/env bash
# fluent.runtime: digits asked of NUMBER change what is written and not which form is chosen: "1.0 order", "1 orders".
# Guess: { NUMBER($n, minimumFractionDigits: 1) -> ... } chooses the plural for the number as it is written: by CLDR's
#   English rules 1 is "one" and 1.0 is "other" (Babel, on which it stands, says so).
# Seen: the form is chosen by the value alone. 1.4 written as 1 says "1 orders", 1 written as 1.0 says "1.0 order"; a number
#   that came as text ("1") never meets [one].
# Who is hurt: reports that say rounded means ("1 orders a customer").
# Instead: round before handing the number over, and never pass digits as text.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile fluent.runtime==0.4.0 babel==2.18.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata
from decimal import Decimal

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource

print("fluent.runtime", importlib.metadata.version("fluent.runtime"))
print("CLDR by Babel: 1 is", Locale("en").plural_form(1), "and 1.0 is", Locale("en").plural_form(Decimal("1.0")))
words = """
rounded = { NUMBER($n, maximumFractionDigits: 0) } { NUMBER($n, maximumFractionDigits: 0) ->
    [one] order
   *[other] orders
 }
exact = { NUMBER($n, minimumFractionDigits: 1) } { NUMBER($n, minimumFractionDigits: 1) ->
    [one] order
   *[other] orders
 }
plain = { $n } { $n ->
    [one] order
   *[other] orders
 }
"""
bundle = FluentBundle(["en"], use_isolating=False)
bundle.add_resource(FluentResource(words))
for message, number in (("rounded", 1.4), ("exact", 1), ("plain", 1), ("plain", "1")):
    text, errors = bundle.format_pattern(bundle.get_message(message).value, {"n": number})
    print(message, repr(number), "->", text, errors)
PYTHON

diff - "$place/seen" <<'SEEN'
fluent.runtime 0.4.0
CLDR by Babel: 1 is one and 1.0 is other
rounded 1.4 -> 1 orders []
exact 1 -> 1.0 order []
plain 1 -> 1 order []
plain '1' -> 1 orders []
SEEN
