#!/usr/bin/env bash
# SnowNLP: "不满意" (not satisfied) is a positive comment.
# Guess: a model of Chinese shopping reviews knows the commonest complaint of surveys.
# Seen: 不满意 has 0.56 of being positive, above 没有问题 (no problem), and 不贵 (not expensive) 0.33: it weighs words one by
#   one, and 不 (not) is a word of its own that says little.
# Who is hurt: sentiment shares of short answers in CSAT and NPS surveys, where negated words are most of the answers.
# Instead: rules for negation before words, or a model fitted to labelled answers; check against the score given with the
#   comment.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile snownlp==0.12.3

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

from snownlp import SnowNLP

print("snownlp", importlib.metadata.version("snownlp"))
for comment, meaning in (("不满意", "not satisfied"), ("没有问题", "no problem"), ("不贵", "not expensive"), ("一点也不差", "not bad at all")):
    print(comment, meaning, "positive:", round(SnowNLP(comment).sentiments, 2))
PYTHON

diff - "$place/seen" <<'SEEN'
snownlp 0.12.3
不满意 not satisfied positive: 0.56
没有问题 no problem positive: 0.53
不贵 not expensive positive: 0.33
一点也不差 not bad at all positive: 0.06
SEEN
