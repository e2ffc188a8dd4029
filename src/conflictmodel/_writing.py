"""How a value of each type is written as JSON: in one way, and straight to text.

For each type a function is made that puts the text of a value together from those of its fields,
with no tree of dictionaries in between. The text of a source or a subject that many claims share is
made once.

Imported on first use, because json takes time to import.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from types import CodeType, NoneType
from typing import TypeAlias, get_args, get_type_hints

from attrs import NOTHING, Attribute, AttrsInstance, fields, has

from conflictmodel import _checks, _structuring
from conflictmodel._converter import FORMAT, LINES, SCHEMA, Document, Header, Listed
from conflictmodel._fast_reading import MOST_KEPT, SHARED
from conflictmodel._structuring import EXPLICIT, TAG, TAGS
from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.periods import Period
from conflictmodel.points import plain
from conflictmodel.sources import Grade, Source

Writer: TypeAlias = Callable[..., str]
"""Returns the text of a value of one type."""


def document(dossier: Dossier) -> str:
    """Return the document of a dossier.

    Raises:
        InvalidValueError: If a number has too many digits to be read again.
    """
    layout = _Layout(is_line=False)
    sources = tuple(map(Listed, dossier.sources))
    without_claims = layout.writer(Document)(
        Document(format=FORMAT, schema=SCHEMA, title=dossier.title, sources=sources, claims=())
    )
    # The claims are nearly all of it: their texts are joined once, and not copied again.
    head, tail = without_claims.removesuffix("[]\n}"), "\n}\n"
    return "".join([head, *layout.pieces(dossier.claims, layout.writer(Claim, 2), 1), tail])


class LineWriter:
    """What writes the lines of a stream, each claim with its sources in full."""

    def __init__(self) -> None:
        layout = _Layout(is_line=True)
        self._writers = {kind: layout.writer(kind) for kind in (Header, *get_args(Claim))}

    def header(self, title: str | None) -> str:
        """Return the first line."""
        return self.claim(Header(format=LINES, schema=SCHEMA, title=title))

    def claim(self, value: Claim | Header) -> str:
        """Return the line of a claim.

        Raises:
            InvalidValueError: If a number has too many digits to be read again.
        """
        return f"{self._writers[type(value)](value)}\n"


class _Layout:
    """Where the text of a value is broken, and what each type is written by.

    It keeps texts of the values it has written, and so is made anew for each document and stream.

    Args:
        is_line: Whether a value is one line that is whole in itself: without spaces, and with each
            source in full. Otherwise each member and item has a line of its own, with two spaces
            for each level that it lies deep, and a source is its name.
    """

    def __init__(self, *, is_line: bool) -> None:
        self._is_line = is_line
        self._plain = _PLAIN if is_line else {**_PLAIN, Source: _noted(attrgetter("name"))}
        self._colon = ":" if is_line else ": "
        self._writers: dict[tuple[object, int], Writer] = {}

    def writer(self, kind: object, depth: int = 0) -> Writer:
        """Return what writes the values of a type that lie so many levels deep."""
        key = kind, depth
        if key not in self._writers:
            self._writers[key] = self._made(kind, depth)
        return self._writers[key]

    def pieces(self, items: Collection[object], write: Writer, depth: int) -> list[str]:
        """Return the text of a list in pieces."""
        if not items:
            return ["[]"]
        separator = f",{self._line(depth + 1)}"
        found = [text for item in items for text in (separator, write(item))]
        found[0] = f"[{self._line(depth + 1)}"
        return [*found, f"{self._line(depth)}]"]

    def _line(self, depth: int) -> str:
        return "" if self._is_line else f"\n{depth * '  '}"

    def _made(self, kind: object, depth: int) -> Writer:
        if kind in self._plain:
            return self._plain[kind]
        if _structuring.is_enumeration(kind):
            return {member: quoted(member.value) for member in kind}.__getitem__
        if _structuring.is_optional(kind):
            return self._optional(kind, depth)
        if _structuring.is_collection(kind):
            return self._collection(kind, depth)
        record = Source if kind is Listed else kind
        if isinstance(record, type) and has(record):
            return self._record(record, depth)
        return self._union(kind, depth)

    def _optional(self, kind: object, depth: int) -> Writer:
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        # Not looked up before it is needed: a group may lie within a group.
        write = cache(partial(self.writer, inner, depth))

        def text_or_null(value: object) -> str:
            return "null" if value is None else write()(value)

        return text_or_null

    def _collection(self, kind: object, depth: int) -> Writer:
        write = self.writer(get_args(kind)[0], depth + 1)
        is_set = _structuring.is_set(kind)

        def text(items: Collection[str]) -> str:
            return "".join(self.pieces(sorted(items) if is_set else items, write, depth))

        return text

    def _union(self, kind: object, depth: int) -> Writer:
        writers: dict[object, Writer] = {one: self.writer(one, depth) for one in get_args(kind)}

        def text(value: object) -> str:
            return writers[type(value)](value)

        return text

    def _record(self, kind: type[AttrsInstance], depth: int) -> Writer:
        """Return the function of an attrs class, made as attrs makes its constructor.

        For a group, it is this one where everything is in one line:

            def write(value):
                text = ''
                text += ',"name":' + write_name(value.name)
                if value.within is not None:
                    text += ',"within":' + write_within(value.within)
                if value.id is not None:
                    text += ',"id":' + write_id(value.id)
                return '{' + text[1:] + '}'
        """
        before, after = self._line(depth + 1), self._line(depth)
        tag = f",{before}{quoted(TAG)}{self._colon}{quoted(TAGS[kind])}" if kind in TAGS else ""
        lines = ["def write(value):", f" text = {tag!r}"]
        names: dict[str, object] = {}
        for field in fields(kind):
            name = field.name
            key = f",{before}{quoted(name)}{self._colon}"
            names[f"write_{name}"] = self.writer(_types(kind)[name], depth + 1)
            names[f"default_{name}"] = getattr(field.default, "factory", field.default)
            condition = "" if kind in EXPLICIT else _condition(field)
            lines.append(f" {condition}text += {key!r} + write_{name}(value.{name})")
        lines.append(f" return '{{' + text[1:] + {f'{after}}}'!r}")
        made: dict[str, Writer] = {}
        exec(_compiled("\n".join(lines)), names, made)  # noqa: S102 - of names of our own fields
        return _once(made["write"]) if kind in SHARED else made["write"]


def _condition(field: "Attribute[object]") -> str:
    """Return the beginning of a statement that is for a field unless it equals its default."""
    value, default = f"value.{field.name}", f"default_{field.name}"
    if field.default is NOTHING:
        return ""
    if field.default is None:
        return f"if {value} is not None: "
    if hasattr(field.default, "factory"):  # each of ours makes the default of the whole value
        default = f"{default}(value)"
    return f"if {value} is not {default} and {value} != {default}: "


_types = cache(get_type_hints)


@cache
def _compiled(source: str) -> CodeType:
    return compile(source, "<the writer of a type>", "exec")


def _once(write: Writer) -> Writer:
    """Return a writer that writes a value that comes again only once."""
    known: dict[int, tuple[object, str]] = {}

    def recall(value: object) -> str:
        found = known.get(id(value))
        if found is None:
            if len(known) >= MOST_KEPT:
                known.clear()
            # The value is kept too, because another might be given its place in memory.
            found = known[id(value)] = value, write(value)
        return found[1]

    return recall


def _noted(notation: Writer) -> Writer:
    """Return the writer of a type that is written as one text, in a notation of its own."""

    def text(value: object) -> str:
        return quoted(notation(value))

    return text


def _digits(number: int) -> str:
    if number >= _checks.TOO_LARGE:  # a document has many numbers, and all but never such a one
        _checks.refuse("dumps", _checks.few_digits("$", number))
    return str(number)


def _truth(value: bool) -> str:  # noqa: FBT001 - it is what is written
    return "true" if value else "false"


_PLAIN: Mapping[object, Writer] = {
    str: quoted,
    int: _digits,
    bool: _truth,
    date: _noted(date.isoformat),
    Decimal: _noted(plain),
    Period: _noted(attrgetter("edtf")),
    Grade: _noted(str),
}
"""The types that are written as one value, each with its writer."""
