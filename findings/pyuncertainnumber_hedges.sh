#!/usr/bin/env bash
# pyuncertainnumber 0.1.15: a hedged number is read as narrower than the bare one.
#
# Guess, before it was run: "about 200" is at least as wide as "200", and "over 200" has no upper end.
# Seen: "200" is 150 to 250, "about 200" is 198 to 202, "around 200" is 190 to 210, and "over 200" ends
# at 200.5; only "at least 200" has no upper end.
# Source: pyuncertainnumber 0.1.15, `hedge_interpret` with its defaults.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'pyuncertainnumber==0.1.15'
seen=$("$folder/venv/bin/python" - <<'PY'
from pyuncertainnumber import hedge_interpret

for text in ("200", "about 200", "around 200", "over 200", "at least 200"):
    print(text, hedge_interpret(text))
PY
)
expected='200 [150.0,250.0]
about 200 [198.0,202.0]
around 200 [190.0,210.0]
over 200 [200.0,200.5]
at least 200 [200.0,inf]'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
