#!/usr/bin/env bash
# csvw 4.1.1: numbers are read that XML Schema does not allow.
#
# Guess, before it was run: an integer of CSVW is digits with a sign, and a decimal has neither NaN nor an
# exponent, as in XML Schema, part 2.
# Seen: an integer may be 3.0 or 1_100, and a decimal NaN, with a warning; 1e3 and 1,100 are refused.
# Source: csvw 4.1.1, `Datatype.read`; XML Schema 1.1, part 2, 3.3.3 and 3.4.13.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'csvw==4.1.1'
seen=$("$folder/venv/bin/python" - <<'PY'
from csvw import Datatype

for base, text in (
    *(("integer", text) for text in ("1100", "3.0", "1_100", "1,100", "1e3")),
    *(("decimal", text) for text in ("1.5", "NaN", "1e3")),
):
    try:
        read = Datatype.fromvalue(base).read(text)
    except ValueError:
        read = "refused"
    print(base, text, read)
PY
)
expected='integer 1100 1100
integer 3.0 3
integer 1_100 1100
integer 1,100 refused
integer 1e3 refused
decimal 1.5 1.5
decimal NaN NaN
decimal 1e3 refused'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
