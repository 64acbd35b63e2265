#!/usr/bin/env bash
# lifelines and statsmodels: where exactly half are gone, one says the median is 2 and the other 3.
# Guess: two estimates of one curve have one median: the first time by which at least half are gone.
# Seen: lifelines takes the first time with S <= 1/2, statsmodels' SurvfuncRight.quantile the first with S < 1/2. Four
#   lives that end after 1, 2, 3, 4 months: medians 2 and 3. Nothing differs on real data until half is met exactly, which
#   whole months and small groups do.
# Who is hurt: whoever checks one tool against the other, or changes tools, and finds some groups a step longer.
# Instead: read the median from the curve, and say which rule.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile lifelines==0.30.3 statsmodels==0.15.0 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import lifelines
import statsmodels
from statsmodels.duration.survfunc import SurvfuncRight

print("lifelines", lifelines.__version__, "statsmodels", statsmodels.__version__)
for lives in ([1, 2, 3, 4], [1, 2, 3]):
    ended = [1] * len(lives)
    one = lifelines.KaplanMeierFitter().fit(lives, ended)
    other = SurvfuncRight(lives, ended)
    print(lives, "S:", [round(float(share), 3) for share in other.surv_prob], end=" ")
    print("median of lifelines:", one.median_survival_time_, "of statsmodels:", float(other.quantile(0.5)))
PYTHON

diff - "$place/seen" <<'SEEN'
lifelines 0.30.3 statsmodels 0.15.0
[1, 2, 3, 4] S: [0.75, 0.5, 0.25, 0.0] median of lifelines: 2.0 of statsmodels: 3.0
[1, 2, 3] S: [0.667, 0.333, 0.0] median of lifelines: 2.0 of statsmodels: 2.0
SEEN
