"""Strategies of what is concluded from claims: controls, standings, tallies, reports.

Each is what the function that makes such values makes of claims that were drawn.
"""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.territory import TerritorialClaim
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Control, Standing, control
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.reports.reports import Report, report
from conflictmodel.rules.bounds import hull, intersection
from conflictmodel.rules.voting import camps, majority
from conflictmodel.testing import _options
from conflictmodel.testing._claims import territorial_claims
from conflictmodel.testing._dossiers import claim_id, dossiers
from conflictmodel.testing._figures import days, texts
from conflictmodel.testing._reports import interceptions
from conflictmodel.testing._subjects import places
from conflictmodel.testing._voices import problems
from conflictmodel.values.subjects import Place

# Few, so that one side is often the holder in one claim and the speaker of another.
_SIDES = ("a", "b", "c")


def _control(place: Place, said: list[TerritorialClaim], on: date) -> Control:
    return control(place, [evolve(claim, place=place) for claim in said], on=on)


def controls(*, origins: Collection[str] | None = None) -> SearchStrategy[Control]:
    """Draw what `control` concludes from up to three claims about a place.

    They shrink towards the place `a`, of which nobody has said who holds it.

    Args:
        origins: The names of the origins to draw from; unless given, `a`, `b` and `c`.

    Raises:
        InvalidValueError: If the origins are no collection of names, or there is none.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(controls())
    ... def nobody_concedes_unless_it_was_theirs(found):
    ...     for standing in found.standings:
    ...         assert set(standing.conceded_by) <= set(standing.losers)
    >>> nobody_concedes_unless_it_was_theirs()
    """
    _checks.refuse("controls", _options.names("origins", origins))
    return _controls(_options.ordered(origins) or _SIDES)


@lru_cache
def _controls(origins: tuple[str, ...]) -> SearchStrategy[Control]:
    said = st.lists(territorial_claims(origins=origins), max_size=3, unique_by=claim_id)
    return st.builds(_control, places(), said, days())


def _standings_of(found: Control) -> SearchStrategy[Standing]:
    return st.sampled_from(found.standings)


def standings(*, origins: Collection[str] | None = None) -> SearchStrategy[Standing]:
    """Draw what `control` concludes of one side from one to three claims about a place.

    They shrink towards a single claim of `a`, or of the first origin given.

    Args:
        origins: The names of the origins to draw from; unless given, `a`, `b` and `c`.

    Raises:
        InvalidValueError: If the origins are no collection of names, or there is none.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(standings(origins=["Russia", "Ukraine"]))
    ... def one_of_them_is_said_to_hold_it(standing):
    ...     assert standing.holder in {"Russia", "Ukraine"}
    >>> one_of_them_is_said_to_hold_it()
    """
    _checks.refuse("standings", _options.names("origins", origins))
    return _standings(_options.ordered(origins) or _SIDES)


@lru_cache
def _standings(origins: tuple[str, ...]) -> SearchStrategy[Standing]:
    said = st.lists(territorial_claims(origins=origins), min_size=1, max_size=3, unique_by=claim_id)
    return st.builds(_control, places(), said, st.just(date.max)).flatmap(_standings_of)


def _tally(reports: list[Interception]) -> InterceptionTally:
    first = reports[0]
    return InterceptionTally(tuple(evolve(each, unit=first.unit) for each in reports))


_TALLIES = st.lists(interceptions(), min_size=1, max_size=3, unique_by=claim_id).map(_tally)


def interception_tallies() -> SearchStrategy[InterceptionTally]:
    """Draw tallies of one to three reports in one unit.

    Their figures need not add up.

    They shrink towards a single report with a single figure, exactly 0.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(interception_tallies())
    ... def every_report_has_a_figure(tally):
    ...     assert len(tally.estimates()) >= len(tally.reports)
    >>> every_report_has_a_figure()
    """
    return _TALLIES


def reports(*, of: SearchStrategy[Dossier] | None = None) -> SearchStrategy[Report]:
    """Draw what `report` gives by one of the rules `hull`, `intersection`, `majority` and `camps`.

    They shrink towards the report of the dossier without claims.

    Args:
        of: A strategy of the dossiers; unless given, `dossiers()`.

    Raises:
        InvalidValueError: If `of` is no strategy.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(reports())
    ... def every_conclusion_can_be_replayed(found):
    ...     for assessment in found.assessments:
    ...         assert assessment.replay() == assessment.pieces
    >>> every_conclusion_can_be_replayed()
    """
    _checks.refuse("reports", _options.strategy("of", of))
    return _reports(of)


@lru_cache
def _reports(of: SearchStrategy[Dossier] | None) -> SearchStrategy[Report]:
    among = st.sampled_from([hull, intersection, majority, camps])
    return st.builds(report, dossiers() if of is None else of, rule=among)


# Strategies of what is read from files: records with their claims, and extracts.

_WHERE = "line 2"
_COLUMNS = st.lists(texts(), max_size=3, unique=True)


@st.composite
def _record(draw: st.DrawFn, dossier: Dossier) -> Record:
    columns = draw(_COLUMNS)
    published = tuple((column, draw(st.just("") | texts())) for column in columns)
    unmapped = tuple(column for column, value in published if value and draw(st.booleans()))
    found = draw(st.lists(problems(), max_size=1).map(tuple))
    return Record(_WHERE, published, dossier.claims, unmapped, found)


_RECORDS = dossiers().flatmap(_record)


def records() -> SearchStrategy[Record]:
    """Draw records of up to three columns, with the claims of a small dossier.

    They shrink towards line 2, without a column and without a claim.

    >>> from hypothesis import find
    >>> find(records(), lambda _: True)
    Record(where='line 2', published=(), claims=(), unmapped=(), findings=())
    """
    return _RECORDS


def extracts(*, of: SearchStrategy[Dossier] | None = None) -> SearchStrategy[Extract]:
    """Draw extracts of one record, which has all claims of a dossier.

    They shrink towards one without a claim.

    Args:
        of: A strategy of the dossiers; unless given, `dossiers()`.

    Raises:
        InvalidValueError: If `of` is no strategy.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(extracts())
    ... def every_claim_has_its_record(extract):
    ...     for claim in extract.dossier.claims:
    ...         assert claim in extract.record_of(claim.id).claims
    >>> every_claim_has_its_record()
    """
    _checks.refuse("extracts", _options.strategy("of", of))
    return _extracts(of)


@lru_cache
def _extracts(of: SearchStrategy[Dossier] | None) -> SearchStrategy[Extract]:
    def extract(dossier: Dossier) -> SearchStrategy[Extract]:
        return st.builds(Extract, texts(), st.just(dossier), st.tuples(_record(dossier)))

    return (dossiers() if of is None else of).flatmap(extract)
