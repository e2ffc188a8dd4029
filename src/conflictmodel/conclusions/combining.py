"""Combining: from the estimates of a subject to a conclusion, with its working.

1. Of each estimate it is found what it allows the subject to be (see `bearing`).
2. What the estimates of one origin allow becomes one voice.
3. The rule is applied to the voices.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import final

from conflictmodel import _checks
from conflictmodel.claims.estimates import FROM_A_DOSSIER, Estimate
from conflictmodel.conclusions.assessments import Assessment, rule_for
from conflictmodel.conclusions.contributions import reports_on
from conflictmodel.errors import Problem, RuleError
from conflictmodel.rules.combinators import Known, one_of_each, one_voice, per_origin
from conflictmodel.rules.rule import AnyRule, DisagreementError, is_rule, makes_voices
from conflictmodel.rules.voices import EachReport, Voice, Voices, best_of, each_report, newest_of
from conflictmodel.values import Range, Subject


@final
class NoConclusionError(DisagreementError):
    """A rule found no conclusion among estimates.

    Attributes:
        assessment: The whole working: voices, gap, camps, and what each estimate contributed.

    >>> from conflictmodel import example, intersection
    >>> estimates = example().of_type(Estimate)
    >>> try:
    ...     combine(estimates, rule=intersection, about=example().subjects[0])
    ... except NoConclusionError as error:
    ...     print(error.assessment.gap)
    1,151–3,000
    """

    assessment: Assessment

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(assessment.rule, assessment.voices)
        self.args = (assessment,)
        self.assessment = assessment

    def __str__(self) -> str:
        return f"{super().__str__()}\n\n{self.assessment.explain()}"


def combine(
    estimates: Iterable[Estimate],
    *,
    rule: AnyRule,
    about: Subject,
    voices: AnyRule | EachReport | None = None,
) -> Assessment:
    """Conclude what estimates say about a subject, by a named rule.

    The assessment that is returned has the conclusion in its `pieces`, and the whole working.

    Args:
        estimates: The estimates to consider, about this subject or any other. One that another of
            them replaces is not used.
        rule: The rule; the module `rules` has a table of them.
        about: The subject of the question; nobody need have given a figure of exactly that.
        voices: How the reports of an origin become voices: a rule that makes one of them, or
            `each_report`. Unless given, as `rule` says (see `per_origin`), and where it does not
            say, by `one_voice`. A rule that is not duplicate-insensitive counts relays.

    Raises:
        NoConclusionError: If the rule finds disagreement, or the reports of an origin make no
            voice; it carries the whole working.
        RuleError: If no estimate bears on the subject, the rule cannot use the voices, or voices
            are named here although the rule makes its own.
        InvalidValueError: If two different estimates have one id, or an argument is of the wrong
            type.

    >>> from conflictmodel import (
    ...     KILLED, Attribution, Group, Period, Source, SourceKind, at_least, between, hull)
    >>> about = Subject(Group("troops"), KILLED, Period("../2024-12-23"))
    >>> estimates = [
    ...     Estimate(name, about, figure, Attribution(
    ...         Source(name, SourceKind.GOVERNMENT), Period("2024-12-23")))
    ...     for name, figure in (("Seoul", between(1050, 1150)), ("Kyiv", at_least(3001)))]
    >>> print(combine(estimates, rule=hull, about=about).pieces[0])
    at least 1,050
    """
    _checks.refuse(
        "combine",
        is_rule("rule", rule),
        _checks.is_a("about", about, Subject),
        () if voices is None else makes_voices("voices", voices),
    )
    given = _checks.listed("combine", "estimates", estimates, Estimate, advice=FROM_A_DOSSIER)
    if voices is not None and rule.voices is not None:
        raise RuleError(rule.name, "it makes its own voices; do not name voices beside it")
    making = voices or rule.voices or one_voice
    given = _distinct(given)
    reports, bounds = reports_on(given, about)
    if not reports:
        raise RuleError(rule.name, f"no estimate bears on {about}")
    made = None if making is each_report else _one_of_each_origin(making, reports, bounds)
    if made is None:
        made = _voices(reports, bounds)
        if making is not each_report and (rule.voices is None or rule.apply(made)):
            # The reports stay in the working, with the rule that finds disagreement among them.
            rule = per_origin(making, rule)
        making = each_report
    pieces = rule_for(rule, making).apply(made)
    assessment = Assessment(about, rule, making, given, made, pieces)
    if not assessment.pieces:
        raise NoConclusionError(assessment)
    return assessment


def _distinct(estimates: tuple[Estimate, ...]) -> tuple[Estimate, ...]:
    """Return the estimates, each once; their parts and what they replace are known by their ids."""
    if len({each.id for each in estimates}) == len(estimates):
        return estimates
    by_id: dict[str, Estimate] = {}
    for each in estimates:
        if by_id.setdefault(each.id, each) != each:
            message = f"id {each.id!r} is that of two different estimates"
            raise _checks.refusal("combine", Problem("estimates", message))
    return tuple(by_id.values())


def _voices(reports: Sequence[Estimate], bounds: Mapping[int, Range]) -> Voices:
    """Return a voice for each report."""
    return tuple(
        Voice(
            each.by.source.origin,
            bounds.get(id(each), each.range),
            each.by.stated.last,
            best_of([each.by.grade.reliability] if each.by.grade else []),
            (each.id,),
        )
        for each in reports
    )


def _one_of_each_origin(
    making: AnyRule, reports: Sequence[Estimate], bounds: Mapping[int, Range]
) -> Voices | None:
    """Return one voice for each origin, or `None` where the reports of an origin make none."""
    by_origin: defaultdict[str, list[Estimate]] = defaultdict(list)
    for each in reports:
        by_origin[each.by.source.origin].append(each)

    def ranges(said: Sequence[Estimate]) -> tuple[Range, ...]:
        if not bounds:  # as nearly always, and a look-up for each takes longer
            return tuple([each.range for each in said])
        return tuple([bounds.get(id(each), each.range) for each in said])

    def voices(said: Sequence[Estimate]) -> Voices:
        return _voices(said, bounds)

    return one_of_each(making, by_origin, ranges, voices, _known)


def _known(said: Sequence[Estimate]) -> Known:
    # Many reports share an attribution, and to compute the last day of one takes long.
    shared = {id(each.by): each.by for each in said}.values()
    newest = newest_of([by.stated.last for by in shared])
    best = best_of([by.grade.reliability for by in shared if by.grade])
    return newest, best, tuple([each.id for each in said])
