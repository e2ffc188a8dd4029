"""Comparisons: what each of several data sets counts in the same countries and months."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias, final

from attrs import asdict, define, field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import counted
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.files.atomic import no_collections
from conflictmodel.readers import tallying
from conflictmodel.readers._rows import AT_ANY_TIME, cache_of_many
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.releases import Read, dossier_of
from conflictmodel.values import KILLED, Attribution, Group, Measure, Period, Place, Range, Unit
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Subject, upwards

_IsComplete: TypeAlias = Callable[[str, Place | None, Period], bool]
_COUNTED = Group("those whom the data sets count")
_PARTS = {"country": 0, "month": len("2024-12"), "year": len("2024")}
_LABEL = 16
_LONGEST = 3_660  # days: what is longer may be in so many months that it says nothing of any

# Whether a cell is of a country, and how many characters of a day its period has.
_Parts: TypeAlias = tuple[bool, int]
# A country and a period, empty where the cell is of all of them, and a unit.
_Cell: TypeAlias = tuple[str, str, Unit]


def _parts_of(subject: Subject) -> tuple[str | None, str | None]:
    place, period = subject.place, subject.period
    return place and place.name, None if period == AT_ANY_TIME else period.edtf


@final
@frozen
@_checks.checked
class Share(Displayed):
    """What one data set counts in one country and period.

    Args:
        data_set: Its name.
        subject: What is counted there, by all data sets together.
        certain: What surely happened there.
        possible: What may have: figures of several months, or of days that nobody stated.
        is_complete: Whether the data set is said to have all that happened there.

    >>> from conflictmodel.readers import Tally
    >>> about = Subject("those counted", KILLED, "2021-03", "Chad")
    >>> share = Share("acled", about, Tally(1, 5, None, None), Tally())
    >>> print(share, "|", share.range, "|", share.estimate.id)
    Chad, 2021-03: acled at least 5 | at least 5 | acled, Chad, 2021-03
    """

    data_set: str
    subject: Subject
    certain: tallying.Tally
    possible: tallying.Tally
    is_complete: bool = False

    @property
    def range(self) -> Range:
        """What it says of the whole: an upper end only where it is complete."""
        high = tallying.added((self.certain.high, self.possible.high))
        return Range(self.certain.low, high if self.is_complete else None)

    @property
    def estimate(self) -> Estimate:
        """The same as an estimate, for `combine`: each data set is an origin of its own."""
        by = Attribution(Source(self.data_set, SourceKind.DATASET), AT_ANY_TIME)
        name = f"{self.data_set}, {self._where}"
        return Estimate(name, self.subject, self.range, by, best=self.certain.best)

    @property
    def _where(self) -> str:
        return ", ".join(filter(None, _parts_of(self.subject))) or "all"

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
        repeated: How many may count what a wider figure counts, as those of one side in an event.
        other: How many are of another measure, or no figures.
        anywhere: What may be in any cell: of no stated place, of no known days, or of ten years.
        contradicting: How many subjects have figures that cannot all be right.
        unmatched: The countries that no other data set has, by this name or by the table.

    >>> print(compare(Dossier(), Dossier(), labels=["one", "two"]).coverage[0])
    one: nothing
    """

    data_set: str
    compared: int = field(converter=_checks.whole)
    repeated: int = field(converter=_checks.whole)
    other: int = field(converter=_checks.whole)
    anywhere: tallying.Tally
    contradicting: int = field(converter=_checks.whole)
    unmatched: tuple[str, ...] = field(converter=_checks.Kept[str])

    def _title(self) -> Line:
        return (self.data_set, ": ", "; ".join(_covered(self)))


