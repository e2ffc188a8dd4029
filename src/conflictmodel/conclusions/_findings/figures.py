"""Figures of one subject: whether they differ, contradict each other, or only touch."""

from collections.abc import Iterable, Iterator, Sequence

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.conclusions._findings.comparable import (
    Figure,
    days_of,
    highest,
    lowest,
    upper_end,
)
from conflictmodel.conclusions._findings.finding import Finding, grouped

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


def _both_possible(statement: Sequence[Figure]) -> Iterator[_Pair]:
    """Yield pairs of unlike figures that can both be right: one, or more, with each such figure.

    What cannot both be right is no drift but a contradiction.
    """
    distinct = {each.range: each for each in reversed(statement)}
    place = {each.id: index for index, each in enumerate(statement)}
    first, *others = sorted(distinct.values(), key=lambda each: place[each.id])
    loose = {each for each in others if _is_contradiction(first, each)}
    yield from ((first, each) for each in others if each not in loose)
    if not loose:
        return
    # Of those that begin before it, the one that reaches furthest meets a figure if any does.
    reaching, *rest = sorted(others, key=lambda each: each.range.lower)
    for each in rest:
        if not loose.isdisjoint((reaching, each)) and not _is_contradiction(reaching, each):
            one, other = sorted((reaching, each), key=lambda pair: place[pair.id])
            yield one, other
        reaching = max(reaching, each, key=upper_end)


def _is_contradiction(one: Figure, other: Figure) -> bool:
    return one.range.intersection(other.range) is None


def contradictions(figures: Iterable[Figure]) -> Iterator[Finding]:
    for about in grouped((each for each in figures if each.is_dated), lambda each: each.subject):
        # Of all that an origin says, and of each of its statements.
        pairs: dict[_Pair, int] = {}
        for said in (about, *grouped(about, _statement)) if len(about) >= _FEWEST else ():
            high, low = highest(said), lowest(said)
            if low.range.precedes(high.range):
                first, second = (each for each in said if each in {high, low})
                pairs.setdefault((first, second), len(said))
        for (first, second), number in pairs.items():
            both = f"{first} and {second}, which cannot both be right"
            more = f"; of {number} figures these are furthest apart" if number > _FEWEST else ""
            message = f"{first.origin} says {both}{more}"
            others = (first.id,)
            yield Finding("self-contradiction", second.id, message, others)


def best(dossier: Dossier) -> Iterator[Finding]:
    for each in dossier.of_type(Estimate):
        if each.best is not None and each.best not in each.range:
            unit = each.subject.unit
            message = (
                f"the best figure, {unit.amount(each.best)}, is not in {unit.format(each.range)}"
            )
            yield Finding("best-outside-range", each.id, message)
