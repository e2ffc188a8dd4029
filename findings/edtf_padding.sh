#!/usr/bin/env bash
# edtf 5.0.2: an approximate day is widened by a day, a month and a year together.
#
# Guess, before it was run: `2024-10-05~` reaches one day to either side, and `2024-10~` one month.
# Seen: the mark is applied at every precision that the date has, and the paddings are added: an
# approximate day reaches over two years (2023-09-04 to 2025-11-06), and so does an approximate month.
# Source: edtf 5.0.2, `lower_fuzzy` and `upper_fuzzy` with the default settings.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'edtf==5.0.2'
seen=$("$folder/venv/bin/python" - <<'PY'
from edtf import parse_edtf

for text in ("2024-10-05~", "2024-10~", "2024~"):
    found = parse_edtf(text)
    ends = ("%04d-%02d-%02d" % end[:3] for end in (found.lower_fuzzy(), found.upper_fuzzy()))
    print(text, *ends)
PY
)
expected='2024-10-05~ 2023-09-04 2025-11-06
2024-10~ 2023-09-01 2025-11-30
2024~ 2023-01-01 2025-12-31'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
