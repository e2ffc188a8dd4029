"""One's own table: a spreadsheet or a frame, of which each column is said to be what it is."""

import os
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, TypeGuard, TypeVar, Unpack, final, get_args

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims import Estimate
from conflictmodel.errors import MissingExtraError, PhraseError
from conflictmodel.files import atomic
from conflictmodel.files.containers import text_of_cell
from conflictmodel.files.csv_rows import columns_of, delimiter_of, header_problems
from conflictmodel.files.input import Progress
from conflictmodel.phrases.figures import Policy, Wording, read
from conflictmodel.readers import files, table_columns
from conflictmodel.readers._cells import Columns, plain_day, plain_decimal
from conflictmodel.readers._formats import Layout, described, made_by, names_in
from conflictmodel.readers._rows import AT_ANY_TIME, Known, Row, decimal
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.values import PERSONS, Group, Measure, Period, Place, Range, Subject, Unit
from conflictmodel.values.ranges import exactly, unknown
from conflictmodel.values.sources import Attribution, Grade, Source, SourceKind

_T = TypeVar("_T")
_Figure: TypeAlias = tuple[Range | None, int | None, tuple[str | Wording, ...]]
_PARQUET = b"PAR1"
_Engine: TypeAlias = Literal["polars", "pyarrow", "pandas"]
_ENGINES: tuple[_Engine, ...] = get_args(_Engine)
_NO_VALUE = ("<NA>", "NaT", "nan")
_NAMES = (Group, Place, Source)
_FIGURES = ("lower", "best", "upper", "words")
_WHICH = "say which by `sheet`"
_MISSING = ": a text names a column; a value is written such as KILLED or Source('Herald', …)"
_WITHOUT: dict[str, str] = described()["table"]["without"]


def read_table(
    table: object,
    /,
    *,
    on_problem: files.OnProblem = "refuse",
    progress: Progress | None = None,
    **columns: Unpack[table_columns.TableColumns],
) -> Extract:
    """Read one's own table of figures, one in each row, as estimates.

    A text names a column, a value holds for every row. Where the ends are blank the words are read
    by the policy, and elsewhere compared with them. A row with an upper end alone is "at most", one
    with a best figure alone has no bounds, one without any figure no claim. What is not there and
    not needed is a finding for its column.

    Args:
        table: A file of CSV, JSON, JSON Lines or Parquet, or a workbook; or a frame of polars,
            pandas, pyarrow or DuckDB, with the extra `tables`.
        on_problem: What a row costs that cannot be read, as of `read_file`.
        progress: Called now and then with the bytes read so far, and the bytes of the file.
        columns: The keywords of `TableColumns`; group, measure, period and source are needed.

    Raises:
        DocumentError: If the file cannot be read, lacks a column that is needed, or is damaged.
        InvalidValueError: If that is so of a frame, or an argument is of the wrong type.
        MissingExtraError: If a package is missing that the frame or file needs.

    >>> from conflictmodel import KILLED, ROUNDING_1
    >>> from polars import DataFrame
    >>> mine = DataFrame({"event": ["Marsk"], "day": ["2025"],
    ...     "who": ["A"], "said": ["about 1500"]})
    >>> print(*read_table(mine, group="event", measure=KILLED, period="day",
    ...     source="who", words="said", policy=ROUNDING_1).dossier.claims)
    row 1 said: 1,450–1,550 persons; Marsk, killed, anywhere, 2025
    """
    files.check_options("read_table", on_problem, progress)
    _checks.refuse("read_table", tuple(table_columns.problems_of({**columns})))
    sets_aside = on_problem == "set_aside"
    sheet = columns.get("sheet")
    name = atomic.name_of("read_table", table) if _is_path(table) else None
    mapping = _Mapping({**columns}, Path(name or "").stem)
    if name is None or _is_parquet(name):
        _checks.refuse("read_table", files.no_workbook(sheet))
        rows = _rows_of(table if name is None else Path(name), mapping)
        return files.extract_of("table", rows, sets_aside=sets_aside, owner="read_table")
    has_all = {*mapping.needed}.issubset
    with files.opened(name, progress, lambda h: has_all(columns_of(h)), sheet, _WHICH) as given:
        given.sets_aside = sets_aside
        delimiter = delimiter_of(given.beginning)
        layout = Layout(
            mapping.needed, is_meant=table_columns.is_code, delimiter=delimiter, advice=_MISSING
        )
        rows = made_by(given, mapping.claims, layout)
        return files.extract_of("table", rows, sets_aside=sets_aside, owner="read_table")


