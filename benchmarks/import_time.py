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
ROUNDS = 21
TIMED_IMPORT = """
import time
start = time.perf_counter()
import {package}
print(time.perf_counter() - start)
"""


def milliseconds(package: str) -> float:
    """Return how long a fresh interpreter takes to import the package."""
    script = TIMED_IMPORT.format(package=package)
    result = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    return 1000 * float(result.stdout)


def main() -> None:
    """Print the median of each package and its ratio to `import attrs`."""
    installed = [package for package in PACKAGES if importlib.util.find_spec(package)]
    for package in installed:
        milliseconds(package)  # writes the byte code, which the timed imports then find
    times: dict[str, list[float]] = {package: [] for package in installed}
    for _ in range(ROUNDS):
        for package in installed:
            times[package].append(milliseconds(package))
    medians = {package: statistics.median(times[package]) for package in installed}

    print(f"Python {sys.version.split()[0]}, median of {ROUNDS} fresh interpreters")
    print(f"{'import':<15}{'ms':>8}{'/ attrs':>10}")
    for package in PACKAGES:
        if package in medians:
            ratio = medians[package] / medians["attrs"]
            print(f"{package:<15}{medians[package]:>8.1f}{ratio:>10.2f}")
        else:
            print(f"{package:<15}not installed")


if __name__ == "__main__":
    main()
