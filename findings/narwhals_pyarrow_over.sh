#!/usr/bin/env bash
# narwhals 2.29.0: a value of a group, put beside the rows of a large table of pyarrow, is another's.
#
# Guess, before it was run: `over` keeps the order of the rows on every engine, as documented, so that
# each row has the greatest value of its own group.
# Seen: right for 1,000 rows, and wrong for 300,000, without an error. The groups are joined to the
# rows, and what pyarrow joins in several threads comes in no order.
# Source: narwhals 2.29.0, `ArrowExpr.over` in `narwhals/_arrow/expr.py`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'narwhals==2.29.0' 'pyarrow==26.0.1'
seen=$("$folder/venv/bin/python" - <<'PY'
import narwhals as nw
import pyarrow as pa

for count in (1_000, 300_000):
    keys = [number % 50 for number in range(count)]
    parts = range(0, count, max(count // 7, 1))
    key = pa.chunked_array([keys[at : at + count // 7] for at in parts])
    table = pa.table({"key": key, "value": key})
    found = nw.from_native(table).with_columns(nw.col("value").max().over("key").alias("greatest"))
    print(f"{count:,} rows:", "right" if found["greatest"].to_list() == keys else "wrong")
PY
)
expected='1,000 rows: right
300,000 rows: wrong'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
