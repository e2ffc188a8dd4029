"""Values as a frame: estimates, assessments and findings, each with a row."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import TypeGuard

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrameT

from conflictmodel import _checks
from conflictmodel.claims import Dossier, Estimate
from conflictmodel.claims.dossiers import claims_of
from conflictmodel.claims.statements import phrase_of
from conflictmodel.conclusions import Assessment, Finding, combine
from conflictmodel.errors import Problem
from conflictmodel.readers import RecordFinding
from conflictmodel.rules import AnyRule
from conflictmodel.rules.names import rule_named
from conflictmodel.rules.voices import best_in, one_best
from conflictmodel.tables._engines import in_pandas
from conflictmodel.values import Subject
from conflictmodel.values.subjects import in_full

_KINDS: Mapping[str, DType] = {
    **dict.fromkeys(["decimals", "lower", "best", "upper", "origins", "reports"], nw.Int64()),
    **dict.fromkeys(("gap_lower", "gap_upper"), nw.Int64()),
    **dict.fromkeys(("via", "words", "supersedes", "others"), nw.List(nw.String())),
    "agrees": nw.Boolean(),
    "day": nw.Date(),
}
"""The types of columns that are not text."""

_TOO_LARGE = 2**63
_ENGINES = ("polars", "pandas", "pyarrow")


def to_frame(
    values: (
        Iterable[Estimate]
        | Iterable[Assessment]
        | Iterable[Finding]
        | Iterable[RecordFinding]
        | Dossier
    ),
    into: type[IntoDataFrameT],
) -> IntoDataFrameT:
    """Return estimates, assessments or findings as a frame, a row for each.

    Figures are in the smallest parts of their unit, of which `decimals` digits are a whole one. The
    columns of an estimate have the names that `combine` and `supersede` look for; `day` is the last
    one of `stated`, and `place_in_full` tells places of one name apart. Those of an assessment are
    its subject and what `combine` makes, and the `conclusion` in words.

    Args:
        values: The estimates, assessments or findings; of a dossier its estimates that stand.
        into: The type of frame: `polars.DataFrame`, `pandas.DataFrame` or `pyarrow.Table`. pandas
            needs pyarrow, whose types its columns have.

    Raises:
        InvalidValueError: If they are of several types, or a number does not fit in 64 bits.

    >>> import polars as pl
    >>> from conflictmodel import example
    >>> to_frame(example(), pl.DataFrame).select("id", "lower", "upper").row(0)
    ('01-jcs-statement', 1050, 1150)
    """
    given = values.of_type(Estimate) if isinstance(values, Dossier) else values
    return _framed("to_frame", given if _are_several(given) else (given,), into)


def combine_each(
    estimates: Dossier | Iterable[Estimate],
    *,
    rule: AnyRule | str,
    into: type[IntoDataFrameT],
    about: Iterable[Subject] | None = None,
) -> IntoDataFrameT:
    """Return what a rule concludes about each of many subjects, a row for each, as of `to_frame`.

    Unlike `combine`, which takes a table, it infers all that `conflictmodel.combine` does. It is
    `about` the subjects of the estimates that stand, unless others are given.

    >>> import polars as pl
    >>> from conflictmodel import example, hull
    >>> found = combine_each(example(), rule=hull, into=pl.DataFrame)
    >>> found.select("group", "lower", "upper", "agrees", "origins").row(0)
    ('North Korean troops', 1050, None, False, 2)
    """
    by = rule_named(rule) if isinstance(rule, str) else rule
    said = claims_of("combine_each", estimates)
    dossier = estimates if isinstance(estimates, Dossier) else Dossier(said)  # it has an index
    asked = (each.subject for each in dossier.of_type(Estimate))
    subjects = asked if about is None else _checks.listed("combine_each", "about", about, Subject)
    answers = (combine(dossier, rule=by, about=each) for each in dict.fromkeys(subjects))
    return _framed("combine_each", answers, into)


def _are_several(values: object) -> TypeGuard[Iterable[object]]:
    return isinstance(values, Iterable)


def _framed(function: str, values: Iterable[object], into: type[IntoDataFrameT]) -> IntoDataFrameT:
    table = _table(function, [_row(function, value) for value in values])
    schema = {name: _KINDS.get(name, nw.String()) for name in table}
    engine = getattr(into, "__module__", "").partition(".")[0]
    found: object = None
    if engine in _ENGINES:
        is_arrow = engine != "polars"
        if is_arrow and find_spec("pyarrow") is None:
            message = f"a frame of {engine} is made by pyarrow, which is missing: install it too"
            raise _checks.refusal(function, Problem("into", message))
        found = nw.from_dict(table, schema, backend="pyarrow" if is_arrow else "polars").to_native()
    if engine == "pandas":
        found = in_pandas(found)
    if not _is_type(into) or not isinstance(found, into):
        got = _checks.shown(into) if _is_type(into) else f"a value of {type(into).__name__}"
        message = f"expected a type of frame of {', '.join(_ENGINES)}, got {got}"
        raise _checks.refusal(function, Problem("into", message))
    return found


def _is_type(into: object) -> bool:
    return isinstance(into, type)


def _table(function: str, rows: Sequence[dict[str, object]]) -> dict[str, list[object]]:
    table: dict[str, list[object]] = {name: [] for row in rows[:1] for name in row}
    problems: list[Problem] = []
    for index, row in enumerate(rows):
        if row.keys() != table.keys():
            raise _checks.refusal(function, Problem(f"values[{index}]", "it is of another type"))
        for name, cell in row.items():
            if isinstance(cell, int) and cell >= _TOO_LARGE:
                message = f"{_checks.shown(cell)} does not fit in 64 bits"
                problems.append(Problem(f"values[{index}], {name}", message))
            table[name].append(cell)
    _checks.refuse(function, tuple(problems))
    return table


def _row(function: str, value: object) -> dict[str, object]:
    match value:
        case Estimate():
            return _of_estimate(value)
        case Assessment():
            return _of_assessment(value)
        case RecordFinding():
            kind = value.kind.replace("{}", "…")
            return {"path": value.path, "kind": kind, "message": value.message}
        case Finding():
            texts = {"code": value.code, "claim": value.claim, "message": value.message}
            return {**texts, "others": list(value.others)}
        case _:
            expected = "expected estimates, assessments, findings or a dossier"
            message = f"{expected}, got {_checks.shown(value)}"
            raise _checks.refusal(function, Problem("values", message))


def _of_subject(subject: Subject) -> dict[str, object]:
    return {
        "group": str(subject.group),
        "measure": str(subject.measure),
        "place": subject.place and str(subject.place),
        "place_in_full": subject.place and in_full(subject.place),
        "period": subject.period.edtf,
        "unit": subject.unit.name,
        "decimals": subject.unit.decimals,
    }


def _of_estimate(said: Estimate) -> dict[str, object]:
    by = said.by
    return {
        "id": said.id,
        **_of_subject(said.subject),
        "lower": said.range.lower,
        "best": said.best,
        "upper": said.range.upper,
        "source": by.source.name,
        "kind": by.source.kind.value,
        "origin": by.source.origin,
        "stated": by.stated.edtf,
        "day": by.stated.last,
        "grade": by.grade and str(by.grade),
        "via": [relay.name for relay in by.via],
        "words": [phrase_of(words) for words in said.words],
        "supersedes": list(said.supersedes),
    }


def _of_assessment(found: Assessment) -> dict[str, object]:
    best = one_best(voice.best for voice in found.voices)
    one = found.pieces[0] if len(found.pieces) == 1 else None
    return {
        **_of_subject(found.about),
        "lower": one and one.lower,
        "best": next((best for piece in found.pieces if best_in(piece, best) is not None), None),
        "upper": one and one.upper,
        "agrees": found.max_agreeing == len(found.voices) if found.voices else None,
        "origins": len({voice.origin for voice in found.voices}),
        "reports": len({report for voice in found.voices for report in voice.reports}),
        "gap_lower": found.gap and found.gap.lower,
        "gap_upper": found.gap and found.gap.upper,
        "conclusion": found.conclusion,
    }
