"""Releases: what a newer version of a data set puts in the place of an older one.

Data sets are published again and again. An event that is listed again supersedes what was said of
it before, and both stay in the dossier: `Dossier.known_on` answers what a release said.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier, Estimate, Retraction
from conflictmodel.readers.extracts import Extract
from conflictmodel.values import Attribution, Period, Source, Subject, on

Read: TypeAlias = Extract | Dossier
"""A release: what was read from its file, or a dossier.

>>> release: Read = Dossier()
"""


def update(old: Read, new: Read, *, released: date, complete: bool = False) -> Dossier:
    """Return what was known before, with a newer release that supersedes it.

    A claim is about what the claim of the same id was about, or one that it superseded. Where the
    newer one is equal, nothing is added. Where it differs, it is added under an id with the day of
    the release, and supersedes the older one; so does a figure of the same subject by the same
    source, where its own id is gone. Whatever is added counts as said by the day of the release:
    it was `published` then, and `stated` from the day on which its source said it to that day.

    A claim that the newer release does not list stays as it is: the release may be of other
    months. It is withdrawn where the release covers the same ground, or lists it as deleted.

    Args:
        old: What was known before. For the days of the first release too, begin with
            `update(Dossier(), first, released=day)`.
        new: The newer release. Its claims that still stand, and its retractions, are used.
        released: The day on which it was published.
        complete: Whether it covers all that `old` does, so that what it does not list was removed.

    Raises:
        InvalidValueError: If the claims are no dossier together, as where a name stands for two
            different sources, or an argument is of the wrong type.

    >>> from conflictmodel import KILLED, Group, SourceKind, between
    >>> event = Subject(Group("event 7"), KILLED, Period("2025-03-04"))
    >>> by = Attribution(Source("Data set", SourceKind.DATASET), "2025-03-05")
    >>> first = Dossier((Estimate("7", event, between(3, 4), by),))
    >>> second = Dossier((Estimate("7", event, between(3, 5), by),))
    >>> both = update(first, second, released=date(2026, 1, 15))
    >>> [(claim.id, claim.supersedes) for claim in both.current]
    [('7 released 2026-01-15', ('7',))]
    >>> [claim.id for claim in both.known_on(date(2026, 1, 14)).current]
    ['7']
    """
    _checks.refuse(
        "update",
        _checks.is_a("old", old, Extract, Dossier),
        _checks.is_a("new", new, Extract, Dossier),
        _checks.is_a("released", released, date),
        _checks.is_a("complete", complete, bool),
    )
    before, after = dossier_of(old), dossier_of(new)
    kept = _History(before, released)
    kept.take(last_claims(after))
    kept.withdraw(each for each in after.current if isinstance(each, Retraction))
    if complete:
        kept.withdraw_others(last_claims(after).keys())
    return before.add(*kept.added)


def dossier_of(release: Read) -> Dossier:
    """Return the claims of a release."""
    return release.dossier if isinstance(release, Extract) else release


def last_claims(dossier: Dossier) -> dict[str, Claim]:
    """Return the claims that nothing replaces and nobody withdrew, by the id each had first."""
    withdrawn = _withdrawn(dossier.claims)
    return {first: each for first, each in _last(dossier).items() if each.id not in withdrawn}


def _withdrawn(claims: Iterable[Claim]) -> set[str]:
    return {old for each in claims if isinstance(each, Retraction) for old in each.supersedes}


def _last(dossier: Dossier) -> dict[str, Claim]:
    """Return the last claim of each chain, withdrawn or not, by the id of the first."""
    made = {each.id: each for each in dossier.claims if not isinstance(each, Retraction)}
    replaced = {old for each in made.values() for old in each.supersedes}
    found: dict[str, Claim] = {}
    for each in made.values():
        if each.id in replaced:
            continue
        first = each.id
        while first in made and made[first].supersedes:
            first = made[first].supersedes[0]
        # A claim may be replaced by two: then the second is known by its own id.
        found[each.id if first in found else first] = each
    return found


def same(old: Claim, new: Claim) -> bool:
    """Return whether a claim of a newer release says what an older one did."""
    by = old.by
    if type(old) is not type(new) or not (_is_again(by, new.by) or _is_again(new.by, by)):
        return False
    return evolve(new, id=old.id, supersedes=old.supersedes, by=by) == old


def _is_again(by: Attribution, other: Attribution) -> bool:
    """Return whether one is the other, or is it as known from a day on."""
    return by == other or (by.published is not None and _released(other, by.published) == by)


def _released(by: Attribution, day: date) -> Attribution:
    """Return who said so, as known from a day on."""
    stated, start = by.stated, by.stated.edtf.partition("/")[0]
    is_later = stated.first is not None and stated.first > day
    if not is_later and (stated.last is None or stated.last < day):
        stated = on(day) if start == f"{day}" else Period(f"{start}/{day}")
    return evolve(by, stated=stated, published=day)


class _History:
    """A dossier to which a release is added."""

    def __init__(self, before: Dossier, released: date) -> None:
        self._day = released
        self._last = _last(before)
        self._taken = {each.id for each in before.claims}
        self._withdrawn = _withdrawn(before.claims)
        self.added: list[Claim] = []

    def take(self, newer: dict[str, Claim]) -> None:
        """Add the claims of a release that differ from what stands."""
        standing = {
            first: each for first, each in self._last.items() if each.id not in self._withdrawn
        }
        differing = {
            first: each
            for first, each in newer.items()
            if first not in standing or not same(standing[first], each)
        }
        # What is gone by its id may be replaced by a figure of the same subject.
        by_subject = {about: first for first, each in differing.items() if (about := _about(each))}
        restated: defaultdict[str, list[str]] = defaultdict(list)
        for first, each in standing.items():
            about = _about(each)
            if first not in newer and about in by_subject:
                restated[by_subject[about]].append(each.id)
                self._withdrawn.add(each.id)
        for first, claim in differing.items():
            prior = [self._last[first].id] if first in self._last else []
            supersedes = (*prior, *restated[first], *claim.supersedes)
            self._last[first] = self._add(claim, claim.id, tuple(dict.fromkeys(supersedes)))

    def withdraw(self, retractions: Iterable[Retraction]) -> None:
        """Withdraw what a release lists as deleted, and what it lists still stands."""
        for each in retractions:
            now = (self._last[old].id if old in self._last else old for old in each.supersedes)
            standing = tuple(old for old in now if old not in self._withdrawn)
            if standing:
                self._add(each, each.id, standing)

    def withdraw_others(self, listed: Iterable[str]) -> None:
        """Withdraw everything that stands and was not listed."""
        known = set(listed)
        for first, claim in self._last.items():
            if first not in known and claim.id not in self._withdrawn:
                publisher = (claim.by.source, *claim.by.via)[-1]
                by = Attribution(publisher, on(self._day), published=self._day)
                gone = Retraction("-", (claim.id,), by)
                self._add(gone, f"{first} withdrawn {self._day}", gone.supersedes)

    def _add(self, claim: Claim, name: str, supersedes: tuple[str, ...]) -> Claim:
        found, number = name, 1
        while found in self._taken:
            found = f"{name} released {self._day}" + (f" {number}" if number > 1 else "")
            number += 1
        self._taken.add(found)
        by = _released(claim.by, self._day)
        added = evolve(claim, id=found, supersedes=supersedes, by=by)
        self.added.append(added)
        if isinstance(added, Retraction):
            self._withdrawn.update(supersedes)
        return added


def _about(claim: Claim) -> tuple[Subject, Source, tuple[Source, ...]] | None:
    """Return what makes two figures of a data set figures of one thing."""
    return (claim.subject, claim.by.source, claim.by.via) if isinstance(claim, Estimate) else None
