"""Comparisons: what each of several data sets counts in the same countries and months.

Every event of a data set is a group of its own, so no two data sets say anything of one subject.
What they count is compared cell by cell, added up, and apart from what may be of other cells.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import counted
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.readers._tallying import Figure, Key, Tallied, tallied
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.releases import Read, dossier_of
from conflictmodel.values import KILLED, Attribution, Group, Measure, Period, Place, Range, Subject
from conflictmodel.values.sources import Source, SourceKind

_IsComplete: TypeAlias = Callable[[str, Place | None, Period], bool]
_COUNTED = Group("those whom the data sets count")
_PARTS = ("country", "month", "year")
_ANY_TIME = Period("../..")
_FEWEST_SETS = 2
_LABEL = 16


@final
@frozen
@_checks.checked
class Tally(Displayed):
    """Figures added up end by end.

    Args:
        figures: How many there are.
        low: The sum of the lower ends.
        best: The sum of the best figures; `None` where one has none.
        high: The sum of the upper ends; `None` where one has none.

    >>> print(Tally(2, 9, 10, None))
    2 figures: 9, best 10, no upper end
    """

    figures: int = field(default=0, converter=_checks.whole)
    low: int = field(default=0, converter=_checks.whole)
    best: int | None = field(default=0, converter=_checks.whole_or_none)
    high: int | None = field(default=0, converter=_checks.whole_or_none)

    def __str__(self) -> str:
        best = "" if self.best is None else f", best {self.best:,}"
        high = ", no upper end" if self.high is None else f", at most {self.high:,}"
        return f"{counted(self.figures, 'figure')}: {self.low:,}{best}{high}"


@final
@frozen
@_checks.checked
class Share(Displayed):
    """What one data set counts in one country and period.

    Args:
        data_set: Its name.
        subject: What is counted there, by all data sets together.
        certain: What surely happened there.
        possible: What may have: figures of several months or of days that nobody stated, of which
            some lie outside of it.
        is_complete: Whether the data set is said to have all that happened there.

    >>> about = Subject(Group("those counted"), KILLED, Period("2021-03"), Place("Chad"))
    >>> share = Share("acled", about, Tally(1, 5, None, None), Tally())
    >>> print(share, "|", share.range, "|", share.estimate.id)
    Chad, 2021-03: acled at least 5 | at least 5 | acled, Chad, 2021-03
    """

    data_set: str
    subject: Subject
    certain: Tally
    possible: Tally
    is_complete: bool = False

    @property
    def range(self) -> Range:
        """What it says of the whole: an upper end only where it is complete."""
        highs = (self.certain.high, self.possible.high)
        known = [high for high in highs if high is not None]
        has_end = self.is_complete and len(known) == len(highs)
        return Range(self.certain.low, sum(known) if has_end else None)

    @property
    def estimate(self) -> Estimate:
        """The same as an estimate, for `combine`: each data set is an origin of its own."""
        return Estimate(
            f"{self.data_set}, {self._where}",
            self.subject,
            self.range,
            Attribution(Source(self.data_set, SourceKind.DATASET), _ANY_TIME),
            best=self.certain.best,
        )

    @property
    def _where(self) -> str:
        place, period = self.subject.place, self.subject.period
        shown = [] if place is None else [place.name]
        return ", ".join([*shown, *([] if period == _ANY_TIME else [period.edtf])]) or "all"

    def _title(self) -> Line:
        best = self.certain.best
        said = "" if best is None or not self.certain.figures else f", best {best:,}"
        other = f"; perhaps also {self.possible}" if self.possible.figures else ""
        return (self._where, ": ", self.data_set, f" {self.range}{said}{other}")


@final
@frozen
@_checks.checked
class Coverage(Displayed):
    """What of a data set is in the cells of a comparison, and what is not.

    Args:
        data_set: Its name.
        compared: How many figures are in a cell, surely or perhaps.
        repeated: How many may count what a wider figure of the same data set counts, as those of
            one side in an event do.
        other: How many are of another measure, or no figures.
        anywhere: What may be in any cell: of no stated place, of no known days, or of ten years.
        contradicting: How many subjects have figures that cannot all be right; the least and the
            greatest end stood for them.
        unmatched: The countries that no other data set has, by this name or by the table.

    >>> print(compare(Dossier(), Dossier(), labels=["one", "other"]).coverage[0])
    one: nothing
    """

    data_set: str
    compared: int = field(converter=_checks.whole)
    repeated: int = field(converter=_checks.whole)
    other: int = field(converter=_checks.whole)
    anywhere: Tally
    contradicting: int = field(converter=_checks.whole)
    unmatched: tuple[str, ...] = field(converter=_checks.Kept[str])

    def _title(self) -> Line:
        return (self.data_set, ": ", "; ".join(_covered(self)))


@final
@frozen
@_checks.checked
class Comparison(DisplayedInFull):
    """What each of several data sets counts, country by country and period by period.

    Args:
        shares: What each counts where it counts something, sorted by country and period.
        coverage: For each data set, what is in the shares and what is not.

    >>> found = compare(Dossier(), Dossier(), labels=["one", "other"])
    >>> found.estimates, found.records()
    ((), [])
    """

    shares: tuple[Share, ...] = field(converter=_checks.Kept[Share])
    coverage: tuple[Coverage, ...] = field(converter=_checks.Kept[Coverage])

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """A figure of each data set that has a certain one, for `combine` about its subject."""
        return tuple(
            each.estimate for each in self.shares if each.certain.figures or each.is_complete
        )

    def records(self) -> list[dict[str, str | int | bool | None]]:
        """Return a row for each share, which every frame library takes."""
        return [_record(share) for share in self.shares]

    def _title(self) -> Line:
        subjects = {(each.subject.place, each.subject.period) for each in self.shares}
        return f"{counted(len(subjects), 'country and period')} compared"

    def _rows(self) -> tuple[Row, ...]:
        return (
            *((each.data_set[:_LABEL], tuple(_covered(each))) for each in self.coverage),
            *((each.data_set[:_LABEL], (each.summary().title,)) for each in self.shares),
        )


def _covered(each: Coverage) -> Iterator[str]:
    counts = (
        (each.compared, "in the cells"),
        (each.repeated, "in none: they may count what a wider figure counts"),
        (each.other, "of another measure"),
        (each.contradicting, "contradict each other: the outermost ends are counted"),
    )
    yield from (f"{number:,} {what}" for number, what in counts if number)
    if not any(number for number, _ in counts):
        yield "nothing"
    if each.anywhere.figures:
        yield f"in any cell: {each.anywhere}"
    if each.unmatched:
        yield f"countries that only it has: {', '.join(each.unmatched)}"


def _record(share: Share) -> dict[str, str | int | bool | None]:
    place, period = share.subject.place, share.subject.period
    certain, possible = share.certain, share.possible
    return {
        "country": None if place is None else place.name,
        "period": None if period == _ANY_TIME else period.edtf,
        "unit": share.subject.unit.name,
        "data_set": share.data_set,
        "figures": certain.figures,
        "low": certain.low,
        "best": certain.best,
        "high": certain.high,
        "possible_figures": possible.figures,
        "possible_low": possible.low,
        "possible_best": possible.best,
        "possible_high": possible.high,
        "complete": share.is_complete,
    }


def compare(  # noqa: PLR0913 - each is a part of the question
    *data_sets: Read,
    labels: Sequence[str] = (),
    by: str | Sequence[str] = ("country", "month"),
    names: Mapping[str, str] = MappingProxyType({}),
    measure: Measure = KILLED,
    group: Group = _COUNTED,
    is_complete: _IsComplete | None = None,
) -> Comparison:
    """Return what each of several data sets counts, country by country and month by month.

    Each thing is counted once: a figure that may count what a wider one of the same data set
    counts, as those of one side in an event, is in no cell. Of figures of one subject that cannot
    all be right, the least and the greatest end are counted. Nothing is inferred between the data
    sets: whether they count the same people, their codebooks say.

    Args:
        data_sets: What was read from their files, or dossiers.
        labels: What each is called: as its format is unless given.
        by: By what: "country", which is the outermost place, and "month" or "year".
        names: The common name of a country for each name that a data set has for it. Countries
            meet where their names are the same, letter for letter, or by this table alone.
        measure: The measure that is compared.
        group: Whom the cells are about.
        is_complete: Whether a data set has all that happened in a cell: called with its name, the
            country and the period. Where it has not, its figure has no upper end.

    Raises:
        InvalidValueError: If there are fewer than two data sets or two of one name, or `by` has
            both a month and a year.
        UnknownNameError: If there is no part of cells of that name.

    >>> by, chad = Attribution(Source("one", SourceKind.DATASET), Period("2022")), Place("Chad")
    >>> def data_set(days: str, figure: Range) -> Dossier:
    ...     event = Subject(Group("event 7"), KILLED, Period(days), chad)
    ...     return Dossier([Estimate("7", event, figure, by)])
    >>> one, other = data_set("2021-03-04", Range(3, 5)), data_set("2021-03/2021-04", Range(1))
    >>> for share in compare(one, other, labels=("one", "other")).shares:
    ...     print(share)
    Chad, 2021-03: one at least 3
    Chad, 2021-03: other 0 or more; perhaps also 1 figure: 1, no upper end
    Chad, 2021-04: other 0 or more; perhaps also 1 figure: 1, no upper end
    """
    given = _named(data_sets, labels)
    _checks.refuse(
        "compare",
        _checks.is_a("measure", measure, Measure),
        _checks.is_a("group", group, Group),
        () if is_complete is None else _checks.function("is_complete", is_complete),
        _checks.texts("names", tuple(text for pair in names.items() for text in pair)),
    )
    parts = _parts(by)
    found = {name: tallied(each.current, measure, parts, names) for name, each in given.items()}
    keys = sorted({key for each in found.values() for key in each.cells}, key=_order)
    shares = (
        share
        for key in keys
        for share in _shares(_subject(key, measure, group), key, found, is_complete)
    )
    return Comparison(tuple(shares), tuple(_coverage(name, found) for name in found))


def _order(key: Key) -> tuple[str, str, str]:
    return key.country, key.period, key.unit.name


def _subject(key: Key, measure: Measure, group: Group) -> Subject:
    place = Place(key.country) if key.country else None
    period = Period(key.period) if key.period else _ANY_TIME
    return Subject(group, measure, period, place, key.unit)


def _named(data_sets: tuple[Read, ...], labels: Sequence[str]) -> dict[str, Dossier]:
    _checks.refuse(
        "compare",
        _checks.tuple_of("data_sets", data_sets, Extract, Dossier),
        _checks.texts("labels", tuple(labels)),
    )
    if len(data_sets) < _FEWEST_SETS:
        raise _checks.refusal("compare", Problem("data_sets", "it takes two or more"))
    formats = [each.format for each in data_sets if isinstance(each, Extract)]
    names = labels or formats
    if not len({*names}) == len(names) == len(data_sets):
        message = "each data set needs a name of its own, where it is a dossier or of one format"
        raise _checks.refusal("compare", Problem("labels", message))
    return dict(zip(names, map(dossier_of, data_sets), strict=True))


def _parts(by: str | Sequence[str]) -> frozenset[str]:
    parts = frozenset((by,) if isinstance(by, str) else by)
    for name in parts:
        if name not in _PARTS:
            raise UnknownNameError("part of a cell", name, _PARTS)
    if {"month", "year"} <= parts:
        raise _checks.refusal("compare", Problem("by", "a month lies in its year: give one"))
    return parts


def _shares(
    subject: Subject, key: Key, found: Mapping[str, Tallied], is_complete: _IsComplete | None
) -> Iterator[Share]:
    for name, tally in found.items():
        has_all = is_complete is not None and is_complete(name, subject.place, subject.period)
        here = tally.cells.get(key)
        if here is not None or has_all:
            certain, possible = (here.certain, here.possible) if here else ([], [])
            yield Share(name, subject, _sum(certain), _sum(possible), has_all)


def _coverage(name: str, found: Mapping[str, Tallied]) -> Coverage:
    own = found[name]
    others = {
        country
        for other, each in found.items()
        if other != name
        for country in each.countries.values()
    }
    unmatched = sorted(called for called, common in own.countries.items() if common not in others)
    anywhere = _sum(own.anywhere)
    return Coverage(
        name, own.compared, own.repeated, own.other, anywhere, own.contradicting, tuple(unmatched)
    )


def _sum(figures: Sequence[Figure]) -> Tally:
    lows, bests, highs = zip(*figures, strict=True) if figures else ((), (), ())
    return Tally(len(figures), sum(lows), _added(bests), _added(highs))


def _added(ends: Sequence[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None
