"""The report as one JSON object, for programs."""

from collections.abc import Iterable, Mapping, Sequence

from conflictmodel.claims._common import phrase_of
from conflictmodel.claims.claim import Claim
from conflictmodel.conclusions.aid_ledgers import AidLedger
from conflictmodel.conclusions.assessments import Assessment
from conflictmodel.conclusions.auditing import Finding
from conflictmodel.conclusions.contributions import Contribution
from conflictmodel.conclusions.running_totals import RunningTotal
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.conclusions.territorial_control import Control
from conflictmodel.readers.extracts import Extract
from conflictmodel.reports.reports import Report
from conflictmodel.values.measures import LAUNCHED, SHOT_DOWN
from conflictmodel.values.ranges import Range

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]
"""Anything JSON can say that a report says; there is no float."""


def to_json(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> dict[str, Json]:
    """Return a report as one JSON object, with what was read from which files of others."""
    return {
        "title": report.title,
        "assessments": [_assessment(each) for each in report.assessments],
        "aid": [_ledger(each) for each in report.ledgers],
        "interceptions": [_tally(each) for each in report.tallies],
        "control": [_control(each) for each in report.controls],
        "others": [_other(each) for each in report.others],
        "findings": [_finding(each) for each in report.findings],
        "unanswered": len(report.unanswered),
        "files": [_file(name, each) for name, each in extracts],
    }


def _file(name: str, extract: Extract) -> Json:
    return {
        "file": name,
        "format": extract.format,
        "claims": len(extract.dossier.claims),
        "records": len(extract.published),
        "without_claims": extract.without_claims,
        "unmapped": dict(extract.unmapped),
        "findings": [{"where": found.path, "message": found.message} for found in extract.findings],
    }


def _range(value: Range | None) -> Json:
    return None if value is None else {"lower": value.lower, "upper": value.upper}


def _ranges(values: Iterable[Range]) -> list[Json]:
    return [_range(value) for value in values]


def _assessment(assessment: Assessment) -> Json:
    about = assessment.about
    return {
        "subject": str(about),
        "group": about.group.name,
        "outcomes": sorted(about.measure.outcomes),
        "place": None if about.place is None else about.place.name,
        "period": about.period.edtf,
        "unit": about.unit.name,
        "rule": assessment.rule.name,
        "voices_by": str(assessment.making),
        "pieces": _ranges(assessment.pieces) or None,
        "hull": _range(assessment.hull),
        "gap": _range(assessment.gap),
        "voices": [
            {"origin": each.origin, "range": _range(each.range), "reports": each.reports}
            for each in assessment.voices
        ],
        "camps": [
            {"origins": each.origins, "range": _range(each.range)} for each in assessment.camps
        ],
        "compatible": assessment.compatible,
        "dissenting_origins": assessment.dissenting_origins,
        "contradicting": assessment.contradicting,
        "max_agreeing": assessment.max_agreeing,
        "min_wrong": assessment.min_wrong,
        "contributions": [_contribution(each) for each in assessment.contributions],
    }


def _contribution(item: Contribution) -> Json:
    return {
        "claim": item.estimate.id,
        "role": item.role.value,
        "why": item.why,
        "range": _range(item.range),
        "read_as": _range(item.estimate.range),
        "best": item.estimate.best,
        "origin": item.estimate.by.source.origin,
        "by": str(item.estimate.by),
        "words": [phrase_of(words) for words in item.estimate.words],
        "parts": item.parts,
    }


def _ledger(ledger: AidLedger) -> Json:
    return {
        "programme": ledger.programme.name,
        "missing": _ranges(ledger.missing),
        "installments": [
            {
                "number": entry.number,
                "claims": [claim.id for claim in entry.claims],
                "amounts": [
                    {"unit": each.unit.name, "range": _range(each.range)} for each in entry.amounts
                ],
                "totals": [_total(each) for each in entry.totals],
                "settled_by": entry.settled_by,
            }
            for entry in ledger.entries
        ],
        "unnumbered": [claim.id for claim in ledger.unnumbered],
    }


def _total(total: RunningTotal) -> Json:
    return {
        "unit": total.unit.name,
        "before": _ranges(total.before),
        "after": _ranges(total.after),
        "settled": total.is_settled,
    }


def _tally(tally: InterceptionTally) -> Json:
    (attack,) = tally.reports
    share = tally.share(SHOT_DOWN, of=LAUNCHED)
    return {
        "claim": attack.id,
        "group": attack.group.name,
        "on": attack.on.edtf,
        "launched": _range(attack.launched),
        "outcomes": {str(measure): _range(figure) for measure, figure in attack.outcomes},
        "remainder": _range(tally.remainder),
        "share_shot_down": None if share is None else [str(end) for end in share],
    }


def _control(found: Control) -> Json:
    return {
        "place": found.place.name,
        "on": found.on.isoformat(),
        "standings": [
            {
                "holder": each.holder,
                "claimed": each.is_claimed,
                "verified": each.is_verified,
                "partial": each.is_partial,
                "said_by": each.said_by,
                "denied_by": each.denied_by,
                "contested_by": each.contested_by,
                "conceded_by": each.conceded_by,
                "corroborated_by": each.corroborated_by,
                "reduced_by": each.reduced_by,
                "silent": each.silent,
                "claims": each.claims,
            }
            for each in found.standings
        ],
    }


def _other(claim: Claim) -> Json:
    return {
        "claim": claim.id,
        "type": type(claim).__name__,
        "text": str(claim),
        "words": [phrase_of(words) for words in claim.words],
        "by": str(claim.by),
    }


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "claim": finding.claim,
        "message": finding.message,
        "others": finding.others,
    }
