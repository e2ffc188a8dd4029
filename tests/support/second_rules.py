"""The rules a second time, by sets of numbers, and nothing of the library in them.

The answer of each rule is the set of the numbers that pass a test, and the test is the definition:
a majority is every number that more than half of the voices allow. No end is sorted or looked up.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from attrs import frozen
from hypothesis.vendor.pretty import RepresentationPrinter

# It stands for itself and all numbers above: no end and no sum of ends is as high.
TOP = 79
Numbers = frozenset[int]
EVERY: Numbers = frozenset(range(TOP + 1))
NONE: Numbers = frozenset()


def span(low: int, high: int | None) -> Numbers:
    """Return the numbers between two ends; without an upper end, up to TOP."""
    return frozenset(range(low, (TOP if high is None else high) + 1))


def enclosed(sets: Iterable[Numbers]) -> Numbers:
    """Return all that lies between the lowest and the highest number of any of the sets."""
    numbers = NONE.union(*sets)
    return span(min(numbers), max(numbers)) if numbers else NONE


def together(sets: Iterable[Numbers]) -> Numbers:
    """Return the numbers that are in every set."""
    return EVERY.intersection(*sets)


def or_enclosed(sets: Sequence[Numbers]) -> Numbers:
    """Return what is in every set, or else all that lies between the numbers of any."""
    return together(sets) or enclosed(sets)


@frozen
class Said:
    """What an origin allows.

    Args:
        origin: The origin.
        numbers: What it allows.
        day: The day on which it said so.
        grade: Its grade, from A to E.
        best: Which number it thinks the most likely.
        ids: Its reports.
    """

    origin: str
    numbers: Numbers
    day: int | None = None
    grade: str | None = None
    best: int | None = None
    ids: frozenset[str] = frozenset()

    @classmethod
    def by(cls, said: Sequence["Said"], numbers: Numbers) -> "Said":
        """Return what an origin says by all of these: as new as the newest, as good as the best.

        Where they give several best numbers, or one that it does not allow, there is none.
        """
        bests = {each.best for each in said} - {None}
        best = bests.pop() if len(bests) == 1 else None
        return cls(
            said[0].origin,
            numbers,
            newest(said),
            best_grade(said),
            best if best in numbers else None,
            frozenset(each for one in said for each in one.ids),
        )


@frozen
class Call:
    """The call that makes a rule: its name, its parameters, and the rules that it is made of."""

    name: str
    inner: tuple["Call", ...] = ()
    count: int = 0
    share: Fraction = Fraction(1, 2)
    weights: tuple[tuple[str, int], ...] = ()
    cap: tuple[int, int | None] = (0, None)

    def __str__(self) -> str:
        inner = [str(each) for each in self.inner]
        match self.name:
            case "robust" | "k_of_n":
                return f"{self.name}({self.count})"
            case "quantile":
                weights = f", {dict(self.weights)}" if self.weights else ""
                return f"quantile({self.share}{weights})"
            case "within":
                return f"within(Range{self.cap}, {inner[0]})"
            case "or_else":
                return f"{inner[0]}.or_else({inner[1]})"
            case _:
                return f"{self.name}({', '.join(inner)})" if inner else self.name

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        printer.text(str(self))


class NotUsableError(Exception):
    """A voice lacks the day or the grade that a rule needs."""


EACH_REPORT = Call("each_report")
ONE_VOICE = Call("or_else", (Call("intersection"), Call("hull")))
_NEWEST = Call("latest", (Call("intersection"),))
GTD = Call("or_else", (Call("or_else", (_NEWEST, Call("majority"))), Call("lowest")))


def makes(call: Call) -> Call | None:
    """Return how a rule makes voices of reports, where it says so."""
    match call:
        case Call("per_origin", (inner, _)):
            return inner
        case Call("min_max"):
            return EACH_REPORT
        case Call("within" | "or_else", (first, *_)):
            return makes(first)
        case _:
            return None


def answer(call: Call, voices: Sequence[Said], limits: Sequence[Said] = ()) -> Numbers:
    """Return the numbers that a rule concludes of voices; none where it finds disagreement.

    Only the intersection takes every origin to be right, and so uses their limits too: where it is
    the whole rule, one of the alternatives of it, or what is applied to the voices of origins.
    """
    match call:
        case Call("intersection"):
            return together(each.numbers for each in (*voices, *limits))
        case Call("gtd"):
            return answer(GTD, voices)
        case Call("latest" | "most_reliable", (then,)):
            return answer(then, _best(call, voices))
        case Call("within" | "or_else" | "per_origin"):
            making = makes(call)
            if making is None or making == EACH_REPORT:
                return of_voices(call, voices, limits)
            made, all_agree = of_origins(making, voices, limits)
            return of_voices(call, made, limits, all_agree=all_agree)
        case _:
            weights = dict(call.weights)
            weighed = [weights.get(each.origin, 1) for each in voices]
            return _OF_NUMBERS[call.name](call, [each.numbers for each in voices], weighed)


def of_voices(
    call: Call, voices: Sequence[Said], limits: Sequence[Said], *, all_agree: bool = True
) -> Numbers:
    """Return what a rule concludes of voices that are made as it says.

    Args:
        call: The rule.
        voices: The voices.
        limits: What the origins say of parts and wholes.
        all_agree: Whether the rule that makes voices made one of each origin.
    """
    match call:
        case Call("within", (then,)):
            return of_voices(then, voices, (), all_agree=all_agree) & span(*call.cap)
        case Call("or_else", (first, second)):
            return of_voices(first, voices, limits, all_agree=all_agree) or of_voices(
                second, voices, limits, all_agree=all_agree
            )
        case Call("per_origin", (_, outer)):
            return answer(outer, voices, limits) if all_agree else NONE
        case _:
            return answer(call, voices, limits)


def of_origins(
    making: Call, said: Sequence[Said], limits: Sequence[Said]
) -> tuple[list[Said], bool]:
    """Return one voice of each origin, and whether the rule that makes them made each.

    Where it makes none, the voice is all that lies between what the origin said. What the origin
    says of parts and wholes cuts its voice, unless this would leave nothing.
    """
    made: list[Said] = []
    all_agree = True
    for origin in sorted({each.origin for each in said}):
        own = [each for each in said if each.origin == origin]
        cut = together(each.numbers for each in limits if each.origin == origin)
        numbers = answer(making, own)
        all_agree = all_agree and bool(numbers)
        numbers = numbers or enclosed(each.numbers for each in own)
        made.append(Said.by(own, numbers & cut or numbers))
    return made, all_agree


def newest(voices: Iterable[Said]) -> int | None:
    """Return the newest day; none where one is not known, because it may be that."""
    days = [each.day for each in voices]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def best_grade(voices: Iterable[Said]) -> str | None:
    """Return the best grade that anything of them has."""
    return min((each.grade for each in voices if each.grade is not None), default=None)


def _best(call: Call, voices: Sequence[Said]) -> Sequence[Said]:
    """Return the newest voices, or those of the best grade, where each has a day, or a grade."""
    is_by_day = call.name == "latest"
    known = [each.day if is_by_day else each.grade for each in voices]
    if None in known:
        raise NotUsableError
    wanted = newest(voices) if is_by_day else best_grade(voices)
    return [each for each, found in zip(voices, known, strict=True) if found == wanted]


def _that(passes: Callable[[int], bool]) -> Numbers:
    """Return every number that passes a test."""
    return frozenset(filter(passes, EVERY))


def _count(number: int, sets: Sequence[Numbers]) -> int:
    return sum(number in each for each in sets)


def _robust(call: Call, sets: Sequence[Numbers], _: Sequence[int]) -> Numbers:
    return _that(
        lambda number: (
            sum(min(each) > number for each in sets) <= call.count
            and sum(max(each) < number for each in sets) <= call.count
        )
    )


def _median(_: Call, sets: Sequence[Numbers], weights: Sequence[int]) -> Numbers:
    return _that(
        lambda number: (
            2 * sum(min(each) <= number for each in sets) >= len(weights)
            and 2 * sum(max(each) >= number for each in sets) >= len(weights)
        )
    )


def _most_agreed(_: Call, sets: Sequence[Numbers], __: Sequence[int]) -> Numbers:
    most = max(_count(number, sets) for number in EVERY)
    return _that(lambda number: _count(number, sets) == most)


def _camps(_: Call, sets: Sequence[Numbers], __: Sequence[int]) -> Numbers:
    """Return what each largest set of voices that can all be right together allows."""
    places = range(len(sets))
    consistent = [
        set(chosen)
        for size in places
        for chosen in combinations(places, size + 1)
        if together(sets[place] for place in chosen)
    ]
    largest = [each for each in consistent if not any(each < other for other in consistent)]
    return NONE.union(*(together(sets[place] for place in each) for each in largest))


def _min_max(_: Call, sets: Sequence[Numbers], __: Sequence[int]) -> Numbers:
    """Return what lies between the least and the greatest end that anybody stated."""
    stated = [each for each in sets if each != EVERY]
    ends = {min(each) for each in stated} | {max(each) for each in stated} - {TOP}
    return span(min(ends), max(ends)) if stated else EVERY


def _quantile(call: Call, sets: Sequence[Numbers], weights: Sequence[int]) -> Numbers:
    needed = call.share * sum(weights)
    weighed = list(zip(sets, weights, strict=True))
    return _that(
        lambda number: (
            sum(weight for each, weight in weighed if min(each) <= number) >= needed
            and sum(weight for each, weight in weighed if max(each) < number) < needed
        )
    )


_OF_NUMBERS: Mapping[str, Callable[[Call, Sequence[Numbers], Sequence[int]], Numbers]] = {
    "hull": lambda _, sets, __: enclosed(sets),
    "lowest": lambda _, sets, __: min(sets, key=lambda each: (min(each), max(each))),
    "majority": lambda _, sets, __: _that(lambda number: 2 * _count(number, sets) > len(sets)),
    "k_of_n": lambda call, sets, _: _that(lambda number: _count(number, sets) >= call.count),
    "most_agreed": _most_agreed,
    "camps": _camps,
    "robust": _robust,
    "median": _median,
    "quantile": _quantile,
    "min_max": _min_max,
}
