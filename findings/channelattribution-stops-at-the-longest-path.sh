#!/usr/bin/env bash
# ChannelAttribution: removal effects are simulated, and walks longer than the longest path seen are cut off.
# Guess: with enough simulated walks the result is that of the Markov chain, which has a closed form.
# Seen: max_step is the length of the longest path by default. In a chain with loops some walks are still under way then
#   and count as lost, with every channel that keeps them going: more walks or another seed change nothing. Repeats of a
#   channel are one touch: A > A > A > B and A > B give the same chain.
# Who is hurt: whoever compares channels by share, or with another package: the error is in one direction.
# Instead: solve the chain (two linear systems for each channel), or set max_step to 1000.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile channelattribution==2.2.5 matplotlib==3.11.2 pandas==3.1.1 numpy==2.4.6

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import contextlib
import importlib.metadata
import io

import numpy as np
import pandas as pd

with contextlib.redirect_stdout(io.StringIO()):  # it advertises
    import ChannelAttribution

print("ChannelAttribution", importlib.metadata.version("channelattribution"))


def removal_effects(first, **asked):
    paths = pd.DataFrame({"path": [first, "B > A", "A"], "conversions": [10, 5, 2], "lost": [5, 20, 10]})
    with contextlib.redirect_stdout(io.StringIO()):
        found = ChannelAttribution.markov_model(
            paths, "path", "conversions", var_null="lost", out_more=True, seed=1, nsim_start=1e6, **asked
        )
    return [round(float(effect), 2) for effect in found["removal_effects"]["removal_effect"]]


moves = np.array([[0, 15 / 52], [25 / 40, 0]])  # from A and B, to A and B
start, won = np.array([27, 25]) / 52, np.array([7 / 52, 10 / 40])
whole = start @ np.linalg.solve(np.eye(2) - moves, won)
exact = [1 - (start * kept) @ np.linalg.solve(np.eye(2) - moves * kept, won) / whole for kept in (np.array([0, 1]), np.array([1, 0]))]
print("solved:                  ", [round(float(effect), 2) for effect in exact])
print("a million walks:         ", removal_effects("A > B"))
print("with A three times:      ", removal_effects("A > A > A > B"))
print("a million, max_step 1000:", removal_effects("A > B", max_step=1000))
PYTHON

diff - "$place/seen" <<'SEEN'
ChannelAttribution 2.2.5
solved:                   [0.63, 0.79]
a million walks:          [0.6, 0.77]
with A three times:       [0.6, 0.77]
a million, max_step 1000: [0.63, 0.79]
SEEN
