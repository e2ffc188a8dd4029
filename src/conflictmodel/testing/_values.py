"""Strategies of what a claim is made of: text, ranges, units, periods, subjects, sources, words."""

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.statements import Words
from conflictmodel.phrases import (
    LANGUAGES,
    POLICIES,
    YARDSTICKS,
    Language,
    Likelihood,
    Meaning,
    Policy,
    Timing,
    Wording,
    Yardstick,
    read,
    read_period,
)
from conflictmodel.phrases.languages import MEANINGS
from conflictmodel.testing._fields import built, declared, is_bound, one_of, strategy_of
from conflictmodel.values import (
    DISPLACED,
    FATES_OF_EQUIPMENT,
    FATES_OF_LAUNCHED,
    FATES_OF_PEOPLE,
    ITEMS,
    KILLED,
    LAUNCHED,
    PERSONS,
    RECEIVED,
    SENT,
    SHOT_DOWN,
    WOUNDED,
    Attribution,
    Group,
    Measure,
    Outcomes,
    Period,
    Place,
    Point,
    Range,
    Source,
    Subject,
    Unit,
    currency,
    exactly,
)

_NestedT = TypeVar("_NestedT", Group, Place)

_FEW = 9
_MANY = 10**30

# One letter first: simple to read, and equal often enough for names that repeat to be met.
TEXTS = declared(
    str,
    st.sampled_from(ascii_lowercase)
    | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
        lambda text: not text.isspace()
    ),
)
declared(int, st.integers(0, _FEW) | st.integers(0, _MANY))


def ranges(*, most: int | None = None) -> SearchStrategy[Range]:
    """Draw ranges, with small ends as often as with large ones; they shrink towards exactly 0.

    They allow no number above `most`; unless it is given, one in three has no upper end.

    >>> from hypothesis import find
    >>> find(ranges(), lambda each: each.upper is None)
    Range(lower=0, upper=None)
    >>> find(ranges(most=7), lambda each: not each.is_exact)
    Range(lower=0, upper=1)
    """
    most = _checks.whole_or_none(most)
    _checks.refuse("ranges", is_bound(most))
    few = st.integers(0, _FEW if most is None else min(_FEW, most))
    many = st.integers(0, _MANY if most is None else most)
    # The simplest value is that of fewest choices, so each way to make one value takes one choice.
    ways = [
        few.map(exactly),
        *([few.map(Range)] if most is None else []),
        many.map(exactly),
        *([many.map(Range)] if most is None else []),
        st.builds(between, few, few),
        st.builds(between, many, many),
    ]
    return st.one_of(ways)


def between(one: int, other: int | None) -> Range:
    """Return the range of two ends in any order, or without an upper one."""
    return Range(one) if other is None else Range(min(one, other), max(one, other))


declared(Range, ranges())
CURRENCIES = st.sampled_from(["USD", "JPY", "UAH", "KWD", "CLF"]).map(currency)
_NAMES = TEXTS.filter(lambda name: not re.fullmatch("[A-Z]{3}", name))
_OTHER_UNITS = built(Unit, name=_NAMES, decimals=st.integers(0, _FEW))
UNITS = declared(Unit, st.sampled_from([PERSONS, ITEMS]) | _OTHER_UNITS | CURRENCIES)

# Time

_BASE = date(2000, 1, 1).toordinal()
_SINCE = st.integers(1 - _BASE, date.max.toordinal() - _BASE)
# One choice, where `st.dates()` takes three.
DAYS = declared(date, _SINCE.map(lambda days: date.fromordinal(_BASE + days)))

# Every form of EDTF that has one day in it, or two, of which the first is not the later.
_OF_ONE = ("{:.7}", "{:.4}", "{:.7}-XX", "{:.4}-XX", "{:.4}-XX-XX", "{}?", "{:.7}~", "{:.4}%")
_OPEN = ("../{}", "{}/..", "/{}", "{}/")
_OF_TWO = ("{}/{}", "{:.7}/{}", "{}/{:.4}", "{}~/{}?", "[{}..{}]")


def _period(form: str, *days: date) -> Period:
    return Period(form.format(*(day.isoformat() for day in sorted(days))))