@final
@frozen
@_checks.checked
class Comparison(DisplayedInFull):
    """What each of several data sets counts, country by country and period by period.

    The shares are sorted by country and period; the coverage says what is not in them.

    >>> found = compare(Dossier(), Dossier(), labels=["one", "other"])
    >>> found.estimates, found.records()
    ((), [])
    """

    shares: tuple[Share, ...] = field(converter=_checks.Kept[Share])
    coverage: tuple[Coverage, ...] = field(converter=_checks.Kept[Coverage])

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """A figure of each data set that has a certain one, for `combine` about its subject."""
        return tuple(e.estimate for e in self.shares if e.certain.figures or e.is_complete)

    def records(self) -> list[dict[str, str | int | bool | None]]:
        """Return a row for each share, which every frame library takes."""
        return [
            {
                **dict(zip(("country", "period"), _parts_of(each.subject), strict=True)),
                "unit": each.subject.unit.name,
                "data_set": each.data_set,
                **asdict(each.certain),
                **{f"possible_{name}": figure for name, figure in asdict(each.possible).items()},
                "complete": each.is_complete,
            }
            for each in self.shares
        ]

    def _title(self) -> Line:
        subjects = {(each.subject.place, each.subject.period) for each in self.shares}
        return f"{counted(len(subjects), 'country and period')} compared"

    def _rows(self) -> tuple[Row, ...]:
        shown: list[tuple[str, tuple[Line, ...]]]
        shown = [(each.data_set, _covered(each)) for each in self.coverage]
        shown += [(each.data_set, (each.summary().title,)) for each in self.shares]
        return tuple((name[:_LABEL], lines) for name, lines in shown)


def _covered(each: Coverage) -> tuple[str, ...]:
    counts = (
        (each.compared, "in the cells"),
        (each.repeated, "in none: they may count what a wider figure counts"),
        (each.other, "of another measure"),
        (each.contradicting, "contradict each other: the outermost ends are counted"),
    )
    said = [f"{number:,} {what}" for number, what in counts if number] or ["nothing"]
    said += [f"in any cell: {each.anywhere}"] if each.anywhere.figures else []
    alone = ", ".join(each.unmatched)
    return (*said, *([f"countries that only it has: {alone}"] if alone else []))


