#!/usr/bin/env bash
# jieba: the commonest complaint of a survey is never among its keywords.
# Guess: extract_tags ranks the words of a text; 贵 (expensive), said six times of twenty words, comes first.
# Seen: words of one character are dropped before ranking, and with them 贵, 慢 (slow), 差 (bad), 脏 (dirty): most of what
#   Chinese customers complain about in short. What is left is what they talk about (物流, 客服), not what is wrong with it.
# Who is hurt: word clouds and topic tables of Chinese comments.
# Instead: count jieba.lcut yourself, with a list of words to leave out.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile jieba==0.42.1

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import collections
import importlib.metadata
import logging

import jieba
import jieba.analyse

jieba.setLogLevel(logging.ERROR)
print("jieba", importlib.metadata.version("jieba"))
comments = "贵，贵，很贵，贵，贵，贵，物流慢，慢，包装差，客服好"
counted = collections.Counter(word for word in jieba.lcut(comments) if word != "，")
print("counted: ", counted.most_common(3))
print("keywords:", jieba.analyse.extract_tags(comments, topK=20))
PYTHON

diff - "$place/seen" <<'SEEN'
jieba 0.42.1
counted:  [('贵', 6), ('慢', 2), ('很', 1)]
keywords: ['客服', '包装', '物流']
SEEN
