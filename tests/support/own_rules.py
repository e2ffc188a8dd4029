"""Rules of one's own, as tests make them: a name, a function, and what they promise."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, final

from attrs import frozen

from conflictmodel.rules.laws import Law
from conflictmodel.rules.rule import AnyRule, Rule
from conflictmodel.rules.voices import EachReport, Voice, Voices
from conflictmodel.values.ranges import Pieces, Range

_T = TypeVar("_T")


@frozen(eq=False, repr=False)
class _Own(Rule[_T]):
    title: str
    decide: Callable[[tuple[_T, ...]], Pieces]
    declared: frozenset[Law]
    making: AnyRule | EachReport | None

    @cached_property
    def laws(self) -> frozenset[Law]:
        """Those that it declares."""
        return self.declared

    @property
    def voices(self) -> AnyRule | EachReport | None:
        """As it says."""
        return self.making

    @property
    def name(self) -> str:
        """Its name."""
        return self.title


@final
@frozen(eq=False, repr=False)
class _OfRanges(_Own[Range]):
    def of_ranges(self, ranges: tuple[Range, ...]) -> Pieces:
        """Decide by the function."""
        return self.decide(ranges)


@final
@frozen(eq=False, repr=False)
class _OfVoices(_Own[Voice]):
    def of_voices(self, voices: Voices) -> Pieces:
        """Decide by the function."""
        return self.decide(voices)


def of_ranges(
    name: str,
    decide: Callable[[tuple[Range, ...]], Pieces],
    laws: frozenset[Law] = frozenset(),
    voices: AnyRule | EachReport | None = None,
) -> Rule[Range]:
    """Return a rule for ranges."""
    return _OfRanges(name, decide, laws, voices)


def of_voices(
    name: str,
    decide: Callable[[Voices], Pieces],
    laws: frozenset[Law] = frozenset(),
    voices: AnyRule | EachReport | None = None,
) -> Rule[Voice]:
    """Return a rule for voices."""
    return _OfVoices(name, decide, laws, voices)
