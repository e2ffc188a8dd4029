"""Rules that use some of the voices only: the newest, or the most reliable."""

from abc import abstractmethod
from functools import cached_property
from typing import ClassVar, Final, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import RuleError, VoicesLackError
from conflictmodel.rules.bounds import intersection, lowest
from conflictmodel.rules.laws import ALWAYS_ANSWERS, ASSOCIATIVE, Law, inherited
from conflictmodel.rules.rule import AnyRule, Rule, called, is_part, takes_ranges
from conflictmodel.rules.voices import Voice, Voices
from conflictmodel.rules.voting import majority
from conflictmodel.values.ranges import Pieces


@frozen(eq=False, repr=False)
class _Selected(Rule[Voice]):
    """A rule that applies another one to the voices that are the best by something known."""

    lacking: ClassVar[str]
    then: AnyRule

    def __attrs_post_init__(self) -> None:
        _checks.refuse(called(self), is_part("then", self.then))
        if self.then.voices is not None:
            reason = "it would choose among reports, and its inner rule makes voices"
            raise RuleError(self.name, f"{reason}; choose in per_origin")

    @cached_property  # once for each rule, or a rule of rules would take the square of its depth
    def laws(self) -> frozenset[Law]:
        # An answer can stand for its voices where there always is one, as a newer voice silences
        # disagreement too, and where days and grades are not used, of which it has only the best.
        always = self.then.keeps(ASSOCIATIVE) and self.then.keeps(ALWAYS_ANSWERS)
        stands = {ASSOCIATIVE} if always and takes_ranges(self.then) else set[Law]()
        return inherited("selected", self.then.laws) | stands

    @staticmethod
    @abstractmethod
    def rank(voice: Voice) -> int | None:
        """Return the place of a voice, the best being the highest, or `None` if not known."""

    def of_voices(self, voices: Voices) -> Pieces:
        ranked = [(voice, self.rank(voice)) for voice in voices]
        if unknown := [voice.origin for voice, rank in ranked if rank is None]:
            raise VoicesLackError.of(self.name, f"these voices have no {self.lacking}", unknown)
        best = max(rank for _, rank in ranked if rank is not None)
        return self.then.apply(tuple(voice for voice, rank in ranked if rank == best))


@final
@frozen(eq=False, repr=False)
class Latest(_Selected):
    lacking = "date"

    @staticmethod
    def rank(voice: Voice) -> int | None:
        return None if voice.on is None else voice.on.toordinal()


def latest(then: AnyRule) -> Rule[Voice]:
    """Return the rule that uses only the newest voices, and `then` where they are several.

    Right when later knowledge is better knowledge, the first preference of the Global Terrorism
    Database (START, Codebook, on conflicting numbers of the killed). Every voice needs a date.

    Raises:
        RuleError: If `then` makes its own voices; choose in `per_origin`, on either place.

    >>> from datetime import date
    >>> from conflictmodel import Range, hull
    >>> old = Voice("a", Range(1, 2), date(2024, 12, 22))
    >>> latest(hull).apply((old, Voice("b", Range(5, 6), date(2024, 12, 23))))
    (Range(lower=5, upper=6),)
    """
    return Latest(then)


@final
@frozen(eq=False, repr=False)
class MostReliable(_Selected):
    lacking = "grade"

    @staticmethod
    def rank(voice: Voice) -> int | None:
        return voice.reliability and -ord(voice.reliability.name)


def most_reliable(then: AnyRule) -> Rule[Voice]:
    """Return the rule that uses only the voices of the best grade, and `then` where several.

    Right when the sources that were right before are right now. The grade is the letter of the
    Admiralty system, A to E (NATO STANAG 2511, 2003). F is no worst grade but none, and every voice
    needs one. The digit grades a piece of information, on a scale of its own, and is not used.

    Raises:
        RuleError: If `then` makes its own voices; choose in `per_origin`, on either place.

    >>> from conflictmodel import Range, Reliability, hull
    >>> poor = Voice("a", Range(1, 2), reliability=Reliability.C)
    >>> good = Voice("b", Range(5, 6), reliability=Reliability.B)
    >>> most_reliable(hull).apply((poor, good))
    (Range(lower=5, upper=6),)
    """
    return MostReliable(then)


_PREFERENCES: Final = latest(intersection).or_else(majority).or_else(lowest)


@final
@frozen(eq=False, repr=False)
class Gtd(Rule[Voice]):
    promised = _PREFERENCES.laws

    def of_voices(self, voices: Voices) -> Pieces:
        return _PREFERENCES.apply(voices)


gtd: Final[Rule[Voice]] = Gtd()
"""What the newest voices allow together, or else what most voices allow, or else the lowest voice.

Right when later knowledge is better knowledge, and otherwise as `majority` and `lowest` are. It is
the order of preference of the Global Terrorism Database for conflicting numbers (START, Codebook,
on the total number of fatalities). Every voice needs a date.

>>> from datetime import date
>>> from conflictmodel import Range
>>> day = date(2024, 12, 23)
>>> gtd.apply((Voice("a", Range(1, 2), day), Voice("b", Range(5, 6), day)))
(Range(lower=1, upper=2),)
"""
