"""Names: those of the columns to group by, and those that rows have as ids."""

from collections.abc import Iterable, Iterator, Sequence
from typing import final

import narwhals.stable.v2 as nw

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.tables._frames import ANY, Column


@final
class By:
    """The columns to group by, which an engine must not take for others, nor for those made.

    While something is computed they have names of their own, because a column may be grouped by and
    read as something else too.
    """

    def __init__(self, function: str, by: str | Iterable[str], made: Sequence[str]) -> None:
        self.names = (by,) if isinstance(by, str) else _checks.listed(function, "by", by, str)
        problems = [
            Problem("by", f"{_checks.shown(name)} {problem}; rename yours")
            for name in self.names
            for problem in _wrong(name, made)
        ]
        if not self.names:
            problems.append(Problem("by", "name one column or more"))
        if len(set(self.names)) < len(self.names):
            problems.append(Problem("by", "a column is named twice"))
        _checks.refuse(function, tuple(problems))
        self.keys = [f"by {number}" for number in range(len(self.names))]

    @property
    def columns(self) -> list[Column]:
        """The columns, with the other names."""
        named = zip(self.names, self.keys, strict=True)
        return [Column("by", name, ANY, key) for name, key in named]

    @property
    def renamed(self) -> list[nw.Expr]:
        """The columns under their names again."""
        return [nw.col(key).alias(name) for name, key in zip(self.names, self.keys, strict=True)]


def _wrong(name: str, made: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the name of a column to group by."""
    if name in made:
        yield "is the name of a column that is made"
    elif name.casefold() in made:
        yield f"differs only in case from {name.casefold()!r}, a column that is made"
    if name == "*" or (name.startswith("^") and name.endswith("$")):
        yield "stands for several columns in some engines"


def is_named(column: str) -> nw.Expr:
    """Return whether a row has an id, or an origin; null, empty and blank ones are none."""
    name = nw.col(column).fill_null("")
    # Most begin with a letter, and an engine may take six times as long to strip each of them.
    is_plain = (name >= "!") & (name < "\x7f")
    return nw.when(is_plain).then(is_plain).otherwise(name.str.strip_chars(_BLANK) != "")


_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001))))  # the same for every engine
