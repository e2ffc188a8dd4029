"""How long `read` takes for a phrase that it reads, for one that it refuses, and for a long one.

Run it with the Python of an environment that has the library: `python benchmarks/phrases.py`.
Processor time counts, and of several rounds the shortest, so that a busy machine changes little.
"""

import time

from conflictmodel.errors import PhraseError
from conflictmodel.phrases import ROUNDING_1, read

ROUNDS = 25
READ = (
    *(
        "around 1,100 casualties",
        "more than 14 million people",
        "75 thousand shells of 155-mm guns",
    ),
    *(
        "28 out of 31 Russia-launched drones",
        "between 70,000 and 80,000 casualties",
        "$13.6 billion",
    ),
    *("at least twenty-four soldiers", "200 killed at the very least", "50 M113 carriers", ">40"),
)
REFUSED = (
    *("80% of homes", "31 drones and 2 missiles", "dozens of houses", "10.000 soldiers", "20 mil"),
    *("40 killed and counting", "nine out of 10 people", "43 тисячі військових", "a platoon"),
)
LONG = ("about ", "5 people, ", "at least ", "another and ", "5-", "(est.) ", "M113 ", "mln ")


def microseconds(*phrases: str) -> float:
    """Return the processor time of one phrase, the shortest of several rounds."""
    shortest = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for phrase in phrases:
            try:
                read(phrase, policy=ROUNDING_1)
            except PhraseError:
                continue
        shortest = min(shortest, time.process_time() - start)
    return 1_000_000 * shortest / len(phrases)


def main() -> None:
    """Print the time of a phrase, and how it grows with the length of the phrase."""
    print(f"read     {microseconds(*READ):8.1f} µs a phrase")
    print(f"refused  {microseconds(*REFUSED):8.1f} µs a phrase")
    for piece in LONG:
        half, whole = (
            microseconds(("between 5 " + piece * length)[:length]) for length in (5_000, 10_000)
        )
        print(
            f"{piece!r:<14}{whole / 1000:8.2f} ms for 10,000 characters, {whole / half:.1f} × 5,000"
        )


if __name__ == "__main__":
    main()
