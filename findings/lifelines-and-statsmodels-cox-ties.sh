#!/usr/bin/env bash
# lifelines and statsmodels: a Cox model of whole months has hazard ratio 2.4 in one and 2.0 in the other.
# Guess: the defaults of two established packages agree, at least to the second digit.
# Seen: for tied exits lifelines uses Efron's rule, statsmodels' PHReg Breslow's, which pulls effects towards nothing when
#   many leave in the same month. With ties="efron" they agree.
# Who is hurt: whoever fits churn by whole months or billing periods with PHReg's default: every factor looks weaker.
# Instead: PHReg(..., ties="efron").
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 statsmodels==0.15.0 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines
import numpy as np
import pandas as pd
import statsmodels
from statsmodels.duration.hazard_regression import PHReg

print("lifelines", lifelines.__version__, "statsmodels", statsmodels.__version__)
rng = np.random.default_rng(1)
trait = rng.normal(size=200)
months = np.ceil(rng.exponential(size=200) * 3 * np.exp(-trait))
left = (months < 6).astype(int)
months = np.minimum(months, 6)
lives = pd.DataFrame({"months": months, "left": left, "trait": trait})
fit = lifelines.CoxPHFitter().fit(lives, "months", "left")
print("lifelines:               ", round(float(np.exp(fit.params_["trait"])), 3))
print("PHReg:                   ", round(float(np.exp(PHReg(months, trait, status=left).fit().params[0])), 3))
print("PHReg with ties='efron': ", round(float(np.exp(PHReg(months, trait, status=left, ties="efron").fit().params[0])), 3))
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3 statsmodels 0.15.0
lifelines:                2.381
PHReg:                    1.98
PHReg with ties='efron':  2.381
SEEN
