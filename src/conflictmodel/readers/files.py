"""Reading files: which format a file is of, and what it says."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args

from attrs import evolve

from conflictmodel import _checks
from conflictmodel.claims.dossiers import Dossier, together
from conflictmodel.errors import DocumentError, InvalidValueError, Problem, UnknownNameError
from conflictmodel.files import atomic
from conflictmodel.files.containers import refuse_named, unpacked
from conflictmodel.files.csv_rows import OTHER_DELIMITERS
from conflictmodel.files.input import Input, Progress, refusal, refuse_utf_16, text_of
from conflictmodel.files.json_text import first_row
from conflictmodel.formats import table
from conflictmodel.formats.document import loads
from conflictmodel.formats.lines import claims_in, title_in
from conflictmodel.readers import (
    acled,
    air_attacks,
    control_changes,
    iati,
    kiel,
    losses,
    oryx,
    palestine,
    ucdp,
)
from conflictmodel.readers._formats import names_in, records_of
from conflictmodel.readers._rows import SET_ASIDE
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.values.periods import written_day

_DOCUMENT, _LINES, _FLAT = "conflictmodel", "conflictmodel-lines", "conflictmodel-csv"
_MODULES = (acled, air_attacks, control_changes, iati, kiel, losses, oryx, palestine, ucdp)
_ALL = chain.from_iterable(each.FORMATS for each in _MODULES)
_PUBLISHED = {each.name: each for each in sorted(_ALL, key=lambda each: each.name)}
_HEAD = 1 << 16  # what is read ahead, and more than any header
_ENOUGH = 0.5  # a file that has half of what a format needs is refused with what else it needs
_FEW = 8
_LONGEST_COLUMN = 40
_OWN_TABLE = ": `read_table`, or the command with `--columns`, reads a table of one's own"

OnProblem: TypeAlias = Literal["refuse", "set_aside"]
"""What a record costs that cannot be read: the file, or itself.

>>> way: OnProblem = "set_aside"
"""

ON_PROBLEM: tuple[OnProblem, ...] = get_args(OnProblem)

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        _DOCUMENT: "a document of this library (JSON)",
        _LINES: "claims of this library, one in each line (JSON Lines)",
        _FLAT: "claims of this library, one figure in each row (CSV)",
    }
    | {name: each.title for name, each in _PUBLISHED.items()}
)
"""What can be read: the name of each format, and what it is.