@no_collections()
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

    Each thing is counted once: a figure that may count what a wider one of its data set counts, as
    those of one side in an event, is in no cell. Of figures of one subject that cannot all be
    right, the outermost ends are counted. Whether the data sets count the same people, their
    codebooks say.

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

    >>> def data_set(days: str, dead: Range) -> Dossier:
    ...     of = Subject("event 7", KILLED, days, "Chad")
    ...     return Dossier([Estimate("7", of, dead, Attribution("a", "2022"))])
    >>> one, two = data_set("2021-03-04", Range(3)), data_set("2021", Range(1))
    >>> for share in compare(one, two, labels=("one", "two")).shares[2:4]:
    ...     print(share)
    Chad, 2021-03: one at least 3
    Chad, 2021-03: two 0 or more; perhaps also 1 figure: 1, no upper end
    """
    given = _named(data_sets, _checks.listed("compare", "labels", labels, str))
    _checks.refuse(
        "compare",
        _checks.is_a("measure", measure, Measure),
        _checks.is_a("group", group, Group),
        () if is_complete is None else _checks.function("is_complete", is_complete),
        () if hasattr(names, "keys") else _checks.is_a("names", names, dict),
    )
    names = dict(names)
    _checks.refuse("compare", _checks.texts("names", (*names, *names.values())))
    parts = _parts(_checks.listed("compare", "by", [by] if isinstance(by, str) else by, str))
    found = {name: _tallied(each, measure, parts, names) for name, each in given.items()}
    cells = {cell for each in found.values() for cell in each.cells}
    shares: list[Share] = []
    for cell in sorted(cells, key=lambda cell: (*cell[:2], cell[2].name)):
        country, period, unit = cell
        days = Period(period) if period else AT_ANY_TIME
        subject = Subject(group, measure, days, Place(country) if country else None, unit)
        for name, each in found.items():
            has_all = is_complete is not None and is_complete(name, subject.place, days)
            if cell in each.cells or has_all:
                certain, possible = map(tallying.tally, each.cells.get(cell, ((), ())))
                shares.append(Share(name, subject, certain, possible, has_all))
    covered: list[Coverage] = []
    for name, own in found.items():
        others = (each.countries.values() for other, each in found.items() if other != name)
        common = {country for each in others for country in each}
        alone = sorted(each for each, country in own.countries.items() if country not in common)
        anywhere, torn = tallying.tally(own.anywhere), own.contradicting
        covered.append(Coverage(name, own.compared, own.repeated, own.other, anywhere, torn, alone))
    return Comparison(shares, covered)


def _named(data_sets: tuple[Read, ...], labels: Sequence[str]) -> dict[str, Dossier]:
    _checks.refuse(
        "compare",
        _checks.tuple_of("data_sets", data_sets, Extract, Dossier),
        _checks.texts("labels", labels),
    )
    if not data_sets[1:]:
        raise _checks.refusal("compare", Problem("data_sets", "it takes two or more"))
    names = labels or [each.format for each in data_sets if isinstance(each, Extract)]
    if not len({*names}) == len(names) == len(data_sets):
        message = "each data set needs a name of its own, where it is a dossier or of one format"
        raise _checks.refusal("compare", Problem("labels", message))
    return dict(zip(names, map(dossier_of, data_sets), strict=True))


def _parts(by: Sequence[str]) -> _Parts:
    for name in by:
        if name not in _PARTS:
            raise UnknownNameError("part of a cell", name, tuple(_PARTS))
    if {"month", "year"} <= {*by}:
        raise _checks.refusal("compare", Problem("by", "a month lies in its year: give one"))
    return "country" in by, sum(map(_PARTS.__getitem__, {*by}))


@final
@define
class _Tallied:
    """What a data set counts in each cell, surely and perhaps, and what is in none."""

    parts: _Parts
    names: Mapping[str, str]
    cells: defaultdict[_Cell, tuple[list[tallying.Figure], list[tallying.Figure]]] = field(
        factory=lambda: defaultdict(lambda: ([], []))
    )
    anywhere: list[tallying.Figure] = field(factory=list[tallying.Figure])
    countries: dict[str, str] = field(factory=dict[str, str])  # as it calls each, and the table
    of_place: dict[int, str] = field(factory=dict[int, str])
    compared: int = 0
    repeated: int = 0
    other: int = 0
    contradicting: int = 0


def _tallied(
    data_set: Dossier, measure: Measure, parts: _Parts, names: Mapping[str, str]
) -> _Tallied:
    claims = data_set.current
    estimates = (each for each in claims if isinstance(each, Estimate))
    # Nearly all have the same object, and to compare two takes longer.
    same_one = ((each, each.subject.measure) for each in estimates)
    figures = [each for each, of in same_one if of is measure or of == measure]
    found = _Tallied(parts, names, other=len(claims) - len(figures))
    for same, is_new in tallying.counted_once(figures):
        if not is_new:
            found.repeated += len(same)
            continue
        found.compared += 1
        figure = tallying.figure_of(same)
        found.contradicting += figure is None
        _put(same[0].subject, figure or tallying.outermost(same), found)
    return found


def _put(subject: Subject, figure: tallying.Figure, found: _Tallied) -> None:
    place, (by_country, length) = subject.place, found.parts
    country = found.of_place.get(id(place)) if by_country else ""
    if country is None and place is not None:
        *_, outer = upwards(place)
        country = found.of_place[id(place)] = found.names.get(outer.name, outer.name)
        found.countries[outer.name] = country
    first, last = subject.period.first, subject.period.last
    periods = _periods(first, last, length) if length else ("",)
    if not periods or country is None:
        found.anywhere.append(figure)
        return
    for period in periods:
        found.cells[country, period, subject.unit][len(periods) > 1].append(figure)


@cache_of_many
def _periods(first: date | None, last: date | None, length: int) -> tuple[str, ...]:
    """Return each year or month that has one of some days; none where they are not bounded."""
    if first is None or last is None or (last - first).days > _LONGEST:
        return ()
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return (*dict.fromkeys(f"{each // 12:04}-{each % 12 + 1:02}"[:length] for each in months),)