def _is_parquet(name: str) -> bool:
    with atomic.opened(name) as file:
        return file.read(len(_PARQUET)) == _PARQUET


def _is_path(table: object) -> TypeGuard[str | os.PathLike[str]]:
    return isinstance(table, str | os.PathLike)


def suggested_columns(path: str | os.PathLike[str], *, sheet: str | None = None) -> str:
    """Return what the columns of a file, or of a sheet of it, may be: TOML to look through.

    Raises:
        DocumentError: If the file cannot be read.

    >>> suggested_columns("missing.csv")
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: ...
    """
    _checks.refuse("suggested_columns", _checks.optional("sheet", sheet, str))
    name = atomic.name_of("suggested_columns", path)
    with files.opened(name, None, lambda _: True, sheet, _WHICH) as given:
        head = given.beginning
    return table_columns.suggested(names_in(head, delimiter_of(head)), sheet)


def _rows_of(frame: object, mapping: "_Mapping") -> Iterator[Record]:
    try:
        import narwhals.stable.v2 as nw  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError("reading a frame", "narwhals", "tables") from None
    found = _parquet(frame) if isinstance(frame, Path) else nw.from_native(frame, pass_through=True)
    eager = found.collect() if isinstance(found, nw.LazyFrame) else found
    if not isinstance(eager, nw.DataFrame):
        raise _checks.unlike("read_table", "table", frame, str, Path)
    named = enumerate(eager.columns, 1)  # one without a name is named by its place
    names = [name if f"{name}".strip() else f"column {at}" for at, name in named]
    _checks.refuse("read_table", _checks.texts("columns", (*names,)))
    _checks.refuse("read_table", tuple(header_problems(names, mapping.needed, _MISSING)))
    columns, known = Columns(table_columns.is_code), Known()
    for number, values in enumerate(eager.iter_rows(), 1):
        cells = {
            name: "" if value is None or f"{value}" in _NO_VALUE else text_of_cell(value)
            for name, value in zip(names, values, strict=True)
        }
        row = Row(f"row {number:,}", cells, columns)
        yield row.record(lambda row: mapping.claims(row, known))
    if odd := columns.findings():
        yield Record("columns", findings=odd)


def _parquet(path: Path) -> object:
    import narwhals.stable.v2 as nw  # noqa: PLC0415 - an extra

    for engine in _ENGINES:
        try:
            return nw.read_parquet(path, backend=engine)
        except ModuleNotFoundError:
            continue
        except Exception as error:  # noqa: BLE001 - each engine has errors of its own
            raise atomic.refusal(str(path), f"it cannot be read: {error}") from None
    raise MissingExtraError("reading Parquet", "polars", "polars")


