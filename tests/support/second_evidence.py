"""The evidence about a question a second time: voices, limits, and what a rule makes of them."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from support.second_rules import (
    EACH_REPORT,
    EVERY,
    ONE_VOICE,
    Call,
    Numbers,
    Said,
    enclosed,
    makes,
    of_origins,
    of_voices,
    span,
    together,
)
from support.second_subjects import Report, What, standing
from support.second_sums import Figure, said_of, sums_of


@frozen
class Limit:
    """What an origin allows the question to be by a report or sum of a part, or of a whole."""

    said: Said
    contradicts: bool = False
    is_sum: bool = False

    @property
    def numbers(self) -> Numbers:
        """What it allows the question to be."""
        return self.said.numbers


@frozen
class Evidence:
    """All that reports say of a question, before a rule is asked."""

    question: What
    direct: tuple[Figure, ...]
    limits: tuple[Limit, ...]
    unknown: frozenset[str]


@frozen
class Conclusion:
    """What a rule concludes of a question, and of what."""

    numbers: Numbers
    voices: tuple[Said, ...]
    limits: tuple[Limit, ...]
    unknown: frozenset[str]
    contradicting: frozenset[str]
    only_limits: bool

    def verdict(self, limit: Limit) -> str | None:
        """Return how a limit stands to all that lies between the ends of the answer, if any."""
        if not self.numbers:
            return None
        answered = enclosed([self.numbers])
        if answered <= limit.numbers:
            return "met"
        return "cuts" if answered & limit.numbers else "contradicted"

    @property
    def within_limits(self) -> Numbers:
        """The answer, cut by every limit that does not contradict it."""
        kept = [each.numbers for each in self.limits if self.verdict(each) != "contradicted"]
        return self.numbers & together(kept)


def evidence(question: What, reports: Sequence[Report]) -> Evidence:
    """Return the direct figures, the limits, and the origins that only said "unknown".

    Raises:
        CircleError: If reports replace each other in a circle.
    """
    direct: list[Figure] = []
    limits: list[Limit] = []
    unknown: set[str] = set()
    left = standing(reports)
    for origin in sorted({each.origin for each in left}):
        own = [each for each in left if each.origin == origin]
        told = [each for each in own if each.numbers != EVERY]
        sums = [each for each in sums_of(question, told) if each.said.numbers != EVERY]
        figures = [*said_of(question, told), *(each for each in sums if each.what == question)]
        direct += figures
        if not figures and any(each.what == question for each in own):
            unknown.add(origin)
        limits += own_limits(question, told, sums)
    return Evidence(question, tuple(direct), tuple(limits), frozenset(unknown))


def own_limits(question: What, own: Sequence[Report], sums: Sequence[Figure]) -> Iterator[Limit]:
    """Yield what an origin says of parts and of wholes.

    A report that is counted in a sum is a limit besides only where it says more than the sum.
    """
    counted = {each: min(found.said.numbers) for found in reversed(sums) for each in found.said.ids}
    for each in own:
        if each.what == question:
            continue
        if question.has(each.what) and each.low > counted.get(each.id, 0):
            yield Limit(evolve(each.said, numbers=span(each.low, None)))
        if each.what.has(question) and each.high is not None:
            yield Limit(evolve(each.said, numbers=span(0, each.high)))
    for found in sums:
        if found.what != question and (low := min(found.said.numbers)):
            yield Limit(
                evolve(found.said, numbers=span(low, None)),
                found.contradicts,
                is_sum=True,
            )


def conclude(call: Call, found: Evidence) -> Conclusion | None:
    """Return what a rule concludes of evidence, or none where it is not asked.

    That is so where nobody spoke, where nobody spoke of the question itself and the rule repeats
    reports of it, and where different figures are of days that nobody stated.

    Raises:
        NotUsableError: If a voice lacks the day or the grade that the rule needs.
    """
    direct = [each.said for each in found.direct]
    limits = [each.said for each in found.limits]
    if found.question.words and len({(each.origin, each.numbers) for each in direct}) > 1:
        return None
    making = makes(call) or ONE_VOICE
    made, all_agree = direct or limits, True
    if making == EACH_REPORT and not direct:
        return None
    if making != EACH_REPORT:
        of_each = (making, direct, limits) if direct else (ONE_VOICE, limits, ())
        made, all_agree = of_origins(*of_each)
    if not made:
        return None
    return Conclusion(
        of_voices(call, made, limits, all_agree=all_agree),
        tuple(made),
        found.limits,
        found.unknown,
        contradicting(found),
        only_limits=not direct,
    )


def contradicting(found: Evidence) -> frozenset[str]:
    """Return the origins whose figures and limits have no number in common."""
    said = [*(each.said for each in found.direct), *(each.said for each in found.limits)]
    none_left = {
        origin
        for origin in {each.origin for each in said}
        if not together(each.numbers for each in said if each.origin == origin)
    }
    of_one_thing = {
        *(each.said.origin for each in found.direct if each.contradicts),
        *(each.said.origin for each in found.limits if each.contradicts),
    }
    return frozenset(none_left | of_one_thing)
