"""Hypothesis strategies: arbitrary valid values of every public type, one constant each.

Constants, because Hypothesis checks a strategy once and a new one would cost that time again.
"""

import string
from datetime import date

from attrs import evolve
from hypothesis import strategies as st

from conflictmodel.agreements import Agreement
from conflictmodel.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.estimates import Estimate
from conflictmodel.evidence import Words
from conflictmodel.interceptions import Interception
from conflictmodel.judgements import Judgement
from conflictmodel.measures import Measure
from conflictmodel.periods import Period
from conflictmodel.ranges import Range
from conflictmodel.retractions import Retraction
from conflictmodel.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)
from conflictmodel.subjects import Group, Place, Subject
from conflictmodel.territory import Extent, Hold, TerritorialClaim
from conflictmodel.timing import Timing
from conflictmodel.transfers import Transfer, TransferStatus
from conflictmodel.units import Quantity, Unit, currency
from conflictmodel.wording import Wording
from conflictmodel.yardsticks import ICD203, PHIA, Likelihood


def _range(lower: int, width: int | None) -> Range:
    return Range(lower, None if width is None else lower + width)


def _is_code(name: str) -> bool:
    return len(name) == 3 and all(letter in string.ascii_uppercase for letter in name)


def _forms(one: date, other: date) -> list[str]:
    """Return periods of every form that EDTF has for them."""
    start, end = min(one, other).isoformat(), max(one, other).isoformat()
    return [
        *(start, start[:7], start[:4], f"{start[:7]}-XX", f"{start[:4]}-XX", f"{start[:4]}-XX-XX"),
        *(f"{start}/{end}", f"{start[:7]}/{end}", f"{start}/{end[:4]}"),
        *(f"../{end}", f"{start}/..", f"/{end}", f"{start}/", "../.."),
        *(f"{start}?", f"{start[:7]}~", f"{start[:4]}%", f"{start}~/{end}?"),
    ]


def _unambiguous(by: Attribution, known: dict[str, Source]) -> Attribution:
    """Return the attribution with the known source of each name, the first where there is none."""
    return evolve(
        by,
        source=known.setdefault(by.source.name, by.source),
        via=tuple(known.setdefault(relay.name, relay) for relay in by.via),
    )


def _words(others: list[str | Wording | Timing], last: list[Likelihood]) -> tuple[Words, ...]:
    return (*others, *last)


def _with_money(
    claim: Installment, money: tuple[tuple[Quantity, ...], Quantity | None]
) -> Installment:
    return evolve(claim, amounts=money[0], total=money[1])


def _of_outcomes(attack: Interception, lost: Range) -> Interception:
    return evolve(attack, launched=None, lost=lost)


# Grounds

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda text: not text.isspace()
)
COUNTS = st.integers(0, 9) | st.integers(0, 10**30)
RANGES = st.builds(_range, COUNTS, st.none() | COUNTS)
PERCENTS = st.builds(_range, st.integers(0, 50), st.integers(0, 50))

CURRENCIES = st.sampled_from(["JPY", "USD", "UAH", "KWD", "CLF"]).map(currency)
THINGS = st.builds(Unit, TEXTS.filter(lambda name: not _is_code(name)), st.integers(0, 9))
UNITS = CURRENCIES | THINGS
QUANTITIES = st.builds(Quantity, RANGES, UNITS)
SUMS = st.builds(Quantity, RANGES, CURRENCIES)

DAYS = st.dates()
PERIODS = st.builds(_forms, DAYS, DAYS).flatmap(st.sampled_from).map(Period)

WORDINGS = st.builds(
    Wording,
    TEXTS,
    st.sampled_from(["literal/1", "rounding/1", "acled/1"]),
    RANGES,
    of=st.none() | RANGES,
    unit=st.none() | CURRENCIES,
    trailing=st.just("") | TEXTS,
)
TIMINGS = st.builds(Timing, TEXTS, DAYS, PERIODS)
LIKELIHOODS = st.builds(
    Likelihood, TEXTS, st.sampled_from([PHIA.name, ICD203.name]), TEXTS, PERCENTS
)
# At most one of the words may be a likelihood.
WORDS = st.builds(
    _words,
    st.lists(TEXTS | WORDINGS | TIMINGS, max_size=2),
    st.lists(LIKELIHOODS, max_size=1),
)

# Who, what, when

KINDS = st.sampled_from(SourceKind)
SOURCES = st.builds(Source, TEXTS, KINDS) | st.builds(Source, TEXTS, KINDS, TEXTS)
GRADES = st.builds(Grade, st.sampled_from(Reliability), st.sampled_from(Credibility))
ATTRIBUTIONS = st.builds(
    Attribution,
    SOURCES,
    PERIODS,
    via=st.lists(SOURCES, max_size=2).map(tuple),
    published=st.none() | DAYS,
    url=st.none() | TEXTS,
    grade=st.none() | GRADES,
).map(lambda by: _unambiguous(by, {}))

