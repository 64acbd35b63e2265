#!/usr/bin/env bash
# pypinyin: Zeng Guofan becomes Ceng Guofan and Shan Xiongxin Dan Xiongxin.
# Guess: in a name of a person the family name gets the reading that it has as a family name.
# Seen: each character gets its commonest reading; family names with one of their own (曾 Zeng, 单 Shan, 仇 Qiu, 解 Xie,
#   查 Zha, 区 Ou, 朴 Piao) are wrong, also in full names of well-known people.
# Who is hurt: matching of Chinese names with passports, loyalty cards or travel bookings in Latin letters; letters to
#   customers.
# Instead: a table of family names for the first character (or the first two), then pypinyin for the rest.
# Day: 2026-11-30
set -euo pipefail
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv --without-pip "$place"
python3 -m pip --python "$place/bin/python" install -q --no-compile pypinyin==0.55.0

"$place/bin/python" - <<'PYTHON' | tee "$place/seen"
import pypinyin

print("pypinyin", pypinyin.__version__)
people = {"曾国藩": "Zeng Guofan", "单雄信": "Shan Xiongxin", "仇英": "Qiu Ying", "解缙": "Xie Jin", "查良镛": "Zha Liangyong"}
for name, right in people.items():
    print(name, "is", right, "- given:", "".join(pypinyin.lazy_pinyin(name)))
PYTHON

diff - "$place/seen" <<'SEEN'
pypinyin 0.55.0
曾国藩 is Zeng Guofan - given: cengguofan
单雄信 is Shan Xiongxin - given: danxiongxin
仇英 is Qiu Ying - given: chouying
解缙 is Xie Jin - given: jiejin
查良镛 is Zha Liangyong - given: chaliangyong
SEEN
