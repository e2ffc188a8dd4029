"""Parts and wholes: whether one figure for a part is above one for its whole."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, product
from typing import final

from conflictmodel.claims import Dossier, Interception
from conflictmodel.conclusions._findings.comparable import Figure, lowest, upper_end
from conflictmodel.conclusions._findings.finding import Finding, grouped
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import Measure

_Kind = tuple[int, Measure, int]
_Said = tuple[Figure, ...]


def outcomes(dossier: Dossier) -> Iterator[Finding]:
    for report in dossier.of_type(Interception):
        if InterceptionTally((report,)).remainder is None:
            sums = " + ".join(f"{figure} {measure}" for measure, figure in report.outcomes)
            message = f"{sums} is more than {report.launched} launched"
            yield Finding("outcomes-exceed-launched", report.id, message)


def parts(figures: Iterable[Figure]) -> Iterator[Finding]:
    # A stock has no parts, and only groups within one largest group can include each other.
    accruing = (each for each in figures if each.measure.accrues and _has_days(each))
    for comparing in grouped(accruing, lambda each: (each.origin, each.unit, each.groups[-1])):
        subjects = grouped(comparing, lambda each: each.subject)
        wholes = _wholes(subjects) if subjects[1:] else {}
        for said in subjects:
            whole = wholes.get(said[0])
            for part in said:
                if whole is not None and whole.range.precedes(part.range):
                    message = f"{part} for a part is more than {whole} for the whole"
                    others = (whole.id,)
                    yield Finding("part-exceeds-whole", part.id, message, others)


def _has_days(figure: Figure) -> bool:
    return figure.is_dated or figure.estimate.subject.period.sure_span is not None


@final
class _Reaching:
    """Figures for periods that have begun, by the days on which they end.

    Of those that end no later than another and are no lower, none is kept.
    """

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._figures: list[Figure] = []

    def add(self, figure: Figure) -> None:
        stop = bisect_left(self._ends, figure.last)
        if stop < len(self._ends) and upper_end(self._figures[stop]) <= upper_end(figure):
            return
        start = stop
        while start and upper_end(self._figures[start - 1]) >= upper_end(figure):
            start -= 1
        stop += self._ends[stop : stop + 1] == [figure.last]
        self._ends[start:stop], self._figures[start:stop] = [figure.last], [figure]

    def lowest(self, end: int) -> list[Figure]:
        """Return the lowest of those that end on this day or later, if there is one."""
        at = bisect_left(self._ends, end)
        return self._figures[at : at + 1]


def _wholes(subjects: Sequence[_Said]) -> dict[Figure, Figure]:
    """Return, by the first figure of each subject, the lowest figure for a whole of it."""
    # Periods are met in the order in which they begin, the longer ones first, so that what includes
    # one has been met before it.
    met: defaultdict[_Kind, _Reaching] = defaultdict(_Reaching)
    measures = {said[0].measure for said in subjects}
    found: defaultdict[Figure, list[Figure]] = defaultdict(list)
    for _, same in groupby(sorted(subjects, key=_begins), key=_begins):
        together = [(said, _including(said[0], measures)) for said in same]
        for said, kinds in together:
            found[said[0]] += _met(met, kinds, said[0].last)
        for said, kinds in together:
            if said[0].is_dated:
                own = (said[0].groups[0], said[0].measure, said[0].places[0])
                met[own].add(lowest(said))
                kinds.discard(own)
        for said, kinds in together:
            found[said[0]] += _met(met, kinds, said[0].last)
    return {first: lowest(wholes) for first, wholes in found.items() if wholes}


def _begins(said: _Said) -> tuple[int, int]:
    return said[0].first, -said[0].last


def _including(figure: Figure, measures: Iterable[Measure]) -> set[_Kind]:
    """Return the kinds of which a figure counts a part, its own among them."""
    larger = [each for each in measures if each.includes(figure.measure)]
    return set(product(figure.groups, larger, figure.places))


def _met(met: Mapping[_Kind, _Reaching], kinds: Iterable[_Kind], end: int) -> Iterator[Figure]:
    for kind in kinds:
        if kind in met:
            yield from met[kind].lowest(end)