@final
class _Mapping:
    def __init__(self, given: Mapping[str, object], name: str = "") -> None:
        self._given, self._name = given, name
        self._named = {key: each for key, each in given.items() if isinstance(each, str)}
        self.needed = tuple(
            self._named[key] for key in (*table_columns.NEEDED, *_FIGURES) if key in self._named
        )
        self._read = {key: cache(read_text) for key, (_, read_text) in table_columns.VALUES.items()}
        self._part = cache(evolve)  # many rows are of one group
        self._sources: dict[str, Source] = {}

    def claims(self, row: Row, known: Known) -> Iterator[Estimate]:
        group, measure = self._group(row), self._value(row, "measure", Measure)
        period, by = self._value(row, "period", Period), self._by(row)
        place, unit = self._value(row, "place", Place), self._value(row, "unit", Unit) or PERSONS
        figure, best, words = self._figure(row, unit)
        # One table may be read once for each of its columns, and several of one kind together.
        column = next((self._named[key] for key in _FIGURES if key in self._named), "")
        place_of_row = " ".join(filter(None, (self._name, row.where, column)))
        name = known.ids.of(row, "id", self._text(row, "id") or place_of_row)
        if group and measure and period and by and figure:
            subject = Subject(group, measure, period, place, unit)
            yield Estimate(name, subject, figure, by, words, best=best)

    def _column(self, row: Row, key: str) -> str | None:
        column = self._named.get(key)
        if column is None:
            if key in _WITHOUT:
                row.columns.note(key, row.where, _WITHOUT[key])
            return None
        if column not in row.cells:
            row.columns.note(column, row.where, "there is no such column")
        if key in table_columns.NEEDED:
            row.text(column)  # which says where it is blank
        return None if row.optional(column) is None else column

    def _text(self, row: Row, key: str) -> str | None:
        column = self._column(row, key)
        return None if column is None else row.text(column)

    def _value(self, row: Row, key: str, kind: type[_T]) -> _T | None:
        found = self._given.get(key)
        if not isinstance(found, kind):
            column, read = self._column(row, key), self._read[key]
            if column is None:
                found = None
            elif kind in _NAMES:  # NA in quotes may be one
                found = row.tried(column, lambda: read(row.text(column)), None)
            else:
                found = row.read(column, read, None, plain_day if kind is Period else str)
        return found if isinstance(found, kind) else None

    def _group(self, row: Row) -> Group | None:
        group = self._value(row, "group", Group)
        whole = self._value(row, "within", Group) if "within" in self._given else None
        return self._part(group, within=whole) if group and whole else group

    def _by(self, row: Row) -> Attribution | None:
        source, relays = self._value(row, "source", Source), self._given.get("via")
        if source is not None and "source" in self._named:
            kind, origin = self._value(row, "kind", SourceKind), self._text(row, "origin")
            made = Source(source.name, kind or SourceKind.OTHER, origin or source.name)
            source = self._sources.setdefault(made.name, made)
            if source != made:
                message = "an earlier row has another kind or origin of {}: it is taken for that"
                row.finding(self._named["source"], message, made.name)
        names = row.entries(relays) if isinstance(relays, str) else ()
        via = [self._sources.setdefault(each, Source(each, SourceKind.OTHER)) for each in names]
        stated, grade = self._value(row, "stated", Period), self._value(row, "grade", Grade)
        through = (relays,) if isinstance(relays, Source) else tuple(via)
        return source and Attribution(source, stated or AT_ANY_TIME, through, grade=grade)

    def _figure(self, row: Row, unit: Unit) -> _Figure:
        low, middle, high = (self._end(row, key, unit) for key in ("lower", "best", "upper"))
        figure = None
        if low and high and high.upper is not None and low.lower > high.upper:
            ends = (self._text(row, key) for key in ("lower", "upper"))
            row.wrong(self._named["lower"], "{} is above the upper end, {}".format(*ends))
        elif low or high:
            figure = Range(low.lower if low else 0, high.upper if high else None)
        best = middle.lower if middle and middle.is_exact else None
        phrase, is_all = self._text(row, "words"), not (figure or middle)
        if phrase is None:
            if is_all:
                row.finding("", "no figure is given")
            return figure or (unknown() if middle else None), best, ()
        said = self._said(row, phrase, unit, is_all=is_all)
        if said and figure and said.range != figure:
            kind = "{} is read as {}, and the ends are {}"
            row.finding(self._named["words"], kind, phrase, said.range, figure)
        figure = figure or (said.range if said else unknown() if middle else None)
        return figure, best, (said or phrase,)

    def _end(self, row: Row, key: str, unit: Unit) -> Range | None:
        column = self._column(row, key)
        if column is None:
            return None
        if not unit.decimals:
            number = row.optional_count(column)
            return None if number is None else exactly(number)
        amount = row.read(column, decimal, Decimal(0), plain_decimal)
        if amount < 0:
            row.wrong(column, "it is below 0, which no amount is")
        return row.amount(column, abs(amount), unit)

    def _said(self, row: Row, phrase: str, unit: Unit, *, is_all: bool) -> Wording | None:
        policy, reason = self._value(row, "policy", Policy), "no policy is named"
        if policy is not None:
            try:
                said = read(phrase, policy=policy)
            except PhraseError as error:
                reason = error.reason
            else:
                if said.unit == (unit if unit.is_currency else None):
                    return said
                reason = f"it is not of {unit}"
        if policy or is_all:
            lost = () if is_all else None
            row.finding(self._named["words"], "{} is not read: {}", phrase, reason, lost=lost)
        return None
