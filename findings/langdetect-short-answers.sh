#!/usr/bin/env bash
# langdetect: "good" is Somali, "不错" (not bad) is Korean, and "too slow" is another language from call to call.
# Guess: short answers in the two commonest languages of the web are told, or refused, and always alike.
# Seen: an answer of a word or two gets some language with a high probability; Chinese without rare characters is taken for
#   Korean; draws are random unless a seed is set.
# Who is hurt: whoever sends survey answers to a language's team or model: most answers are short, and repeats of a run differ.
# Instead: go by script first (Han characters without kana or hangul are Chinese), ask detect only about longer texts, and
#   set DetectorFactory.seed.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile langdetect==1.0.9

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import importlib.metadata

from langdetect import DetectorFactory, detect

print("langdetect", importlib.metadata.version("langdetect"))
print("without a seed, 200 calls:", sorted({detect("too slow") for _ in range(200)}))
DetectorFactory.seed = 0
for answer in ("good", "Fast delivery", "no", "不错", "物流太慢了"):
    print(answer, "->", detect(answer))
PYTHON

diff - "$place/seen" <<'SEEN'
langdetect 1.0.9
without a seed, 200 calls: ['en', 'so']
good -> so
Fast delivery -> da
no -> tl
不错 -> ko
物流太慢了 -> ko
SEEN
