#!/usr/bin/env bash
# skops: one model saved twice makes two files that differ.
# Guess: dumps of one object, one after the other, are the same bytes, so that a hash says whether a model changed.
# Seen: the members of the archive and the schema are named by memory addresses. With the sklearn model copied in between (as after
#   loading it anew) the bytes differ and so does every hash, though the numbers are equal.
# Who is hurt: whoever stores models by content, skips unchanged ones, or seals a run by the hash of its files.
# Instead: hash what the model contains: its type, parameters and the bytes of its arrays.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile skops==0.16.0 scikit-learn==1.9.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import copy
import hashlib
import importlib.metadata

import numpy as np
import skops.io
from sklearn.linear_model import LogisticRegression

print("skops", importlib.metadata.version("skops"))
model = LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
first = skops.io.dumps(model)
again = skops.io.dumps(copy.deepcopy(model))
print("the same bytes:", hashlib.sha256(first).digest() == hashlib.sha256(again).digest())
print("the same coefficients:", bool(np.all(skops.io.loads(first).coef_ == skops.io.loads(again).coef_)))
PYTHON

diff - "$place/seen" <<'SEEN'
skops 0.16.0
the same bytes: False
the same coefficients: True
SEEN
