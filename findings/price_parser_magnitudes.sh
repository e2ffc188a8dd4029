#!/usr/bin/env bash
# price-parser 0.5.1: the magnitude behind an amount is dropped.
#
# Guess, before it was run: "$1.05 billion" is 1,050,000,000, or nothing is found.
# Seen: the amount is 1.05, in dollars, without a warning; so with bn, m and k, and of a range the first
# number is taken.
# Source: price-parser 0.5.1, `Price.fromstring`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'price-parser==0.5.1'
seen=$("$folder/venv/bin/python" - <<'PY'
from price_parser import Price

for text in ("$1.05 billion", "USD 1.05 bn", "$300m", "\u00a31.5k", "$1-2 million", "$1,050,000,000"):
    found = Price.fromstring(text)
    print(text, found.amount, found.currency)
PY
)
expected='$1.05 billion 1.05 $
USD 1.05 bn 1.05 USD
$300m 300 $
£1.5k 1.5 £
$1-2 million 1 $
$1,050,000,000 1050000000 $'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
