"""Changes: what a newer release says otherwise than an older one, claim by claim.

Claims are compared that have one id, or of which one superseded the other.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from io import StringIO
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier, Estimate
from conflictmodel.display.displayed import Displayed, DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import counted, few
from conflictmodel.errors import UnknownNameError
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.releases import Read, dossier_of, last_claims, same
from conflictmodel.readers.tallying import Figure, Tally, counted_once, figure_of, shown, tally
from conflictmodel.values import Subject, Unit
from conflictmodel.values.points import plain
from conflictmodel.values.ranges import by_upper_end
from conflictmodel.values.subjects import upwards


class Movement(Enum):
    """How a figure moved from one release to the next; several may hold of one.

    >>> Movement("rises")
    <Movement.RISES: 'rises'>
    """

    RISES = "rises"
    """No end is lower, and one is higher."""

    FALLS = "falls"
    """No end is higher, and one is lower."""

    WIDENS = "widens"
    """It allows all that it did, and more."""

    NARROWS = "narrows"
    """It allows less, and nothing that it did not."""

    DISJOINT = "disjoint"
    """It allows nothing that it did."""

    BEST_RISES = "best rises"
    """The best figure is higher."""

    BEST_FALLS = "best falls"
    """The best figure is lower."""


def _movements(old: Estimate, new: Estimate) -> Iterator[Movement]:
    one, other = old.range, new.range
    if one != other:
        above, below = other.lower >= one.lower, other.lower <= one.lower
        upper, before = by_upper_end(other), by_upper_end(one)
        holds = {
            Movement.RISES: above and upper >= before,
            Movement.FALLS: below and upper <= before,
            Movement.WIDENS: other.encloses(one),
            Movement.NARROWS: one.encloses(other),
            Movement.DISJOINT: one.precedes(other) or other.precedes(one),
        }
        yield from (each for each, is_so in holds.items() if is_so)
    if old.best is not None and new.best is not None and old.best != new.best:
        yield Movement.BEST_RISES if old.best < new.best else Movement.BEST_FALLS


@final
@frozen
@_checks.checked
class Revision(Displayed):
    """A claim of an older release, and that of a newer one which says something else.

    >>> from conflictmodel import KILLED, Attribution, between, exactly
    >>> event, by = Subject("event 7", KILLED, "2025"), Attribution("a", "2025")
    >>> figures = exactly(3), between(4, 5)
    >>> old, new = (Estimate("7", event, figure, by) for figure in figures)
    >>> print(Revision(old, new))
    7: exactly 3 persons, now 4–5 persons: rises, disjoint
    >>> [each.value for each in Revision(old, new).moved]
    ['rises', 'disjoint']
    """

    old: Claim
    new: Claim

    @property
    def moved(self) -> tuple[Movement, ...]:
        """How the figure moved: all that holds; nothing where it is the same, or no figure."""
        old, new = self.old, self.new
        if not (isinstance(old, Estimate) and isinstance(new, Estimate)):
            return ()
        if old.subject.unit != new.subject.unit:
            return ()
        return tuple(_movements(old, new))

    def _title(self) -> Line:
        old, new = self.old, self.new
        if not (isinstance(old, Estimate) and isinstance(new, Estimate)):
            return (*_titled(old), ", now ", *_titled(new))
        moved = ", ".join(each.value for each in self.moved) or "the same figure, of other details"
        return (old.id, f": {old.figure}, now {new.figure}: {moved}")


def _titled(claim: Claim) -> tuple[str, ...]:
    title = claim.summary().title
    return (title,) if isinstance(title, str) else title


@final
@frozen
@_checks.checked
class ChangedTotal(Displayed):
    """The sum of figures in an older release and in a newer one, of one part of what they count.

    Those `left_out`, of both, contradict each other, or may count what another does.

    >>> from conflictmodel import PERSONS
    >>> old, new = Tally(1, 6, None, 8), Tally(2, 6, None, 9)
    >>> print(ChangedTotal("2025", PERSONS, old, new, 1))
    2025: 6–8 persons, now 6–9 persons (1 figure in no sum)
    """

    part: str
    unit: Unit
    old: Tally
    new: Tally
    left_out: int = field(default=0, converter=_checks.whole)

    def _title(self) -> Line:
        old, new = shown(self.old, self.unit), shown(self.new, self.unit)
        return (self.part, f": {old}, now {new}{left_of(self)}")


def left_of(total: ChangedTotal) -> str:
    """Return what is in no sum, as text."""
    return f" ({counted(total.left_out, 'figure')} in no sum)" if total.left_out else ""


def _year(subject: Subject) -> str:
    first, last = subject.period.first, subject.period.last
    return f"{last.year}" if first and last and first.year == last.year else str(subject.period)


PARTS: Mapping[str, Callable[[Subject], str]] = MappingProxyType(
    {
        "group": lambda subject: str(subject.group),
        "measure": lambda subject: str(subject.measure),
        "place": lambda subject: str(subject.place or "anywhere"),
        "country": lambda subject: str(["anywhere", *upwards(subject.place)][-1]),
        "period": lambda subject: str(subject.period),
        "year": _year,
    }
)
"""By what figures are added up: the name of a part of a subject, and what it is of one.

