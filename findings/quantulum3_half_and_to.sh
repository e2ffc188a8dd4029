#!/usr/bin/env bash
# quantulum3 0.10.0: half a million is one and a half million, and a range keeps its magnitude at one end.
#
# Guess, before it was run: as "1,100-1,200" is 1,150 with an uncertainty of 50, "20 to 30 thousand" is
# 25,000 with one of 5,000, and "half a million" is 500,000.
# Seen: "half a" adds a half to the magnitude in thousands (1,500,000), the word behind the range belongs
# to its upper end alone (20 to 30,000), and "1,5 million" is 15 million with "milli" as its surface.
# Source: quantulum3 0.10.0, `parser.parse` with its defaults, without the classifier.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'quantulum3==0.10.0'
seen=$("$folder/venv/bin/python" - <<'PY'
from quantulum3 import parser

for text in ("1,100-1,200", "20 to 30 thousand", "half a million", "1,5 million shells"):
    for found in parser.parse(text):
        print(text, "|", found.value, found.uncertainty, "|", found.surface)
PY
)
expected='1,100-1,200 | 1150.0 50.0 | 1,100-1,200
20 to 30 thousand | 15010.0 14990.0 | 20 to 30 thousand
half a million | 1500000.0 None | half a million
1,5 million shells | 15000000.0 None | 1,5 milli'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
