#!/usr/bin/env bash
# jellyfish: all Chinese names have one Metaphone code, and all people named Wang one Soundex.
# Guess: a phonetic code of letters it does not know raises, or returns the text.
# Seen: metaphone returns "" for any Chinese name, so that all of them are equal; soundex keeps the first character, the family name,
#   and drops the rest.
# Who is hurt: whoever removes duplicates, or blocks pairs for matching, by sound in a list with Chinese names: everybody is one
#   person, or the blocks explode.
# Instead: turn names into pinyin first (mind surnames), and treat an empty code as missing.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile jellyfish==1.3.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

import jellyfish

print("jellyfish", importlib.metadata.version("jellyfish"))
for name in ("王小明", "王芳", "李小明", "Wang Fang"):
    print(name, repr(jellyfish.metaphone(name)), repr(jellyfish.soundex(name)))
PYTHON

diff - "$place/seen" <<'SEEN'
jellyfish 1.3.0
王小明 '' '王000'
王芳 '' '王000'
李小明 '' '李000'
Wang Fang 'WNK FNK' 'W521'
SEEN