>>> from conflictmodel import KILLED, Group, Period
>>> PARTS["year"](Subject(Group("event 7"), KILLED, Period("2025-03-04")))
'2025'
"""


def changed_totals(
    before: Iterable[Estimate], after: Iterable[Estimate], part: Callable[[Subject], str]
) -> tuple[ChangedTotal, ...]:
    """Return the sum of figures before and after, for each part of what they count."""
    old, new = _added_up(before, part), _added_up(after, part)
    return tuple(
        ChangedTotal(*key, tally(old[key]), tally(new[key]), (old[key] + new[key]).count(None))
        for key in sorted({**old, **new}, key=str)
    )


def _added_up(
    estimates: Iterable[Estimate], part: Callable[[Subject], str]
) -> defaultdict[tuple[str, Unit], list[Figure | None]]:
    """Return what is added up of each part, with nothing in the place of what is left out."""
    found: defaultdict[tuple[str, Unit], list[Figure | None]] = defaultdict(list)
    for figures, is_new in counted_once(estimates):
        subject = figures[0].subject
        name = part(subject)
        _checks.refuse("totals", _checks.text("by", name))
        figure = figure_of(figures) if is_new else None
        found[name, subject.unit] += [figure] if figure else [None] * len(figures)
    return found


@final
@frozen
@_checks.checked
class Changes(DisplayedInFull):
    """What became of the claims of an older release in a newer one.

    >>> from conflictmodel import example
    >>> found = Changes(Dossier(), Dossier(example().claims[:1]))
    >>> [each.id for each in found.added], found.gone, found.revised
    (['01-jcs-statement'], (), ())
    >>> print(*found.totals("year"))
    through 2024-12-23: no figure, now 1,050–1,150 persons
    >>> found.to_csv().splitlines()[0].partition(",group")[0]
    'change,id'
    """

    before: Dossier
    after: Dossier

    @cached_property
    def _pairs(self) -> tuple[dict[str, Claim], dict[str, Claim]]:
        return last_claims(self.before), last_claims(self.after)

    @property
    def added(self) -> tuple[Claim, ...]:
        """The claims about what the older release says nothing of."""
        old, new = self._pairs
        return tuple(each for first, each in new.items() if first not in old)

    @property
    def gone(self) -> tuple[Claim, ...]:
        """The claims about what the newer release says nothing of."""
        old, new = self._pairs
        return tuple(each for first, each in old.items() if first not in new)

    @cached_property
    def revised(self) -> tuple[Revision, ...]:
        """The claims of which the newer release says otherwise, in the order of the older one."""
        old, new = self._pairs
        return tuple(
            Revision(each, new[first])
            for first, each in old.items()
            if first in new and not same(each, new[first])
        )

    def totals(self, by: str | Callable[[Subject], str]) -> tuple[ChangedTotal, ...]:
        """Return the sums of the current estimates before and after, part by part.

        Each thing is counted once: of figures that may count the same, as those of an event and of
        one side in it, the wider one is in the sum. The parts are sorted. `by` is a name in
        `PARTS`, or a function from a subject to the name of its part.

        Raises:
            UnknownNameError: If there is no part of that name.
            InvalidValueError: If it is neither a name nor a function, or does not return a name.
        """
        if isinstance(by, str) and by not in PARTS:
            raise UnknownNameError("part of a subject", by, tuple(PARTS))
        if not isinstance(by, str):
            _checks.refuse("totals", _checks.function("by", by))
        part = PARTS[by] if isinstance(by, str) else by
        return changed_totals(self.before.of_type(Estimate), self.after.of_type(Estimate), part)

    def to_csv(self) -> str:
        """Return each change as a row of CSV, with plain numbers of whole units."""
        text = StringIO()
        writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        for each in self.revised:
            moved = "; ".join(movement.value for movement in each.moved)
            writer.writerow(_row("revised", each.old, each.new, moved))
        writer.writerows(_row("added", None, each) for each in self.added)
        writer.writerows(_row("gone", each, None) for each in self.gone)
        return text.getvalue()

    def _title(self) -> Line:
        return "Changes"

    def _rows(self) -> tuple[Row, ...]:
        old, new = self._pairs
        revised = self.revised
        moved = Counter(movement.value for each in revised for movement in each.moved)
        return (
            ("before", (counted(len(old), "claim"),)),
            ("after", (counted(len(new), "claim"),)),
            ("revised", (f"{len(revised):,}",) if revised else ()),
            ("of which", tuple(f"{name}: {number:,}" for name, number in moved.items())),
            ("", tuple(few([each.summary().title for each in revised]))),
            ("added", _first(self.added)),
            ("gone", _first(self.gone)),
            ("in both", (_UNLIKE,) if old and new and old.keys().isdisjoint(new) else ()),
        )


def changes(old: Read, new: Read) -> Changes:
    """Return what became of the claims of an older release in a newer one.

    >>> from conflictmodel import example
    >>> found = changes(example(), example())
    >>> found.added, found.gone, found.revised
    ((), (), ())
    """
    given = (("old", old), ("new", new))
    _checks.refuse("changes", *(_checks.is_a(path, each, Extract, Dossier) for path, each in given))
    return Changes(dossier_of(old), dossier_of(new))


_UNLIKE = "no claim: these may be no releases of one data set"


def _first(claims: Sequence[Claim]) -> tuple[Line, ...]:
    return (f"{len(claims):,}", *few([each.summary().title for each in claims])) if claims else ()


_ENDS = ("lower", "best", "upper")
_COLUMNS = (
    *("change", "id", "group", "measure", "place", "period", "unit"),
    *(f"{release}_{end}" for release in ("old", "new") for end in _ENDS),
    "moved",
)


def _row(change: str, old: Claim | None, new: Claim | None, moved: str = "") -> dict[str, object]:
    row: dict[str, object] = {"change": change, "moved": moved}
    for name, claim in (("new", new), ("old", old)):
        if claim is not None:
            row["id"] = claim.id
        if isinstance(claim, Estimate):
            about, figure = claim.subject, claim.range
            row |= {"group": about.group, "measure": about.measure, "place": about.place}
            row |= {"period": about.period.edtf, "unit": about.unit}
            for end, number in zip(_ENDS, (figure.lower, claim.best, figure.upper), strict=True):
                if number is not None:
                    row[f"{name}_{end}"] = plain(Decimal(f"{number}E-{about.unit.decimals}"))
    return row
