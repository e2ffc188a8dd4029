"""How long `import conflictmodel` takes, beside three other packages.

Run it with the Python of an environment that has them: `python benchmarks/import_time.py`.
Each import is timed in an interpreter of its own, the packages take turns so that a busy moment of
the machine meets them all, and the median counts.
"""

import importlib.util
import statistics
import subprocess
import sys

PACKAGES = ("attrs", "conflictmodel", "portion", "pydantic")
# `import conflictmodel` loads each public name on first use; this loads all of them.
EVERY_NAME = "from conflictmodel import *"
ROUNDS = 21
TIMED_IMPORT = """
import time
start = time.perf_counter()
{statement}
print(time.perf_counter() - start)
"""


def milliseconds(statement: str) -> float:
    """Return how long a fresh interpreter takes for an import."""
    script = TIMED_IMPORT.format(statement=statement)
    result = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return 1000 * float(result.stdout)


def main() -> None:
    """Print the median of each import and its ratio to `import attrs`."""
    missing = [package for package in PACKAGES if not importlib.util.find_spec(package)]
    statements = [f"import {package}" for package in PACKAGES if package not in missing]
    statements.append(EVERY_NAME)
    for statement in statements:
        milliseconds(statement)  # writes the byte code, which the timed imports then find
    times: dict[str, list[float]] = {statement: [] for statement in statements}
    for _ in range(ROUNDS):
        for statement in statements:
            times[statement].append(milliseconds(statement))
    medians = {statement: statistics.median(times[statement]) for statement in statements}

    print(f"Python {sys.version.split()[0]}, median of {ROUNDS} fresh interpreters")
    print(f"{'statement':<30}{'ms':>8}{'/ attrs':>10}")
    for statement in statements:
        ratio = medians[statement] / medians["import attrs"]
        print(f"{statement:<30}{medians[statement]:>8.1f}{ratio:>10.2f}")
    for package in missing:
        print(f"{package} is not installed")


if __name__ == "__main__":
    main()
