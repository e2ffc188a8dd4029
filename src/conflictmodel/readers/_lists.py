"""Lists: the entries of a JSON file, each an object of texts and whole numbers."""

from collections.abc import Callable, Iterator

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import whole
from conflictmodel.files.json_text import RepeatedKeys, found_by, got, is_list, is_object, parsed
from conflictmodel.files.source import Input, refusal
from conflictmodel.readers._formats import Format, Made, without_problems
from conflictmodel.readers._rows import Mapper, Row
from conflictmodel.readers.extracts import Record


def json_list(  # noqa: PLR0913 - the parts of a format, each by its name
    name: str,
    title: str,
    mapper: Callable[[], Mapper],
    *,
    likeness: Callable[[str], float],
    required: tuple[str, ...],
    texts: tuple[str, ...],
    counts: tuple[str, ...],
    doubt: Callable[[list[object]], str | None] = lambda _: None,
) -> Format:
    """Return the format of a list of objects.

    A number is published as its digits; it is the mapping that refuses one below 0.

    Args:
        name: The name of the format.
        title: What it is.
        mapper: Returns, for each file anew, how the claims of an entry are made of it.
        likeness: How a file that begins so is recognised.
        required: The keys without which an entry is refused.
        texts: The keys whose values are texts.
        counts: The keys whose values are whole numbers; any other is kept, and told.
        doubt: Returns why a list with these entries is no such list; `None` where it may be one.
    """

    def made(file: Input) -> Iterator[Made]:
        unknown: dict[str, Problem] = {}
        make = mapper()
        entries = _entries(file)
        if reason := doubt(entries):
            raise refusal("$", reason)
        for index, entry in enumerate(entries):
            where = f"$[{index}]"
            cells = _cells(where, entry, required, texts, counts)
            if isinstance(cells, tuple):
                yield None, cells
                continue
            row = Row(where, cells)
            yield row.record(make), row.problems
            for key in cells:
                if key not in {*texts, *counts}:
                    unknown.setdefault(key, Problem(key, "the key is not known"))
        if unknown:
            yield Record("$", findings=tuple(unknown.values())), ()

    def records(file: Input) -> Iterator[Record]:
        return without_problems(made(file))

    return Format(name, title, likeness, records)


def _entries(file: Input) -> list[object]:
    """Return the entries of the list that a file holds."""
    try:
        tree = parsed(whole(file.read))
    except (InvalidValueError, RecursionError) as error:
        raise InvalidValueError("read_file", found_by(error, "$")) from None
    if not is_list(tree):
        raise refusal("$", f"expected a list, got {got(tree)}")
    return tree


def _cells(
    where: str,
    entry: object,
    required: tuple[str, ...],
    texts: tuple[str, ...],
    counts: tuple[str, ...],
) -> dict[str, str] | tuple[Problem, ...]:
    """Return the values of an entry as texts, or everything for which it is none."""
    if not is_object(entry):
        return (Problem(where, f"expected an object, got {got(entry)}"),)
    cells: dict[str, str] = {}
    problems = [
        Problem(where, f"the key {_checks.shown(key)} is missing")
        for key in required
        if key not in entry
    ]
    if isinstance(entry, RepeatedKeys):
        problems += [
            Problem(where, f"the key {_checks.shown(key)} occurs more than once")
            for key in entry.repeated
        ]
    for key, value in entry.items():
        if wrong := _checks.text("", key):
            problems += [Problem(where, f"a key: {problem.message}") for problem in wrong]
        elif type(value) is str and key not in counts:
            cells[key] = value
        elif type(value) is int and key not in texts:
            cells[key] = str(value)
        else:
            expected = "text" if key in texts else "a whole number"
            message = f"expected {expected}, got {got(value)}"
            problems.append(Problem(f"{where}, {key}", message))
    return tuple(problems) or cells
