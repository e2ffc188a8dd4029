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
from types import CodeType
from typing import TypeAlias, get_args, get_type_hints

from attrs import NOTHING, Attribute, AttrsInstance, fields, has

from conflictmodel import _checks
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.formats import _structuring
from conflictmodel.formats._codec import FORMAT, LINES, SCHEMA, Document, Header, Listed
from conflictmodel.formats._fast_reading import MOST_KEPT, SHARED
from conflictmodel.formats._structuring import EXPLICIT, TAG, TAGS
from conflictmodel.values.periods import Period
from conflictmodel.values.points import plain
from conflictmodel.values.sources import Grade, Source

Writer: TypeAlias = Callable[..., str]
"""Returns the text of a value of one type."""


def document(dossier: Dossier) -> str:
    """Return the document of a dossier.

    Raises:
        InvalidValueError: If a number has too many digits to be read again.
    """
    sources = tuple(map(Listed, dossier.sources))
    whole = Document(
        format=FORMAT, schema=SCHEMA, title=dossier.title, sources=sources, claims=dossier.claims
    )
    return f"{_Layout(is_line=False).writer(Document)(whole)}\n"


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
        self._plain = _PLAIN if is_line else {**_PLAIN, Source: _name}
        self._colon = ":" if is_line else ": "
        self._writers: dict[tuple[object, int], Writer] = {}

    def writer(self, kind: object, depth: int = 0) -> Writer:
        """Return what writes the values of a type that lie so many levels deep."""
        key = kind, depth
        if key not in self._writers:
            self._writers[key] = self._made(kind, depth)
        return self._writers[key]

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
        inner = _structuring.without_none(kind)
        # Not looked up before it is needed: a group may lie within a group.
        write = cache(partial(self.writer, inner, depth))

        def text_or_null(value: object) -> str:
            return "null" if value is None else write()(value)

        return text_or_null

    def _collection(self, kind: object, depth: int) -> Writer:
        write = self.writer(get_args(kind)[0], depth + 1)
        is_set = _structuring.is_set(kind)
        before, after = self._line(depth + 1), self._line(depth)
        separator = f",{before}"

        def text(items: Collection[str]) -> str:
            if not items:
                return "[]"
            written = separator.join(map(write, sorted(items) if is_set else items))
            return f"[{before}{written}{after}]"

        return text

    def _union(self, kind: object, depth: int) -> Writer:
        writers: dict[object, Writer] = {one: self.writer(one, depth) for one in get_args(kind)}

        def text(value: object) -> str:
            return writers[type(value)](value)

        return text

    def _of_field(self, kind: type, field: "Attribute[object]", depth: int) -> Writer:
        """Return what writes a field: it is not asked to write the default of `None`."""
        of = _types(kind)[field.name]
        if field.default is None and kind not in {*EXPLICIT, *get_args(of)}:
            of = _structuring.without_none(of)
        return self.writer(of, depth)

    def _record(self, kind: type[AttrsInstance], depth: int) -> Writer:
        """Return the function of an attrs class, made as attrs makes its constructor.

        For a group, it is this one where everything is in one line:

            def write(value):
                within = f',"within":{write_within(value.within)}' if … else ''
                id = f',"id":{write_id(value.id)}' if … else ''
                return f'{"name":{write_name(value.name)}{within}{id}}'

        with the braces of JSON doubled, and where it says … that the value is not the default. The
        first field of each type is always written.
        """
        before, after = self._line(depth + 1), self._line(depth)
        tag = f"{quoted(TAG)}{self._colon}{quoted(TAGS[kind])},{before}" if kind in TAGS else ""
        lines = ["def write(value):"]
        whole = f"{{{{{before}{tag}"
        names: dict[str, object] = {}
        for number, field in enumerate(fields(kind)):
            name = field.name
            names[f"write_{name}"] = self._of_field(kind, field, depth + 1)
            names[f"default_{name}"] = getattr(field.default, "factory", field.default)
            comma = f",{before}" if number else ""
            text = f"{comma}{quoted(name)}{self._colon}{{write_{name}(value.{name})}}"
            condition = "" if kind in EXPLICIT else _condition(field)
            if condition:
                lines.append(f" {name} = f{text!r} if {condition} else ''")
            whole += f"{{{name}}}" if condition else text
        lines.append(f" return f{f'{whole}{after}}}}}'!r}")
        made: dict[str, Writer] = {}
        exec(_compiled("\n".join(lines)), names, made)  # noqa: S102 - of names of our own fields
        return _once(made["write"]) if kind in SHARED else made["write"]


def _condition(field: "Attribute[object]") -> str:
    """Return the expression that a field does not equal its default; nothing without a default."""
    value, default = f"value.{field.name}", f"default_{field.name}"
    if field.default is NOTHING:
        return ""
    if field.default is None:
        return f"{value} is not None"
    if hasattr(field.default, "factory"):  # each of ours makes the default of the whole value
        default = f"{default}(value)"
    return f"{value} is not {default} and {value} != {default}"


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
    """Return the writer of a type that is written as one text, of letters, digits and signs."""

    def text(value: object) -> str:
        return f'"{notation(value)}"'

    return text


def _name(source: Source) -> str:
    return quoted(source.name)


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
