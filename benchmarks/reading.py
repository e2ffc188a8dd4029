"""How long files of others take to read and what is held of them, beside models of pydantic.

Run it as `python benchmarks/reading.py`, or with the rows to measure: `… reading.py 2000 10000`.
The files are those of `published_files.py`. Beside UCDP GED stands a model of pydantic for each row
of the same file, which checks the types of all columns and keeps no findings; beside the command, a
reading of the same file. Each is measured in a process of its own, three times, and the least
counts. Times are of the processor; the exponent is that of the power of the rows that fits them.
"""

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

from published_files import GED, PUBLISHED, write
from pydantic import ConfigDict, create_model
from scale import exponent

from conflictmodel import read_file
from conflictmodel.cli.command import main
from conflictmodel.readers import stream_file

SIZES = (2_000, 10_000, 40_000)
RUNS = 3
MB = 1 << 10  # of the kilobytes in which the system says what a process held
NUMBERS = {name for name in GED if name.endswith("_id")} | {
    *("id", "year", "number_of_sources", "where_prec", "priogrid_gid", "event_clarity"),
    *("date_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
    *("best", "high", "low", "gwnoa", "type_of_violence"),
}
FLOATS, DAYS = {"latitude", "longitude"}, {"date_start", "date_end"}


def models(path: Path) -> object:
    """Return a model of pydantic for each row."""

    def kind(name: str) -> type:
        if name in NUMBERS:
            return int
        return float if name in FLOATS else datetime if name in DAYS else str

    frozen = ConfigDict(frozen=True)
    fields: dict[str, Any] = {name: (kind(name), ...) for name in GED}
    model = create_model("Event", __config__=frozen, **fields)
    with path.open(encoding="utf-8", newline="") as file:
        return [model.model_validate(row) for row in csv.DictReader(file)]


def streamed(path: Path) -> object:
    """Return how many records a file has, none of which is kept."""
    return sum(1 for _ in stream_file(path))


def reported(path: Path) -> object:
    """Return what the command prints about a file, of which every question is asked."""
    with redirect_stdout(StringIO()) as text:
        main(["report", str(path)])
    return text


WORK: dict[str, Callable[[Path], object]] = {
    "models": models,
    "read": read_file,
    "stream": streamed,
    "report": reported,
}


def measured(work: str, path: Path) -> tuple[float, int]:
    """Return the least seconds that work on a file took, and the kilobytes that it held at most."""
    command = (sys.executable, __file__, "--one", work, str(path))
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(RUNS)
    ]
    pairs = [each.stdout.split() for each in said]
    return min(float(seconds) for seconds, _ in pairs), min(int(held) for _, held in pairs)


def one(work: str, path: Path) -> None:
    """Print the seconds that work took in this process, and the kilobytes it added to the peak."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    kept = WORK[work](path)
    seconds = time.process_time() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    del kept


def compare(sizes: Sequence[int], folder: Path) -> None:
    """Print what reading takes of each format."""
    for name, (ending, _) in PUBLISHED.items():
        reads: dict[int, float] = {}
        for rows in sizes:
            path = folder / f"{name}-{rows}{ending}"
            write(name, rows, path)
            read, held = measured("read", path)
            stream, streaming = measured("stream", path)
            reads[rows] = read
            line = f"{name}, {rows:,} rows: read {read:.2f} s, {held / rows:.1f} KB a row"
            line += f"; streamed {stream:.2f} s, {streaming / MB:.0f} MB"
            if name == "ucdp-ged":
                line += f"; read {read / measured('models', path)[0]:.1f} × pydantic (at most 5)"
                line += f"; the command {measured('report', path)[0] / read:.1f} × read"
            print(line, flush=True)
        if len(sizes) > 1:
            print(f"{name}: exponent {exponent(reads):.2f} (at most 1.05)", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        print(f"Python {sys.version.split()[0]}, least of {RUNS} runs")
        with tempfile.TemporaryDirectory() as given:
            compare([int(each) for each in sys.argv[1:]] or SIZES, Path(given))
