"""Derivations: how counts are divided, and which ends of claims an end of one follows from."""

from collections import Counter
from collections.abc import Sequence
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Programme
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.errors import Problem
from conflictmodel.values import Group, Place, Subject, Unit
from conflictmodel.values.subjects import upwards


@final
@frozen
@_checks.checked
class Partition(Displayed):
    """A group or a place that is divided into parts that share nothing.

    Args:
        whole: What is divided.
        parts: Its parts, two or more, of the same kind; no one and nothing is in two of them.
        exhaustive: Whether all of the whole lies in one of the parts.

    Raises:
        InvalidValueError: If there are fewer than two parts, one lies in another, whole and parts
            are of two kinds, or a field is of the wrong type.

    >>> north, south = Place("North"), Place("South")
    >>> print(Partition(Place("Aland"), (north, south), exhaustive=True))
    Aland = North + South
    """

    whole: Group | Place
    parts: tuple[Group | Place, ...] = field(converter=_checks.Kept[Group | Place])
    exhaustive: bool = field(kw_only=True)

    def _problems(self) -> _checks.Problems:
        found = _checks.tuple_of("parts", self.parts, type(self.whole))
        if found:
            return found
        if len(self.parts) <= 1:
            return (Problem("parts", f"two or more must be given, not {len(self.parts)}"),)
        known = Counter((self.whole, *self.parts))
        parts = set(self.parts)
        return tuple(
            Problem("parts", f"'{each}' lies in another part")
            for each, times in known.items()
            if times > 1 or not parts.isdisjoint(upwards(each.within))
        )

    def _title(self) -> Line:
        sign = " = " if self.exhaustive else " ≥ "
        return (str(self.whole), sign, *listing(map(str, self.parts), " + "))


@final
@frozen
@_checks.checked
class Installments(Displayed):
    """What a programme paid in some of its installments, in one currency: a count without days.

    Args:
        programme: The programme.
        last: The number of the last installment; 0 is what was paid before the first.
        unit: The currency.
        first: The number of the first one; `None` is all from the beginning.

    >>> from conflictmodel import Programme, currency
    >>> print(Installments(Programme("loans", "IMF", "UA"), 6, currency("USD")))
    loans, through installment 6, in USD
    """

    programme: Programme
    last: int = field(converter=_checks.whole)
    unit: Unit
    first: _checks.AnyInt | None = field(default=None, converter=_checks.whole_or_none)

    def _problems(self) -> _checks.Problems:
        if self.first is None:
            return ()
        if self.first > self.last:
            return (Problem("first", f"{self.first} is after {self.last}"),)
        return _checks.count("first", self.first, least=1)

    def __str__(self) -> str:
        which = f"installments {self.first} to {self.last}"
        if self.first is None:
            which = f"through installment {self.last}" if self.last else "before installment 1"
        elif self.first == self.last:
            which = f"installment {self.last}"
        return f"{self.programme.name}, {which}, in {self.unit}"


Counted = Subject | Installments
"""What a figure that follows from others can be of."""


@final
@frozen
@_checks.checked
class Term(Displayed):
    """An end that a claim states, and how often it is added.

    Args:
        claim: The id of the claim.
        end: In smallest parts.
        is_upper: Whether it is the upper end.
        times: How often it is added, 1 or more.

    >>> print(Term("kyiv", 3001, is_upper=False))
    at least 3,001 (kyiv)
    """

    claim: str
    end: int = field(converter=_checks.whole)
    is_upper: bool = field(kw_only=True)
    times: int = field(default=1, converter=_checks.whole, kw_only=True)

    def _problems(self) -> _checks.Problems:
        return _checks.count("times", self.times, least=1)

    def __str__(self) -> str:
        return _written(self, f"{self.end:,}")


def _written(term: Term, end: str) -> str:
    often = f"{term.times:,} × " if term.times > 1 else ""
    return f"{often}at {'most' if term.is_upper else 'least'} {end} ({term.claim})"


def added(terms: Sequence[Term], unit: Unit, between: str = " + ") -> str:
    """Return ends as they are added, each in its unit."""
    return between.join(_written(each, unit.amount(each.end)) for each in terms)


@final
@frozen
@_checks.checked
class Derivation(Displayed):
    """An end of a range, and the ends of claims whose sum and difference it is.

    Args:
        subject: Of which count.
        end: The end, in smallest parts.
        claims: The ids of the claims it follows from, sorted.
        adds: Upper ends for an upper end, lower ends for a lower one. Nothing where the end is no
            sum of ends, but follows as every count is a whole number.
        subtracts: Ends of the other kind.
        is_upper: Whether it is the upper end.

    >>> from conflictmodel import example
    >>> dead = example().subjects[0]
    >>> a, b = Term("c1", 100, is_upper=True), Term("c2", 60, is_upper=False)
    >>> print(Derivation(dead, 40, ("c1", "c2"), (a,), (b,), is_upper=True))
    at most 40 persons = at most 100 persons (c1) − at least 60 persons (c2)
    """

    subject: Counted
    end: int = field(converter=_checks.whole)
    claims: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])
    adds: tuple[Term, ...] = field(default=(), converter=_checks.Kept[Term])
    subtracts: tuple[Term, ...] = field(default=(), converter=_checks.Kept[Term])
    is_upper: bool = field(kw_only=True)

    def __str__(self) -> str:
        unit = self.subject.unit
        end = f"at {'most' if self.is_upper else 'least'} {unit.amount(self.end)}"
        if self.adds:
            less = f" − {added(self.subtracts, unit, ' − ')}" if self.subtracts else ""
            return f"{end} = {added(self.adds, unit)}{less}"
        beyond = "above" if self.is_upper else "below"
        why = f"no whole numbers {beyond} that go with {', '.join(self.claims)}"
        return f"{end}: {why}" if self.claims else f"{end}, as every count is"


@final
@frozen
@_checks.checked
class Conflict(Displayed):
    """Claims that cannot all be true; any one of them left out, the others can.

    Args:
        claims: Their ids, sorted.
        unit: In which unit the ends are.
        least: The lower ends that add up to more than the upper ends do.
        most: The upper ends.
        enough: Which of the claims, left out alone, makes all others that bear on them possible.

    >>> from conflictmodel import example, reconcile
    >>> (found,) = reconcile(example()).conflicts
    >>> print(found.arithmetic)
    at least 3,001 persons (03-president-of-ukraine) > at most 1,150 persons ...
    """

    claims: tuple[str, ...] = field(converter=_checks.Kept[str])
    unit: Unit
    least: tuple[Term, ...] = field(default=(), converter=_checks.Kept[Term])
    most: tuple[Term, ...] = field(default=(), converter=_checks.Kept[Term])
    enough: tuple[str, ...] = field(default=(), converter=_checks.Kept[str])

    def _problems(self) -> _checks.Problems:
        return () if self.claims else (Problem("claims", "there is no claim"),)

    @property
    def arithmetic(self) -> str:
        """Why they cannot all be true."""
        if not self.least:
            return "no whole numbers go with all of them"
        return f"{added(self.least, self.unit)} > {added(self.most, self.unit)}"

    def __str__(self) -> str:
        enough = f"; enough to leave out: {' or '.join(self.enough)}" if self.enough else ""
        return f"{', '.join(self.claims)}: {self.arithmetic}{enough}"
