"""Reconciling: the tightest ranges that all claims allow together, and which cannot all be true.

Every claim is taken to be true. Nothing says which of those that contradict each other is wrong.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier, TotalBasis
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.claims.dossiers import each_of
from conflictmodel.conclusions._reconciling.conflicts import MOST_LISTED, Search, minimal, summed
from conflictmodel.conclusions._reconciling.entities import Count, Entities, Fact, facts_of
from conflictmodel.conclusions._reconciling.systems import System, systems_of
from conflictmodel.conclusions.derivations import (
    Conflict,
    Counted,
    Derivation,
    Installments,
    Partition,
)
from conflictmodel.display.displayed import DisplayedInFull
from conflictmodel.display.summary import Line, Row
from conflictmodel.display.text import few
from conflictmodel.errors import Problem, UnknownNameError
from conflictmodel.values import Range, Subject

_BASES = (TotalBasis.INCLUSIVE, TotalBasis.EXCLUSIVE)


class Method(Enum):
    """How the ranges are computed."""

    PROPAGATE = "propagate"
    """Bounds are propagated through the sums until nothing more follows."""

    EXACT = "exact"
    """Linear programming, and integer programming where it is needed; takes the extra `exact`."""


@final
@frozen
@_checks.checked
class Reconciliation(DisplayedInFull):
    """What all claims together allow, if every one of them is true; computed when it is read.

    Its fields are the arguments of `reconcile`, the claims as a dossier; both refuse the same.

    >>> from conflictmodel import KILLED, Estimate, exactly, example
    >>> by = example().claims[0].by
    >>> year = Subject("a", KILLED, "2024-01-01/2024-12-31")
    >>> claims = [
    ...     Estimate(end, Subject("a", KILLED, f"../{end}"), exactly(dead), by)
    ...     for end, dead in (("2023", 10), ("2024", 16))]
    >>> found = reconcile(claims, year)
    >>> found.ranges[year], len(found.derived)
    (Range(lower=6, upper=6), 2)
    >>> print(found.why(year)[0])
    at least 6 persons = at least 16 persons (2024) − at most 10 persons (2023)
    >>> print(found.explain().splitlines()[-1])
      method          propagate: no range can be tighter
    >>> found.is_exact, found.conflicts, found.lists_all_conflicts
    (True, (), True)
    >>> [each.value for each in reconcile(example()).readings["14-imf-total"]]
    ['inclusive', 'exclusive']
    """

    dossier: Dossier
    about: tuple[Counted, ...] = field(default=(), converter=_checks.Kept[Counted])
    partitions: tuple[Partition, ...] = field(default=(), converter=_checks.Kept[Partition])
    origin: str | None = None
    method: Method = Method.PROPAGATE

    def _problems(self) -> _checks.Problems:
        found = [
            Problem(f"about[{index}]", f"the days of '{each}' are not stated: ask about a span")
            for index, each in enumerate(self.about)
            if isinstance(each, Subject) and not each.period.days_are_stated
        ]
        found += [
            Problem(f"partitions[{index}]", f"a part of '{each.whole}' includes all of it in turn")
            for index, each in enumerate(self.partitions)
            if self._entities.is_circular(each)
        ]
        if self.origin is None:
            return tuple(found)
        origins = {each.by.source.origin for each in self.dossier.claims}
        if self.origin not in origins:
            known = ", ".join(few(sorted(origins))) or "nobody"
            found.append(Problem("origin", f"no claim is of '{self.origin}', but of {known}"))
        return tuple(found)

    @cached_property
    def _entities(self) -> Entities:
        return Entities(self.partitions)

    @cached_property
    def _facts(self) -> list[Fact]:
        found = facts_of(self.dossier.current, self._entities, self.origin)
        return sorted(found, key=attrgetter("claim"))

    @cached_property
    def _asked(self) -> Mapping[Counted, Count]:
        if self.about:
            return {_in_days(each): self._entities.count(each) for each in self.about}
        return {_in_days(each.subject): each.counted for each in self._facts if not each.is_part}

    @cached_property
    def _systems(self) -> tuple[System, ...]:
        asked = list(dict.fromkeys(self._asked.values())) if self.about else ()
        return tuple(systems_of(self._facts, asked, self._entities))

    @cached_property
    def _system_of(self) -> Mapping[Count, System]:
        return {
            count: system
            for system in self._systems
            for count in (*(fact.counted for fact in system.facts), *system.about)
        }

    @cached_property
    def ranges(self) -> Mapping[Counted, Range | None]:
        """What each count can be; `None` where claims that bear on it contradict each other.

        The subjects are those asked about, with their days written day by day, and are found as
        they were asked about, too; what a programme paid is that of `Installments`.

        Raises:
            UnknownNameError: If a subject is none of them.
        """
        found = _Ranges()
        for each, count in self._asked.items():
            found[each] = self._range_of(count, self._system_of[count])
        return MappingProxyType(found)

    def _range_of(self, count: Count, system: System) -> Range | None:
        found = [self._solving(each).range_of(count) for each in system.readings]
        possible = [each for each in found if each is not None]
        return possible[0].hull(*possible[1:]) if possible else None

    def _solving(self, system: System) -> System:
        """Return a system as the method solves it: by propagation, where that is exact."""
        if self.method is Method.PROPAGATE or system.is_settled:
            return system
        from conflictmodel.conclusions._reconciling.optimum import program_of  # noqa: PLC0415 - takes an extra

        return program_of(system)

    @cached_property
    def readings(self) -> Mapping[str, tuple[TotalBasis, ...]]:
        """Of each running total whose words do not settle it, which bases go with all claims.

        Where more than ten bear on each other, both are given of each, and ranges may be wider.
        """
        found: dict[str, tuple[TotalBasis, ...]] = {}
        for system in self._systems:
            possible = [each for each in system.readings if self._solving(each).is_possible]
            read = {(each.claim, each.basis) for one in possible for each in one.facts}
            for (_, fact), _ in system.unread:
                bases = tuple(each for each in _BASES if (fact.claim, each) in read)
                found[fact.claim] = _BASES if system.is_left_unread else bases
        return MappingProxyType(found)

    def why(self, subject: Counted) -> tuple[Derivation, ...]:
        """Return what the ends of a range follow from: the lower end, and the upper one if any.

        No claim of a derivation can be left out: without it, the end does not follow.

        Args:
            subject: One of those asked about.

        Raises:
            UnknownNameError: If it is none of them.
        """
        _checks.refuse("why", _checks.is_a("subject", subject, Subject, Installments))
        ends, asked = _ends(self.ranges[subject]), _in_days(subject)
        return tuple(self._derivation(asked, end, upper=upper) for end, upper in ends)

    @cached_property
    def derived(self) -> tuple[Derivation, ...]:
        """The ends that nobody stated, but that follow from what was stated; at most 20.

        None where propagation was stopped: an end at which it stopped means nothing.
        """
        known = [each for each in self._facts if not each.is_part]
        stated = {(each.counted, *end) for each in known for end in _ends(each.range)}
        ends = [
            (subject, end, upper)
            for subject, found in self.ranges.items()
            for end, upper in _ends(found)
            if (upper or end)
            and (self._asked[subject], end, upper) not in stated
            and self._system_of[self._asked[subject]].propagation.finished
        ]
        found = ends[:MOST_LISTED]
        return tuple(self._derivation(each, end, upper=upper) for each, end, upper in found)

    def _derivation(self, subject: Counted, end: int, *, upper: bool) -> Derivation:
        count = self._asked[subject]

        def solve(facts: Sequence[Fact]) -> System:
            return System.of(facts, self._entities, (count,))

        def follows(facts: Sequence[Fact]) -> bool:
            # Of few claims more sums are seen than of many: what follows may be tighter.
            found = self._range_of(count, solve(facts))
            return found is None or any(
                (each <= end if upper else each >= end) and of is upper for each, of in _ends(found)
            )

        system = self._system_of[count]
        # Where propagation finds the end, the claims that it used are enough to begin with.
        terms = system.terms(system.bound(count, upper=upper))
        claims = {term.claim for ends in terms for term in ends}
        behind = [fact for fact in system.facts if fact.claim in claims]
        made = solve(minimal(behind if follows(behind) else list(system.facts), follows))
        lowers, uppers = made.terms(made.bound(count, upper=upper))
        adds, subtracts = (uppers, lowers) if upper else (lowers, uppers)
        if end != summed(adds) - summed(subtracts):
            adds = subtracts = ()
        named = tuple(dict.fromkeys(fact.claim for fact in made.facts))
        return Derivation(subject, end, named, adds, subtracts, is_upper=upper)

    @cached_property
    def _conflicts(self) -> tuple[tuple[Conflict, ...], bool]:
        listed: list[Conflict] = []
        is_complete = True
        for system in self._systems:
            search = Search(system, self._is_possible)
            search.run()
            is_complete = is_complete and search.is_complete
            listed += search.conflicts()
        listed.sort(key=lambda each: (len(each.claims), each.claims))
        return tuple(listed[:MOST_LISTED]), is_complete and len(listed) <= MOST_LISTED

    def _is_possible(self, system: System) -> bool:
        """Whether facts in which propagation finds no clash are possible, as far as is known."""
        return any(self._solving(each).is_possible for each in system.readings)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Minimal sets of claims that cannot all be true, the smallest first; at most 20.

        Each proper subset of a set is possible, as far as the method can tell.
        """
        return self._conflicts[0]

    @property
    def lists_all_conflicts(self) -> bool:
        """Whether there are no conflicts but those that are listed, as far as is known."""
        return self._conflicts[1]

    @cached_property
    def is_exact(self) -> bool:
        """Whether the ranges are proved to be the tightest.

        By propagation that is so where the sums have the form of a tree, and where all claims are
        about one count over several spans of days. It is not where more than ten running totals
        that bear on each other may have an installment in them or not.
        """
        if any(each.is_left_unread for each in self._systems):
            return False
        every = [read for each in self._systems for read in each.readings]
        return self.method is Method.EXACT or all(each.is_settled for each in every)

    def explain(self) -> str:
        """Return it as plain text: the ranges, the conflicts, and how they were computed."""
        return self.summary().text()

    def _title(self) -> Line:
        whose = "all claims" if self.origin is None else f"all claims of {self.origin}"
        return f"What {whose} allow together, if every one of them is true"

    def _rows(self) -> tuple[Row, ...]:
        tight = f"{'no range can' if self.is_exact else 'a range may'} be tighter"
        known = [each.propagation for each in self._systems]
        if not all(each.finished or each.clashes for each in known):
            tight = f"stopped before nothing more followed; {tight}"
        more = () if self.lists_all_conflicts else ("there may be more of them",)
        return (
            ("ranges", tuple(few([self._line(each) for each in self.ranges]))),
            ("readings", tuple(few([*self._reading_lines()]))),
            ("derived", tuple(map(str, self.derived))),
            ("conflicts", (*map(str, self.conflicts), *more)),
            ("method", (f"{self.method.value}: {tight}",)),
        )

    def _reading_lines(self) -> Iterator[str]:
        for system in self._systems:
            if system.is_left_unread:
                yield f"{len(system.unread)} totals bear on each other: not read in every way"
        for claim, bases in self.readings.items():
            yield f"{claim}: {' or '.join(each.value for each in bases) or 'none is possible'}"

    def _line(self, subject: Counted) -> Line:
        found = self.ranges[subject]
        if found is None:
            return (str(subject), ": none, because claims that bear on it cannot all be true")
        return (str(subject), ": ", subject.unit.format(found))


