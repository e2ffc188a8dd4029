"""Sources: who said something, when, through whom, and how far that is graded.

The grades are those of the Admiralty system (NATO AJP-2.1; US Army ATP 2-22.9, 2012).
"""

from datetime import date
from enum import Enum
from typing import final

from attrs import Factory, field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, listing
from conflictmodel.errors import Problem
from conflictmodel.values.periods import Period


class SourceKind(Enum):
    """What kind of body a source is."""

    GOVERNMENT = "government"
    """A head of state or of government, a ministry, or who speaks for them."""

    MILITARY = "military"
    """Armed forces, or their command."""

    INTELLIGENCE = "intelligence"
    """An intelligence service."""

    PARLIAMENT = "parliament"
    """A parliament, or members of it."""

    INTERNATIONAL = "international"
    """An organization of states."""

    MONITOR = "monitor"
    """A casualty recorder, an observer mission, an analyst of open sources."""

    MEDIA = "media"
    """A news agency, a newspaper, a broadcaster."""

    DATASET = "dataset"
    """A published collection of events or figures."""

    OTHER = "other"
    """Anything else, such as a messaging service; or a name of which no kind was said."""


@final
@frozen
@_checks.checked
class Source(Displayed):
    """Someone who states or relays figures.

    Args:
        name: The name; within one dossier it stands for one source.
        kind: What kind of body it is.
        origin: The independence group: sources of one origin are one voice, such as all ministries
            and services of one state. By default the source is its own origin.

    >>> jcs = Source("Chiefs of Staff", SourceKind.MILITARY, "South Korea")
    >>> jcs.origin, Source("DW", SourceKind.MEDIA).origin
    ('South Korea', 'DW')
    """

    name: str
    kind: SourceKind
    origin: str = field(default=Factory(lambda self: self.name, takes_self=True))

    @classmethod
    def _from_text(cls, name: str) -> "Source":
        return cls(name, SourceKind.OTHER)

    def __str__(self) -> str:
        return self.name


class Reliability(Enum):
    """The Admiralty grade of a source; F is no worst grade: nothing is known.

    >>> Reliability.E.is_judged, Reliability.F.is_judged
    (True, False)
    """

    A = "completely reliable"
    """There is no doubt of it, and it was always right before."""

    B = "usually reliable"
    """There is little doubt of it, and it was right most of the time."""

    C = "fairly reliable"
    """There is doubt of it, and it was right before."""

    D = "not usually reliable"
    """There is strong doubt of it, although it was right before."""

    E = "unreliable"
    """It is not to be trusted, and was wrong before."""

    F = "reliability cannot be judged"
    """There is nothing to judge it by, as with a source that is new."""

    @property
    def is_judged(self) -> bool:
        """Whether the grade says anything; false for F alone."""
        return self is not Reliability.F


class Credibility(Enum):
    """The Admiralty grade of a piece of information; 6 is no worst grade: nothing is known."""

    CONFIRMED = 1
    """Other, independent sources say it too."""

    PROBABLY_TRUE = 2
    """Not confirmed, but plausible, and it agrees with what else is known."""

    POSSIBLY_TRUE = 3
    """Not confirmed; it agrees with some of what else is known."""

    DOUBTFUL = 4
    """Not confirmed; possible, and nothing else is known of it."""

    IMPROBABLE = 5
    """Not confirmed; what else is known contradicts it."""

    CANNOT_BE_JUDGED = 6
    """There is nothing to judge it by."""


@final
@frozen
@_checks.checked
class Grade(Displayed):
    """An Admiralty grade: a letter for the source and a digit for the information.

    Args:
        reliability: How reliable the source is, A to F.
        credibility: How credible this piece of information is, 1 to 6.

    >>> print(Grade(Reliability.B, Credibility(2)), Grade.parse("F6"))
    B2 F6
    """

    reliability: Reliability
    credibility: Credibility

    @classmethod
    def parse(cls, code: str) -> "Grade":
        """Return the grade written as one of A to F followed by one of 1 to 6."""
        for reliability in Reliability:
            for credibility in Credibility:
                if type(code) is str and code == f"{reliability.name}{credibility.value}":
                    return cls(reliability, credibility)
        message = f"{_checks.shown(code)} is no Admiralty grade: a letter A to F and a digit 1 to 6"
        raise _checks.refusal("Grade", Problem("code", message))

    _from_text = parse

    def __str__(self) -> str:
        return f"{self.reliability.name}{self.credibility.value}"


@final
@frozen
@_checks.checked
class Attribution(Displayed):
    """Who said it, when, and how it came to be known.

    Args:
        source: The originator: whose knowledge it is. A name alone is of kind `SourceKind.OTHER`.
        stated: When the originator said it; or its EDTF.
        via: Who relayed it, in order, the last being where it was read; they add no voice.
        published: The day the last of them published it.
        url: Where it can be read.
        grade: How somebody graded source and information, in the Admiralty system; or its code.

    >>> jcs = Source("Chiefs of Staff", SourceKind.MILITARY, "South Korea")
    >>> said = Attribution(jcs, "2024", via=["DW"], published=date(2024, 12, 5))
    >>> print(said, "|", said.stated_by)
    Chiefs of Staff (DW), 2024 | 2024-12-05
    """

    source: Source = field(converter=_checks.Made[Source])
    stated: Period = field(converter=_checks.Made[Period])
    via: tuple[Source, ...] = field(default=(), converter=_checks.KeptMade[Source])
    published: date | None = None
    url: str | None = None
    grade: Grade | None = field(default=None, converter=_checks.Made[Grade | None])

    @property
    def stated_by(self) -> date | None:
        """The day by which it had certainly been said; `None` where no day is certain.

        The last day of the period in which it was stated, or the day of publication where that is
        earlier or the only one known.
        """
        known = (day for day in (self.stated.last, self.published) if day is not None)
        return min(known, default=None)

    def _title(self) -> Line:
        return spoken_by(self)


def spoken_by(by: Attribution) -> tuple[str, ...]:
    """Return the parts of a line that says who said it, through whom, and when."""
    through = (" (", *listing((relay.name for relay in by.via), ", "), ")") if by.via else ()
    when = str(by.stated) if by.stated.first or by.stated.last else "on an unknown day"
    return (by.source.name, *through, ", ", when)