>>> FORMATS["control-changes"]
'who held which settlement, as changes (CSV)'
"""


def read_file(
    path: str | os.PathLike[str],
    *,
    as_format: str | None = None,
    on_problem: OnProblem = "refuse",
    progress: Progress | None = None,
) -> Extract:
    r"""Read a file whose format is recognised by its content: wholly, or not at all.

    Args:
        path: The file.
        as_format: The name of its format, where it is not to be recognised.
        on_problem: What a record costs that cannot be read: "refuse" refuses the file, and with
            "set_aside" the record is kept as it was published, makes no claim, and has a finding
            that says why. Claims of this library are read wholly, or not at all.
        progress: Called now and then with the bytes read so far, and the bytes of the file.

    Raises:
        DocumentError: If the file cannot be read, is of no known format, or is damaged, with its
            problems: all of a document, otherwise the first 100, each at its line.
        UnknownNameError: If there is no format, or no way with problems, of that name.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> text = (
    ...     "snapshot_utc,commit,name,previous,held_by,as_of\n"
    ...     "2022-09-10T23:10:36Z,7a9,Izium,Russia,Ukraine,10 September 2022\n")
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "held.csv")
    ...     _ = file.write_text(text)
    ...     print(*read_file(file).dossier.claims)
    Izium 7a9: Izium taken by Ukraine, 2022-09-10
    """
    name = atomic.name_of("read_file", path)
    check_options("read_file", on_problem, progress, as_format)
    with _recognising(name, as_format, on_problem, progress) as (given, found):
        if found in _OWN:
            return Extract(found, _OWN[found](name, given))
        return extract_of(found, _PUBLISHED[found].made(given), sets_aside=given.sets_aside)


def extract_of(
    name: str, made: Iterable[Record], *, sets_aside: bool, owner: str = "read_file"
) -> Extract:
    """Return the records of a format as one extract; those whose claims clash may be set aside."""
    with atomic.no_collections():
        records = tuple(_once(records_of(made, sets_aside=sets_aside, owner=owner)))
        try:
            return _together(name, records)
        except InvalidValueError as error:
            if not sets_aside:
                raise
            return _together(name, tuple(_without(records, error.problems)))


def _once(records: Iterable[Record]) -> Iterator[Record]:
    """Yield records, without the claims of those that say what an earlier one does."""
    met: dict[str, Record] = {}
    for record in records:
        pairs = [(claim, met.setdefault(claim.id, record)) for claim in record.claims]
        if pairs and all(each is not record and claim in each.claims for claim, each in pairs):
            where = pairs[0][1].where
            finding = RecordFinding("", "it says what {} does, and counts once", (where,))
            yield evolve(record, claims=(), findings=(*record.findings, finding))
        else:
            yield record


def _together(name: str, records: Sequence[Record]) -> Extract:
    claims = [claim for record in records for claim in record.claims]
    where = [record.where for record in records for _ in record.claims]
    return Extract(name, together(claims, where), records)


def _without(records: Iterable[Record], problems: Iterable[Problem]) -> Iterator[Record]:
    """Yield records, those set aside whose claims do not go with those before."""
    wrong = {problem.path.rpartition(", ")[0]: problem.message for problem in problems}
    for record in records:
        if record.claims and record.where in wrong:
            finding = RecordFinding("", SET_ASIDE, (wrong[record.where],), ())
            unmapped = tuple(column for column, value in record.published if value.strip())
            findings = (finding, *record.findings)
            yield evolve(record, claims=(), unmapped=unmapped, findings=findings)
        else:
            yield record


def stream_file(
    path: str | os.PathLike[str],
    *,
    as_format: str | None = None,
    on_problem: OnProblem = "refuse",
    progress: Progress | None = None,
) -> Iterator[Record]:
    """Yield the records of a file of others, one after the other, in constant memory.

    Records before the first problem have been yielded when it is met; after it, none is. That each
    claim has an id of its own is not looked at: that takes all of them, in a `Dossier`.

    The arguments are those of `read_file`.

    Raises:
        DocumentError: As `read_file`; and for claims of this library, which `read_file` and
            `load_lines` read.
        UnknownNameError: If there is no format of that name.

    >>> next(stream_file("missing.csv"))
    Traceback (most recent call last):
    conflictmodel.errors.DocumentError: missing.csv: cannot be read: ...
    """
    name = atomic.name_of("stream_file", path)
    check_options("stream_file", on_problem, progress, as_format)
    return _streamed(name, as_format, on_problem, progress)


def _streamed(
    name: str, as_format: str | None, on_problem: str, progress: Progress | None
) -> Iterator[Record]:
    with _recognising(name, as_format, on_problem, progress) as (given, found):
        if found in _OWN:
            message = "claims of this library have no records: use read_file, or load_lines"
            raise _checks.refusal("stream_file", Problem("$", message))
        yield from records_of(_PUBLISHED[found].made(given), sets_aside=given.sets_aside)


def check_options(
    function: str, on_problem: str, progress: Progress | None, as_format: str | None = None
) -> None:
    """Refuse what is no format, no way with problems, or nothing that progress is reported to."""
    _checks.refuse(
        function,
        _checks.optional("as_format", as_format, str),
        _checks.is_a("on_problem", on_problem, str),
        () if progress is None else _checks.function("progress", progress),
    )
    if as_format is not None and as_format not in FORMATS:
        raise UnknownNameError("format", as_format, tuple(FORMATS))
    if on_problem not in ON_PROBLEM:
        raise UnknownNameError("way with problems", on_problem, ON_PROBLEM)


@contextmanager
def _recognising(
    name: str, as_format: str | None, on_problem: str, progress: Progress | None
) -> Generator[tuple[Input, str]]:
    with opened(name, progress, lambda head: bool(_own(head) or _likest(head))) as given:
        found = as_format or _recognised(given)
        given.sets_aside = on_problem == "set_aside" and found not in _OWN
        yield given, found


@contextmanager
def opened(
    name: str,
    progress: Progress | None,
    is_known: Callable[[str], bool],
    sheet: str | None = None,
    way_out: str = "save one as CSV, or name it, as `sheet`, to `read_table`",
) -> Generator[Input]:
    """Open a file; what is wrong with it names the file. Of a workbook one sheet is read."""
    met: list[str] = []

    def chosen(sheets: Mapping[str, bytes]) -> bytes:
        met.extend(sheets)
        if sheet is not None and sheet not in sheets:
            has = ", ".join(sheets)
            raise refusal("sheet", f"the workbook has no {_checks.shown(sheet)}; it has {has}")
        return sheets[_sheet_of(sheets, is_known, way_out) if sheet is None else sheet]

    try:
        with atomic.opened(name) as file, unpacked(file, chosen) as plain:
            given = Input(name, plain, progress)
            given.look_ahead(_HEAD)
            refuse_named(given.head)
            _checks.refuse("read_file", () if met else no_workbook(sheet))
            yield given
    except InvalidValueError as error:
        raise DocumentError(atomic.printable(name), error.problems) from None


def _recognised(given: Input) -> str:
    # From what is certain to what is likely: what this library wrote names itself.
    text = given.beginning
    if not text.startswith("<"):  # XML says itself how it is encoded
        refuse_utf_16(given.head)
    if found := _own(text) or _likest(text):
        return found
    raise _checks.refusal("read_file", Problem("$", losses.doubt(text) or _unrecognised(text)))


def _own(text: str) -> str | None:
    if text.startswith("{"):
        # Within a text of JSON the quotation marks would be escaped.
        plain = "".join(text.split())
        return next((each for each in (_LINES, _DOCUMENT) if f'"format":"{each}"' in plain), None)
    return _FLAT if table.is_flat(text) else None


def no_workbook(sheet: str | None) -> _checks.Problems:
    """Return the problem of a sheet that is named of what has none."""
    return () if sheet is None else (Problem("sheet", "this is no workbook, and has no sheets"),)


def _sheet_of(sheets: Mapping[str, bytes], is_known: Callable[[str], bool], way_out: str) -> str:
    """Return the one sheet of a workbook that is of a known format, or the only one."""
    heads = {name: text_of(rows[:_HEAD]) for name, rows in sheets.items()}
    known = [name for name, head in heads.items() if is_known(head)]
    if len(known) != 1 and len(sheets) != 1:
        listed = ", ".join(known or sheets)
        which = "that can be read" if known else "and none has the columns that are needed"
        message = f"the workbook has {len(known or sheets)} sheets {which} ({listed})"
        raise refusal("$", f"{message}: {way_out}")
    return known[0] if known else next(iter(sheets))


def _likest(text: str) -> str | None:
    # Tables of others share columns, and gain new ones: the best match is taken, not the first.
    likest = max(_PUBLISHED.values(), key=lambda each: each.likeness(text))
    return likest.name if likest.likeness(text) >= _ENOUGH else None


def _unrecognised(text: str) -> str:
    is_json, columns = text.startswith(("{", "[")), names_in(text)
    if sum(each.isdecimal() or written_day(each) is not None for each in columns) > 1:
        like = [each.name for each in _PUBLISHED.values() if each.columns == len(columns)]
        advice = f", or in Python read it with as_format={like[0]!r}, if it is one" if like else ""
        return f"the first row has values, and no names of columns: add the header{advice}"
    for delimiter, name in OTHER_DELIMITERS.items():
        if likest := _likest(text.replace(delimiter, ",")):
            advice = f"its columns are parted by {name}: save them with commas"
            return f"this is like {likest}, but {advice}"
    if not text:
        found = "the file is empty"
    elif len(columns) > 1 or (is_json and columns):
        shown = ", ".join(_checks.shown(each[:_LONGEST_COLUMN]) for each in columns[:_FEW])
        kind = "JSON with the keys" if is_json else "a table with the columns"
        found = f"no known format is {kind} {shown}"
        if is_json and [] in first_row(text).values():
            found += ", of which a list is empty: there may be nothing to read"
    else:
        found = "this is no file of a known format"
    own = _OWN_TABLE if len(columns) > 1 and not is_json else ""
    return f"{found}{own}; known formats: {', '.join(FORMATS)}"


def _lines(name: str, given: Input) -> Dossier:
    title = title_in(name, given)
    claims = tuple(claims_in(name, given))
    return together(claims, [f"line {number:,}" for number, _ in enumerate(claims, 2)], title)


_OWN: Mapping[str, Callable[[str, Input], Dossier]] = {
    _DOCUMENT: lambda name, given: loads(atomic.whole(given.read), name=atomic.printable(name)),
    _LINES: _lines,
    _FLAT: lambda _, given: table.read(given),
}
