"""Strategies of words and of what reads them: wordings, timings, policies, languages."""

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
    Width,
    Wording,
    Yardstick,
    read,
    read_period,
)
from conflictmodel.phrases.languages import MEANINGS
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._values import CURRENCIES, DAYS, TEXTS, ranges

_PUBLISHED = st.sampled_from(list(POLICIES.values()))
declared(
    Policy,
    _PUBLISHED
    | st.builds(
        evolve,
        _PUBLISHED,
        name=TEXTS.filter(lambda name: "/" not in name),
        version=st.integers(1, 9),
        approximators=st.sampled_from(Width) | st.integers(1, 50),
        dollar=st.sampled_from([None, "USD", "CAD"]),
    ),
)
_ENGLISH = st.sampled_from(sorted(MEANINGS))
declared(Meaning, built(Meaning, english=_ENGLISH, words=st.lists(TEXTS).map(tuple)))
declared(Language, st.sampled_from(list(LANGUAGES.values())))
declared(Yardstick, st.sampled_from(list(YARDSTICKS.values())))

_PHRASES = ("{:,}", "more than {:,}", "at least {:,}", "up to {:,}", "{} drones", "€{:,}")
_COUNTS = st.integers(0, 9) | st.integers(0, 10**15)


def _read(form: str, number: int, policy: Policy) -> Wording:
    return read(form.format(number), policy=policy)


# Phrases as a policy reads them, and others of which it may read something else, or nothing.
_WORDINGS = declared(
    Wording,
    st.builds(_read, st.sampled_from(_PHRASES), _COUNTS, _PUBLISHED)
    | built(
        Wording,
        policy=st.sampled_from(sorted(POLICIES)) | TEXTS,
        language=st.sampled_from(sorted(LANGUAGES)) | TEXTS,
        unit=st.none() | CURRENCIES,
        trailing=st.just("") | TEXTS,
    ),
)
_TIMINGS = declared(
    Timing,
    st.builds(read_period, st.sampled_from(["today", "this month", "until today"]), dateline=DAYS)
    | built(Timing),
)

_READ = [yardstick.read(term) for yardstick in YARDSTICKS.values() for term, _ in yardstick.terms]
_YARDSTICK_NAMES = st.sampled_from(sorted(YARDSTICKS)) | TEXTS
_LIKELIHOODS = declared(
    Likelihood,
    st.sampled_from(_READ)
    | built(Likelihood, yardstick=_YARDSTICK_NAMES, percent=ranges(most=100)),
)

_TERMS = st.dictionaries(TEXTS.map(str.casefold), ranges(most=100), max_size=5)
declared(
    Yardstick,
    st.sampled_from(list(YARDSTICKS.values()))
    | st.builds(Yardstick, TEXTS, _TERMS.map(lambda terms: tuple(terms.items()))),
)
# Plain text first, towards which they shrink.
WORDS: SearchStrategy[Words] = TEXTS | _WORDINGS | _TIMINGS | _LIKELIHOODS
