"""Strategies of words and of what reads them: wordings, timings, policies, languages."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.claims.statements import Words
from conflictmodel.phrases import (
    LANGUAGES,
    POLICIES,
    Language,
    Meaning,
    Policy,
    Timing,
    Width,
    Wording,
    read,
    read_period,
)
from conflictmodel.phrases.languages import MEANINGS
from conflictmodel.phrases.likelihood import YARDSTICKS, Likelihood, Yardstick
from conflictmodel.testing._fields import built, declared
from conflictmodel.testing._figures import currencies, ranges, texts
from conflictmodel.testing._periods import DAYS

_PUBLISHED = list(POLICIES.values())

declared(
    Policy,
    st.sampled_from(_PUBLISHED)
    | built(
        Policy,
        name=texts().filter(lambda name: "/" not in name),
        version=st.integers(1, 9),
        approximators=st.sampled_from(Width) | st.integers(1, 50),
        rounded=st.sampled_from([Width.EXACT, Width.HALF_UNIT]),
        vague=st.dictionaries(
            st.sampled_from(["several", "dozens", "scores", "hundreds"]), st.integers(0, 999)
        ).map(lambda bounds: tuple(bounds.items())),
        dollar=st.sampled_from([None, "USD", "CAD"]),
    ),
)

declared(
    Meaning,
    built(Meaning, english=st.sampled_from(sorted(MEANINGS)), words=st.lists(texts()).map(tuple)),
)
declared(Language, st.sampled_from(list(LANGUAGES.values())))

_PHRASES = ("{:,}", "more than {:,}", "at least {:,}", "up to {:,}", "{} drones", "€{:,}")
_COUNTS = st.integers(0, 9) | st.integers(0, 10**15)


def _read(form: str, number: int, policy: Policy) -> Wording:
    return read(form.format(number), policy=policy)


# Phrases as a policy reads them, and others of which it may read something else, or nothing.
_WORDINGS = declared(
    Wording,
    st.builds(_read, st.sampled_from(_PHRASES), _COUNTS, st.sampled_from(_PUBLISHED))
    | built(
        Wording,
        policy=st.sampled_from(sorted(POLICIES)) | texts(),
        language=st.sampled_from(sorted(LANGUAGES)) | texts(),
        unit=st.none() | currencies(),
        trailing=st.just("") | texts(),
    ),
)


_TIMINGS = declared(
    Timing,
    st.builds(read_period, st.sampled_from(["today", "this month", "until today"]), dateline=DAYS)
    | built(Timing),
)

_READ = [yardstick.read(term) for yardstick in YARDSTICKS.values() for term, _ in yardstick.terms]
_LIKELIHOODS = declared(
    Likelihood,
    st.sampled_from(_READ)
    | built(
        Likelihood,
        yardstick=st.sampled_from(sorted(YARDSTICKS)) | texts(),
        percent=ranges(most=100),
    ),
)


_TERMS = st.dictionaries(texts().map(str.casefold), ranges(most=100), max_size=5)
declared(
    Yardstick,
    st.sampled_from(list(YARDSTICKS.values()))
    | st.builds(Yardstick, texts(), _TERMS.map(lambda terms: tuple(terms.items()))),
)

_WORDS: SearchStrategy[Words] = texts() | _WORDINGS | _TIMINGS | _LIKELIHOODS


def words() -> SearchStrategy[Words]:
    """Draw what one entry in the `words` of a claim may be: plain text, or words that were read.

    They shrink towards the plain text `a`.

    >>> from hypothesis import find
    >>> find(words(), lambda _: True)
    'a'
    """
    return _WORDS
