"""Strategies of words and of what reads them: wordings, timings, likelihoods, policies."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel.claims._common import Words
from conflictmodel.phrases.figures import POLICIES, Policy, Width, Wording, read
from conflictmodel.phrases.likelihood import YARDSTICKS, Likelihood, Yardstick
from conflictmodel.phrases.times import Timing, read_period
from conflictmodel.testing._figures import currencies, days, periods, ranges, texts

_PUBLISHED = list(POLICIES.values())

_POLICIES = st.sampled_from(_PUBLISHED) | st.builds(
    Policy,
    texts().filter(lambda name: "/" not in name),
    st.integers(1, 9),
    approximators=st.sampled_from(Width) | st.integers(1, 50),
    rounded=st.sampled_from([Width.EXACT, Width.HALF_UNIT]),
    vague=st.dictionaries(
        st.sampled_from(["several", "dozens", "scores", "hundreds"]), st.integers(0, 999)
    ).map(lambda bounds: tuple(bounds.items())),
    dollar=st.sampled_from([None, "USD", "CAD"]),
)


def policies() -> SearchStrategy[Policy]:
    """Draw policies: those published with this library, and others.

    They shrink towards `literal/1`.

    >>> from hypothesis import find
    >>> find(policies(), lambda _: True).id
    'literal/1'
    """
    return _POLICIES


_PHRASES = ("{:,}", "more than {:,}", "at least {:,}", "up to {:,}", "{} drones", "€{:,}")


def _read(form: str, number: int, policy: Policy) -> Wording:
    return read(form.format(number), policy=policy)


_COUNTS = st.integers(0, 9) | st.integers(0, 10**15)
_WORDINGS = st.one_of(
    st.builds(_read, st.sampled_from(_PHRASES), _COUNTS, st.sampled_from(_PUBLISHED)),
    st.builds(
        Wording,
        texts(),
        st.sampled_from(sorted(POLICIES)) | texts(),
        ranges(),
        of=st.none() | ranges(),
        unit=st.none() | currencies(),
        trailing=st.just("") | texts(),
    ),
)


def wordings() -> SearchStrategy[Wording]:
    """Draw wordings: phrases as a published policy reads them, and any others that can be kept.

    Of the others the policy may read something else, or nothing, or be unknown. They shrink towards
    the phrase `0` read by `literal/1`.

    >>> from hypothesis import find
    >>> said = find(wordings(), lambda said: said.trailing != "")
    >>> said.phrase, said.policy
    ('0 drones', 'literal/1')
    """
    return _WORDINGS


def _read_time(phrase: str, dateline: date) -> Timing:
    return read_period(phrase, dateline=dateline)


_TIMINGS = st.one_of(
    st.builds(_read_time, st.sampled_from(["today", "this month", "until today"]), days()),
    st.builds(Timing, texts(), days(), periods()),
)


def timings() -> SearchStrategy[Timing]:
    """Draw words of time: some with the period that `read_period` gives, and any others.

    They shrink towards `today`, said on 1 January 2000.

    >>> from hypothesis import find
    >>> find(timings(), lambda _: True).period
    Period(edtf='2000-01-01')
    """
    return _TIMINGS


_TERMS = [
    (yardstick, term)
    for yardstick in YARDSTICKS.values()
    for terms, _, _ in yardstick.bands
    for term in terms
]


def _likelihood(where: tuple[Yardstick, str]) -> Likelihood:
    yardstick, term = where
    return yardstick.read(term)


_LIKELIHOODS = st.one_of(
    st.sampled_from(_TERMS).map(_likelihood),
    st.builds(
        Likelihood,
        texts(),
        st.sampled_from(sorted(YARDSTICKS)) | texts(),
        texts(),
        ranges(most=100),
    ),
)


def likelihoods() -> SearchStrategy[Likelihood]:
    """Draw words of likelihood: some as a published yardstick reads them, and any others.

    They shrink towards the first term of `phia`.

    >>> from hypothesis import find
    >>> print(find(likelihoods(), lambda _: True))
    remote chance: at most 5 % (phia)
    """
    return _LIKELIHOODS


def _yardstick(name: str, drawn: list[tuple[list[str], int, int]]) -> Yardstick:
    seen: set[str] = set()
    bands: list[tuple[tuple[str, ...], int, int]] = []
    for terms, one, other in drawn:
        fresh = tuple(term for term in dict.fromkeys(terms) if term not in seen)
        seen.update(fresh)
        bands.append((fresh, min(one, other), max(one, other)))
    return Yardstick(name, tuple(bands))


_PERCENTS = st.integers(0, 100)
_YARDSTICKS = st.sampled_from(list(YARDSTICKS.values())) | st.builds(
    _yardstick,
    texts(),
    st.lists(
        st.tuples(st.lists(texts().map(str.casefold), max_size=2), _PERCENTS, _PERCENTS), max_size=3
    ),
)


def yardsticks() -> SearchStrategy[Yardstick]:
    """Draw yardsticks: the published ones, and others of up to three bands.

    They shrink towards `phia`.

    >>> from hypothesis import find
    >>> find(yardsticks(), lambda _: True).name
    'phia'
    """
    return _YARDSTICKS


_WORDS: SearchStrategy[Words] = st.one_of(texts(), wordings(), timings(), likelihoods())


def words() -> SearchStrategy[Words]:
    """Draw what one entry in the `words` of a claim may be: plain text, or words that were read.

    They shrink towards the plain text `a`.

    >>> from hypothesis import find
    >>> find(words(), lambda _: True)
    'a'
    """
    return _WORDS


def _is_judged_once(said: tuple[Words, ...]) -> bool:
    return sum(isinstance(each, Likelihood) for each in said) <= 1


SAID: SearchStrategy[tuple[Words, ...]] = st.lists(_WORDS, max_size=2).map(tuple)
"""The words of a claim."""

JUDGED = SAID.filter(_is_judged_once)
"""The words of a judgement, of which no more than one may be a likelihood."""
