#!/usr/bin/env bash
# pandera: a schema that coerces to int passes 1.9 as 1.
# Guess: a validator refuses a value that coercion would change.
# Seen: Column(int, coerce=True) is astype(int): fractions are cut off towards zero and the frame is valid. The nullable
#   type "Int64" refuses the same column.
# Who is hurt: whoever lets the schema turn quantities, points or amounts into whole numbers: 1.9 kg is 1, -0.7 a return of 0.
# Instead: "Int64", or a check that x == x.round() before coercion.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile pandera==0.35.0 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import pandas as pd
import pandera
import pandera.pandas as pa

print("pandera", pandera.__version__)
given = pd.DataFrame({"quantity": [1.9, 2.5, -0.7]})
for kind in (int, "Int64"):
    schema = pa.DataFrameSchema({"quantity": pa.Column(kind, coerce=True)})
    try:
        seen = schema.validate(given)["quantity"].tolist()
    except (pa.errors.SchemaError, pa.errors.SchemaErrors) as error:
        seen = f"refused ({type(error).__name__})"
    print(kind if kind == "Int64" else "int", "->", seen)
PYTHON

diff - "$place/seen" <<'SEEN'
pandera 0.35.0
int -> [1, 2, 0]
Int64 -> refused (SchemaErrors)
SEEN
