"""Sums: whether disjoint parts add up to more than their whole, or make it up and add up to less.

Outcomes are added inside a declared partition, for one group, place and period; periods that do not
overlap, for one group, place and measure that accrues. Groups and places are not added, because
nobody declared that they are disjoint.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from conflictmodel.conclusions._findings.comparable import Figure, highest, lowest
from conflictmodel.conclusions._findings.finding import Finding, grouped
from conflictmodel.values import Range, at_least, at_most
from conflictmodel.values.measures import partition

_Said = tuple[Figure, ...]  # of one subject, as each of a family is of a part
_FEWEST = 3  # a whole and two parts


def sums(figures: Iterable[Figure]) -> Iterator[Finding]:
    dated = [each for each in figures if each.is_dated]
    for same in grouped(
        dated, lambda each: (each.origin, each.groups[0], each.places[0], each.unit, each.days)
    ):
        if len(same) >= _FEWEST:
            yield from _outcomes(grouped(same, lambda each: each.measure))
    accruing = (each for each in dated if each.measure.accrues)
    for same in grouped(accruing, lambda each: each.kind):
        if len(same) >= _FEWEST:
            yield from _periods(grouped(same, lambda each: each.days))


def _outcomes(measures: Sequence[_Said]) -> Iterator[Finding]:
    added = [said for said in measures if partition(said[0].measure, said[0].unit)]
    for whole in measures:
        measure = whole[0].measure
        parts = [said for said in added if said != whole and measure.includes(said[0].measure)]
        families = [*_families(measure.outcomes, parts)]
        exact = [each for each in families if sum(map(_width, each)) == len(measure.outcomes)]
        bounded = [each for each in exact if _most(each) is not None]
        below = min(bounded, key=lambda each: _most(each) or 0, default=())
        yield from _differing(whole, max(families, key=_least), below)


def _width(said: _Said) -> int:
    return len(said[0].measure.outcomes)


def _families(outcomes: frozenset[str], parts: Sequence[_Said]) -> Iterator[Sequence[_Said]]:
    """Yield all sets of parts that have no outcome in common, and these outcomes alone."""
    if not parts:
        yield ()
        return
    first, *others = parts
    yield from _families(outcomes, others)
    if first[0].measure.outcomes <= outcomes:
        for rest in _families(outcomes - first[0].measure.outcomes, others):
            yield (first, *rest)


def _periods(subjects: Sequence[_Said]) -> Iterator[Finding]:
    """Compare each figure with those of one chain of periods that lie in its own."""
    # The chain takes the period that ends first of those that begin after its last. Of wholes that
    # lie in each other the smallest is reported: the larger may contradict for no other reason.
    ordered = sorted(subjects, key=lambda said: (said[0].last, -said[0].first))
    chain = ordered[:1]
    for said in ordered:
        if said[0].first > chain[-1][0].last:
            chain.append(said)
    firsts, lasts = [said[0].first for said in chain], [said[0].last for said in chain]
    gaps = [0, *accumulate(one + 1 < other for one, other in zip(lasts, firsts[1:], strict=False))]
    lowers = [0, *accumulate(_least([said]) for said in chain)]
    uppers = [0, *accumulate(_most([said]) or 0 for said in chain)]
    reported = -1
    for whole in ordered:
        start, stop = bisect_left(firsts, whole[0].first), bisect_right(lasts, whole[0].last)
        if stop - start < _FEWEST - 1 or start <= reported:
            continue
        ends = firsts[start], lasts[stop - 1]
        makes_up = ends == (whole[0].first, whole[0].last) and gaps[start] == gaps[stop - 1]
        cap = lowest(whole).range.upper
        is_above = cap is not None and lowers[stop] - lowers[start] > cap
        is_below = makes_up and uppers[stop] - uppers[start] < highest(whole).range.lower
        parts = chain[start:stop] if is_above or is_below else []
        for finding in _differing(whole, parts, parts if makes_up else ()):
            reported = start
            yield finding


def _least(parts: Sequence[_Said]) -> int:
    return sum(highest(said).range.lower for said in parts)


def _most(parts: Sequence[_Said]) -> int | None:
    uppers = [lowest(said).range.upper for said in parts]
    known = [upper for upper in uppers if upper is not None]
    return sum(known) if len(known) == len(uppers) else None


def _differing(whole: _Said, above: Sequence[_Said], below: Sequence[_Said]) -> Iterator[Finding]:
    """Yield where parts are above their whole, or make it up and are below it."""
    # One part that is above it alone is a finding of its own.
    low, high = lowest(whole), highest(whole)
    cap, least, most = low.range.upper, _least(above), _most(below)
    if cap is not None and least > cap and all(_least([said]) <= cap for said in above):
        yield _finding(low, map(highest, above), at_least(least), "more")
    if below and most is not None and most < high.range.lower:
        yield _finding(high, map(lowest, below), at_most(most), "less")


def _finding(whole: Figure, parts: Iterable[Figure], added: Range, than: str) -> Finding:
    others = tuple(part.id for part in parts)
    total = whole.unit.format(added)
    message = f"{total} for {len(others)} parts together is {than} than {whole} for the whole"
    return Finding("sum-differs", whole.id, message, others)
