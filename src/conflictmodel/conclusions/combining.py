"""Combining: from the estimates of a subject to a conclusion, with its working.

The figures of one origin become its voice, cut by what it says of parts and of what includes the
subject. The rule is applied to the voices, and is given all those limits beside them.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.claims.dossiers import index_of
from conflictmodel.claims.indexes import filed
from conflictmodel.conclusions.assessments import Assessment, concluded
from conflictmodel.conclusions.contributions import Evidence
from conflictmodel.errors import RuleError, VoicesLackError
from conflictmodel.rules.combinators import Known, one_of_each, one_voice, refuse_several
from conflictmodel.rules.rule import AnyRule, is_rule
from conflictmodel.rules.voices import (
    EachReport,
    Voice,
    Voices,
    best_in,
    best_of,
    cut_by,
    newest_of,
    one_best,
)
from conflictmodel.values import Pieces, Range, Subject


def combine(
    estimates: Dossier | Iterable[Estimate],
    *,
    rule: AnyRule,
    about: Subject,
    voices: AnyRule | EachReport | None = None,
) -> Assessment:
    """Conclude what estimates say about a subject, by a named rule.

    The assessment that is returned has the conclusion in its `pieces`, and the whole working; where
    there is none, the voices disagree, or its `reason` says why there is neither. `require()` then
    raises.

    Args:
        estimates: A dossier, or estimates in any order, about this subject or any other. What
            another claim replaces is not used. Many questions are best asked of a dossier, which
            finds what bears on each by an index.
        rule: The rule; the module `rules` has a table of them.
        about: The subject of the question; nobody need have given a figure of exactly that.
        voices: How the reports of an origin become its voice: a rule that makes one of them, or
            `each_report`. Unless given, as `rule` says (see `per_origin`), and where it does not
            say, by `one_voice`. A rule that is not duplicate-insensitive counts relays.

    Raises:
        RuleError: If a rule for voices may answer with several ranges, or is named here although
            `rule` makes its own.
        InvalidValueError: If two different estimates have one id, some replace each other in a
            circle, or an argument is of the wrong type.

    >>> from conflictmodel import example, hull
    >>> combine(example(), rule=hull, about=example().subjects[0]).conclusion
    'at least 1,050 persons'
    """
    _checks.refuse(
        "combine",
        is_rule("rule", rule),
        _checks.is_a("about", about, Subject),
        () if voices is None else is_rule("voices", voices, EachReport),
    )
    said = index_of("combine", "estimates", estimates, Estimate)
    if voices is not None and rule.voices is not None:
        raise RuleError(rule.name, "it makes its own voices; do not name voices beside it")
    if voices is not None and not isinstance(voices, EachReport):
        refuse_several(voices)
    making = voices or rule.voices or one_voice
    evidence = Evidence(said, about)
    reason = _unanswered(evidence, about, rule)
    made: Voices = ()
    refused: tuple[str, ...] = ()
    pieces: Pieces = ()
    if reason is None:
        try:
            made, refused = _voices_of(evidence, making)
            pieces = concluded(rule, made, evidence.bounds, refused)
        except VoicesLackError as error:
            reason = error.reason
    return Assessment(about, rule, making, said, made, pieces, refused, reason)


def _unanswered(evidence: Evidence, about: Subject, rule: AnyRule) -> str | None:
    """Return why there is nothing that a rule can be given, if so."""
    figures = ((each.by.source.origin, each.range) for each in evidence.figures)
    if not about.period.days_are_stated and len({*figures}) > 1:
        return "nobody stated the days, so the figures may be of different ones"
    if not evidence.figures and not evidence.bounds:
        return "nobody gave a figure"
    if not evidence.figures and isinstance(rule.voices, EachReport):
        return "nobody gave a figure of the subject itself"
    return None


def _voices_of(evidence: Evidence, making: AnyRule | EachReport) -> tuple[Voices, tuple[str, ...]]:
    """Return the voices, and the origins of whose reports none was made other than their hull."""
    reports = evidence.figures or evidence.limits()
    if not evidence.figures and not isinstance(making, EachReport):
        making = one_voice  # of limits alone: what they allow together, or else their hull
    origins = ((each.by.source.origin, each) for each in reports)
    by_origin = filed(sorted(origins, key=itemgetter(0)))
    parts = {item.estimate.id: item.parts for item in evidence.sums}

    def known(said: Sequence[Estimate]) -> Known:
        # Many reports share an attribution, and to compute the last day of one takes long.
        shared = {id(each.by): each.by for each in said}.values()
        newest = newest_of([by.stated.last for by in shared])
        grade = best_of([by.grade.reliability for by in shared if by.grade])
        ids = [each.id for each in said]
        if parts:  # of sums, whose own ids no dossier has
            ids = sorted({part for each in said for part in parts.get(each.id, (each.id,))})
        return newest, grade, tuple(ids), one_best([each.best for each in said])

    def ranges(said: Sequence[Estimate]) -> tuple[Range, ...]:
        return tuple([each.range for each in said])

    def voices(said: Sequence[Estimate]) -> Voices:
        made = ((each, *known((each,))) for each in said)
        return tuple(
            Voice(each.by.source.origin, each.range, newest, grade, ids, best_in(each.range, best))
            for each, newest, grade, ids, best in made
        )

    if isinstance(making, EachReport):
        return tuple(voice for said in by_origin.values() for voice in voices(said)), ()
    made, refused = one_of_each(making, by_origin, ranges, voices, known)
    return cut_by(made, evidence.bounds), refused
