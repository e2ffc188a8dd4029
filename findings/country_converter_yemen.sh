#!/usr/bin/env bash
# country_converter 1.3.2: the Gleditsch-Ward number of Yemen is that of South Yemen.
#
# Guess, before it was run: the number is the one that UCDP gives for its "Yemen (North Yemen)", 678.
# Seen: 680, the People's Republic that ended in 1990, so that a join with UCDP by number finds no row of
# Yemen.
# Source: country_converter 1.3.2, `to="GWcode"`; Gleditsch and Ward, list of independent states: 678
# Yemen, 680 Yemen, People's Republic of.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'country_converter==1.3.2' 'pandas==3.0.0'
seen=$("$folder/venv/bin/python" - <<'PY'
import country_converter

converter = country_converter.CountryConverter()
for name in ("Yemen (North Yemen)", "Yemen", "South Yemen", "Myanmar (Burma)", "DR Congo (Zaire)"):
    print(name, converter.convert(name, to="GWcode"))
PY
)
expected='Yemen (North Yemen) 680
Yemen 680
South Yemen 680
Myanmar (Burma) 775
DR Congo (Zaire) 490'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
