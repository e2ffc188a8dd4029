"""Dossiers: claims kept together, and what had been said by a day.

A dossier never forgets: a correction is a claim that names what it replaces. Look-ups return claims
that still stand: no claim replaces or withdraws them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from typing import TypeVar, final

from attrs import evolve, field, frozen

from conflictmodel import _checks
from conflictmodel.claims.claim import (
    CLAIM_TYPES,
    Claim,
    Origins,
    circles,
    clashes,
    mentions,
    with_origins,
)
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.indexes import Index
from conflictmodel.claims.statements import said
from conflictmodel.display.displayed import DisplayedInFull
from conflictmodel.display.summary import NOT_SHOWN, Line, Row
from conflictmodel.display.text import FEW
from conflictmodel.errors import InvalidValueError, Problem, UnknownNameError
from conflictmodel.values import Source, Subject
from conflictmodel.values.periods import ends

_C = TypeVar("_C", bound=Claim)
_MOST_COMPARED = 10_000
_ADVICE = ": where this is a newer release, use update(old, new, released=day)"


@final
@frozen
@_checks.checked
class Dossier(DisplayedInFull):
    """An immutable collection of claims.

    It has a length and an order, and tells whether it holds a claim, or one of an id (`in`); `[id]`
    is the claim of an id, and `|` the union of two, in which equal claims stand once.

    Args:
        claims: The claims, in the order they are to be kept.
        title: What the collection is about.

    Raises:
        InvalidValueError: If two claims have one id, one name stands for two different sources, or
            claims supersede each other in a circle.

    >>> from conflictmodel import TerritorialClaim, example
    >>> old, claim = example(), example().of_type(TerritorialClaim)[0]
    >>> later = evolve(claim, id="later", supersedes=(claim.id,))
    >>> dossier = old.add(later)
    >>> [each.id for each in dossier.history("later")], claim in dossier.current
    (['16-storozheve', 'later'], False)
    >>> "later" in dossier, dossier["later"] is later, dossier | old == dossier
    (True, True, True)
    >>> len(dossier.by_origin("Russia")), len(dossier.about(old.subjects[0]))
    (1, 5)
    >>> len(dossier), len(dossier.index.estimates), dossier.sources[1].name
    (24, 8, 'DW')
    """

    claims: tuple[Claim, ...] = field(default=(), converter=_checks.Kept[Claim])
    title: str | None = None

    def _problems(self) -> _checks.Problems:
        def at(index: int, field: str) -> str:
            return f"claims[{index}].{field}".removesuffix(".")

        return tuple(clashes(self.claims, at, of_all="claims", advice=_ADVICE))

    def add(self, *claims: Claim) -> "Dossier":
        """Return a dossier with these claims added at the end."""
        return evolve(self, claims=(*self.claims, *claims))

    def with_origins(self, origins: Origins) -> "Dossier":
        """Return the dossier with other origins of its sources: who is one voice.

        Args:
            origins: The origin of each source that is to have another, by its name; or a function
                that returns the origin of any source.

        Raises:
            InvalidValueError: If no source has one of the names.

        >>> from conflictmodel import example
        >>> one = example().with_origins({"DW": "German media"})
        >>> {source.name: source.origin for source in one.sources}["DW"]
        'German media'
        """
        return evolve(self, claims=tuple(map(with_origins(origins, self.sources), self.claims)))

    @cached_property
    def index(self) -> Index:
        """What finds claims by what they are about, made once; functions of many claims use it."""
        return Index(self.claims)

    @property
    def current(self) -> tuple[Claim, ...]:
        """The claims that none of the others replaces or withdraws; retractions among them."""
        return self.index.current

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everyone who said or relayed something here, by name."""
        named = {source.name: source for _, _, source in mentions(self.claims)}
        return tuple(named[name] for name in sorted(named))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What the current estimates are about, the same days once, in the order they were kept."""
        found: dict[Subject, Subject] = {}
        for estimate in self.of_type(Estimate):
            found.setdefault(estimate.subject.in_days(), estimate.subject)
        return tuple(found.values())

    def __getitem__(self, claim_id: str) -> Claim:
        """Return the claim of this id, whether it still stands or not.

        Raises:
            UnknownNameError: If there is none; the error names ids that are nearly the same.
        """
        _checks.refuse("Dossier", _checks.is_a("claim_id", claim_id, str))
        if claim_id in self.index.by_id:
            return self.index.by_id[claim_id]
        # To compare one id with all of a large dossier would take many seconds.
        near = get_close_matches(claim_id, [*self.index.by_id][:_MOST_COMPARED])
        raise UnknownNameError("claim", claim_id, nearest=tuple(near))

    def history(self, claim_id: str) -> tuple[Claim, ...]:
        """Return a claim and all it superseded here, directly or not, in the order they were kept.

        Raises:
            UnknownNameError: If there is no claim of this id.
        """
        _checks.refuse("history", _checks.is_a("claim_id", claim_id, str))
        waiting, met = [self[claim_id]], dict[str, Claim]()
        while waiting:
            found = waiting.pop()
            met[found.id] = found
            waiting += [self[old] for old in found.supersedes if old in self and old not in met]
        return tuple(self.index.in_order(met.values()))

    def of_type(self, kind: type[_C]) -> tuple[_C, ...]:
        """Return the current claims of one of the eight types of record."""
        if not any(kind is known for known in CLAIM_TYPES):
            names = ", ".join(known.__name__ for known in CLAIM_TYPES)
            message = f"expected one of {names}, got {_checks.shown(kind)}"
            raise _checks.refusal("of_type", Problem("kind", message))
        return self.index.of_type(kind)

    def about(self, subject: Subject) -> tuple[Estimate, ...]:
        """Return the current estimates of a subject, of its parts and of what includes it."""
        _checks.refuse("about", _checks.is_a("subject", subject, Subject))
        days = ends(subject.period)
        related = (
            row.said[place]
            for _, rows in self.index.related(subject.group, subject.place)
            for row in rows
            for place in {*row.within(*days), *row.around(*days)}
            if subject.includes(of := row.said[place][0].subject) or of.includes(subject)
        )
        return tuple(self.index.in_order(chain.from_iterable(related)))

    def by_origin(self, origin: str) -> tuple[Claim, ...]:
        """Return the current claims whose originator is of one origin."""
        _checks.refuse("by_origin", _checks.text("origin", origin))
        return tuple(self.index.by_origin.get(origin, ()))

    def known_on(self, day: date) -> "Dossier":
        """Return the dossier as it was at the end of a day: the claims with `stated_by` by then.

        >>> from conflictmodel import example
        >>> len(example().known_on(date(2024, 12, 22)))
        4
        """
        _checks.refuse("known_on", _checks.is_a("day", day, date))
        dated = ((claim, claim.by.stated_by) for claim in self.claims)
        return evolve(self, claims=[claim for claim, since in dated if since and since <= day])

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __contains__(self, claim: object) -> bool:
        """Whether a claim is here, or one of this id."""
        if isinstance(claim, str):
            return claim in self.index.by_id
        return isinstance(claim, Claim) and self.index.by_id.get(claim.id) == claim

    def __or__(self, other: "Dossier") -> "Dossier":
        """Return the claims of both, equal ones once, under the first title."""
        if type(other) is not Dossier:
            return NotImplemented
        claims = (*self, *(each for each in other if each not in self))
        return Dossier(claims, self.title or other.title)

    def _title(self) -> Line:
        return self.title or "Dossier"

    def _rows(self) -> tuple[Row, ...]:
        counts = Counter(type(claim).__name__ for claim in self.claims)
        replaced, left = len(self.claims) - len(self.current), len(self.current) - FEW
        return (
            ("claims", (f"{len(self.claims):,}",)),
            ("replaced", (f"{replaced:,}",) if replaced else ()),
            ("types", tuple(f"{name}: {count:,}" for name, count in counts.items())),
            ("sources", (f"{len(self.sources):,}",)),
            *(
                (type(each).__name__, (each.summary().title, said(each)))
                for each in self.current[:FEW]
            ),
            (NOT_SHOWN, (f"{left:,} more claims",) if left > 0 else ()),
        )


def each_of(function: str, given: Claim | Iterable[Claim] | Dossier) -> Iterator[Claim]:
    """Return the claims of a claim, claims or a dossier, one after the other."""
    if isinstance(given, Claim):
        return iter((given,))
    # A set has an order of its own in every process, and what is written would have it too.
    if isinstance(given, AbstractSet):
        raise _checks.refusal(function, Problem("claims", "a set has no order: give a list"))
    if (found := _checks.iterated(given)) is not None:
        return found
    message = f"expected a claim, claims or a dossier, got {type(given).__name__}"
    raise _checks.refusal(function, Problem("claims", message))


def claims_of(function: str, given: Claim | Iterable[Claim] | Dossier) -> tuple[Claim, ...]:
    """Return the claims of a claim, claims or a dossier, or raise where they make no dossier."""
    if isinstance(given, Dossier):
        return given.claims
    try:
        return Dossier(tuple(each_of(function, given))).claims
    except InvalidValueError as error:
        raise InvalidValueError(function, error.problems) from None


def index_of(function: str, path: str, given: Dossier | Iterable[_C], kind: type[_C]) -> Index:
    """Return the index of a dossier, or of claims of one type, each of which may be given twice."""
    if isinstance(given, Dossier):
        return given.index
    claims = _checks.listed(function, path, given, kind)
    by_id = {claim.id: claim for claim in claims}
    unlike = (each.id for each in claims if by_id[each.id] is not each and by_id[each.id] != each)
    found = [f"id {each!r} is that of two different claims" for each in dict.fromkeys(unlike)]
    messages = [*found, *circles(by_id.values())]
    _checks.refuse(function, tuple(Problem(path, message) for message in messages))
    return Index(tuple(by_id.values()))


def together(claims: Sequence[Claim], where: Sequence[str], title: str | None = None) -> Dossier:
    """Return the dossier of claims, or raise with each problem at its place in their file."""

    def at(index: int, field: str) -> str:
        return f"{where[index]}, {field}".removesuffix(", ")

    try:
        return Dossier(tuple(claims), title)
    except InvalidValueError as error:
        problems = tuple(clashes(claims, at, of_all="$"))
        raise InvalidValueError(error.owner, problems) from None
