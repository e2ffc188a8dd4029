#!/usr/bin/env bash
# hdx-python-country 4.2.5: the fuzzy search finds a country for the name of an armed group that holds none.
#
# Guess, before it was run: a name that holds no country finds none, as Jaysh al-Islam and Kachin State
# do.
# Seen: Hamas is the Bahamas; Islamic State and a State Security Service are Palestine.
# Source: hdx-python-country 4.2.5, `Country.get_iso3_country_code_fuzzy` with the countries that come
# with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'hdx-python-country==4.2.5'
seen=$("$folder/venv/bin/python" - 2> "$folder/log" <<'PY'
from hdx.location.country import Country

Country.countriesdata(use_live=False)
for name in ("Jaysh al-Islam", "Kachin State", "Hamas", "Islamic State", "State Security Service"):
    print(name, "|", *Country.get_iso3_country_code_fuzzy(name))
PY
)
expected='Jaysh al-Islam | None False
Kachin State | None False
Hamas | BHS False
Islamic State | PSE False
State Security Service | PSE False'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
