#!/usr/bin/env bash
# stix2 3.0.2: its scale of likelihood has the words of ICD 203 and other limits.
#
# Guess, before it was run: value_to_dni gives the terms of ICD 203 by its percentages: likely from 55 to
# 80, almost certain from 95.
# Seen: the limits are those of the STIX 2.1 standard, which are rounded to tens: 57 is roughly even, 42
# too (unlikely in ICD 203), and 92 almost certain (very likely in ICD 203).
# Source: stix2 3.0.2, `stix2.confidence.scales`; STIX 2.1, appendix A; ICD 203 of 2015, D.6.e(2)(a).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'stix2==3.0.2'
seen=$("$folder/venv/bin/python" - <<'PY'
from stix2.confidence.scales import value_to_dni

for percent in (7, 22, 42, 57, 80, 92):
    print(percent, value_to_dni(percent))
PY
)
expected='7 Almost No Chance / Remote
22 Unlikely / Improbable
42 Roughly Even Chance / Roughly Even Odds
57 Roughly Even Chance / Roughly Even Odds
80 Very Likely / Highly Probable
92 Almost Certain / Nearly Certain'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
