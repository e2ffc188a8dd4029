"""How long a dossier takes as a flat table and as provenance, beside its JSON document.

`python benchmarks/exchange.py` prints processor time per claim for 2,000 to 16,000 claims, the
ratio to the JSON of the same dossier, and the exponent with which time grows. Another checkout is
timed in turn with this one, and compared, where its folder `src` is given:
`python benchmarks/exchange.py /path/to/src`.
"""

import gc
import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from attrs import evolve

from conflictmodel import Claim, Dossier, dumps, example, loads
from conflictmodel.formats import dumps_csv, loads_csv, to_geojson, to_prov

SIZES = (2_000, 4_000, 8_000, 16_000)
RUNS = 3
MEANT = {"loads_csv": ("loads", 3.0), "dumps_csv": ("dumps", 6.0)}
"""What each is compared with, and how many times as long it may take."""


def repeated(count: int) -> Dossier:
    """Return a dossier of so many claims, of all types: those of the example again and again."""
    claims: list[Claim] = []
    while len(claims) < count:
        turn = len(claims)
        claims += [
            evolve(each, id=f"{each.id} {turn}", supersedes=())
            for each in example().claims
            if not each.supersedes
        ]
    return Dossier(tuple(claims[:count]), "A benchmark")


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest run."""
    found: list[float] = []
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def measure() -> dict[str, list[float]]:
    """Return the time of each function at each size."""
    found: dict[str, list[float]] = {}
    for size in SIZES:
        dossier = repeated(size)
        document, table = dumps(dossier), dumps_csv(dossier)
        works: dict[str, Callable[[], object]] = {
            "dumps": partial(dumps, dossier),
            "loads": partial(loads, document),
            "dumps_csv": partial(dumps_csv, dossier),
            "loads_csv": partial(loads_csv, table),
            "to_prov": partial(to_prov, dossier),
            "to_geojson": partial(to_geojson, dossier),
        }
        for name, work in works.items():
            found.setdefault(name, []).append(seconds(work))
    return found


def measured_in(source: Path) -> dict[str, list[float]]:
    """Return what another checkout takes."""
    command = [sys.executable, str(Path(__file__)), "--times"]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print the times, and what they are meant to be."""
    if "--times" in sys.argv:
        print(json.dumps(measure()))
        return
    ours = measured_in(Path(__file__).parents[1] / "src")
    theirs = measured_in(Path(sys.argv[1])) if sys.argv[1:] else {}
    for name, times in ours.items():
        exponent = math.log(times[-1] / times[0]) / math.log(SIZES[-1] / SIZES[0])
        text = f"{name}: {times[-1] / SIZES[-1] * 1e6:.1f} µs a claim, exponent {exponent:.2f}"
        if name in MEANT:
            other, most = MEANT[name]
            text += f", {times[-1] / ours[other][-1]:.1f} times {other} (at most {most})"
        if theirs:
            text += f", {times[-1] / theirs[name][-1]:.2f} of the other checkout"
        print(text)


if __name__ == "__main__":
    main()
