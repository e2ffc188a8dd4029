"""Frames: how one of any engine is opened, and its columns named and checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeGuard, final

import narwhals.stable.v2 as nw
from attrs import Factory, field, frozen
from narwhals.exceptions import DuplicateError
from narwhals.stable.v2.dtypes import DType
from narwhals.stable.v2.typing import IntoDataFrame, IntoFrameT, IntoLazyFrame

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.tables._engines import (
    corrected,
    has_lists,
    has_only_nulls,
    maker_of,
    spark_problems,
    with_only_nulls,
    without_categories,
)

Lazy: TypeAlias = nw.LazyFrame[IntoLazyFrame]
"""A frame in whose terms everything here is computed, whatever its engine."""


@final
@frozen(eq=False)
class Kinds:
    """The types that a column may have, how they are asked for, and what one is made, if known."""

    types: tuple[type[DType], ...]
    advice: str = ""
    plain: DType = Factory(nw.String)


_CATEGORIES = (nw.Categorical, nw.Enum)
_TEXTS = (nw.String, *_CATEGORIES)
_WHOLES = (nw.Int64, nw.Int32, nw.Int16, nw.Int8, nw.UInt32, nw.UInt16, nw.UInt8)
_NESTED = (nw.List, nw.Array, nw.Struct)

WHOLE = Kinds(
    _WHOLES,
    "a whole number of at most 64 bits with a sign, such as Int64; floats hold no large number"
    " exactly",
    nw.Int64(),
)
TEXT = Kinds(_TEXTS, "text")
ID = Kinds((*_TEXTS, *_WHOLES), "text, or whole numbers")
IDS = Kinds((*ID.types, nw.List), "text, or whole numbers, or a list of them")
DAY = Kinds(
    (nw.Date, nw.Datetime),
    "a day, such as Date, or midnight without a zone; cut off the time of day",
    nw.Date(),
)
ANY = Kinds(())
"""Whatever every engine can group by."""


@final
@frozen
class Column:
    """A column: the argument that names it, its name, its types, and its name while computing."""

    argument: str
    name: str
    kinds: Kinds
    alias: str = field(default=Factory(lambda self: self.argument, takes_self=True))


def with_nulls(frame: Lazy, *, in_one_kind: bool = False) -> Lazy:
    """Return a frame whose whole numbers and booleans stay what they are where some are null."""
    # Those of pandas become floats and objects otherwise. And what pandas computes is put beside
    # what it is computed from by the index, in which labels may repeat, so the rows are numbered.
    if not frame.implementation.is_pandas_like():
        return frame
    table = without_categories(frame.collect())
    numbers = [
        name for name, kind in table.schema.items() if kind.is_integer() or kind == nw.Boolean
    ]
    makers = {name: maker_of(table[name]) for name in numbers}
    # Numbers of pyarrow go with no others. To convert those of pandas would pass through floats.
    odd = {"numpy", *(["pyarrow"] if in_one_kind and len({*makers.values()}) > 1 else [])}
    kept = [name for name, maker in makers.items() if maker in odd]
    converted = nw.maybe_convert_dtypes(table.select(kept))
    return nw.maybe_reset_index(table.with_columns(*(converted[name] for name in kept))).lazy()


class Opened:
    """A frame of some engine, as one in whose terms can be computed; no other is taken."""

    def __init__(self, function: str, native: object) -> None:
        self._function = function
        try:
            frame: object = nw.from_native(corrected(native), pass_through=True)
            if _is_frame(frame):
                self._is_eager = isinstance(frame, nw.DataFrame)
                self.implementation = frame.implementation
                self.lazy: Lazy = frame.lazy()
                self._schema: Mapping[str, DType] = self.lazy.collect_schema()
                return
        except DuplicateError as error:
            message = f"cannot be read: {' '.join(str(error).split())}"
            raise _checks.refusal(function, Problem("frame", message)) from error
        advice = "a frame of polars, pandas, pyarrow, DuckDB or PySpark"
        message = f"expected {advice}, got {type(native).__name__}"
        raise _checks.refusal(function, Problem("frame", message))

    def check(self, columns: Sequence[Column], *, as_stored: bool = False) -> None:
        """Refuse columns that are missing or of the wrong type, all at once.

        From here on those that hold nothing but nulls have the type that is expected of them, and
        text is plain, unless it is to stay as it is stored or its column may be anything as well.
        """
        on_spark = self.implementation.is_spark_like()
        found = (self._found(each.argument, each.name, each.kinds) for each in columns)
        _checks.refuse(self._function, *found, spark_problems(self._schema) if on_spark else ())
        stored = {each.name for each in columns if as_stored or each.kinds is ANY}
        for each in columns:
            if each.kinds is not ANY:
                self._make_plain(each.name, each.kinds, as_stored=each.name in stored)

    def _make_plain(self, name: str, kinds: Kinds, *, as_stored: bool) -> None:
        kind = self._schema[name]
        # Objects of pandas that are all `None` have the type of text, and grouped become floats.
        is_empty_text = kind == nw.String and has_only_nulls(self.lazy, name, kind)
        if is_empty_text or not isinstance(kind, kinds.types):  # accepted, as it holds nothing
            self.lazy = with_only_nulls(self.lazy, name, kinds.plain)
        elif as_stored:
            return
        elif isinstance(kind, _CATEGORIES):
            self.lazy = self.lazy.with_columns(nw.col(name).cast(nw.String))
        elif isinstance(kind, nw.List) and kind.inner != nw.String:
            self.lazy = self.lazy.with_columns(nw.col(name).cast(nw.List(nw.String)))
        else:
            return
        self._schema = self.lazy.collect_schema()

    def _found(self, argument: str, name: object, kinds: Kinds) -> tuple[Problem, ...]:
        if type(name) is not str:
            return _checks.is_a(argument, name, str)
        if name not in self._schema:
            there = ", ".join(map(repr, self._schema))
            message = f"there is no column {_checks.shown(name)}; the columns are {there}"
            return (Problem(argument, message),)
        kind = self._schema[name]
        is_any = kinds is ANY
        if is_any and (isinstance(kind, _NESTED) or has_lists(self.lazy, name, kind)):
            message = f"the column {name!r} is {kind}, by which not every engine groups"
            return (Problem(argument, f"{message}; make it text"),)
        is_right = is_any or (_is_one(kind, kinds) and not self._has_times(name, kinds))
        if is_right or has_only_nulls(self.lazy, name, kind):
            return ()
        advice = kinds.advice
        if kinds is DAY and self.implementation.is_pandas_like():
            advice += ', as .astype("date32[pyarrow]") does'
        message = f"the column {name!r} is {kind}; expected {advice}"
        return (Problem(argument, message),)

    def _has_times(self, name: str, kinds: Kinds) -> bool:
        """Tell whether a column has times other than midnight, where none is computed later."""
        if kinds is not DAY or not self._is_eager:
            return False
        no_day = self.lazy.filter(~nw.col(name).is_null() & self.day(name).is_null())
        return len(no_day.collect()) > 0

    def select(self, columns: Iterable[Column]) -> Lazy:
        """Return columns under their aliases: whole numbers as Int64, names as text, and days."""
        return with_nulls(self.lazy.select(*map(self._plain, columns)), in_one_kind=True)

    def _plain(self, given: Column) -> nw.Expr:
        if given.kinds is DAY:
            return self.day(given.name).alias(given.alias)
        kind = self._schema[given.name]
        wanted, column = given.kinds.plain, nw.col(given.name)
        is_kept = given.kinds is ANY or wanted == kind
        return (column if is_kept else column.cast(wanted)).alias(given.alias)

    def day(self, name: str) -> nw.Expr:
        """Return the day of a column; of a time that is not midnight none is known."""
        time = nw.col(name)
        if not isinstance(self._schema[name], nw.Datetime):
            return time
        day = time.cast(nw.Date)
        return nw.when(day.cast(nw.Datetime) == time).then(day)

    def native(self, frame: Lazy, like: IntoFrameT) -> IntoFrameT:
        """Return a frame as one of the type that was given; the rows of pandas are numbered."""
        del like  # for its type
        if not self._is_eager:
            lazy: IntoFrameT = nw.to_native(frame, pass_through=True)
            return lazy
        eager: IntoFrameT = nw.maybe_reset_index(frame.collect()).to_native()
        return eager


def _is_one(kind: DType, kinds: Kinds) -> bool:
    if isinstance(kind, nw.List):
        return kinds is IDS and kind.inner in (*ID.types, nw.Unknown)
    return isinstance(kind, kinds.types) and getattr(kind, "time_zone", None) is None


_Frame: TypeAlias = nw.DataFrame[IntoDataFrame] | Lazy


def _is_frame(frame: object) -> TypeGuard[_Frame]:
    return isinstance(frame, nw.DataFrame | nw.LazyFrame)


@final
class By:
    """The columns to group by, whose names an engine must take neither for others nor for several.

    While something is computed they have names of their own, because a column may be grouped by and
    read as something else too.
    """

    def __init__(self, function: str, by: str | Iterable[str], made: Sequence[str]) -> None:
        self.names = (by,) if isinstance(by, str) else _checks.listed(function, "by", by, str)
        problems = [
            Problem("by", f"{_checks.shown(name)} {problem}; rename yours")
            for name in self.names
            for problem in _wrong_names(name, made)
        ]
        if not self.names:
            problems.append(Problem("by", "name one column or more"))
        if len(set(self.names)) < len(self.names):
            problems.append(Problem("by", "a column is named twice"))
        _checks.refuse(function, tuple(problems))
        self.keys = [f"by {number}" for number in range(len(self.names))]

    @property
    def columns(self) -> list[Column]:
        named = zip(self.names, self.keys, strict=True)
        return [Column("by", name, ANY, key) for name, key in named]

    @property
    def renamed(self) -> list[nw.Expr]:
        return [nw.col(key).alias(name) for name, key in zip(self.names, self.keys, strict=True)]


def _wrong_names(name: str, made: Sequence[str]) -> Iterator[str]:
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
