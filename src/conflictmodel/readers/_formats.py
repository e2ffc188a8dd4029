"""Formats: a name, how a file of it is recognised, and how its records are read."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.atomic import Problems
from conflictmodel.files.source import Input
from conflictmodel.readers.extracts import Record

Made: TypeAlias = tuple[Record | None, Iterable[Problem]]
"""The record of a row, or none and what is wrong with the row."""


@final
@frozen
class Format:
    """What somebody publishes: its name, a title, and how it is recognised and read.

    `likeness` is given the beginning of a file and answers from 0 (surely not this) to 1; `records`
    yields the records, or raises an `InvalidValueError` with everything that is wrong.
    """

    name: str
    title: str
    likeness: Callable[[str], float]
    records: Callable[[Input], Iterator[Record]]


def without_problems(made: Iterator[Made]) -> Iterator[Record]:
    """Yield the records of a file that come before the first problem.

    Raises:
        InvalidValueError: At the end, or after the first hundred, with all problems.
    """
    problems = Problems()
    try:
        for record, found in made:
            if problems.extend(found):
                break
            if record is not None and not problems.found:
                yield record
    except InvalidValueError as error:  # the rest of the file cannot be read
        problems.extend(error.problems)
    _checks.refuse("read_file", tuple(problems.found))