declared(
    Period,
    st.one_of(
        DAYS.map(date.isoformat).map(Period),
        st.builds(_period, st.sampled_from(_OF_ONE), DAYS),
        st.builds(_period, st.sampled_from(_OPEN), DAYS),
        st.builds(_period, st.sampled_from(_OF_TWO), DAYS, DAYS),
        st.integers(0, 998).map(lambda decade: Period(f"{999 - decade:03}X")),
    ),
)

# Who and what


def _nested(kind: type[_NestedT]) -> SearchStrategy[_NestedT]:
    alone = built(kind, within=st.none())
    return st.recursive(alone, lambda inner: built(kind, within=inner), max_leaves=3)


def _degrees(most: int) -> SearchStrategy[Decimal]:
    return st.integers(-most, most).map(Decimal) | st.decimals(-most, most, places=6)


declared(Group, _nested(Group))
PLACES = declared(Place, _nested(Place))
declared(Point, st.builds(Point, _degrees(90), _degrees(180)))
_MEASURES = [KILLED, WOUNDED, KILLED | WOUNDED, SENT, DISPLACED, SHOT_DOWN, LAUNCHED, RECEIVED]
_OUTCOMES = st.sampled_from(["killed", "wounded", "captured"]) | TEXTS
declared(
    Measure,
    st.sampled_from(_MEASURES)
    | st.builds(Measure, st.frozensets(_OUTCOMES, min_size=1, max_size=3), st.booleans()),
)
SUBJECTS = built(Subject)
declared(Outcomes, st.sampled_from([FATES_OF_PEOPLE, FATES_OF_EQUIPMENT, FATES_OF_LAUNCHED]))


def attributions(origins: Collection[str] | None) -> SearchStrategy[Attribution]:
    """Draw attributions to sources of these origins, in which one name stands for one source."""
    source = built(Source, origin=one_of(origins)) if origins else strategy_of(Source)
    relays = st.lists(source, max_size=2).map(tuple)
    return built(Attribution, source=source, via=relays).map(lambda by: with_known(by, {}))


def with_known(by: Attribution, known: dict[str, Source]) -> Attribution:
    """Return the attribution with the known source of each name, the first where there is none."""
    return evolve(
        by,
        source=known.setdefault(by.source.name, by.source),
        via=tuple(known.setdefault(relay.name, relay) for relay in by.via),
    )


declared(Attribution, attributions(None))

# Words

_POLICIES = declared(Policy, st.sampled_from(list(POLICIES.values())))
_ENGLISH = st.sampled_from(sorted(MEANINGS))
declared(Meaning, built(Meaning, english=_ENGLISH, words=st.lists(TEXTS).map(tuple)))
declared(Language, st.sampled_from(list(LANGUAGES.values())))
_YARDSTICKS = st.sampled_from(list(YARDSTICKS.values()))
declared(Yardstick, _YARDSTICKS | built(Yardstick))
_PHRASES = ("{:,}", "more than {:,}", "at least {:,}", "up to {:,}", "{} drones", "€{:,}")


def _read(form: str, number: int, policy: Policy) -> Wording:
    return read(form.format(number), policy=policy)


# Phrases as they are read, and others of which something else would be read, or nothing. Plain text
# comes first: they shrink towards it.
_COUNTS = st.integers(0, _FEW) | st.integers(0, 10**15)
_WORDINGS = st.builds(_read, st.sampled_from(_PHRASES), _COUNTS, _POLICIES)
_TIMINGS = st.builds(
    read_period, st.sampled_from(["today", "this month", "until today"]), dateline=DAYS
)
_READ = [yardstick.read(term) for yardstick in YARDSTICKS.values() for term, _ in yardstick.terms]
_PERCENT = ranges(most=100)
WORDS: SearchStrategy[Words] = (
    TEXTS
    | declared(Wording, _WORDINGS | built(Wording, unit=st.none() | CURRENCIES))
    | declared(Timing, _TIMINGS | built(Timing))
    | declared(Likelihood, st.sampled_from(_READ) | built(Likelihood, percent=_PERCENT))
)
