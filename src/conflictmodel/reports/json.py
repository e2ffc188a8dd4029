"""The report as one JSON object, for programs."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from conflictmodel.claims.statements import phrase_of
from conflictmodel.conclusions import (
    AidLedger,
    Assessment,
    Contribution,
    InterceptionTally,
    Limit,
    Reconciliation,
)
from conflictmodel.conclusions.territorial_control import Control
from conflictmodel.display.displayed import Displayed
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.record_findings import FindingKind
from conflictmodel.reports.reports import Report
from conflictmodel.values.measures import LAUNCHED, SHOT_DOWN

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]
"""Anything JSON can say that a report says; there is no float."""

_Value = str | int | Fraction | Displayed | tuple["_Value", ...] | None


def to_json(report: Report, extracts: Iterable[tuple[str, Extract]] = ()) -> dict[str, Json]:
    """Return a report as one JSON object, with what was read from which files of others."""
    return {
        "title": report.title,
        "assessments": [_assessment(each) for each in report.assessments],
        "reconciled": None if report.together is None else reconciled(report.together),
        "aid": [_ledger(each) for each in report.ledgers],
        "interceptions": [_tally(each) for each in report.tallies],
        "control": [_control(each) for each in report.controls],
        "others": [
            {
                "claim": each.id,
                "type": type(each).__name__,
                "text": str(each),
                "words": [phrase_of(words) for words in each.words],
                "by": str(each.by),
            }
            for each in report.others
        ],
        "findings": _json(report.findings),
        "unanswered": len(report.unanswered),
        "files": [_file(name, each) for name, each in extracts],
    }


def reconciled(found: Reconciliation) -> dict[str, Json]:
    """Return what all claims allow together as one JSON object."""
    return {
        "origin": found.origin,
        "method": found.method.value,
        "exact": found.is_exact,
        "ranges": [
            {"subject": str(subject), "range": _json(allowed)}
            for subject, allowed in found.ranges.items()
        ],
        "derived": [
            {
                "subject": str(each.subject),
                "text": str(each),
                **_fields(each, "end", "is_upper", "claims", "adds", "subtracts"),
            }
            for each in found.derived
        ],
        "conflicts": [
            {
                "unit": each.unit.name,
                "text": each.arithmetic,
                **_fields(each, "claims", "least", "most", "enough"),
            }
            for each in found.conflicts
        ],
        "all_conflicts": found.lists_all_conflicts,
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
        "kinds": [_kind(each) for each in extract.kinds],
        "refunds": [{"programme": name, **_kind(each)} for name, each in extract.refunds],
    }


def _kind(kind: FindingKind) -> dict[str, Json]:
    lost = None if kind.lost is None else {unit: amount for amount, unit in kind.lost}
    return {**_fields(kind, "kind", "column", "count"), "first": kind.first.path, "lost": lost}


def _json(value: _Value) -> Json:
    """Return a value of ours as an object of its fields, a tuple as a list, a fraction as text."""
    match value:
        case Displayed():
            return _fields(value, *value.__match_args__)
        case tuple():
            return [_json(each) for each in value]
        case None | str() | int():
            return value
        case _:
            return str(value)


def _fields(value: Displayed, *names: str) -> dict[str, Json]:
    """Return fields or properties of a value, each under its own name."""
    return {name: _json(getattr(value, name)) for name in names}


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
        "pieces": _json(assessment.pieces) or None,
        **_fields(assessment, "reason", "nearest", "within_limits", "touching", "only_limits"),
        **_fields(assessment, "hull", "gap"),
        "voices": [
            _fields(each, "origin", "range", "best", "reports") for each in assessment.voices
        ],
        "limits": [_limit(each) for each in assessment.limits],
        **_fields(assessment, "said_unknown", "camps", "compatible", "dissenting_origins"),
        **_fields(assessment, "contradicting_origins", "refused"),
        **_fields(assessment, "max_agreeing", "min_wrong"),
        "remarks": {label: [*lines] for label, lines in assessment.rule.remarks(assessment.voices)},
        "contributions": [_contribution(each) for each in (*assessment.used, *assessment.missed)],
        "not_used": dict(assessment.not_used),
    }


def _limit(limit: Limit) -> Json:
    return {
        "claim": limit.contribution.estimate.id,
        "verdict": None if limit.verdict is None else limit.verdict.value,
        **_fields(limit, "origin", "range"),
    }


def _contribution(item: Contribution) -> Json:
    return {
        "claim": item.estimate.id,
        "role": item.role.value,
        "why": item.why,
        "range": _json(item.range),
        "read_as": _json(item.estimate.range),
        "best": item.estimate.best,
        "origin": item.estimate.by.source.origin,
        "by": str(item.estimate.by),
        "words": [phrase_of(words) for words in item.estimate.words],
        "parts": item.parts,
    }


def _ledger(ledger: AidLedger) -> Json:
    return {
        "programme": ledger.programme.name,
        "missing": _json(ledger.missing),
        "installments": [
            {
                "number": entry.number,
                "claims": [claim.id for claim in entry.claims],
                "amounts": [
                    {"unit": each.unit.name, "range": _json(each.range)} for each in entry.amounts
                ],
                "totals": [
                    {
                        "unit": each.unit.name,
                        **_fields(each, "before", "after"),
                        "settled": each.is_settled,
                    }
                    for each in entry.totals
                ],
                "settled_by": entry.settled_by,
            }
            for entry in ledger.entries
        ],
        "unnumbered": [claim.id for claim in ledger.unnumbered],
    }


def _tally(tally: InterceptionTally) -> Json:
    (attack,) = tally.reports
    return {
        "claim": attack.id,
        "group": attack.group.name,
        "on": attack.on.edtf,
        "launched": _json(attack.launched),
        "outcomes": {str(measure): _json(figure) for measure, figure in attack.outcomes},
        "remainder": _json(tally.remainder),
        "share_shot_down": _json(tally.share(SHOT_DOWN, of=LAUNCHED)),
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
                **_fields(each, "said_by", "denied_by", "contested_by", "conceded_by"),
                **_fields(each, "corroborated_by", "reduced_by", "silent", "claims"),
            }
            for each in found.standings
        ],
    }