class _Ranges(dict[Counted, Range | None]):
    def __missing__(self, about: Counted) -> Range | None:
        asked = _in_days(about)
        if asked in self:
            return self[asked]
        raise UnknownNameError("subject", str(about), tuple(map(str, self)))


def _in_days(about: Counted) -> Counted:
    return about.in_days() if isinstance(about, Subject) else about


def _ends(found: Range | None) -> tuple[tuple[int, bool], ...]:
    """Return the ends of a range, each with whether it is the upper one."""
    if found is None:
        return ()
    lower = (found.lower, False)
    return (lower,) if found.upper is None else (lower, (found.upper, True))


def reconcile(
    claims: Claim | Iterable[Claim] | Dossier,
    about: Counted | Iterable[Counted] | None = None,
    *,
    partitions: Iterable[Partition] = (),
    origin: str | None = None,
    method: Method = Method.PROPAGATE,
) -> Reconciliation:
    """Compute what counts can be if all claims are true, and which claims cannot all be true.

    Estimates, interceptions and installments are used, but for those that others replace. The count
    of a whole is the sum of the counts of its parts: of the outcomes of one partition, of days, of
    installments, and of places and groups where a `Partition` says so. Of other places and groups
    within a larger one it is only known that none has a greater count.

    Args:
        claims: A claim, claims or a dossier.
        about: The subjects to compute; every subject of a claim unless given.
        partitions: How places and groups are divided.
        origin: Use the claims of this origin only: its own arithmetic.
        method: How to compute.

    Raises:
        InvalidValueError: If the claims make no dossier, the days of a subject are not stated, a
            part of a partition includes its whole, or no claim is of the origin.
        MissingExtraError: If the method takes scipy, which is not installed.

    >>> from conflictmodel import example
    >>> reconcile(example()).conflicts[0].claims
    ('01-jcs-statement', '03-president-of-ukraine')
    """
    asked: Iterable[Counted] = ()
    if about is not None:
        asked = (about,) if isinstance(about, Subject | Installments) else about
    given = tuple(each_of("reconcile", claims))
    _checks.refuse("reconcile", _checks.tuple_of("claims", given, *CLAIM_TYPES))
    if len({each.id for each in given}) < len(given):
        given = tuple(dict.fromkeys(given))
    return Reconciliation(
        Dossier(tuple(sorted(given, key=attrgetter("id")))),
        _checks.listed("reconcile", "about", asked, Subject, Installments),
        _checks.listed("reconcile", "partitions", partitions, Partition),
        origin,
        method,
    )
