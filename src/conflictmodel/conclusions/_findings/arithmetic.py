"""Arithmetic: what an origin says of several counts, of which some are parts of others."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from conflictmodel.claims import Dossier, Estimate
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions._findings import figures
from conflictmodel.conclusions._findings.finding import Finding
from conflictmodel.conclusions._reconciling.conflicts import Search, summed
from conflictmodel.conclusions._reconciling.entities import Count, Entities, Entity, Fact, facts_of
from conflictmodel.conclusions._reconciling.systems import System
from conflictmodel.conclusions.derivations import Term, added
from conflictmodel.display.text import FEW
from conflictmodel.values import Range, Unit

_PAIR = 2
MOST_FOUND = 1_000
"""The most findings about counts of one origin that bear on each other."""


def arithmetic(
    dossier: Dossier, said: Mapping[tuple[str, Count], figures.Said], entities: Entities
) -> Iterator[Finding]:
    """Yield what cannot all be right of what one origin says of counts that bear on each other."""
    stated = (
        (origin, fact)
        for (origin, count), about in said.items()
        for fact in _together(about, count)
    )
    unstated = (
        (each.by.source.origin, fact)
        for each in dossier.of_type(Estimate)
        if not each.subject.period.days_are_stated
        for fact in facts_of((each,), entities)
    )
    for facts in filed(chain(stated, unstated)).values():
        for places in entities.bearing([(each.counted, each.is_part) for each in facts]):
            bearing = [facts[place] for place in places]
            if len(bearing) > 1 and not _can_be_right(bearing, entities):
                yield from _conflicting(bearing, entities)


def _together(about: figures.Said, count: Count) -> Iterator[Fact]:
    """Yield what figures allow together, or, where they contradict each other, their hull."""
    low, high = max(about, key=figures.lower_end), min(about, key=figures.upper_end)
    if high.range.precedes(low.range):
        low, high = min(about, key=figures.lower_end), max(about, key=figures.upper_end)
    if low is high:
        yield Fact(low.id, low.subject, count, low.range)
    else:
        yield Fact(high.id, high.subject, count, Range(0, high.range.upper))
        yield Fact(low.id, low.subject, count, Range(low.range.lower))


def _can_be_right(facts: Sequence[Fact], entities: Entities) -> bool:
    """Whether all can certainly be right, as far as is seen without looking at all sums."""
    ends = [each.range.upper for each in facts if each.range.upper is not None]
    # Even all of them together are no more than each count may be.
    if not ends or sum(each.range.lower for each in facts) <= min(ends):
        return True
    if any(each.counted.measure != facts[0].counted.measure for each in facts):
        return False

    def outermost_first(fact: Fact) -> tuple[int, int, int]:
        first, after = fact.counted.span
        return first, entities.depth(fact.counted.entity), -after

    ordered = sorted(facts, key=outermost_first)
    return (
        _are_nested(ordered, entities) and not System.of(ordered, entities, joined=False).has_clash
    )


def _are_nested(facts: Sequence[Fact], entities: Entities) -> bool:
    """Whether days lie in each other or apart, those of a part not around those of its whole."""
    ends: dict[Entity, list[int]] = {each.counted.entity: [] for each in facts}
    larger = {each: [one for one in entities.upwards(each) if one in ends] for each in ends}
    reached = dict.fromkeys(ends, -1)  # the last day so far of what is only a part
    for fact in facts:
        entity, _, (first, after) = fact.counted
        if reached[entity] > first and not fact.is_part:
            return False
        for each in larger[entity]:
            while ends[each] and ends[each][-1] <= first:
                ends[each].pop()
            if ends[each] and ends[each][-1] < after:
                return False
            ends[each].append(after)
            if each != entity or fact.is_part:
                reached[each] = max(reached[each], after)
    return True


def _conflicting(facts: Sequence[Fact], entities: Entities) -> Iterator[Finding]:
    search = Search(System.of(sorted(facts, key=attrgetter("claim")), entities), most=MOST_FOUND)
    search.run(thorough=False)
    for place, conflict in enumerate(search.conflicts(), 1):
        more = "; there may be more like it" if place == MOST_FOUND else ""
        least, most = ([term.claim for term in side] for side in (conflict.least, conflict.most))
        # The whole, or of a part and its whole the part.
        claim = min(least, most, key=len)[0]
        code = "part-exceeds-whole" if len(conflict.claims) <= _PAIR else "sum-differs"
        others = tuple(dict.fromkeys(each for each in (*least, *most) if each != claim))
        sums = " > ".join(_sum(side, conflict.unit) for side in (conflict.least, conflict.most))
        yield Finding(code, claim, f"these cannot all be right: {sums}{more}", others)


def _sum(terms: Sequence[Term], unit: Unit) -> str:
    if len(terms) <= FEW:
        return added(terms, unit)
    total = unit.amount(summed(terms))
    return f"at {'most' if terms[0].is_upper else 'least'} {total} ({len(terms):,} figures)"