IDENTIFIERS = st.none() | TEXTS
GROUPS = st.recursive(
    st.builds(Group, TEXTS, id=IDENTIFIERS),
    lambda larger: st.builds(Group, TEXTS, larger, IDENTIFIERS),
    max_leaves=3,
)
PLACES = st.recursive(
    st.builds(Place, TEXTS, id=IDENTIFIERS),
    lambda larger: st.builds(Place, TEXTS, larger, IDENTIFIERS),
    max_leaves=3,
)
OUTCOMES = st.sampled_from(["killed", "wounded", "shot down"]) | TEXTS
MEASURES = st.builds(Measure, st.frozensets(OUTCOMES, min_size=1, max_size=3), st.booleans())
SUBJECTS = st.builds(Subject, GROUPS, MEASURES, PERIODS, place=st.none() | PLACES, unit=UNITS)

# Claims; none replaces another, and retractions withdraw what is kept elsewhere

ESTIMATES = st.builds(Estimate, TEXTS, SUBJECTS, RANGES, ATTRIBUTIONS, WORDS)

PROGRAMMES = st.builds(Programme, TEXTS, TEXTS, TEXTS, within=st.none() | GROUPS)
AMOUNTS = st.lists(SUMS, min_size=1, max_size=2).map(tuple)
INSTALLMENTS = st.builds(
    _with_money,
    st.builds(
        Installment,
        TEXTS,
        PROGRAMMES,
        ATTRIBUTIONS,
        number=st.none() | st.integers(1, 20),
        counts=st.sampled_from(Ordinal),
        paid=st.none() | PERIODS,
        amounts=AMOUNTS,
        basis=st.sampled_from(TotalBasis),
        words=WORDS,
    ),
    st.tuples(AMOUNTS, st.none() | SUMS) | st.tuples(st.just(()), SUMS),
)

TERRITORIAL_CLAIMS = st.builds(
    TerritorialClaim,
    TEXTS,
    PLACES,
    TEXTS,
    st.sampled_from(Hold),
    PERIODS,
    ATTRIBUTIONS,
    loser=st.none() | TEXTS,
    extent=st.sampled_from(Extent),
    words=WORDS,
)

FIGURES = st.none() | RANGES
ATTACKS = st.builds(
    Interception,
    TEXTS,
    GROUPS,
    PERIODS,
    ATTRIBUTIONS,
    place=st.none() | PLACES,
    launched=RANGES,
    shot_down=FIGURES,
    lost=FIGURES,
    reached=FIGURES,
    left=FIGURES,
    airborne=FIGURES,
    unit=UNITS,
    words=WORDS,
)
INTERCEPTIONS = ATTACKS | st.builds(_of_outcomes, ATTACKS, RANGES)

TRANSFERS = st.builds(
    Transfer,
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    st.sampled_from(TransferStatus),
    ATTRIBUTIONS,
    quantity=st.none() | RANGES,
    on=st.none() | PERIODS,
    words=WORDS,
)

AGREEMENTS = st.builds(
    Agreement,
    TEXTS,
    TEXTS,
    st.lists(TEXTS, min_size=2, max_size=3, unique=True).map(tuple),
    ATTRIBUTIONS,
    signed=st.none() | PERIODS,
    in_force=st.none() | PERIODS,
    words=WORDS,
)

JUDGEMENTS = st.builds(Judgement, TEXTS, TEXTS, ATTRIBUTIONS, st.booleans(), words=WORDS)

# Longer than any other id here, so that a retraction is in no circle.
ELSEWHERE = TEXTS.map("elsewhere {}".format)
RETRACTIONS = st.builds(
    Retraction,
    TEXTS,
    st.lists(ELSEWHERE, min_size=1, max_size=2).map(tuple),
    ATTRIBUTIONS,
    words=WORDS,
)

CLAIMS = st.one_of(
    ESTIMATES,
    INSTALLMENTS,
    TERRITORIAL_CLAIMS,
    INTERCEPTIONS,
    TRANSFERS,
    AGREEMENTS,
    JUDGEMENTS,
    RETRACTIONS,
)

# Dossiers


@st.composite
def _dossiers(draw: st.DrawFn) -> Dossier:
    """Claims of which some supersede earlier ones; the first source of a name is that of all."""
    known: dict[str, Source] = {}
    kept: list[Claim] = []
    for claim in draw(st.lists(CLAIMS, max_size=4, unique_by=lambda claim: claim.id)):
        by = _unambiguous(claim.by, known)
        replaced = tuple(earlier.id for earlier in kept if draw(st.booleans()))
        kept.append(evolve(claim, by=by, supersedes=(*replaced, *claim.supersedes)))
    return Dossier(tuple(kept), draw(st.none() | TEXTS))


DOSSIERS = _dossiers()
