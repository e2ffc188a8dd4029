"""Figures of one subject: whether they differ, contradict each other, or only touch."""

from collections.abc import Iterable, Iterator, Sequence

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.conclusions._findings.comparable import (
    Figure,
    days_of,
    highest,
    in_order,
    lowest,
    upper_end,
)
from conflictmodel.conclusions._findings.finding import Finding, grouped
from conflictmodel.conclusions.hedged_ends import Hedged, of_claims

_Pair = tuple[Figure, Figure]
_FEWEST = 2


def drift(figures: Iterable[Figure]) -> Iterator[Finding]:
    dated = (each for each in figures if each.is_dated and _is_dated_statement(each))
    for statement in grouped(dated, lambda each: (_statement(each), each.subject)):
        for first, other in _both_possible(statement) if len(statement) >= _FEWEST else ():
            source = first.estimate.by.source
            message = f"one statement of {source} is given as {first} and {other}"
            yield Finding("drift", other.id, message, (first.id,))


def _is_dated_statement(figure: Figure) -> bool:
    return figure.estimate.by.stated.days_are_stated


def _statement(figure: Figure) -> object:
    return figure.estimate.by.source, days_of(figure.estimate.by.stated)


def _both_possible(statement: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """Yield pairs of unlike figures that can both be right: one, or more, with each such figure."""
    # What cannot both be right is no drift but a contradiction.
    distinct = {each.range: each for each in reversed(statement)}
    first, *others = in_order(*distinct.values())
    loose = {each for each in others if _is_contradiction(first, each)}
    yield from ((first, each) for each in others if each not in loose)
    # Of those that begin before it, the one that reaches furthest meets a figure if any does.
    reaching = first
    for each in sorted(others, key=lambda each: each.range.lower) if loose else ():
        if not loose.isdisjoint((reaching, each)) and not _is_contradiction(reaching, each):
            yield in_order(reaching, each)
        reaching = each if reaching is first else max(reaching, each, key=upper_end)


def _is_contradiction(one: Figure, other: Figure) -> bool:
    return one.range.intersection(other.range) is None


def contradictions(figures: Iterable[Figure]) -> Iterator[Finding]:
    for about in grouped((each for each in figures if each.is_dated), lambda each: each.subject):
        # Of all that an origin says, and of each of its statements.
        pairs: dict[_Pair, int] = {}
        for said in (about, *grouped(about, _statement)) if len(about) >= _FEWEST else ():
            high, low = highest(said), lowest(said)
            if low.range.precedes(high.range):
                first, second = in_order(high, low)
                pairs.setdefault((first, second), len(said))
        for (first, second), number in pairs.items():
            both = f"{first} and {second}, which cannot both be right"
            more = f"; of {number} figures these are furthest apart" if number > _FEWEST else ""
            message = f"{first.origin} says {both}{more}"
            yield Finding("self-contradiction", second.id, message, (first.id,))


def touching(figures: Iterable[Figure]) -> Iterator[Finding]:
    wide = (each for each in figures if each.is_dated and each.range.lower != each.range.upper)
    for about in grouped(wide, lambda each: each.subject):
        begin: dict[int | None, list[Figure]] = {}
        for each in about if len(about) >= _FEWEST else ():
            begin.setdefault(each.range.lower, []).append(each)
        for ending in grouped((each for each in about if each.range.upper in begin), _upper):
            one = max(ending, key=lambda each: _hedged(each)[1])
            other = max(begin[one.range.upper], key=lambda each: _hedged(each)[0])
            if _hedged(one)[1] or _hedged(other)[0]:
                first, second = in_order(one, other)
                where = (
                    f"{one.unit.amount(one.range.upper or 0)} alone, where a hedge was read to end"
                )
                message = f"{first.origin} says {first} and {second}, which meet at {where}"
                yield Finding("touching", second.id, message, (first.id,))


def _upper(figure: Figure) -> int | None:
    return figure.range.upper


def _hedged(figure: Figure) -> Hedged:
    return of_claims([(figure.range, figure.estimate.words)], figure.range)


def best(dossier: Dossier) -> Iterator[Finding]:
    for each in dossier.of_type(Estimate):
        if each.best is not None and each.best not in each.range:
            best, said = each.subject.unit.amount(each.best), each.subject.unit.format(each.range)
            message = f"the best figure, {best}, is not in {said}"
            yield Finding("best-outside-range", each.id, message)
