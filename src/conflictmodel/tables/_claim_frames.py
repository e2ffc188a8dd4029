"""Claims as a frame and back: the columns of the flat table, with the types that they have."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module

import narwhals.stable.v2 as nw
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrameT, IntoFrame

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier, claims_of
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.formats._shapes import TAG
from conflictmodel.formats._table_columns import Holds, Row, columns
from conflictmodel.formats._table_reading import dossier_of, value_of
from conflictmodel.formats._table_writing import cell_of, rows_of
from conflictmodel.tables._frames import WHOLE, Column, Opened

_WHOLE = frozenset(
    {
        "best",
        *("figure.lower", "figure.upper"),
        *(f"{owner}decimals" for owner in ("figure.unit.", "subject.unit.", "unit.")),
    }
)
_OTHERS: Mapping[str, DType] = {
    "by.published": nw.Date(),
    "is_forward": nw.Boolean(),
    "subject.measure.accrues": nw.Boolean(),
    "supersedes": nw.List(nw.String()),
}
_TOO_LARGE = 2**63
_ENGINES = ("polars", "pandas", "pyarrow")


def to_frame(
    claims: Claim | Iterable[Claim] | Dossier, kind: type[IntoDataFrameT]
) -> IntoDataFrameT:
    """Return claims as a frame: the flat table, with a row for each figure.

    Its columns are those that the documentation describes under "The document", in one order and
    all of them, whatever the claims. `figure.lower`, `figure.upper`, `best` and decimals are
    Int64, `by.published` is a day, `supersedes` lists texts, and other values that are no text are
    JSON. A `figure.upper` that is null is no upper end. `from_frame` returns equal claims.

    Args:
        claims: A claim, claims or a dossier, of which all claims are taken.
        kind: The type of frame: `polars.DataFrame`, `pandas.DataFrame` or `pyarrow.Table`. pandas
            needs pyarrow, whose types its columns have.

    Raises:
        InvalidValueError: If the claims make no dossier, or a number does not fit in 64 bits.

    >>> import polars as pl
    >>> from conflictmodel import Estimate, example
    >>> len(to_frame(example(), pl.DataFrame)) > len(example().of_type(Estimate))
    True
    >>> frame = to_frame(example().of_type(Estimate)[:2], pl.DataFrame)
    >>> frame.select("figure.lower", "figure.upper").rows()
    [(1050, 1150), (1001, None)]
    """
    engine = _engine_of(kind)
    if engine not in _ENGINES:
        raise _refusal(kind)
    dossier = Dossier(claims_of("to_frame", claims))
    schema = {name: _kind(name) for name in columns()}
    table: dict[str, list[object]] = {name: [] for name in schema}
    problems: list[Problem] = []
    for cells in rows_of(dossier, guarded=False):
        for name, column in table.items():
            value = _value(name, cells[name]) if name in cells else None
            if isinstance(value, int) and value >= _TOO_LARGE:
                message = f"{_checks.shown(value)} does not fit in 64 bits"
                problems.append(Problem(f"{cells['id']}, {name}", message))
            column.append(value)
    _checks.refuse("to_frame", tuple(problems))
    if engine == "polars":
        found: object = nw.from_dict(table, schema, backend="polars").to_native()
    else:
        made = nw.from_dict(table, schema, backend="pyarrow")
        arrow = getattr(made, "to_arrow")()  # noqa: B009 - pyarrow has no types
        found = arrow
        if engine == "pandas":  # with columns of the types of pyarrow, which have nulls
            found = arrow.to_pandas(types_mapper=import_module("pandas").ArrowDtype)
    if not isinstance(found, kind):
        raise _refusal(kind)
    return found


def _engine_of(kind: object) -> str | None:
    return kind.__module__.partition(".")[0] if isinstance(kind, type) else None


def _refusal(kind: object) -> InvalidValueError:
    got = _checks.shown(kind) if isinstance(kind, type) else f"a value of {type(kind).__name__}"
    message = f"expected a type of frame of {', '.join(_ENGINES)}, got {got}"
    return _checks.refusal("to_frame", Problem("kind", message))


def from_frame(frame: IntoFrame) -> tuple[Claim, ...]:
    """Return the claims of a frame, of any engine, as `to_frame` makes them; it is collected.

    The rows of one claim follow each other. The columns may come in any order, and one in which no
    row has a value may be left out.

    Raises:
        InvalidValueError: If it is no such frame; its first 100 problems are at row and column.

    >>> import polars as pl
    >>> from conflictmodel import example
    >>> claims = example().claims
    >>> from_frame(to_frame(claims, pl.DataFrame)) == claims
    True
    """
    opened = Opened("from_frame", frame)
    opened.check([Column("type", TAG, (nw.String,))])
    opened.check_known(
        {name: WHOLE if name in _WHOLE else (type(_kind(name)),) for name in columns()}
    )
    rows = (
        Row(
            f"row {number:,}",
            {name: _cell(name, value) or '""' for name, value in row.items() if value is not None},
        )
        for number, row in enumerate(opened.rows(), 1)
    )
    return dossier_of(rows, "from_frame", may_have_title=False).claims


def _kind(name: str) -> DType:
    return nw.Int64() if name in _WHOLE else _OTHERS.get(name, nw.String())


def _value(name: str, cell: str) -> object:
    holds = columns()[name]
    if holds is Holds.JSON and name not in _WHOLE and name not in _OTHERS:
        return cell
    value = value_of(cell, holds)
    return date.fromisoformat(str(value)) if _kind(name) == nw.Date else value


def _cell(name: str, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return json.dumps(value)
    if columns()[name] is Holds.JSON:
        return value
    return cell_of(value)
