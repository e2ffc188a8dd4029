"""Fuzzing: read damaged files of one format, guided by the code that each of them runs.

`python tools/fuzz.py losses /tmp/fuzz -max_total_time=180` begins with the small file of that
format that the tests have. What follows the folder are options of libFuzzer. The folder keeps the
files that led to new code, and the file for which something was raised that is no `DocumentError`,
or was lost between reading and writing. In place of a format stand `phrases`, `own-table`,
`workbook`, `frames`, `notebook`, `pictures` and `page`, for what `tests/support/hostile.py` checks.
"""

import importlib
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Check: TypeAlias = Callable[[bytes, Path], object]

TESTS = Path(__file__).parents[1] / "tests"
LONGEST_WORD = 60  # of a dictionary


def main(name: str, folder: Path, options: list[str]) -> None:
    """Read damaged files of a format, until the options say that it is enough."""
    atheris = importlib.import_module("atheris")  # it has no types
    corpus, work = folder / "corpus", folder / "work"
    for each in (corpus, work):
        each.mkdir(parents=True, exist_ok=True)
    sys.path.insert(0, str(TESTS))
    with atheris.instrument_imports(include=["conflictmodel"]):
        damage = importlib.import_module("support.damage")
        samples: Mapping[str, str] = importlib.import_module("support.samples").SAMPLES
        hostile: Mapping[str, tuple[Check, Sequence[bytes]]] = {}
        if name not in samples:
            hostile = importlib.import_module("support.hostile").HOSTILE
        check, seeds = hostile.get(name) or (
            lambda content, work: damage.check(content, name, work),
            [samples[name].encode(), *(path.read_bytes() for path in golden(name))],
        )
        # What is imported on first use is imported here, so that its code is watched as well.
        check(seeds[0], work)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    words: tuple[bytes, ...] = damage.INTERESTING
    dictionary = folder / "dictionary"
    dictionary.write_text("".join(map(entry, words)), encoding="ascii")
    warnings.simplefilter("error")

    def target(content: bytes) -> None:
        check(content, work)

    found = f"-artifact_prefix={folder}/"
    # From the beginning, a file may be as long as any that the tests have.
    given = [str(corpus), found, f"-dict={dictionary}", "-max_len=4000", "-len_control=0"]
    atheris.Setup([sys.argv[0], *given, *options], target)
    atheris.Fuzz()


def golden(name: str) -> list[Path]:
    """Return the golden files of a format, if it is one of this library."""
    ends = {"conflictmodel": "json", "conflictmodel-lines": "jsonl", "conflictmodel-csv": "csv"}
    return sorted((TESTS / "golden").glob(f"*.{ends[name]}")) if name in ends else []


def entry(word: bytes) -> str:
    """Return a word as a dictionary of libFuzzer has it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word[:LONGEST_WORD]) + '"\n'


if __name__ == "__main__":
    if len(sys.argv) < len(["fuzz.py", "FORMAT", "FOLDER"]):
        sys.exit("usage: python tools/fuzz.py FORMAT FOLDER [options of libFuzzer]")
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
