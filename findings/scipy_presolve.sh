#!/usr/bin/env bash
# scipy 1.17.0 beside 1.17.1: counts that can all be true are called impossible.
#
# Guess, before it was run: a linear program of three counts that are said and sums of counts has the same
# answer with every release that has HiGHS, and with its presolve or without.
# Seen: the HiGHS of scipy 1.17.0 calls it infeasible (status 2) with presolve, which is the default, and
# solves it (status 0) without; that of scipy 1.17.1 solves it either way.
# Source: SciPy 1.17.1 release notes, HiGHS 1.12.0; a like one is issue 24141 of scipy.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
seen=$(for scipy in 1.17.0 1.17.1; do
    "$folder/venv/bin/pip" install --quiet "scipy==$scipy" >&2
    "$folder/venv/bin/python" - "$scipy" <<'PY'
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

# Each row lists the counts that are added, and with a minus those that are subtracted.
ROWS = """; 10; 14; ; ; ; ; ; ; -1 2; -1 3 -5; -2 3 -6; 3 -4; 5 -6; -7 8; -7 9 -11; -8 9 -12; 9 -10;
-7 10 -12; 11 -12; ; ; ; ; ; ; -13 15; -14 15 -18; 15 -16 -17; -19 20 -22; -19 21 -23; -22 23;
1 -7; 3 -9; -2 -14 20; -3 -15 21; -17 22"""
rows = [[int(number) for number in row.split()] for row in ROWS.split(";")]
matrix = np.zeros((len(rows), 23))
for row, numbers in enumerate(rows):
    for number in numbers:
        matrix[row, abs(number) - 1] = 1 if number > 0 else -1
least, most = np.zeros(len(rows)), np.zeros(len(rows))
most[0] = 1
least[1:3], most[1:3] = (3, 1), np.inf
for presolve in (True, False):
    found = milp(
        np.zeros(23),
        bounds=Bounds(0, np.inf),
        constraints=LinearConstraint(matrix, least, most),
        options={"presolve": presolve},
    )
    print("scipy", sys.argv[1], "presolve" if presolve else "without", found.status)
PY
done)
expected='scipy 1.17.0 presolve 2
scipy 1.17.0 without 0
scipy 1.17.1 presolve 0
scipy 1.17.1 without 0'
echo "$seen"
diff <(echo "$expected") <(echo "$seen")
