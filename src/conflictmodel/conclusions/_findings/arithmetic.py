"""Arithmetic: what an origin says of several counts, of which some are parts of others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.conclusions._findings.figures import Figure, Said, highest, lowest, upper_end
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.conclusions._reconciling.conflicts import Search
from conflictmodel.conclusions._reconciling.entities import Count, Entities
from conflictmodel.conclusions._reconciling.facts import Fact
from conflictmodel.conclusions._reconciling.systems import System
from conflictmodel.conclusions.derivations import Conflict, Term
from conflictmodel.display.text import FEW
from conflictmodel.values import Range, Unit

_PAIR = 2
MOST_FOUND = 1_000
"""The most findings about counts of one origin that bear on each other."""


class _Known(NamedTuple):
    """The ends that an origin gives for a count, or for a part of it of days nobody stated."""

    counted: Count
    facts: tuple[Fact, ...]
    least: int
    most: int | None
    is_part: bool = False


def arithmetic(
    dossier: Dossier, said: Mapping[tuple[str, Count], Said], entities: Entities
) -> Iterator[Finding]:
    """Yield what cannot all be right of what one origin says of counts that bear on each other."""
    by_origin: dict[str, list[_Known]] = {}
    for (origin, count), figures in said.items():
        by_origin.setdefault(origin, []).append(_known(count, figures))
    for each in dossier.of_type(Estimate):
        fact = _fact(each)
        if not fact.is_dated and (around := fact.dated):
            known = _Known(
                entities.count(around), (fact,), each.range.lower, each.range.upper, is_part=True
            )
            by_origin.setdefault(each.by.source.origin, []).append(known)
    for every in by_origin.values():
        for places in entities.bearing([(each.counted, each.is_part) for each in every]):
            bearing = [every[place] for place in places]
            if len(bearing) > 1 and not _can_be_right(bearing):
                yield from _conflicting(bearing, entities)


def _known(count: Count, figures: Said) -> _Known:
    """Return what figures allow together, or, where they contradict each other, their hull."""
    low, high = highest(figures), lowest(figures)
    if high.range.precedes(low.range):
        low, high = min(figures, key=_lower), max(figures, key=upper_end)
    lower, upper = low.range.lower, high.range.upper
    if low is high:
        return _Known(count, (_fact(low.claim),), lower, upper)
    subject = low.claim.subject
    ends = Fact(low.id, subject, Range(lower)), Fact(high.id, subject, Range(0, upper))
    return _Known(count, ends, lower, upper)


def _lower(figure: Figure) -> int:
    return figure.range.lower


def _fact(claim: Estimate) -> Fact:
    return Fact(claim.id, claim.subject, claim.range)


def _can_be_right(bearing: Sequence[_Known]) -> bool:
    """Whether all can certainly be right, as far as is seen without looking at all sums."""
    ends = [each.most for each in bearing if each.most is not None]
    # Even all of them together are no more than each count may be.
    if not ends or sum(each.least for each in bearing) <= min(ends):
        return True
    is_alone = all(each.counted[:2] == bearing[0].counted[:2] for each in bearing)
    if not is_alone or any(each.is_part for each in bearing):
        return False
    return _is_possible_tree(
        sorted(bearing, key=lambda each: (each.counted.span[0], -each.counted.span[1]))
    )


def _is_possible_tree(known: Sequence[_Known]) -> bool:
    """Whether each span lies in others or beside them, and what these branches add up to can be.

    Args:
        known: The counts, each before those that lie in it.
    """
    spans = [each.counted.span for each in known]
    wholes: list[int] = []
    open_: list[int] = []
    for place, (first, after) in enumerate(spans):
        while open_ and spans[open_[-1]][1] <= first:
            open_.pop()
        if open_ and spans[open_[-1]][1] < after:
            return False
        wholes.append(open_[-1] if open_ else -1)
        open_.append(place)
    least: list[int] = [0] * len(known)
    most: list[int | None] = [0] * len(known)
    begun = [after for _, after in spans]  # the day from which on parts make up the rest
    for place in reversed(range(len(known))):
        (first, after), whole = spans[place], wholes[place]
        low, ends = max(known[place].least, least[place]), [known[place].most]
        if begun[place] == first:
            ends.append(most[place])
        high = min((each for each in ends if each is not None), default=None)
        if high is not None and low > high:
            return False
        if whole >= 0:
            least[whole] += low
            met = most[whole]
            most[whole] = None if met is None or high is None else met + high
            begun[whole] = first if begun[whole] == after else -1
    return True


def _conflicting(bearing: Sequence[_Known], entities: Entities) -> Iterator[Finding]:
    facts = sorted((fact for each in bearing for fact in each.facts), key=lambda fact: fact.claim)
    search = Search(System(facts, entities), most=MOST_FOUND)
    search.run(thorough=False)
    for place, conflict in enumerate(search.conflicts(), 1):
        more = "; there may be more like it" if place == MOST_FOUND else ""
        yield _finding(conflict, more)


def _finding(conflict: Conflict, more: str) -> Finding:
    least, most = ([term.claim for term in side] for side in (conflict.least, conflict.most))
    # The whole, or of a part and its whole the part.
    claim = min(least, most, key=len)[0]
    code = "part-exceeds-whole" if len(conflict.claims) <= _PAIR else "sum-differs"
    others = tuple(dict.fromkeys(each for each in (*least, *most) if each != claim))
    unit = conflict.unit
    sums = f"{_sum(conflict.least, unit)} > {_sum(conflict.most, unit)}"
    return Finding(code, claim, f"these cannot all be right: {sums}{more}", others)


def _sum(terms: Sequence[Term], unit: Unit) -> str:
    if len(terms) <= FEW:
        return " + ".join(each.in_unit(unit) for each in terms)
    added = unit.amount(sum(each.times * each.end for each in terms))
    return f"at {'most' if terms[0].is_upper else 'least'} {added} ({len(terms):,} figures)"
