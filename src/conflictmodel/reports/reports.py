"""The report: all conclusions of a dossier, computed once, to be written in any form."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import final

from attrs import field, frozen

from conflictmodel import _checks
from conflictmodel.claims import (
    Claim,
    Dossier,
    Estimate,
    Installment,
    Interception,
    TerritorialClaim,
)
from conflictmodel.conclusions import (
    AidLedger,
    Assessment,
    Finding,
    Partition,
    Reconciliation,
    aid_ledger,
    audit,
    reconcile,
)
from conflictmodel.conclusions.assessments import if_limits_hold
from conflictmodel.conclusions.combining import combine
from conflictmodel.conclusions.running_totals import total_line
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Control, control
from conflictmodel.display.displayed import DisplayedInFull
from conflictmodel.display.summary import NOT_SHOWN, Line, Row
from conflictmodel.display.text import FEW, counted, few
from conflictmodel.files.atomic import no_collections
from conflictmodel.files.input import Progress
from conflictmodel.rules.rule import AnyRule, is_rule
from conflictmodel.values.subjects import Subject

MOST_RECONCILED = 1_000  # figures of which it says what they allow together: more take long

_NOTHING = reconcile(())


@final
@frozen
@_checks.checked
class Report(DisplayedInFull):
    """All conclusions that can be drawn from a dossier.

    Args:
        title: What the dossier is about.
        assessments: What the rule concludes of every subject somebody estimated.
        ledgers: The ledger of every aid programme.
        tallies: What became of what was launched, for each attack.
        controls: Who is said to hold each place, on the last day on which a claim was stated.
        others: The current claims of every other type.
        findings: What the audit found.
        unanswered: The subjects that were left out.
        together: What all figures allow together; none where there are too many of them.

    >>> from conflictmodel import example, hull
    >>> found = report(example(), rule=hull)
    >>> found.most_telling[0].gap
    Range(lower=1151, upper=3000)
    """

    title: str | None
    assessments: tuple[Assessment, ...] = field(converter=_checks.Kept[Assessment])
    ledgers: tuple[AidLedger, ...] = field(converter=_checks.Kept[AidLedger])
    tallies: tuple[InterceptionTally, ...] = field(converter=_checks.Kept[InterceptionTally])
    controls: tuple[Control, ...] = field(converter=_checks.Kept[Control])
    others: tuple[Claim, ...] = field(converter=_checks.Kept[Claim])
    findings: tuple[Finding, ...] = field(converter=_checks.Kept[Finding])
    unanswered: tuple[Subject, ...] = field(default=(), converter=_checks.Kept[Subject])
    together: Reconciliation | None = _NOTHING

    @cached_property
    def most_telling(self) -> tuple[Assessment, ...]:
        """The assessments that disagree, then the others, by origins, gap and day."""
        return tuple(sorted(self.assessments, key=_telling))

    def _title(self) -> Line:
        return self.title or "Report"

    def _rows(self) -> tuple[Row, ...]:
        left = len(self.assessments) - FEW
        unanswered = len(self.unanswered)
        conflicts = self.together.conflicts if self.together else ()
        codes = Counter(each.code for each in self.findings)
        beside = ((self.tallies, "attack"), (self.controls, "place"), (self.others, "other claim"))
        return (
            ("aid", tuple(few([*map(_total, self.ledgers)]))),
            ("not all true", tuple(few([each.arithmetic for each in conflicts]))),
            *(("conclusion", (*_conclusion(each),)) for each in self.most_telling[:FEW]),
            (NOT_SHOWN, (counted(left, "more conclusion"),) if left > 0 else ()),
            ("not asked", (counted(unanswered, "more question"),) if unanswered else ()),
            ("beside them", tuple(counted(len(each), noun) for each, noun in beside if each)),
            ("audit", tuple(f"{code}: {number:,}" for code, number in codes.most_common())),
        )


def _telling(found: Assessment) -> tuple[bool, int, Fraction, int]:
    gap, last = found.gap, found.about.period.last
    width = Fraction(gap.upper or 0, gap.lower) if gap else Fraction(0)
    newest = last.toordinal() if last else 0
    agrees = found.max_agreeing == len(found.voices)
    return agrees, -len(found.voices), -width, -newest


def _conclusion(found: Assessment) -> Iterator[Line]:
    gap = f"; gap {found.about.unit.format(found.gap)}" if found.gap else ""
    lines = (found.about.summary().title, f"{found.conclusion}{gap}", if_limits_hold(found))
    yield from filter(None, lines)


def _total(found: AidLedger) -> Line:
    title = found.summary().title
    name = (title,) if isinstance(title, str) else title
    totals = [each for entry in found.entries[-1:] for each in entry.totals]
    said = "; ".join(total_line(each.after, each.unit) for each in totals)
    return (*name, f": {said}") if said else name


def report(
    dossier: Dossier,
    *,
    rule: AnyRule,
    about: Iterable[Subject] | None = None,
    partitions: Iterable[Partition] = (),
    progress: Progress | None = None,
) -> Report:
    """Return all conclusions that can be drawn from a dossier, and those of a rule.

    The rule is asked `about` all that somebody estimated, unless subjects are given; how places and
    groups are divided, `reconcile` is told by the partitions; `progress` is called now and then
    with the questions answered so far, and all of them.

    Raises:
        RuleError: If the rule cannot use the voices of a question.

    >>> from conflictmodel import intersection
    >>> report(Dossier(), rule=intersection).assessments
    ()
    """
    _checks.refuse(
        "report",
        _checks.is_a("dossier", dossier, Dossier),
        is_rule("rule", rule),
        () if progress is None else _checks.function("progress", progress),
    )
    with no_collections():
        together, subjects = reconcile(dossier, partitions=partitions), dossier.subjects
        asked = subjects if about is None else _checks.listed("report", "about", about, Subject)
        answered = set(asked)
        assessments: list[Assessment] = []
        for number, subject in enumerate(asked):
            if progress:
                progress(number, len(asked))
            assessments.append(combine(dossier, rule=rule, about=subject))
        programmes = dict.fromkeys(each.programme for each in dossier.of_type(Installment))
        places = dict.fromkeys(each.place for each in dossier.of_type(TerritorialClaim))
        days = (each.by.stated_by for each in dossier.current)
        last = max((day for day in days if day is not None), default=date.max)
        return Report(
            dossier.title,
            tuple(assessments),
            tuple(aid_ledger(each, dossier) for each in programmes),
            tuple(InterceptionTally((each,)) for each in dossier.of_type(Interception)),
            tuple(control(each, dossier, on=last) for each in places),
            # Whatever has no section of its own, so that no claim is left out in silence.
            tuple(each for each in dossier.current if not isinstance(each, _OF_A_SECTION)),
            audit(dossier),
            tuple(each for each in subjects if each not in answered),
            together if len(dossier.of_type(Estimate)) <= MOST_RECONCILED else None,
        )


_OF_A_SECTION = (Estimate, Installment, Interception, TerritorialClaim)
