"""How the rows of the flat table are read."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from attrs import AttrsInstance

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier, together
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import Problems
from conflictmodel.files.json_text import found_by, parsed
from conflictmodel.formats import _shapes, _table_columns as flat
from conflictmodel.formats._codec import Reader
from conflictmodel.formats._shapes import TAG
from conflictmodel.values import Quantity, Range

_SHORT = 18  # digits of a number that is surely short enough
_QUOTED = "; a text that begins with a quotation mark is written as JSON"


def dossier_of(rows: Iterable[flat.Row], owner: str, *, may_have_title: bool) -> Dossier:
    """Return the dossier of rows, or raise their first 100 problems in the name of an owner."""
    problems, reader = Problems(), Reader(in_full=True)
    title: str | None = None
    claims: list[Claim] = []
    lines: list[str] = []
    for index, (_, group) in enumerate(groupby(rows, lambda row: row.claim)):
        found = tuple(group)
        is_title = may_have_title and index == 0 and found[0].cells.get(TAG) == flat.DOSSIER
        try:
            if is_title:
                title = _title_of(found[0])
            else:
                claims.append(_claim_of(found, reader))
                lines.append(found[0].where)
        except InvalidValueError as error:
            if problems.extend(error.problems):
                break
    _checks.refuse(owner, tuple(problems.found))
    return together(claims, lines, title)


def _title_of(row: flat.Row) -> str:
    """Return the title of the row that has it, and refuse the row where something else does."""
    problems: list[Problem] = []
    known = {TAG: flat.Holds.TEXT, flat.TITLE: flat.Holds.TEXT}
    values = _values(row.cells, known, f"the row of the {flat.DOSSIER}", row.where, problems)
    title, where = values.get(flat.TITLE), f"{row.where}, {flat.TITLE}"
    if flat.TITLE not in row.cells:
        problems.append(Problem(where, "the cell is empty"))
    _checks.refuse("table", tuple(problems) or _checks.text(where, title))
    return str(title)


def _claim_of(rows: Sequence[flat.Row], reader: Reader) -> Claim:
    """Return the claim of consecutive rows, or raise all problems at their lines and columns."""
    first, *others = rows
    base = first.part(of_figure=False)
    _checks.refuse("table", first.problems)
    problems = [
        Problem(f"{row.where}, {column}", f"it differs from {first.where}, where its claim begins")
        for row in others
        for cells in [row.part(of_figure=False)]
        for column in dict.fromkeys((*base, *cells))
        if base.get(column) != cells.get(column)
    ]
    tag = base.get(TAG)
    if tag not in flat.KINDS:
        message = f"expected one of {', '.join(flat.KINDS)}, {_got(tag)}"
        if tag == flat.DOSSIER:
            message = f"the row of the {tag} is the first, and there is one at most"
        problem = Problem(f"{first.where}, {TAG}", message)
        raise InvalidValueError("table", (*problems, problem))
    kind = flat.KINDS[tag]
    fields = flat.figure_fields(kind)
    values = _values(base, flat.columns_of_claim(kind), tag, first.where, problems)
    figures = _figures_of(_once(rows, fields, problems), fields, problems)
    trees = {
        name: [tree for _, tree in found] if flat.are_quantities(fields[name]) else found[0][1]
        for name, found in figures.items()
    }
    try:
        claim = reader.claim({TAG: tag, **_object(kind, values), **trees})
    except (InvalidValueError, RecursionError) as error:
        nowhere = ((first.where, None),)
        lines = {name: [where for where, _ in figures.get(name, nowhere)] for name in fields}
        known = {problem.path for problem in problems}
        found = (_placed(problem, first.where, lines) for problem in found_by(error, ""))
        # A cell that could not be read is missing for the reader, and is reported already.
        problems += [problem for problem in found if problem.path not in known]
        raise InvalidValueError("table", tuple(problems)) from None
    _checks.refuse("table", tuple(problems))
    return claim


def _got(cell: str | None) -> str:
    return "but the cell is empty" if cell is None else f"got {_checks.shown(cell)}"


def _once(
    rows: Sequence[flat.Row], known: Mapping[str, object], problems: list[Problem]
) -> Sequence[flat.Row]:
    """Return the rows without duplicates, which only amounts may be; add a problem for each."""
    firsts: dict[str | None, flat.Row] = {}
    found: list[flat.Row] = []
    for row in rows:
        name = row.cells.get(flat.FIGURE)
        first = firsts.setdefault(name, row)
        is_repeated = first is not row and first.cells == row.cells
        if is_repeated and not flat.are_quantities(known.get(str(name))):
            message = f"the row is a duplicate of that at {first.where}: delete one of them"
            problems.append(Problem(row.where, message))
        else:
            found.append(row)
    return found


def _figures_of(
    rows: Sequence[flat.Row], known: Mapping[str, object], problems: list[Problem]
) -> dict[str, list[tuple[str, object]]]:
    """Return the figures of a claim by their fields, each with its line; add what is wrong."""
    found: dict[str, list[tuple[str, object]]] = {}
    for row in rows:
        where = f"{row.where}, {flat.FIGURE}"
        cells = row.part(of_figure=True)
        name = cells.get(flat.FIGURE)
        if not cells:
            if known and len(rows) > 1:
                message = f"the claim has {len(rows)} rows, and this one is without a figure"
                problems.append(Problem(where, message))
        elif name is None or name not in known:
            expected = f"one of {', '.join(known)}" if known else "no figure"
            problems.append(Problem(where, f"expected {expected}, {_got(name)}"))
        elif name in found and not flat.are_quantities(known[name]):
            problems.append(Problem(where, f"{name!r} is already that of {found[name][0][0]}"))
        else:
            kind = Range if known[name] is Range else Quantity
            columns = flat.columns_of_figure(kind)
            values = _values(cells, columns, f"the figure {name}", row.where, problems)
            tree = _object(Range, {f"{flat.OF_FIGURE}upper": None, **values}, flat.OF_FIGURE)
            if kind is Quantity:
                tree = {"range": tree, **_object(Quantity, values, flat.OF_FIGURE)}
            found.setdefault(name, []).append((row.where, tree))
    return found


def _values(
    cells: flat.Cells,
    known: Mapping[str, flat.Holds],
    name: str,
    where: str,
    problems: list[Problem],
) -> dict[str, object]:
    """Return the values of JSON that cells stand for, by column; add what is wrong with them."""
    found: dict[str, object] = {}
    for column, cell in cells.items():
        place = f"{where}, {column}"
        if column not in known:
            problems.append(Problem(place, f"this column is not for {name}: leave the cell empty"))
            continue
        try:
            found[column] = value_of(cell, known[column])
        except (InvalidValueError, RecursionError) as error:
            hint = "" if known[column] is flat.Holds.JSON else _QUOTED
            problems += [Problem(place, f"{each.message}{hint}") for each in found_by(error, "")]
    return found


def value_of(cell: str, holds: flat.Holds) -> object:
    if holds is not flat.Holds.JSON and not cell.startswith('"'):
        return cell
    if cell.isdecimal() and len(cell) <= _SHORT and cell == str(int(cell)):
        return int(cell)  # as most of them are
    if cell.isspace():
        raise _checks.refusal("document", Problem("", "must not be empty"))
    return parsed(cell, is_line=True)


def _object(
    kind: type[AttrsInstance], values: Mapping[str, object], within: str = ""
) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in flat.types(kind):
        path = f"{within}{name}"
        if path in values:
            found[name] = values[path]
        elif name in flat.records(kind):
            members = _object(flat.records(kind)[name], values, f"{path}.")
            # What is required is there, if empty, so that each of its columns is reported.
            if members or name in _shapes.required_keys(kind):
                found[name] = members
    return found


def _placed(problem: Problem, where: str, lines: Mapping[str, Sequence[str]]) -> Problem:
    """Return a problem of a claim at the line and column of its path."""
    path = problem.path.removeprefix(".")
    step, _, rest = path.partition(".")
    name, _, index = step.partition("[")
    if name in lines:
        where = lines[name][int(index.removesuffix("]") or 0)]
        path = f"{flat.OF_FIGURE}{rest.removeprefix('range').removeprefix('.')}"
    column = path.removesuffix(".")
    message = problem.message
    if column in flat.columns():
        message = message.replace("the key is missing", "the cell is empty")
    return Problem(f"{where}, {column}" if column else where, message)
