"""Results as JSON, for programs: every value of ours by the names of what it holds."""

import json
from collections.abc import Callable, Mapping
from enum import Enum
from operator import attrgetter
from typing import Any

import conflictmodel.conclusions as answers
from conflictmodel.claims import Claim, Interception, Programme
from conflictmodel.claims.claim import CLAIM_TYPES
from conflictmodel.claims.statements import phrase_of
from conflictmodel.display.displayed import Displayed
from conflictmodel.readers import Extract, RecordFinding
from conflictmodel.reports.reports import Report
from conflictmodel.values import LAUNCHED, SHOT_DOWN, Attribution, Group, Measure, Period, Place
from conflictmodel.values.subjects import Subject
from conflictmodel.values.units import Unit

_Shown = Mapping[str, Callable[[Any], object]]


def _of(same: str, **others: str | Callable[[Any], object]) -> _Shown:
    named = {name: name for name in same.split()} | others
    return {
        name: attrgetter(each) if isinstance(each, str) else each for name, each in named.items()
    }


def _statement(claim: Claim) -> dict[str, object]:
    words = [phrase_of(each) for each in claim.words]
    kind = type(claim).__name__
    return {"claim": claim.id, "type": kind, "text": str(claim), "words": words, "by": claim.by}


_SHOWN: Mapping[type, _Shown] = {
    answers.AidLedger: _of("programme missing unnumbered", installments="entries"),
    answers.Assessment: _of(
        "about pieces reason nearest within_limits touching only_limits hull gap voices limits"
        " said_unknown camps compatible dissenting_origins contradicting_origins refused"
        " max_agreeing min_wrong",
        rule="rule.name",
        voices_by=lambda found: str(found.making),
        remarks=lambda found: dict(found.rule.remarks(found.voices)),
        contributions=lambda found: (*found.used, *found.missed),
        not_used=lambda found: dict(found.not_used),
    ),
    answers.Conflict: _of("claims unit least most enough", text="arithmetic"),
    answers.Contribution: _of(
        "role why range parts",
        claim="estimate.id",
        read_as="estimate.range",
        best="estimate.best",
        origin="estimate.by.source.origin",
        by="estimate.by",
        words=lambda item: [phrase_of(each) for each in item.estimate.words],
    ),
    answers.Derivation: _of("subject end is_upper claims adds subtracts", text=str),
    Extract: _of(
        "format without_claims findings kinds",
        claims=lambda read: len(read.dossier.claims),
        records=lambda read: len(read.published),
        unmapped=lambda read: dict(read.unmapped),
        refunds=lambda read: dict(read.refunds),
    ),
    Interception: _of(
        "id group on launched",
        outcomes=lambda said: {str(each): figure for each, figure in said.outcomes},
    ),
    answers.InterceptionTally: _of(
        "reports remainder",
        share_shot_down=lambda found: found.share(SHOT_DOWN, of=LAUNCHED),
    ),
    answers.LedgerEntry: _of("number claims amounts totals settled_by"),
    answers.Limit: _of("origin range verdict", claim="contribution.estimate.id"),
    answers.Reconciliation: _of(
        "origin method is_exact derived conflicts lists_all_conflicts",
        ranges=lambda found: [
            {"subject": each, "range": allowed} for each, allowed in found.ranges.items()
        ],
        readings=lambda found: dict(found.readings),
    ),
    RecordFinding: _of("message", where="path"),
    Report: _of(
        "title assessments together ledgers tallies controls findings",
        others=lambda found: [*map(_statement, found.others)],
        unanswered=lambda found: len(found.unanswered),
    ),
    answers.RunningTotal: _of("unit before after is_settled"),
    answers.Standing: _of(
        "holder is_claimed is_verified is_partial said_by denied_by contested_by conceded_by"
        " corroborated_by reduced_by silent claims"
    ),
    Subject: _of(
        "group place unit",
        text=str,
        outcomes=lambda subject: sorted(subject.measure.outcomes),
        period="period.edtf",
    ),
}
_TEXTS = (Attribution, Group, Measure, Period, Place, Programme, Unit)


def as_json(value: object, **beside: object) -> str:
    """Return a value as JSON: one of ours as an object, with what else that is to hold."""
    whole = {**_fields(value), **beside} if beside else value
    return json.dumps(whole, indent=2, default=_plain)


def _plain(value: object) -> object:
    if type(value) in _SHOWN:
        return _fields(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, CLAIM_TYPES):
        return value.id
    if isinstance(value, Displayed) and not isinstance(value, _TEXTS):
        return {name: getattr(value, name) for name in value.__match_args__}
    return str(value)


def _fields(value: object) -> dict[str, object]:
    return {name: get(value) for name, get in _SHOWN[type(value)].items()}
