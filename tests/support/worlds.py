"""Small values that the tests share, and how they ask what a constructor refuses."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import strategies as st

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement, Retraction
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.errors import InvalidValueError
from conflictmodel.values.measures import KILLED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, Unit

DAY = Period("2024-12-23")
DW = Source("DW", SourceKind.MEDIA)
KYIV = Source("President of Ukraine", SourceKind.GOVERNMENT, "Ukraine")
SEOUL = Source("Joint Chiefs of Staff", SourceKind.MILITARY, "South Korea")
BY = Attribution(KYIV, DAY, via=(DW,))
TROOPS = Group("North Korean troops")
DEAD = Subject(TROOPS, KILLED, Period("../2024-12-23"))
USD = Unit("USD", 2)
RELEASE = ": where this is a newer release, use update(old, new, released=day)"
"""What is advised where two claims have one id."""

# A `datetime` is a `date` for Python; an error shows it cut, with its type.
MOMENT = datetime(2024, 12, 23, tzinfo=UTC)
MOMENT_SHOWN = "datetime.datetime(2024, 12, 23, 0, 0, tzinfo=datetime.timezo… of type datetime"


class Text(str):
    """Text of another library."""

    __slots__ = ()


class Pair(tuple[object, ...]):
    """A tuple of another library."""

    __slots__ = ()


# Every kind of claim with the fields it cannot do without.
VALID: Mapping[Callable[..., Claim], Mapping[str, object]] = {
    Estimate: {"id": "a", "subject": DEAD, "range": Range(100), "by": BY},
    Installment: {
        "id": "a",
        "programme": Programme("IMF programme", "IMF", "Ukraine"),
        "by": BY,
        "amounts": (Quantity(Range(110), USD),),
    },
    TerritorialClaim: {
        "id": "a",
        "place": Place("Storozheve"),
        "holder": "Russia",
        "hold": Hold.TAKEN,
        "on": DAY,
        "by": BY,
    },
    Interception: {
        "id": "a",
        "group": Group("Russian drones"),
        "on": DAY,
        "by": BY,
        "launched": Range(72, 72),
    },
    Transfer: {
        "id": "a",
        "item": "240mm rocket launchers",
        "giver": "North Korea",
        "receiver": "Russia",
        "status": TransferStatus.SUPPLIED,
        "by": BY,
    },
    Agreement: {"id": "a", "name": "pact", "parties": ("North Korea", "Russia"), "by": BY},
    Judgement: {"id": "a", "proposition": "the town is being encircled", "by": BY},
    Retraction: {"id": "a", "supersedes": ("old",), "by": BY},
}


def refusal(make: Callable[..., object], *args: object, **fields: object) -> str:
    """Return the text of the error with which a constructor or function refuses its arguments."""
    with pytest.raises(InvalidValueError) as caught:
        make(*args, **fields)
    return str(caught.value)


def not_text(field: str) -> list[tuple[str, object, str]]:
    """Return a field, each kind of wrong value for one that holds text, and the message."""
    return [
        (field, 3, "expected str, got 3"),
        (field, True, "expected str, got True"),
        (field, b"a", "expected str, got b'a'"),
        (field, Text("a"), "expected str, got 'a' of type Text"),
        (field, "", "must not be empty"),
        (field, " \t\n", "must not be empty"),
        (field, "half \ud800", "'half \\ud800' holds half of a surrogate pair"),
    ]


WRITTEN = {
    "Measure": ": such as KILLED, or Measure.of('killed')",
    "Period": ": such as Period('2024-12-23')",
    "Rule": ": such as hull or robust(1)",
    "Rule or EachReport": ": such as hull or robust(1)",
    "Subject": ": such as Subject('troops', KILLED, '2024')",
    "tuple": ": write a list of one",
}
"""What a message says of text where a value of a type was expected."""


def not_a(field: str, kind: str, advice: str = "") -> list[tuple[str, object, str]]:
    """Return a field, wrong values for one that holds a type of this library, and the message."""
    return [
        (field, "x", f"expected {kind}, got 'x'{advice or WRITTEN.get(kind, '')}"),
        (field, 3, f"expected {kind}, got 3{advice}"),
        (field, False, f"expected {kind}, got False{advice}"),
        (field, set(), f"expected {kind}, got set(){advice}"),
    ]


def not_made(field: str, kind: str) -> list[tuple[str, object, str]]:
    """Return the same for a field that takes text too, of which it makes a value of its type."""
    return not_a(field, kind)[1:]


def missing(field: str, kind: str, advice: str = "") -> list[tuple[str, object, str]]:
    """Return a field that cannot be left out, `None`, and the message."""
    return [(field, None, f"expected {kind}, got None{advice}")]


def judgement(
    claim_id: str, *supersedes: str, stated: str = "2024-12-23", source: Source = KYIV
) -> Judgement:
    """Return a claim in which only what the test is about differs."""
    by = Attribution(source, Period(stated))
    return Judgement(claim_id, "the town is being encircled", by, supersedes=supersedes)


def retraction(
    claim_id: str, *supersedes: str, stated: str = "2024-12-23", source: Source = KYIV
) -> Retraction:
    """Return a retraction in which only what the test is about differs."""
    return Retraction(claim_id, supersedes, Attribution(source, Period(stated)))


def estimate(claim_id: str, subject: Subject, *supersedes: str, source: Source = KYIV) -> Estimate:
    """Return a figure of a subject in which only what the test is about differs."""
    by = Attribution(source, DAY)
    return Estimate(claim_id, subject, Range(100, 200), by, supersedes=supersedes)


def range_of(lower: int, width: int | None) -> Range:
    """Return the range from its lower end and its width."""
    return Range(lower, None if width is None else lower + width)


COUNTS = st.integers(0, 10**13) | st.integers(0, 12)
RANGES = st.builds(range_of, COUNTS, st.none() | COUNTS)
DATES = st.dates(date(1, 3, 1))
