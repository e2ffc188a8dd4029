#!/usr/bin/env bash
# undate 0.8.0: an open end is written back as an unknown one, an unknown start as an open one.
#
# Guess, before it was run: EDTF that is parsed and printed again is the same EDTF, or is refused.
# Seen: `2024/..` (it goes on) prints as `2024/` (nobody knows when it ended), `/2024` (nobody knows
# when it began) as `../2024` (it has no beginning), and the mark of `2024-10~` and `2024?` is dropped.
# In EDTF level 1 (https://www.loc.gov/standards/datetime/) these are different things.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'undate==0.8.0'
seen=$("$folder/venv/bin/python" - <<'PY'
from undate import Undate

for text in ("2024/..", "/2024", "2024-10~", "2024?"):
    print(text, "->", Undate.parse(text, "EDTF"))
PY
)
expected='2024/.. -> 2024/
/2024 -> ../2024
2024-10~ -> 2024-10
2024? -> 2024'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
