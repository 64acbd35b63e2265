#!/usr/bin/env bash
# scikit-uplift: customers ranked by their true effect get a Qini score of 0.03 to 0.16, where 1 is perfect.
# Guess: 1 is what a model gets that knows the effects; 0.05 is a bad model.
# Seen: qini_auc_score divides by a curve that knows each customer's outcome beforehand (it puts the treated who buy first).
#   No model of effects comes near it when outcomes are chance. The score falls with the base rate, so that models on
#   different campaigns cannot be compared by it.
# Who is hurt: whoever drops a model, or compares with a paper whose Qini is divided by something else or by nothing.
# Instead: report the gain over random targeting in customers or money at the share that is treated, with an interval.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile scikit-uplift==0.5.1 scikit-learn==1.9.1 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import warnings

import numpy as np
import sklift
from sklift.metrics import qini_auc_score

warnings.simplefilter("ignore", FutureWarning)
print("scikit-uplift", sklift.__version__)
rng = np.random.default_rng(0)
persuadable, treated = rng.random(20_000) < 0.5, rng.integers(0, 2, 20_000)
for base in (0.05, 0.2, 0.5):
    bought = (rng.random(20_000) < base + 0.1 * treated * persuadable).astype(int)
    print("base rate", base, "score of the true effects:", round(qini_auc_score(bought, persuadable.astype(float), treated), 3))
PYTHON

diff - "$place/seen" <<'SEEN'
scikit-uplift 0.5.1
base rate 0.05 score of the true effects: 0.162
base rate 0.2 score of the true effects: 0.06
base rate 0.5 score of the true effects: 0.027
SEEN
