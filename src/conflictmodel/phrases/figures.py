"""Words to ranges: reading a phrase by a named policy, and keeping both.

Published readings of one phrase differ about thirty-fold (Ferson et al. 2015), so the id of the
policy, a named, versioned value, is stored beside the phrase.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import SupportsIndex, final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, Quote
from conflictmodel.errors import InvalidValueError, PhraseError, Problem, UnknownNameError
from conflictmodel.phrases._grammar.absent import VAGUE
from conflictmodel.phrases._grammar.beside import Hedge
from conflictmodel.phrases._grammar.phrases import Part, parse
from conflictmodel.phrases._grammar.spelled import Figure
from conflictmodel.phrases._grammar.tokens import Tokens
from conflictmodel.phrases._translated import translated
from conflictmodel.phrases.languages import ENGLISH, Language, Versioned
from conflictmodel.values import Range, around, at_least, at_most, between, fewer_than, more_than
from conflictmodel.values.ranges import roundness
from conflictmodel.values.units import Unit, iso_4217

_LONGEST_PHRASE = 10_000
_SHOWN = 60


@final
class Width(Enum):
    """How far from the stated figure the true one may lie."""

    REFUSED = "refused"
    """Such phrases are not read."""

    EXACT = "exact"
    """Not at all."""

    HALF_UNIT = "half unit"
    """Half a unit of the digit in question, as in rounding."""


def _width_or_percent(given: Width | SupportsIndex) -> Width | int:
    return given if isinstance(given, Width) else _checks.whole(given)


@final
@frozen
@_checks.checked
class Policy(Versioned):
    """A named, versioned way of reading phrases.

    Args:
        name: The name; with the version it makes the id, such as `rounding/1`.
        version: The version, 1 or more; a policy that reads one phrase differently needs a new one.
        approximators: What "about", "around", "some" do to a figure: `Width.REFUSED`,
            `Width.EXACT` (nothing), `Width.HALF_UNIT` (of the last digit that is not 0), or a
            whole number of percent, 1 or more. Widths are rounded up, and at least 1.
        rounded: What digits with a magnitude word, and money with a decimal point, mean:
            `Width.EXACT` or `Width.HALF_UNIT` (of the last stated digit, rounded down).
        vague: The lower bounds of vague quantities that are known, as ("dozens", 12); any other is
            refused.
        dollar: The currency code of a bare "$"; `None` where it is refused.

    >>> tenth = Policy("tenth", 1, approximators=10,
    ...     rounded=Width.EXACT, vague=(("several", 3),))
    >>> tenth.id, read("around 1,100 casualties", policy=tenth).range
    ('tenth/1', Range(lower=990, upper=1210))
    >>> read("several drones", policy=tenth).range
    Range(lower=3, upper=None)
    """

    name: str
    version: int = field(converter=_checks.whole)
    approximators: Width | _checks.AnyInt = field(converter=_width_or_percent)
    rounded: Width
    vague: tuple[tuple[str, int], ...] = field(default=(), converter=_checks.Kept[tuple[str, int]])
    dollar: str | None = None

    def _problems(self) -> _checks.Problems:
        problems = [*_checks.each("vague", self.vague, _vague_problems), *super()._problems()]
        if type(self.approximators) is int:
            problems += _checks.count("approximators", self.approximators, least=1)
        if self.rounded is Width.REFUSED:
            message = "expected EXACT or HALF_UNIT: figures of this form cannot be refused"
            problems.append(Problem("rounded", message))
        if not problems and len(dict(self.vague)) < len(self.vague):
            problems.append(Problem("vague", "a vague quantity occurs twice"))
        if self.dollar is not None and self.dollar not in iso_4217():
            message = str(UnknownNameError("ISO 4217 currency code", self.dollar))
            problems.append(Problem("dollar", message))
        return tuple(problems)


def _vague_problems(path: str, entry: tuple[object, ...]) -> _checks.Problems:
    match entry:
        case (str() as word, int() as lower) if word in VAGUE:
            return _checks.count(path, lower)
        case _:
            message = "expected words known as vague, such as 'dozens', and their lower bound, got"
            return (Problem(path, f"{message} {_checks.shown(entry)}"),)


@final
@frozen
@_checks.checked
class Wording(Displayed):
    """A phrase, and the range that a policy read from it.

    Args:
        phrase: The words, as they were said.
        policy: The id of the policy that read them, such as `rounding/1`.
        range: What it allows, in the smallest parts of `unit` where there is one.
        of: In "X of Y", what Y allows; otherwise `None`.
        unit: The currency in the phrase; `None` where there is none.
        trailing: What follows the figure ("casualties", "155mm shells").
        language: The id of the language it was read in, such as `en/1`.

    >>> said = read("47 out of 72 Russian drones", policy=ROUNDING_1)
    >>> print(said.range, said.of, said.trailing, said.policy, sep="; ")
    exactly 47; exactly 72; Russian drones; rounding/1
    """

    phrase: str
    policy: str
    range: Range
    of: Range | None = None
    unit: Unit | None = None
    trailing: _checks.AnyText = ""
    language: str = ENGLISH.id

    def _problems(self) -> _checks.Problems:
        return _checks.text("trailing", self.trailing) if self.trailing else ()

    def _title(self) -> Line:
        figure = self.unit.format(self.range) if self.unit else self.range
        language = "" if self.language == ENGLISH.id else f" in {self.language}"
        return (Quote(self.phrase), f": {figure} by {self.policy}{language}")


def read(phrase: str, *, policy: Policy, language: Language = ENGLISH) -> Wording:
    """Read the figure of a phrase by a policy, or refuse it: nothing is guessed.

    The phrase begins with the figure or the hedge on it. What follows is kept and may hold no other
    figure, no magnitude and no hedge that is not read ("Reading a phrase", in the documentation).

    Args:
        phrase: The words, as they were said; case matters in the codes of currencies alone.
        policy: How to read them; there is no default.
        language: The language they are in, which is not recognised.

    Raises:
        PhraseError: If a part of the phrase is not understood, or could be read in two ways.

    >>> read("around 1,100 casualties", policy=ROUNDING_1).range
    Range(lower=1050, upper=1150)
    >>> read("5.000", policy=ROUNDING_1)
    Traceback (most recent call last):
    conflictmodel.errors.PhraseError: '5.000': ...; it could be 5 or 5,000; ...
    """
    is_blank = type(phrase) is str and not phrase.strip()
    _checks.refuse(
        "read",
        () if is_blank else _checks.text("phrase", phrase),
        _checks.is_a("policy", policy, Policy),
        _checks.is_a("language", language, Language),
    )
    if len(phrase) > _LONGEST_PHRASE:
        reason = f"a phrase of more than {_LONGEST_PHRASE:,} characters is not read"
        raise PhraseError(phrase, phrase[:_SHOWN], reason, advice="give the figure alone")
    tokens = Tokens(phrase) if language.id == ENGLISH.id else translated(phrase, language)
    parsed = parse(tokens, dict(policy.vague), policy.dollar)
    try:
        found = _range(phrase, parsed.part, policy)
        of = None if parsed.of is None else _range(phrase, parsed.of, policy)
    except InvalidValueError as error:
        reason = error.problems[0].message
        raise PhraseError(phrase, parsed.said, reason) from None
    if parsed.of is not None and of is not None:
        is_above = of.upper is not None and found.lower > of.upper
        if is_above or parsed.part.top.value > parsed.of.top.value:
            raise PhraseError(phrase, parsed.said, "a part is never more than its whole")
    return Wording(phrase, policy.id, found, of, parsed.unit, parsed.trailing, language.id)


def _range(phrase: str, part: Part, policy: Policy) -> Range:
    low, top, (hedge, said) = part.low.value, part.top.value, part.hedge
    if low == 0 and hedge in {Hedge.BELOW, Hedge.JUST_BELOW}:
        raise PhraseError(phrase, said, "no count is below 0")
    if hedge in _BOUNDS:
        return _BOUNDS[hedge](low)
    if hedge is None:
        within = part.low.rounding if policy.rounded is Width.HALF_UNIT else 0
        return between(low, top) if part.high else around(low, within=within)
    widths = [_near(phrase, said, figure, policy) for figure in (part.low, part.top)]
    if policy.approximators is Width.HALF_UNIT:
        widths = [min(widths)] * 2  # the finer end shows how finely both were stated
    lower = max(0, low - widths[0])
    return between(lower, low if hedge is Hedge.JUST_BELOW else top + widths[1])


_BOUNDS = {
    Hedge.ABOVE: more_than,
    Hedge.FROM: at_least,
    Hedge.UP_TO: at_most,
    Hedge.BELOW: fewer_than,
}


def _near(phrase: str, hedge: str, figure: Figure, policy: Policy) -> int:
    """Return how far a figure with an approximator may be off, never less than without one."""
    match policy.approximators:
        case Width.REFUSED:
            reason = f"{policy.id} gives this word no width"
            advice = "read it by a policy that does"
            raise PhraseError(phrase, hedge, reason, advice=advice)
        case Width.EXACT:
            width = 0
        case Width.HALF_UNIT:
            width = (10 ** roundness(figure.value) + 1) // 2
        case percent:
            width = -(-figure.value * percent // 100) or 1
    return max(width, figure.rounding) if policy.rounded is Width.HALF_UNIT else width


LITERAL_1 = Policy("literal", 1, approximators=Width.REFUSED, rounded=Width.EXACT)
"""Bound words only: every figure is taken as it is written, and no word gives it a width."""

ROUNDING_1 = Policy(
    "rounding", 1, approximators=Width.HALF_UNIT, rounded=Width.HALF_UNIT, dollar="USD"
)
"""A figure is as wide as rounding makes it; a bare "$" is the US dollar."""

ACLED_1 = Policy(
    "acled",
    1,
    approximators=Width.HALF_UNIT,
    rounded=Width.HALF_UNIT,
    vague=(("tens", 10), ("dozens", 12), ("scores", 20), ("hundreds", 100), ("thousands", 1000)),
    dollar="USD",
)
"""As `ROUNDING_1`, and vague plurals are lower bounds.

The Armed Conflict Location and Event Data project codes "tens" as 10, "dozens" as 12, "hundreds" as
100 "and so on" (its FAQ on fatalities, 2024). It codes points: to take them as lower bounds, and 20
for "scores" by analogy, is this policy's own step.
"""

_ALL = (LITERAL_1, ROUNDING_1, ACLED_1)
POLICIES: Mapping[str, Policy] = MappingProxyType({policy.id: policy for policy in _ALL})
"""The policies of this library by id."""
