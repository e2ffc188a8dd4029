"""Small worlds for the tests of what is concluded: ranges, voices and estimates in few words."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations_with_replacement

from conflictmodel.claims.estimates import Estimate
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.values.measures import KILLED, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Subject

TOP = 4
# Every range whose ends are at most TOP, and every one without an upper end that begins there.
SMALL = [Range(low, high) for low in range(TOP + 1) for high in [*range(low, TOP + 1), None]]
# Every set of up to three of them, the same one more than once included.
SMALL_WORLDS = [world for size in (1, 2, 3) for world in combinations_with_replacement(SMALL, size)]
# Above TOP all numbers are alike: an unbounded range allows them, and no other does.
NUMBERS = range(TOP + 3)

TROOPS = Group("North Korean troops")
UNTIL = Period("../2024-12-23")
HARMED = Subject(TROOPS, KILLED | WOUNDED, UNTIL)


def allowed(ranges: Iterable[Range]) -> set[int]:
    """Return the small numbers that lie between the ends of any of the ranges."""
    return {
        number
        for each in ranges
        for number in NUMBERS
        if each.lower <= number and (each.upper is None or number <= each.upper)
    }


def pieces_of(numbers: Iterable[int]) -> tuple[Range, ...]:
    """Return the runs in a set of small numbers; one that has the last number has no upper end."""
    pieces: list[Range] = []
    for number in sorted(numbers):
        upper = None if number == NUMBERS[-1] else number
        if pieces and pieces[-1].upper == number - 1:
            pieces[-1] = Range(pieces[-1].lower, upper)
        else:
            pieces.append(Range(number, upper))
    return tuple(pieces)


def voices_of(ranges: Iterable[Range]) -> Voices:
    """Return a voice of its own for each range, named a, b, c and on."""
    return tuple(Voice(origin, each) for origin, each in zip("abcdefgh", ranges, strict=False))


def dated(*said: tuple[str, Range, int | None]) -> Voices:
    """Return voices from origins, ranges and days of December 2024."""
    return tuple(
        Voice(origin, each, None if day is None else date(2024, 12, day))
        for origin, each, day in said
    )


def by(origin: str, stated: str = "2024-12-23", name: str | None = None) -> Attribution:
    """Return the attribution of a statement of an origin."""
    return Attribution(Source(name or origin, SourceKind.OTHER, origin), Period(stated))


def said(  # noqa: PLR0913 - each is what some test is about
    claim_id: str,
    origin: str,
    figure: Range,
    subject: Subject = HARMED,
    *,
    stated: str = "2024-12-23",
    supersedes: tuple[str, ...] = (),
) -> Estimate:
    """Return what an origin says of a subject."""
    return Estimate(claim_id, subject, figure, by(origin, stated), supersedes=supersedes)


def subsets(ranges: tuple[Range, ...]) -> Iterator[tuple[int, ...]]:
    """Yield every set of positions in a tuple that is not empty."""
    for chosen in range(1, 2 ** len(ranges)):
        yield tuple(index for index in range(len(ranges)) if chosen >> index & 1)
