#!/usr/bin/env bash
# country_converter 1.3.2 beside pandas 3.1.1: Namibia has no code, and no converter can be made.
#
# Guess, before it was run: both work with every pandas that the package allows (1.0 and later), for its
# column of codes is read by a converter to text, and NA is taken out of the values that are missing.
# Seen: with pandas 3.0.0 it works; with pandas 3.1.1 the text NA of that column is missing all the same,
# and making the list of codes ends in a TypeError.
# Source: country_converter 1.3.2, `CountryConverter()`; pandas, `read_csv` with `converters` and `na_values`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
seen=$(for pandas in 3.0.0 3.1.1; do
    "$folder/venv/bin/pip" install --quiet 'country_converter==1.3.2' "pandas==$pandas" >&2
    "$folder/venv/bin/python" - "$pandas" <<'PY'
import sys

import country_converter

try:
    found = country_converter.CountryConverter().convert("Namibia", to="ISO2")
except TypeError:
    found = "TypeError"
print("pandas", sys.argv[1], found)
PY
done)
expected='pandas 3.0.0 NA
pandas 3.1.1 TypeError'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
